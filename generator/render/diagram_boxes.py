"""The boxes of the model's drawing: where each category stands, and its words in it.

Steps run down, a row for each. Both sides have their boxes in the same places: where one has no
such part, its place stays empty.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.evidence import Evidence, Role, Side
from generator.render.concepts import Name, short_name
from generator.render.lettering import wrapped
from generator.render.words import Words

WIDTH = 300
TOP = 8
LINE_HEIGHT = 17
PADDING = 9
GAP = 30
BETWEEN = 30
FONT = 14
LANE = 9
GUTTER = 3
LEFT = GUTTER + LANE * 2
RIGHT = WIDTH - GUTTER - LANE * 3
"""What lanes leave of the width: two may run at the left, three at the right."""

_ROWS: tuple[tuple[Role, ...], ...] = (
    (Role.FACTORS,),
    (Role.KNOWING,),
    (Role.BEHAVIOURS,),
    (Role.PROCESSING,),
    (Role.CARE, Role.LIFE),
    (Role.OUTCOMES,),
)


@dataclass(frozen=True, slots=True)
class Box:
    """A category and its words; one without a category is a part that this side does not have.

    `foreign` words are not in the page's language.
    """

    category: str
    row: int
    left: int
    right: int
    top: int
    bottom: int
    lines: tuple[str, ...]
    foreign: bool

    @property
    def x(self) -> int:
        return (self.left + self.right) // 2

    @property
    def baselines(self) -> tuple[tuple[int, str], ...]:
        """Each line of the words and where it stands, the whole in the middle of the box."""
        first = (self.top + self.bottom - LINE_HEIGHT * (len(self.lines) - 1)) // 2 + 5
        return tuple((first + LINE_HEIGHT * n, line) for n, line in enumerate(self.lines))


Grid = tuple[tuple[str, ...], ...]
"""The categories of each row; an empty id is the place of one that this side does not have."""


def lay_out(evidence: Evidence, side: Side, missing: str) -> Grid:
    """The rows of one side, and without `missing` words no place for what it does not have."""
    rows = []
    for roles in _ROWS:
        row = []
        for role in roles:
            category = evidence.category_with(side, role)
            if category or (missing and evidence.category_with(side.other, role)):
                row.append(category or "")
        if any(row):
            rows.append(tuple(row))
    return tuple(rows)


def draw_boxes(evidence: Evidence, grid: Grid, words: Words, missing: str) -> tuple[Box, ...]:
    """The boxes of `grid` from the top down, each as high as the most words of its row need.

    `missing` are the words in the place of a category that this side does not have.
    """
    boxes = []
    top = TOP
    for row, names in enumerate(grid):
        if len(names) == 1:
            columns = [(LEFT, RIGHT)]
        else:
            half = (RIGHT - LEFT - BETWEEN) // 2
            columns = [(LEFT, LEFT + half), (RIGHT - half, RIGHT)]
        said = [
            short_name(name, evidence, words) if name else Name(missing, foreign=False)
            for name in names
        ]
        lettered = [
            wrapped(each.text, right - left - 10, FONT)
            for each, (left, right) in zip(said, columns, strict=True)
        ]
        height = LINE_HEIGHT * max(len(lines) for lines in lettered) + 2 * PADDING
        boxes += [
            Box(name, row, left, right, top, top + height, lines, each.foreign)
            for name, (left, right), lines, each in zip(names, columns, lettered, said, strict=True)
        ]
        top += height + GAP
    return tuple(boxes)
