"""Every interface string is asked for somewhere: what nobody reads is not shipped."""

from __future__ import annotations

import re
from itertools import chain

from .support import REPOSITORY, real_library

SECTIONS = ("guide.ask", "lookback", "player", "results.said", "shell")
"""What is handed on as a whole, and asked for by the rest of the key."""
OPEN = "care."
"""Tags that any scenario or quotation may bear."""

SOURCES = "\n".join(
    path.read_text("utf-8")
    for path in chain(
        REPOSITORY.glob("generator/**/*.py"),
        REPOSITORY.glob("site_templates/**/*.html"),
        REPOSITORY.glob("site_templates/**/*.js"),
    )
)
EVIDENCE = "\n".join(path.read_text("utf-8") for path in REPOSITORY.glob("content/evidence/*.yml"))
WHOLE = {
    *re.findall(r"[\"'`]([\w.-]+)[\"'`]", SOURCES),
    *re.findall(r"\b(?:words|shell)\.(\w+)", SOURCES),
}
STARTS = set(re.findall(r"[\"'`]([\w.-]+[.-])[\"'`$]?(?=[{\"'`\s),])", SOURCES))
ENDED = {word + end for end in WHOLE if end.startswith("-") for word in WHOLE}
PARTS = set(re.findall(r"[A-Za-z0-9]+", SOURCES + EVIDENCE))


def is_asked_for(key: str) -> bool:
    """Whether the sources name the key, or a beginning of it and every word of the rest."""
    if key in WHOLE or key in ENDED:
        return True
    return any(
        key.startswith(start) and PARTS.issuperset(re.findall(r"\w+", key.removeprefix(start)))
        for start in STARTS
    )


def unread(keys: list[str]) -> list[str]:
    return [
        key
        for key in keys
        if not key.startswith(OPEN)
        and not any(
            is_asked_for(each)
            for each in (
                key,
                *(
                    key.removeprefix(f"{section}.")
                    for section in SECTIONS
                    if key.startswith(section)
                ),
            )
        )
    ]


def test_every_interface_string_is_asked_for() -> None:
    assert unread(list(real_library().strings["en"])) == []


def test_a_string_that_nobody_reads_would_be_named() -> None:
    dead = ["results.said.zebra", "guide.zebra", "shell.zebra", "model.zebra-lede"]
    assert unread(["results.said.answered", *dead]) == dead
