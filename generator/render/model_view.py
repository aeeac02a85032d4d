"""The whole model as its page shows it: both sides, every part of them, every link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.model.evidence import Category, Dynamic, Evidence, Phenomenon, Seam, Side
from generator.plan.occurrences import Occurrences
from generator.render.concepts import as_heading, in_a_sentence, label_beside
from generator.render.diagram_words import Way, differences, ways_from
from generator.render.diagrams import Drawing, draw_side
from generator.render.evidence_view import BADGES, QuotationView, places, quotation_view
from generator.render.model_links import Ends, links_at
from generator.render.model_notes import VOICES, with_links
from generator.render.words import Words


@dataclass(frozen=True, slots=True)
class OccurrenceView:
    scenario: str
    title: Markup
    ways: Markup


@dataclass(frozen=True, slots=True)
class PhenomenonView:
    id: str
    name: Markup
    label: Markup
    about: Markup
    note: Markup | None
    origin: str
    links: Ends
    quotations: tuple[QuotationView, ...]
    withheld: bool
    occurs: tuple[OccurrenceView, ...]

    @property
    def category_only(self) -> bool:
        """Whether no link names it, so that only its category is linked with anything."""
        return not self.links.into and not self.links.out


@dataclass(frozen=True, slots=True)
class CategoryView:
    id: str
    name: Markup
    label: Markup
    short: Markup
    links: Ends
    quotations: tuple[QuotationView, ...]
    phenomena: tuple[PhenomenonView, ...]
    occurs: tuple[OccurrenceView, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    id: str
    about: Markup
    drawing: Drawing
    ways: Mapping[str, tuple[Way, ...]]
    links: Ends
    categories: tuple[CategoryView, ...]


@dataclass(frozen=True, slots=True)
class DynamicView:
    id: str
    rule: Markup
    badges: tuple[str, ...]
    where: tuple[Markup, ...]
    use: Markup
    note: Markup | None


@dataclass(frozen=True, slots=True)
class SeamView:
    text: Markup
    phenomena: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class ModelView:
    sides: tuple[SideView, ...]
    differences: tuple[Markup, ...]
    dynamics: tuple[DynamicView, ...]
    seams: tuple[SeamView, ...]
    notes: tuple[Markup, ...]


def model_view(
    evidence: Evidence, occurrences: Occurrences, titles: Mapping[str, Markup], words: Words
) -> ModelView:
    """Everything of the model in words; `titles` are the scenarios' in the page's language."""
    viewing = _Viewing(evidence, occurrences, titles, words)
    sides = tuple(viewing.side(side) for side in Side)
    return ModelView(
        sides=sides,
        differences=differences([side.drawing for side in sides], evidence, words),
        dynamics=tuple(viewing.dynamic(*each) for each in evidence.model.dynamics.items()),
        seams=tuple(viewing.seam(seam) for seam in evidence.model.seams),
        notes=tuple(with_links(note, evidence, words) for note in evidence.model.notes),
    )


@dataclass(frozen=True, slots=True)
class _Viewing:
    evidence: Evidence
    occurrences: Occurrences
    titles: Mapping[str, Markup]
    words: Words

    def side(self, side: Side) -> SideView:
        model, t = self.evidence.model, self.words
        text = model.sides[side]
        categories = {
            name: category for name, category in model.categories.items() if category.side is side
        }
        return SideView(
            id=str(side),
            about=t.study_text(text.about or ""),
            drawing=draw_side(self.evidence, side, t, str(t("diagram.missing"))),
            ways={name: ways_from(name, self.evidence, t) for name in categories},
            links=links_at(str(side), self.evidence, t),
            categories=tuple(self.category(*each) for each in categories.items()),
        )

    def category(self, name: str, category: Category) -> CategoryView:
        t = self.words
        return CategoryView(
            id=name,
            name=as_heading(name, self.evidence, t),
            label=label_beside(name, self.evidence, t),
            short=in_a_sentence(name, self.evidence, t),
            links=links_at(name, self.evidence, t),
            quotations=tuple(
                quotation_view(each, self.evidence)
                for each, quotation in self.evidence.quotations.items()
                if quotation.category == name
                and quotation.row == "category"
                and quotation.may_be_shown
            ),
            phenomena=tuple(
                self.phenomenon(*each)
                for each in self.evidence.model.phenomena.items()
                if each[1].category == name
            ),
            occurs=self.occurs(name),
        )

    def phenomenon(self, name: str, phenomenon: Phenomenon) -> PhenomenonView:
        t = self.words
        beside = {
            each: quotation
            for each, quotation in self.evidence.quotations.items()
            if name in quotation.phenomena and quotation.row == "phenomenon"
        }
        return PhenomenonView(
            id=name,
            name=as_heading(name, self.evidence, t),
            label=label_beside(name, self.evidence, t),
            about=t.study_text(phenomenon.about),
            note=with_links(phenomenon.note, self.evidence, t) if phenomenon.note else None,
            origin=phenomenon.origin,
            links=links_at(name, self.evidence, t),
            quotations=tuple(
                quotation_view(each, self.evidence)
                for each, quotation in beside.items()
                if quotation.may_be_shown
            ),
            withheld=not all(quotation.may_be_shown for quotation in beside.values()),
            occurs=self.occurs(name),
        )

    def occurs(self, concept: str) -> tuple[OccurrenceView, ...]:
        t = self.words
        return tuple(
            OccurrenceView(
                scenario=each.scenario,
                title=self.titles[each.scenario],
                ways=Markup(", ").join(t(f"model.way-{way}") for way in each.ways),
            )
            for each in self.occurrences[concept]
        )

    def dynamic(self, name: str, dynamic: Dynamic) -> DynamicView:
        t = self.words
        return DynamicView(
            id=name,
            rule=t.study_text(dynamic.rule),
            badges=tuple(dict.fromkeys(BADGES[item.kind] for item in dynamic.evidence)),
            where=places(dynamic.evidence, self.evidence, t, VOICES),
            use=with_links(dynamic.use, self.evidence, t),
            note=with_links(dynamic.note, self.evidence, t) if dynamic.note else None,
        )

    def seam(self, seam: Seam) -> SeamView:
        return SeamView(
            with_links(seam.text, self.evidence, self.words),
            tuple(
                Markup('<a href="#phenomenon-{}">{}</a>').format(
                    name, in_a_sentence(name, self.evidence, self.words)
                )
                for name in seam.phenomena
            ),
        )
