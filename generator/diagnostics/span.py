"""Places in an author's files: routes name them, spans measure them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Route = tuple[str | int, ...]
"""Keys and indices leading to a value, such as ``("scenes", "opening", "choices")``."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file. Lines and columns count from 1; the end is exclusive."""

    document: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Ref:
    """A place named by its route, so that rules never deal in line numbers."""

    document: str
    route: Route
    at: Literal["value", "key"] = "value"

    def key(self) -> Ref:
        """The key that introduces this value, where the mistake is the name itself."""
        return Ref(self.document, self.route, "key")


@dataclass(frozen=True, slots=True)
class Comment:
    """What stands after ``# downstream:``, its place, and the lines it speaks for."""

    said: str
    span: Span
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where each route of one document stands in its text; and its comments to us."""

    document: str
    text: str
    values: Mapping[Route, Span]
    keys: Mapping[Route, Span]
    comments: tuple[Comment, ...] = ()

    def span(self, ref: Ref) -> Span:
        """The span of `ref`, or of the nearest enclosing value that the author wrote.

        Normalised forms (one effect written as a plain word, say) have routes that go deeper
        than the text; the enclosing value is what the author sees.
        """
        first, second = (self.keys, self.values) if ref.at == "key" else (self.values, self.keys)
        route = ref.route
        while route:
            found = first.get(route) or second.get(route)
            if found:
                return found
            route = route[:-1]
        return self.values.get((), Span(self.document, 1, 1, 1, 1))
