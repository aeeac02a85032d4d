"""A condition that holds on every trail that meets it, or on none.

All ways through the scenario were looked at. Wherever this `when` is asked, the answer is the same;
or it asks nothing at all. Often a fact is always told before, or a phenomenon cannot have unfolded
yet.

Why: What stands under a condition that never holds is never seen. One that always holds makes a
reader believe in a difference that the scenario does not make.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import unknown_clinician, unknown_fact, unknown_phenomenon, unknown_scene
from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme
from generator.model.evidence import Evidence
from generator.model.scenario import YOU
from generator.model.walk import conditions_of
from generator.trace.conditions import compile_when
from generator.trace.tracing import ScenarioFacts

FAILS = """\
scenes:
  heard:
    text:
      - when: {told: fall}
        text: She leaves with a date for next week, and a stick.
      - text: She leaves with a date for next week.
"""
PASSES = """\
scenes:
  heard:
    text: She leaves with a date for next week, and a stick.
"""
MISTAKE = Mistake("constant-condition", __doc__, Theme.WAYS, FAILS, PASSES, silent=True)
_CAUSES = (unknown_clinician, unknown_fact, unknown_phenomenon, unknown_scene)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    # A misspelled name makes conditions constant; the misspelling is the mistake to name.
    if not facts.exploration.complete or any(any(c.find(facts, evidence)) for c in _CAUSES):
        return
    for route, when, _ in conditions_of(facts.scenario):
        if not compile_when(when, YOU):
            yield Finding(
                MISTAKE,
                at(facts, *route),
                "This condition asks nothing, so it always holds.",
                "Remove it, or say what must hold.",
            )
    for route, outcomes in facts.exploration.outcomes.items():
        if len(outcomes) == 1:
            always = True in outcomes
            yield Finding(
                MISTAKE,
                at(facts, *route),
                f"This condition {'always' if always else 'never'} holds where it is asked.",
                "Remove it, and what it could never choose."
                if always
                else "Remove what stands under it, or let a trail make it true.",
            )


RULE = ScenarioRule(MISTAKE, find)
