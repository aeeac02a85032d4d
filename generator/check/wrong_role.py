"""A phenomenon stands where the model has none of its kind.

Choices show ways of knowing and behaviours; what unfolds is processing, personal life, health care
and outcomes; what presses on an encounter, and what a reflection names, is a physician factor.

Why: The chain runs one way: what weighs on physicians, what they do, what follows for the patient.
A link in the wrong place would turn it round.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme
from generator.diagnostics.span import Route
from generator.model.evidence import SHOWN, UNFOLDING, Evidence, Role
from generator.model.scenario import Choice, Scenario
from generator.model.walk import acts_of
from generator.trace.tracing import ScenarioFacts

FAILS = """\
scenes:
  opening:
    choices:
      ask:
        unfolds: [hope, believing-patient]
"""
PASSES = """\
scenes:
  opening:
    choices:
      ask:
        shows: [listening-mindfully, believing-patient]
        unfolds: [hope]
"""
MISTAKE = Mistake("wrong-role", __doc__, Theme.MODEL, FAILS, PASSES)
_FACTORS = frozenset({Role.FACTORS})
_WHERE = {
    SHOWN: "Only ways of knowing and behaviours can be shown",
    UNFOLDING: "Only processing, personal life, health care and outcomes unfold",
    _FACTORS: "Only physician factors press on an encounter",
}


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    for route, concept, allowed in _placed(facts.scenario):
        role = evidence.role(concept)
        if role is not None and role not in allowed:
            category = evidence.label(evidence.category_of(concept) or concept)
            yield Finding(
                MISTAKE,
                at(facts, *route),
                f"“{concept}” cannot stand here: it belongs to “{category}”.",
                _WHERE[allowed] + ".",
            )


def _placed(scenario: Scenario) -> Iterator[tuple[Route, str, frozenset[Role]]]:
    for name, encounter in scenario.encounters.items():
        for index, item in enumerate(encounter.pressure):
            yield ("encounters", name, "pressure", index, "factor"), item.factor, _FACTORS
    for route, _, act in acts_of(scenario):
        for index, concept in enumerate(act.shows):
            yield (*route, "shows", index), concept, SHOWN
        for index, effect in enumerate(act.unfolds):
            if effect.effect is not None:
                yield (*route, "unfolds", index, "effect"), effect.effect, UNFOLDING
        if isinstance(act, Choice) and act.factor is not None:
            yield (*route, "factor"), act.factor, _FACTORS


RULE = ScenarioRule(MISTAKE, find)
