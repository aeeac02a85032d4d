"""A phenomenon or category is named that the model does not have.

`shows`, `unfolds`, `pressure`, `factor` and `experienced` take ids of the study's model. *The
model* lists them all.

Why: What is not in the model has no links and no evidence, so nothing could be shown for it. What
you want to add yourself is an `illustration`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding, did_you_mean
from generator.diagnostics.mistake import Mistake, Theme
from generator.diagnostics.span import Route
from generator.model.evidence import Evidence
from generator.model.scenario import Choice, Scenario
from generator.model.walk import acts_of, conditions_of
from generator.trace.tracing import ScenarioFacts

FAILS = """\
scenes:
  opening:
    choices:
      ask:
        shows: [listening-mindfuly]
"""
PASSES = """\
scenes:
  opening:
    choices:
      ask:
        shows: [listening-mindfully]
"""
MISTAKE = Mistake("unknown-phenomenon", __doc__, Theme.NAMES, FAILS, PASSES)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    for route, concept in _named(facts.scenario):
        if concept not in evidence.concepts:
            yield Finding(
                MISTAKE,
                at(facts, *route),
                f"The model has no phenomenon or category “{concept}”.",
                did_you_mean(concept, evidence.concepts),
            )


def _named(scenario: Scenario) -> Iterator[tuple[Route, str]]:
    for name, encounter in scenario.encounters.items():
        for index, item in enumerate(encounter.pressure):
            yield ("encounters", name, "pressure", index, "factor"), item.factor
    for route, _, act in acts_of(scenario):
        for index, concept in enumerate(act.shows):
            yield (*route, "shows", index), concept
        for index, effect in enumerate(act.unfolds):
            if effect.effect is not None:
                yield (*route, "unfolds", index, "effect"), effect.effect
        if isinstance(act, Choice) and act.factor is not None:
            yield (*route, "factor"), act.factor
    for route, when, _ in conditions_of(scenario):
        for index, concept in enumerate(when.experienced):
            yield (*route, "experienced", index), concept
        for index, concept in enumerate(when.not_.experienced if when.not_ else ()):
            yield (*route, "not", "experienced", index), concept


RULE = ScenarioRule(MISTAKE, find)
