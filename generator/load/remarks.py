"""Comments to people: lines of their own, which stand above something."""

from __future__ import annotations

from generator.diagnostics.span import SourceMap
from generator.load.comments import is_to_us

_TO_EDITORS = "# yaml-language-server:"


class Remarks:
    """The comments of one document, by what they stand above."""

    def __init__(self, source: SourceMap) -> None:
        self._lines = source.text.split("\n")
        self._within = _lines_within_texts(source)

    def above(self, number: int) -> list[str]:
        """Comments and empty lines right above a line, but for those to us and to editors."""
        found: list[str] = []
        for place in range(number - 1, 0, -1):
            line = self._lines[place - 1].strip()
            if line and (place in self._within or not line.startswith("#")):
                break
            if not is_to_us(line) and not line.startswith(_TO_EDITORS):
                found.append(line)
        return found[::-1]

    def has_a_line_to_itself(self, number: int, column: int) -> bool:
        """Whether nothing but a dash stands before a place in its line."""
        return not self._lines[number - 1][: column - 1].strip(" -")


def _lines_within_texts(source: SourceMap) -> frozenset[int]:
    """The lines that a text goes on in, after the one it begins in."""
    holders = {route[:-1] for route in source.values if route}
    return frozenset(
        line
        for route, span in source.values.items()
        if route not in holders
        for line in range(span.line + 1, span.end_line + (span.end_column > 1))
    )
