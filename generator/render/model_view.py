"""The whole model as its page shows it: both sides, every part of them, every link."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.model.evidence import Category, Dynamic, Evidence, Link, Phenomenon, Seam, Side
from generator.plan.occurrences import Occurrences
from generator.render.concepts import as_heading, as_tag, in_a_sentence, label_beside
from generator.render.diagrams import Drawing, category_links, draw_side
from generator.render.evidence_view import BADGES, QuotationView, manner, places, quotation_view
from generator.render.words import Words

VOICES = "voices.html"
_MANNERS = ("cycle", "feedback", "counterfactual")


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link of the model in words. It is listed at both of its ends; `anchor` at the first."""

    id: str
    sentence: Markup
    badge: str
    where: tuple[Markup, ...]
    our_reading: bool
    note: Markup | None
    anchor: bool


@dataclass(frozen=True, slots=True)
class Ends:
    """The links that lead to something and those that lead on from it."""

    into: tuple[LinkView, ...]
    out: tuple[LinkView, ...]


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
class Way:
    """In the text version: what a category is linked with, and by which links."""

    category: str
    name: Markup
    within: bool
    links: tuple[str, ...]


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
        differences=tuple(viewing.differences(sides)),
        dynamics=tuple(viewing.dynamic(*each) for each in evidence.model.dynamics.items()),
        seams=tuple(viewing.seam(seam) for seam in evidence.model.seams),
        notes=tuple(viewing.with_links(note) for note in evidence.model.notes),
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
            ways={name: self.ways(name) for name in categories},
            links=self.ends(str(side)),
            categories=tuple(self.category(*each) for each in categories.items()),
        )

    def category(self, name: str, category: Category) -> CategoryView:
        t = self.words
        return CategoryView(
            id=name,
            name=as_heading(name, self.evidence, t),
            label=label_beside(name, self.evidence, t),
            short=in_a_sentence(name, self.evidence, t),
            links=self.ends(name),
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
            note=self.with_links(phenomenon.note) if phenomenon.note else None,
            origin=phenomenon.origin,
            links=self.ends(name),
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

    def ends(self, concept: str) -> Ends:
        links = self.evidence.model.links.items()
        return Ends(
            into=tuple(
                self.link(name, link, concept) for name, link in links if concept in link.to
            ),
            out=tuple(
                self.link(name, link, concept) for name, link in links if concept in link.from_
            ),
        )

    def link(self, name: str, link: Link, here: str) -> LinkView:
        t = self.words
        whole = len(link.from_) == 1 and link.from_[0] in self.evidence.model.sides
        key = f"effect.{BADGES[link.kind]}{'-as-a-whole' if whole else ''}"
        source = t("why.together" if link.joint else "model.as-well-as").join(
            self.named(each, here, in_whole=whole) for each in link.from_
        )
        target = t("model.and").join(self.named(each, here) for each in link.to)
        # What a withheld quotation says is not told in other words either.
        told = any(
            item.quotation is None or self.evidence.quotations[item.quotation].may_be_shown
            for item in link.evidence
        )
        return LinkView(
            id=name,
            sentence=t(key, source=source, target=target) + self.manner(name, link),
            badge=BADGES[link.kind],
            where=places(link.evidence, self.evidence, t, VOICES),
            our_reading=link.our_reading,
            note=self.with_links(link.note) if link.note and told else None,
            anchor=here == link.from_[0],
        )

    def manner(self, name: str, link: Link) -> Markup:
        keys = [f"model.{mode}" for mode in _MANNERS if mode in link.mode]
        if {"direct", "mediated"} <= set(link.mode):
            keys.append("model.direct-and-mediated")
        if link.joint:
            keys.append("model.joint")
        return manner(name, self.evidence, self.words) + Markup("").join(
            Markup(" ") + self.words(key) for key in keys
        )

    def named(self, concept: str, here: str, in_whole: bool = False) -> Markup:
        """`concept` in a sentence: bold where the reader is, otherwise a link to its place."""
        name = in_a_sentence(concept, self.evidence, self.words)
        if concept in self.evidence.model.sides and not in_whole:
            name = self.words("model.whole", side=name)
        if concept == here:
            return Markup("<b>{}</b>").format(name)
        return Markup('<a href="#{}">{}</a>').format(self.anchor(concept), name)

    def anchor(self, concept: str) -> str:
        model = self.evidence.model
        for kind, table in (("side", model.sides), ("category", model.categories)):
            if concept in table:
                return f"{kind}-{concept}"
        return f"phenomenon-{concept}"

    def ways(self, category: str) -> tuple[Way, ...]:
        return tuple(
            Way(
                end,
                in_a_sentence(end, self.evidence, self.words),
                start == end,
                tuple(links),
            )
            for (start, end), links in category_links(self.evidence).items()
            if start == category
        )

    def differences(self, sides: Sequence[SideView]) -> list[Markup]:
        """In which the sides are not mirror images, as far as the drawing can show it."""
        t, categories = self.words, self.evidence.model.categories
        found = []
        for name, category in categories.items():
            other = Side.PRESENT if category.side is Side.ABSENT else Side.ABSENT
            if self.evidence.category_with(other, category.role) is None:
                found.append(
                    t(
                        f"diagram.not-on-{other}",
                        category=Markup('<a href="#category-{}">{}</a>').format(
                            name, as_tag(name, self.evidence, t)
                        ),
                    )
                )
        for side in sides:
            cycle = any("cycle" in link.mode for link in self._links_within(side))
            if not any(line.back for line in side.drawing.lines):
                found.append(t(f"diagram.no-way-back-{side.id}{'-cycle' if cycle else ''}"))
        return found

    def _links_within(self, side: SideView) -> list[Link]:
        links = self.evidence.model.links
        return [links[name] for line in side.drawing.lines for name in line.links]

    def dynamic(self, name: str, dynamic: Dynamic) -> DynamicView:
        t = self.words
        return DynamicView(
            id=name,
            rule=t.study_text(dynamic.rule),
            badges=tuple(dict.fromkeys(BADGES[item.kind] for item in dynamic.evidence)),
            where=places(dynamic.evidence, self.evidence, t, VOICES),
            use=self.with_links(dynamic.use),
            note=self.with_links(dynamic.note) if dynamic.note else None,
        )

    def seam(self, seam: Seam) -> SeamView:
        return SeamView(
            self.with_links(seam.text),
            tuple(
                Markup('<a href="#phenomenon-{}">{}</a>').format(
                    name, in_a_sentence(name, self.evidence, self.words)
                )
                for name in seam.phenomena
            ),
        )

    def with_links(self, text: str) -> Markup:
        """A note on the evidence, in which the ids of links, rules and quotations are links."""
        parts = re.split(r"(\b[a-z]+\d*-?\d+\b)", text)
        html = Markup("").join(self._reference(part) for part in parts)
        if self.words.language == "en":
            return html
        return Markup('<span lang="en">{}</span>').format(html)

    def _reference(self, part: str) -> Markup:
        evidence = self.evidence
        if part in evidence.model.links:
            return Markup('<a href="#link-{0}">{0}</a>').format(part)
        if part in evidence.model.dynamics:
            return Markup('<a href="#rule-{0}">{0}</a>').format(part)
        if part in evidence.quotations and evidence.quotations[part].may_be_shown:
            return Markup('<a href="{}#{}">{}</a>').format(VOICES, part, part)
        return escape(part)
