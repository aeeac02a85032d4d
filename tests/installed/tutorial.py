"""A tutorial page as a list of steps.

The page is written for people; this is the convention that makes it testable:

* a block of ``sh`` holds lines to type;
* a block of ``text`` holds what is then seen in the terminal, or, where the paragraph before it
  says “The page `…`”, what that page says;
* a block of ``yaml`` is an edit, if the paragraph before it says “find:”, “Replace it with:” or
  “Put this above it:”. The file is the one last named in “In `…`”; other ``yaml`` is an example.

In what is seen, “…” stands for anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Type:
    """A line to type into the terminal."""

    line: str


@dataclass(frozen=True, slots=True)
class See:
    """Something to be seen, in the terminal or on a page of the site."""

    pattern: str
    page: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a file: `found` is there once, and `put` takes its place."""

    file: str
    found: str
    put: str


Step = Type | See | Change


def steps_of(page: str) -> Iterator[Step]:
    """The steps of a tutorial, in the order of the page."""
    file, found, end = "", "", 0
    for block in _BLOCK.finditer(page):
        before = page[end : block.start()].strip()
        paragraph = before.rpartition("\n\n")[2]
        language, text, end = block[1], block[2].removesuffix("\n"), block.end()
        if named := re.findall(r"In `([^`]+\.\w+)`", paragraph):
            file = named[-1]
        if language == "sh":
            yield from (Type(line) for line in text.splitlines())
        elif language == "text":
            on = re.search(r"[Tt]he page `([^`]+)`", paragraph)
            yield See(_pattern(text), on[1] if on else None)
        elif paragraph.endswith("find:"):
            found = text
        elif paragraph.endswith("Replace it with:"):
            yield Change(file, found, text)
        elif paragraph.endswith("Put this above it:"):
            yield Change(file, found, f"{text}\n{found}")


def _pattern(text: str) -> str:
    return ".*".join(re.escape(part) for part in text.split("…"))
