"""The lines of the model's drawing: the ways of the links between the boxes.

A line that skips a step, or runs back and so closes a cycle, leaves through a lane beside the
boxes; each lane leads to one box only, so that lines may share it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.render.diagram_boxes import LANE, LEFT, RIGHT, Box, Grid

PAIR = 7
"""Half the distance of two lines that join the same boxes, one each way."""
CORNER = 5

Flank = Literal["left", "right"]


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


def draw_lines(
    links: Mapping[tuple[str, str], Sequence[str]], grid: Grid, boxes: Iterable[Box]
) -> tuple[Line, ...]:
    """A line for each pair of categories that is joined by some of `links`, between its `boxes`."""
    lanes = tuple(_lanes(links, _places(grid)))
    placed = {box.category: box for box in boxes if box.category}
    return tuple(
        Line(
            start,
            end,
            tuple(names),
            *_path(placed[start], placed[end], (end, start) in links, lanes),
        )
        for (start, end), names in links.items()
    )


@dataclass(frozen=True, slots=True)
class _Place:
    row: int
    flank: Flank | None


def _places(grid: Grid) -> dict[str, _Place]:
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
        return LEFT - beside if self.flank == "left" else RIGHT + beside


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
