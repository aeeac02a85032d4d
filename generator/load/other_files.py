"""What stands among the scenarios and is not read: what it may have been meant for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import PurePath
from typing import Final

from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.span import Ref
from generator.load.mistakes import file_ending, other_file
from generator.model.ids import nearest_id

_MEANT: Final = re.compile(r"(?P<stem>.+)\.ya?ml(?P<text>\.te?xt)?", re.IGNORECASE)
_WRITTEN: Final = frozenset({".doc", ".docx", ".odt", ".pages", ".pdf", ".rtf"})
"""What a word processor writes: no other name makes plain text of it."""
_OF_THE_SYSTEM: Final = frozenset({"desktop.ini", "thumbs.db"})


def not_read(folder: str, names: Collection[str]) -> Iterator[Finding]:
    """What to tell of the files of `folder`, the scenarios', by their names."""
    for name in sorted(names):
        # Word's lock on an open file is hidden where Word runs, and only there.
        if name.endswith(".yml") or name.casefold() in _OF_THE_SYSTEM or name.startswith("~$"):
            continue
        place = Ref(f"{folder}/{name}", ())
        meant = _MEANT.fullmatch(name)
        if meant:
            yield Finding(
                file_ending.MISTAKE,
                place,
                f"Scenario files end in “.yml”; “{name}” is not read.",
                _rename(f"{_usable(meant['stem'])}.yml", names, bool(meant["text"])),
            )
        else:
            yield Finding(
                other_file.MISTAKE,
                place,
                f"“{name}” is not read: only files that end in “.yml” are.",
                _move(name, names),
            )


def _rename(target: str, names: Collection[str], hidden: bool) -> str:
    if target in names:
        return f"“{target}” is there already: move this file to another folder."
    shown = (
        " Windows shows the whole name once “File name extensions” is ticked under “View”."
        if hidden
        else ""
    )
    return f"Rename the file to “{target}”.{shown}"


def _move(name: str, names: Collection[str]) -> str:
    stem = re.split(r"\.ya?ml", name, maxsplit=1, flags=re.IGNORECASE)[0]
    target = f"{_usable(PurePath(stem).stem if stem == name else stem)}.yml"
    if target in names:
        return f"“{target}” is there already: move this file to another folder."
    if PurePath(name).suffix.lower() in _WRITTEN:
        return (
            f"If it is a scenario, save its text as “{target}”, as plain text (UTF-8); then move "
            "this file to another folder."
        )
    return f"If it is a scenario, rename the file to “{target}”; else move it to another folder."


def _usable(stem: str) -> str:
    """A name for a scenario, or for its translation (`a-visit.fr`)."""
    return ".".join(nearest_id(part) or part for part in stem.split("."))
