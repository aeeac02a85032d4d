"""Variants that do not end with exactly one that has no condition.

The first variant whose `when` holds is shown. The last one has no `when`, so that there is always
something to show; one without `when` before it would hide all that follow.

Why: On some trail the student would see an empty place, or a way that leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme
from generator.diagnostics.span import Route as Place
from generator.model.condition import Route, TextVariant
from generator.model.evidence import Evidence
from generator.model.scenario import Choice, Scenario
from generator.model.walk import acts_of
from generator.trace.tracing import ScenarioFacts

FAILS = """\
shift: [quiet, stretched]
scenes:
  opening:
    text:
      - when: {shift: stretched}
        text: Noor Ali keeps her bag on her knees. Nine more wait.
"""
PASSES = """\
shift: [quiet, stretched]
scenes:
  opening:
    text:
      - when: {shift: stretched}
        text: Noor Ali keeps her bag on her knees. Nine more wait.
      - text: Noor Ali keeps her bag on her knees.
"""
MISTAKE = Mistake("last-variant", __doc__, Theme.WAYS, FAILS, PASSES)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    for route, variants in _variants(facts.scenario):
        conditions = [variant.when is not None for variant in variants]
        if conditions and conditions[-1]:
            yield Finding(
                MISTAKE,
                at(facts, *route, len(variants) - 1),
                "The last variant has a condition: on some trail nothing would be left to show.",
                "Add one more without “when”, or take the condition off this one.",
            )
        if not all(conditions[:-1]):
            index = conditions.index(False)
            yield Finding(
                MISTAKE,
                at(facts, *route, index + 1),
                "This variant is never reached: the one before it has no condition.",
                "The first variant that holds is shown; put the one without “when” last.",
            )


def _variants(
    scenario: Scenario,
) -> Iterator[tuple[Place, Sequence[TextVariant] | Sequence[Route]]]:
    for name, scene in scenario.scenes.items():
        yield ("scenes", name, "text"), scene.text
        yield ("scenes", name, "continue"), scene.continue_
    for route, _, act in acts_of(scenario):
        yield (*route, "text"), act.text
        yield (*route, "takes"), act.takes
        if isinstance(act, Choice):
            yield (*route, "temptation"), act.temptation
            yield (*route, "response"), act.response
            yield (*route, "goto"), act.goto


RULE = ScenarioRule(MISTAKE, find)
