"""What a guide says of the evidence: the quotations' context, Table 4, and what rests on little."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.model.evidence import Evidence
from generator.model.scenario import Scenario
from generator.model.study import RecommendationItem
from generator.model.walk import quotes_of
from generator.plan.occurrences import ways_in
from generator.plan.site_plan import ScenarioPlan
from generator.render.concepts import with_label
from generator.render.educators.guide_places import Place, Places
from generator.render.evidence_view import QuotationView, quotation_view, reasons
from generator.render.words import Words, care_words


@dataclass(frozen=True, slots=True)
class QuotedView:
    """A quotation, where the study has it, how its reading was checked, where the scenario does."""

    quotation: QuotationView
    category: Markup
    phenomena: tuple[Markup, ...]
    row: str
    care: tuple[str, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """One item of Table 4; `met` are the phenomena by which this scenario can serve it."""

    category: Markup
    text: Markup
    because: Markup
    met: tuple[Markup, ...]


def quoted(
    scenario: Scenario, evidence: Evidence, words: Words, places: Places
) -> list[QuotedView]:
    """Every quotation of the scenario, in the order in which it first stands there."""
    found: dict[str, list[Place]] = {}
    for route, name in quotes_of(scenario):
        found.setdefault(name, []).append(places.at(route))
    views = []
    for name, where in found.items():
        quotation = evidence.quotations[name]
        views.append(
            QuotedView(
                quotation_view(name, evidence),
                with_label(quotation.category, evidence, words),
                tuple(with_label(each, evidence, words) for each in quotation.phenomena),
                quotation.row,
                tuple(care_words(tag, words) for tag in quotation.care),
                tuple({place.anchor: place for place in where}.values()),
            )
        )
    return views


def recommendations(
    scenario: Scenario, evidence: Evidence, words: Words
) -> tuple[list[RecommendationView], list[RecommendationView]]:
    """What of Table 4 this scenario can serve, with the reason, and what it cannot."""
    occurring = ways_in(scenario)
    is_quoted = any(quotes_of(scenario))
    served: list[RecommendationView] = []
    beyond: list[RecommendationView] = []
    for group in evidence.study.recommendations:
        for item in group.items:
            met = [each for each in item.phenomena if each in occurring]
            view = RecommendationView(
                words.study_text(group.category),
                words.study_text(item.text),
                words.study_text(item.because or ""),
                tuple(with_label(each, evidence, words) for each in met),
            )
            (served if met or _by_quotation(item, is_quoted) else beyond).append(view)
    return served, beyond


def _by_quotation(item: RecommendationItem, is_quoted: bool) -> bool:
    return item.quoted and is_quoted


def resting_on(
    badge: str, plan: ScenarioPlan, evidence: Evidence, words: Words
) -> tuple[Markup, ...]:
    """The sentences of the scenario's effects that bear `badge`, each once."""
    return tuple(dict.fromkeys(_sentences(badge, plan, evidence, words)))


def _sentences(
    badge: str, plan: ScenarioPlan, evidence: Evidence, words: Words
) -> Iterator[Markup]:
    for route in plan.facts.effects:
        found = reasons(route, plan.facts.effects, evidence, words, "why.shown")
        if found.badge == badge:
            yield found.sentence
