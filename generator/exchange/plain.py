"""Authors' Markdown as plain lines, for tools that know no Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from markupsafe import Markup

from generator.render.prose import prose

_SPACES = re.compile(r"[ \t\r\n]+")


def plain_lines(text: str) -> tuple[str, ...]:
    """A text as a page shows it, one line a paragraph. Emphasis is dropped, its words are kept."""
    return _lines(prose(text))


def plain_line(text: str) -> str:
    """The same, all in one line."""
    return " ".join(plain_lines(text))


def unmarked(html: Markup) -> str:
    """Words of the interface without the markup that pages need."""
    return " ".join(_lines(html))


def _lines(html: Markup) -> tuple[str, ...]:
    reader = _Reader()
    reader.feed(str(html))
    reader.close()
    reader.turn()
    return tuple(reader.lines)


@dataclass(slots=True)
class _List:
    ordered: bool
    count: int = 0

    def mark(self) -> str:
        self.count += 1
        return f"{self.count}. " if self.ordered else "• "


@dataclass(eq=False)
class _Reader(HTMLParser):
    """Collects the lines of HTML that `prose` or the interface's words are made of."""

    lines: list[str] = field(default_factory=list)
    line: str = ""
    lists: list[_List] = field(default_factory=list)
    mark: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("p", "li", "br", "ul", "ol", "blockquote"):
            self.turn()
        if tag in ("ul", "ol"):
            self.lists.append(_List(tag == "ol"))
        if tag == "li" and self.lists:
            self.mark = self.lists[-1].mark()

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "li", "ul", "ol", "blockquote"):
            self.turn()
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()

    def handle_data(self, data: str) -> None:
        self.line += data

    def turn(self) -> None:
        """End the line, if anything stands in it."""
        line = _SPACES.sub(" ", self.line).strip(" ")
        self.line = ""
        if line:
            self.lines.append(self.mark + line)
            self.mark = ""
