"""Where a parser of YAML stopped, and what can be told of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

Place = tuple[int, int]
"""Line and column, counted from 0."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What went wrong, where to look, and the way out."""

    message: str
    place: Place
    hint: str


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the parser stopped (`at`), what it was reading since when, and the last text it read.

    `text` are the places where that text starts and ends.
    """

    lines: Sequence[str]
    doing: str
    problem: str
    at: Place
    since: Place | None
    text: tuple[Place, Place] | None

    def line(self, number: int) -> str:
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    @property
    def sign(self) -> str:
        """The character it stopped at; nothing at the end of a line."""
        return self.line(self.at[0])[self.at[1] : self.at[1] + 1]

    def before(self, number: int) -> int | None:
        """The nearest line above that says something."""
        above = range(number - 1, -1, -1)
        return next((n for n in above if self.line(n).split("#")[0].strip()), None)


QUOTED: Final = (
    'Put the whole text in straight quotation marks ("…"; curly ones, “…”, do not count), or on '
    "the next line, further in, after “>-”."
)
