"""What every export is made from: a checked scenario, and the words around its texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.diagnostics.span import Route
from generator.exchange.plain import plain_line, unmarked
from generator.model.condition import When
from generator.model.evidence import Evidence
from generator.model.scenario import Choice, Effect, Scenario, Witnessed
from generator.render.concepts import tag_name
from generator.render.conditions import in_words
from generator.render.evidence_view import reasons
from generator.render.words import Words, clinician_name
from generator.trace.steps import Steps
from generator.trace.tracing import ScenarioFacts


@dataclass(frozen=True, slots=True)
class Told:
    """One effect in words. `badge` is the id of the badge that its sentence bears."""

    text: str
    badge: str


@dataclass(frozen=True, slots=True)
class Exporting:
    """One scenario without errors, its texts in one language, and that language's words."""

    facts: ScenarioFacts
    scenario: Scenario
    evidence: Evidence
    words: Words

    @property
    def id(self) -> str:
        return self.facts.id

    @property
    def steps(self) -> Steps:
        return self.facts.steps

    @property
    def patient(self) -> str:
        return self.scenario.patient.name

    def say(self, key: str, **values: str) -> str:
        """An interface string as plain text."""
        return unmarked(self.words(key, **values))

    def condition(self, when: When | None, clinician: str) -> str:
        """A condition as a person would say it."""
        if when is None:
            return self.say("condition.otherwise")
        return unmarked(in_words(when, self.scenario, self.evidence, self.words, clinician))

    def name(self, clinician: str) -> str:
        return clinician_name(self.scenario, self.words, clinician)

    def named(self, concept: str) -> str:
        """What a part of the model is called by itself."""
        return tag_name(concept, self.evidence, self.words).text

    def effect(self, route: Route, effect: Effect) -> Told:
        """The sentence for one effect, with its badge."""
        if effect.illustration:
            return Told(plain_line(effect.illustration), "illustration")
        found = reasons(route, self.facts.effects, self.evidence, self.words, "why.shown")
        return Told(unmarked(found.sentence), found.badge)

    def shown(self, act: Choice | Witnessed) -> str:
        """What an act shows, as its tags say it; nothing if it shows nothing."""
        if not act.shows:
            return ""
        key = "scenario.shows" if isinstance(act, Choice) else "scenario.shows-witnessed"
        labels = "; ".join(
            f"{self.named(each)} ({self.say(f'side.{self.evidence.side(each)}')})"
            for each in act.shows
        )
        return f"{self.say(key)}: {labels}"

    def told(self, fact: str) -> str:
        label = self.scenario.facts[fact].label
        return f"{self.say('scenario.tells', patient=self.patient)} {label}"

    def notice(self) -> tuple[str, ...]:
        """What whoever opens the file should know."""
        study = self.evidence.study
        return (
            self.say("exchange.from", scenario=self.id),
            self.say("exchange.study", citation=study.citation),
            self.say("exchange.quotations", licence=study.licence.name),
            self.say("exchange.fiction"),
        )


def exporting(
    facts: ScenarioFacts,
    evidence: Evidence,
    strings: Mapping[str, Mapping[str, str]],
    language: str,
) -> Exporting:
    """What an export in `language` is made from; texts not translated stay as they are."""
    translation = facts.translations.get(language)
    scenario = translation.scenario if translation else facts.scenario
    return Exporting(facts, scenario, evidence, Words(strings[language], language))
