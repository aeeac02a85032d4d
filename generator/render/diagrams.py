"""Our own drawing of the model: one side at a time, categories as boxes, links as lines.

It is drawn from the links, not after the paper's Figure 1. A line stands for every link between
two categories. Steps run down; lines that skip a step, or run back and so close a cycle, bend out
to the side on which one of their boxes stands, else forward ones to the right and back ones to
the left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.evidence import Evidence, Role, Side

WIDTH = 420
BOX_HEIGHT = 46
ROW = 84
TOP = 14


@dataclass(frozen=True, slots=True)
class Box:
    """A category: its place (the middle of the box, and half its width) and its words."""

    category: str
    x: int
    y: int
    half: int
    lines: tuple[str, ...]

    @property
    def left(self) -> int:
        return self.x - self.half

    @property
    def right(self) -> int:
        return self.x + self.half

    @property
    def top(self) -> int:
        return self.y - BOX_HEIGHT // 2

    @property
    def bottom(self) -> int:
        return self.y + BOX_HEIGHT // 2


@dataclass(frozen=True, slots=True)
class Line:
    """All links from one category to another, as one path."""

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


_ROWS: tuple[tuple[Role, ...], ...] = (
    (Role.FACTORS,),
    (Role.KNOWING,),
    (Role.BEHAVIOURS,),
    (Role.PROCESSING,),
    (Role.CARE, Role.LIFE),
    (Role.OUTCOMES,),
)


def draw_side(evidence: Evidence, side: Side) -> Drawing:
    """One side of the model, with every pair of its categories that some link joins."""
    boxes = {box.category: box for box in _boxes(evidence, side)}
    lines = [
        Line(start, end, tuple(links), *_path(boxes[start], boxes[end]))
        for (start, end), links in category_links(evidence).items()
        if start in boxes and end in boxes and start != end
    ]
    return Drawing(
        side,
        WIDTH,
        TOP + len(_ROWS) * ROW - (ROW - BOX_HEIGHT) + TOP,
        tuple(boxes.values()),
        tuple(lines),
    )


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


def _boxes(evidence: Evidence, side: Side) -> Iterator[Box]:
    for row, roles in enumerate(_ROWS):
        names = [name for role in roles if (name := evidence.category_with(side, role)) is not None]
        for place, name in enumerate(names):
            middle = WIDTH // 2 if len(names) == 1 else (WIDTH // 2 - 76, WIDTH // 2 + 76)[place]
            half = 104 if len(names) == 1 else 68
            yield Box(
                name,
                middle,
                TOP + row * ROW + BOX_HEIGHT // 2,
                half,
                _wrapped(evidence.in_a_sentence(name), half),
            )


def _wrapped(text: str, half: int) -> tuple[str, ...]:
    """`text` in lines that fit a box, by a rough count of characters."""
    room = half * 2 // 6
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return tuple(lines)


def _path(start: Box, end: Box) -> tuple[str, bool]:
    """The path from one box to another, and whether it runs back."""
    rows = (end.y - start.y) // ROW
    if rows == 1:
        x1 = start.x + (end.x - start.x) // 3 if start.half >= end.half else start.x
        x2 = end.x + (start.x - end.x) // 3 if start.half < end.half else end.x
        return f"M{x1} {start.bottom}L{x2} {end.top}", False
    if rows == 0:
        forward = start.x < end.x
        y = start.y + (8 if forward else -8)
        x1, x2 = (start.right, end.left) if forward else (start.left, end.right)
        return f"M{x1} {y}L{x2} {y}", not forward
    aside = (start.x - WIDTH // 2) + (end.x - WIDTH // 2)
    to_the_right = aside > 0 or (aside == 0 and rows > 0)
    # The longer the way, the further out; back lines keep clear of forward ones.
    out = 12 + 17 * abs(rows) + (9 if rows < 0 else 0)
    y1, y2 = start.y + (8 if rows < 0 else 6), end.y - (0 if rows < 0 else 6)
    x1, x2 = (start.right, end.right) if to_the_right else (start.left, end.left)
    bend = min(WIDTH - 2, max(x1, x2) + out) if to_the_right else max(2, min(x1, x2) - out)
    return f"M{x1} {y1}C{bend} {y1} {bend} {y2} {x2} {y2}", rows < 0
