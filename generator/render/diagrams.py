"""Our own drawing of the model: one side at a time, categories as boxes, links as lines.

It is drawn from the links, not after the paper's Figure 1. A line stands for every link between
two categories. Steps run down. A line that skips a step, or runs back and so closes a cycle, leaves
through a lane beside the boxes; each lane leads to one box only, so that lines may share it. Both
sides have their boxes in the same places: where one has no such part, its place stays empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from generator.model.evidence import Evidence, Role, Side
from generator.render.concepts import Name, short_name
from generator.render.lettering import wrapped
from generator.render.words import Words

WIDTH = 300
TOP = 8
LINE_HEIGHT = 17
PADDING = 9
GAP = 30
LANE = 9
GUTTER = 3
BETWEEN = 30
FONT = 14
PAIR = 7
"""Half the distance of two lines that join the same boxes, one each way."""
CORNER = 5

_ROWS: tuple[tuple[Role, ...], ...] = (
    (Role.FACTORS,),
    (Role.KNOWING,),
    (Role.BEHAVIOURS,),
    (Role.PROCESSING,),
    (Role.CARE, Role.LIFE),
    (Role.OUTCOMES,),
)

Flank = Literal["left", "right"]


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


@dataclass(frozen=True, slots=True)
class Line:
    """All links from one category to another, as one path with its arrowhead.

    `back` lines close a cycle: they run against the steps, from a category to itself, or both ways
    between two of the same step.
    """

    start: str
    end: str
    links: tuple[str, ...]
    path: str
    back: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    side: Side
    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def draw_side(evidence: Evidence, side: Side, words: Words, missing: str = "") -> Drawing:
    """One side of the model, with every pair of its categories that some link joins.

    `missing` are the words in the place of a category that only the other side has; without
    them the place is left out.
    """
    links = {
        pair: names
        for pair, names in category_links(evidence).items()
        if all(evidence.side(each) is side for each in pair)
    }
    grid = _grid(evidence, side, missing)
    lanes = tuple(_lanes(links, _flanks(grid)))
    boxes = _boxes(evidence, grid, words, missing)
    placed = {box.category: box for box in boxes if box.category}
    lines = [
        Line(
            start,
            end,
            tuple(names),
            *_path(placed[start], placed[end], (end, start) in links, lanes),
        )
        for (start, end), names in links.items()
    ]
    return Drawing(side, WIDTH, max(box.bottom for box in boxes) + TOP, boxes, tuple(lines))


def category_links(evidence: Evidence) -> dict[tuple[str, str], list[str]]:
    """Pairs of categories with the links between them, item-level links included.

    Links from a whole side belong to no category and are left out.
    """
    pairs: dict[tuple[str, str], list[str]] = {}
    for name, link in evidence.model.links.items():
        for source in link.from_:
            for target in link.to:
                start, end = evidence.category_of(source), evidence.category_of(target)
                if start and end and name not in pairs.setdefault((start, end), []):
                    pairs[start, end].append(name)
    return pairs


Grid = tuple[tuple[str, ...], ...]
"""The categories of each row; an empty id is the place of one that this side does not have."""


def _grid(evidence: Evidence, side: Side, missing: str) -> Grid:
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


@dataclass(frozen=True, slots=True)
class _Place:
    row: int
    flank: Flank | None


def _flanks(grid: Grid) -> dict[str, _Place]:
    """Where each category stands: its row, and which half of it where there are two."""
    return {
        category: _Place(row, None if len(names) == 1 else ("left", "right")[column])
        for row, names in enumerate(grid)
        for column, category in enumerate(names)
        if category
    }


@dataclass(frozen=True, slots=True)
class _Lane:
    """A way beside the boxes to `end`, for the lines from `starts`; `out` counts outwards."""

    end: str
    starts: tuple[str, ...]
    flank: Flank
    out: int
    back: bool

    @property
    def x(self) -> int:
        beside = LANE * (self.out + 1)
        return _LEFT - beside if self.flank == "left" else _RIGHT + beside


_LEFT = GUTTER + LANE * 2
_RIGHT = WIDTH - GUTTER - LANE * 3


def _lanes(pairs: Iterable[tuple[str, str]], places: dict[str, _Place]) -> Iterator[_Lane]:
    """Lanes for the lines that cannot run straight: the longer the way, the further out."""
    starts: dict[tuple[Flank, bool, str], list[str]] = {}
    for start, end in pairs:
        steps = places[end].row - places[start].row
        if steps in (-1, 0, 1) or _runs_between(start, end, places):
            continue
        aside = places[end].flank or places[start].flank
        flank: Flank = aside or ("right" if steps > 0 else "left")
        starts.setdefault((flank, steps < 0, end), []).append(start)
    for flank in ("left", "right"):
        found = [(key, names) for key, names in starts.items() if key[0] == flank]
        found.sort(key=lambda each: (_span(each[0][2], each[1], places), each[0][1]))
        for out, ((_, back, end), names) in enumerate(found):
            yield _Lane(end, tuple(names), flank, out, back)


def _span(end: str, starts: Iterable[str], places: dict[str, _Place]) -> int:
    return max(abs(places[end].row - places[start].row) for start in starts)


def _runs_between(start: str, end: str, places: dict[str, _Place]) -> bool:
    """Whether a line over one step runs straight down between the two boxes of that step."""
    between = (places[start].row + places[end].row) // 2
    passed = [place for place in places.values() if place.row == between]
    return (
        places[end].row - places[start].row == 2
        and places[start].flank is places[end].flank is None
        and all(place.flank for place in passed)
    )


def _boxes(evidence: Evidence, grid: Grid, words: Words, missing: str) -> tuple[Box, ...]:
    boxes = []
    top = TOP
    for row, names in enumerate(grid):
        if len(names) == 1:
            columns = [(_LEFT, _RIGHT)]
        else:
            half = (_RIGHT - _LEFT - BETWEEN) // 2
            columns = [(_LEFT, _LEFT + half), (_RIGHT - half, _RIGHT)]
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


def _path(start: Box, end: Box, both: bool, lanes: tuple[_Lane, ...]) -> tuple[str, bool]:
    """The path from one box to another, and whether it closes a cycle.

    `both`: another one leads the other way, beside which this one has to run.
    """
    if start is end:
        return f"M{start.left + 8} {start.top + 1}c-3-12 17-12 14-1m-4-3 4 4 4-4", True
    for lane in lanes:
        if lane.end == end.category and start.category in lane.starts:
            return _by_lane(start, end, lane, lanes), lane.back
    steps = end.row - start.row
    if steps == 0:
        forward = start.x < end.x
        y = (start.top + start.bottom) // 2 + (0 if not both else PAIR if forward else -PAIR)
        x1, x2 = (start.right, end.left) if forward else (start.left, end.right)
        return f"M{x1} {y}H{x2}{_head('right' if forward else 'left')}", both
    x = min(start, end, key=lambda box: box.right - box.left).x
    x += 0 if not both else -PAIR if steps > 0 else PAIR
    y1, y2 = (start.bottom, end.top) if steps > 0 else (start.top, end.bottom)
    return f"M{x} {y1}V{y2}{_head('down' if steps > 0 else 'up')}", steps < 0


def _by_lane(start: Box, end: Box, lane: _Lane, lanes: tuple[_Lane, ...]) -> str:
    x1, x2 = (start.left, end.left) if lane.flank == "left" else (start.right, end.right)
    y1, y2 = _port(start, lane, lanes), _port(end, lane, lanes)
    inward = CORNER if lane.flank == "left" else -CORNER
    along = -CORNER if lane.back else CORNER
    return (
        f"M{x1} {y1}H{lane.x + inward}Q{lane.x} {y1} {lane.x} {y1 + along}"
        f"V{y2 - along}Q{lane.x} {y2} {lane.x + inward} {y2}H{x2}"
        + _head("right" if lane.flank == "left" else "left")
    )


def _port(box: Box, lane: _Lane, lanes: tuple[_Lane, ...]) -> int:
    """At what height a lane meets a box: what arrives above what leaves, outer above inner."""
    here = [each for each in lanes if each.flank == lane.flank]
    arriving = [each for each in here if each.end == box.category]
    leaving = [each for each in here if box.category in each.starts]
    order = sorted(arriving, key=lambda each: -each.out) + sorted(
        leaving, key=lambda each: -each.out
    )
    return box.top + (box.bottom - box.top) * (order.index(lane) + 1) // (len(order) + 1)


_HEADS = {
    "down": "m-4-6 4 6 4-6",
    "up": "m-4 6 4-6 4 6",
    "right": "m-6-4 6 4-6 4",
    "left": "m6-4-6 4 6 4",
}


def _head(direction: str) -> str:
    """An arrowhead, drawn on from the tip."""
    return _HEADS[direction]
