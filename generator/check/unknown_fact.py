"""A fact is told or asked about that the scenario does not name.

Facts stand under `facts`, by their id. `tells` and `told` name them letter by letter.

Why: A condition on a misspelled fact never holds, and the real fact is never told.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding, did_you_mean
from generator.diagnostics.mistake import Mistake, Theme
from generator.diagnostics.span import Route
from generator.model.evidence import Evidence
from generator.model.scenario import Scenario
from generator.model.walk import acts_of, conditions_of
from generator.trace.tracing import ScenarioFacts

FAILS = """\
scenes:
  opening:
    choices:
      ask:
        tells: [fal]
"""
PASSES = """\
scenes:
  opening:
    choices:
      ask:
        tells: [fall]
"""
MISTAKE = Mistake("unknown-fact", __doc__, Theme.NAMES, FAILS, PASSES)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    known = facts.scenario.facts
    for route, fact in _named(facts.scenario):
        if fact not in known:
            yield Finding(
                MISTAKE,
                at(facts, *route),
                f"There is no fact “{fact}” among this scenario's facts.",
                did_you_mean(fact, known),
            )


def _named(scenario: Scenario) -> Iterator[tuple[Route, str]]:
    for route, _, act in acts_of(scenario):
        for index, telling in enumerate(act.tells):
            yield (*route, "tells", index, "fact"), telling.fact
    for route, when, _ in conditions_of(scenario):
        for index, fact in enumerate(when.told):
            yield (*route, "told", index), fact
        for index, fact in enumerate(when.not_.told if when.not_ else ()):
            yield (*route, "not", "told", index), fact


RULE = ScenarioRule(MISTAKE, find)
