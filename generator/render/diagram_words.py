"""What the drawing of the model shows, in words: for whom cannot see it, and beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.model.evidence import Evidence
from generator.render.concepts import as_tag, in_a_sentence
from generator.render.diagrams import Drawing, category_links
from generator.render.words import Words


@dataclass(frozen=True, slots=True)
class Way:
    """In the text version: what a category is linked with, and by which links."""

    category: str
    name: Markup
    within: bool
    links: tuple[str, ...]


def ways_from(category: str, evidence: Evidence, words: Words) -> tuple[Way, ...]:
    """The lines that leave `category`, itself included where links run within it."""
    return tuple(
        Way(end, in_a_sentence(end, evidence, words), start == end, tuple(links))
        for (start, end), links in category_links(evidence).items()
        if start == category
    )


def differences(
    drawings: Sequence[Drawing], evidence: Evidence, words: Words
) -> tuple[Markup, ...]:
    """In which the sides are not mirror images, as far as their drawings can show it."""
    return (*_without_counterpart(evidence, words), *_without_way_back(drawings, evidence, words))


def _without_counterpart(evidence: Evidence, words: Words) -> list[Markup]:
    return [
        words(
            f"diagram.not-on-{category.side.other}",
            category=Markup('<a href="#category-{}">{}</a>').format(
                name, as_tag(name, evidence, words)
            ),
        )
        for name, category in evidence.model.categories.items()
        if evidence.category_with(category.side.other, category.role) is None
    ]


def _without_way_back(
    drawings: Sequence[Drawing], evidence: Evidence, words: Words
) -> list[Markup]:
    found = []
    for drawing in drawings:
        if any(line.back for line in drawing.lines):
            continue
        links = [evidence.model.links[name] for line in drawing.lines for name in line.links]
        cycle = any("cycle" in link.mode for link in links)
        found.append(words(f"diagram.no-way-back-{drawing.side}{'-cycle' if cycle else ''}"))
    return found
