"""Our own drawing of the model: one side at a time, categories as boxes, links as lines.

It is drawn from the links, not after the paper's Figure 1. A line stands for every link between
two categories.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.evidence import Evidence, Side
from generator.render.diagram_boxes import TOP, WIDTH, Box, draw_boxes, lay_out
from generator.render.diagram_lines import Line, draw_lines
from generator.render.words import Words


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
    grid = lay_out(evidence, side, missing)
    boxes = draw_boxes(evidence, grid, words, missing)
    height = max(box.bottom for box in boxes) + TOP
    return Drawing(side, WIDTH, height, boxes, draw_lines(links, grid, boxes))


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
