"""What the scenarios cover of the study: what `downstream coverage` prints, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from markupsafe import Markup

from generator.model.evidence import Evidence
from generator.plan.coverage import Part, Row
from generator.render.concepts import as_heading, label_beside
from generator.render.rendering import Rendering, generated
from generator.render.texts import titles_in
from generator.render.words import Words

WIDEST: Final = 24
"""Of more scenarios than this a table has no columns; it says how many there are, and the first."""

_FIRST: Final = 3


@dataclass(frozen=True, slots=True)
class ScenarioHead:
    id: str
    title: Markup


@dataclass(frozen=True, slots=True)
class RowView:
    """A row: its name and place on the site, and the ways in which it occurs in each scenario."""

    id: str
    number: str
    label: Markup
    href: str
    cells: tuple[tuple[str, ...], ...]
    first: tuple[ScenarioHead, ...]
    count: int
    missing: bool
    state: Markup
    why: Markup


@dataclass(frozen=True, slots=True)
class GroupView:
    """Rows under a heading of their own; None for those that have none."""

    label: Markup | None
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    part: str
    groups: tuple[GroupView, ...]
    asked: int
    missing: tuple[RowView, ...]
    unplayed: tuple[RowView, ...]


def coverage_pages(rendering: Rendering) -> Mapping[str, str]:
    covered, t = rendering.plan.coverage, rendering.words
    titles = titles_in(rendering.plan.scenarios, t.language)
    heads = [ScenarioHead(*each) for each in titles.items()]
    tables = [_table(part, covered.of(part), heads, rendering.plan.evidence, t) for part in Part]
    body = rendering.fill(
        "pages/coverage.html", tables=tables, scenarios=heads, wide=len(heads) <= WIDEST
    )
    return {"educators/coverage.md": generated(str(t("coverage.title")), body)}


def _table(
    part: Part, rows: Iterable[Row], heads: list[ScenarioHead], evidence: Evidence, words: Words
) -> TableView:
    groups = []
    for group, members in groupby(rows, key=lambda row: row.group):
        label = _group(group, evidence, words) if group else None
        views = tuple(_row(row, heads, evidence, words) for row in members)
        groups.append((label, views))
    everything = [(row, view) for row, view in zip(rows, _flat(groups), strict=True)]
    return TableView(
        part=str(part),
        groups=tuple(GroupView(label, views) for label, views in groups),
        asked=sum(1 for row, _ in everything if row.excused is None),
        missing=tuple(view for _, view in everything if view.missing),
        unplayed=tuple(view for _, view in everything if view.why),
    )


def _flat(groups: Iterable[tuple[Markup | None, tuple[RowView, ...]]]) -> list[RowView]:
    return [view for _, views in groups for view in views]


def _group(category: str, evidence: Evidence, words: Words) -> Markup:
    label = as_heading(category, evidence, words) + label_beside(category, evidence, words)
    return label + " (" + words(f"voices.short-{evidence.side(category)}") + ")"


def _row(row: Row, heads: list[ScenarioHead], evidence: Evidence, words: Words) -> RowView:
    places = [head for head in heads if head.id in row.places]
    state = Markup("")
    if row.is_missing:
        state = words("coverage.is-missing")
    elif row.excused is not None and not row.places:
        state = words(f"coverage.excused-{row.excused}")
    label, href = _name(row, evidence, words)
    return RowView(
        id=row.id,
        number=row.id.upper() if row.part is Part.DYNAMICS else "",
        label=label,
        href=href,
        cells=tuple(row.places.get(head.id, ()) for head in heads),
        first=tuple(places[:_FIRST]),
        count=len(places),
        missing=row.is_missing,
        state=state,
        why=words.study_text(row.why) if row.why else Markup(""),
    )


def _name(row: Row, evidence: Evidence, words: Words) -> tuple[Markup, str]:
    """What a row is called, and where on the site it is told of; nowhere if it is withheld."""
    if row.part is Part.PHENOMENA:
        name = as_heading(row.id, evidence, words) + label_beside(row.id, evidence, words)
        return name, f"../model.html#phenomenon-{row.id}"
    if row.part is Part.DYNAMICS:
        return words.study_text(
            evidence.model.dynamics[row.id].rule
        ), f"../model.html#rule-{row.id}"
    quotation = evidence.quotations[row.id]
    label = Markup(row.id.upper())
    if quotation.participant and quotation.may_be_shown:
        label += ", " + words("quotation.participant", participant=quotation.participant)
    return label, f"../voices.html#{row.id}" if quotation.may_be_shown else ""
