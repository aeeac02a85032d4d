"""Twee 3 as text: passages, links, and the characters that would mean something in them.

Twee has no escapes for a passage's text, but every story format shows HTML, so a character
reference stands for what would be read as a link, a macro or a new passage.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.load.tree_builder import FORBIDDEN

_IN_HEADER = re.compile(r"[\\\[\]{}]")
_IN_TEXT = re.compile(
    r"[<>\[\]{}]|&(?=[A-Za-z#])|\$(?=\w)|\((?=[A-Za-z][\w-]*:)|^:(?=:)|^-(?=-$)|^\\(?=::)",
    re.MULTILINE,
)
_IN_LINK = re.compile(r"[|\n]")


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage, its text as it stands in the file. `position` is where Twine draws it."""

    name: str
    body: str
    tags: tuple[str, ...] = ()
    position: tuple[int, int] | None = None

    def text(self) -> str:
        header = f":: {_header(self.name)}"
        if self.tags:
            header += f" [{' '.join(_header(tag) for tag in self.tags)}]"
        if self.position:
            x, y = self.position
            header += f' {{"position":"{x},{y}","size":"100,100"}}'
        return f"{header}\n{self.body}\n"


def story_text(title: str, data: Mapping[str, str], passages: Sequence[Passage]) -> str:
    """A whole story; `data` is what StoryData says."""
    first = (
        Passage("StoryTitle", " ".join(title.split())),
        Passage("StoryData", json.dumps(data, indent=2)),
    )
    return "\n".join(passage.text() for passage in (*first, *passages))


def link(text: str, target: str) -> str:
    words = _IN_LINK.sub(lambda found: f"&#{ord(found[0])};", escaped(text))
    return f"[[{words}->{target}]]"


def escaped(text: str) -> str:
    """Text that no story format takes for anything else; `unescaped` gives it back."""
    return _IN_TEXT.sub(lambda found: f"&#{ord(found[0])};", text)


def unescaped(text: str) -> str:
    """Text of a passage with its character references read, none of them to a control character.

    Some tools write a backslash before a line that starts with two colons.
    """
    bare = html.unescape(re.sub(r"^\\(?=::)", "", text, flags=re.MULTILINE))
    return FORBIDDEN.sub("", bare)


def _header(text: str) -> str:
    return _IN_HEADER.sub(r"\\\g<0>", " ".join(text.split()))
