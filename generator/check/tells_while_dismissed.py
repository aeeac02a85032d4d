"""A patient tells a fact to someone she expects to dismiss her.

On some trail that comes here she expects dismissal, after what this choice shows. A `when` on the
fact can exclude it, or the choice can earn it.

Why: In the study, patients who expected to be dismissed kept things to themselves (D13: T2-28,
T2-29). A scenario that lets her tell all the same would teach the opposite.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme
from generator.model.evidence import Evidence
from generator.trace.tracing import ScenarioFacts

FAILS = """\
scenes:
  opening:
    choices:
      read:
        tells: [fall]
"""
PASSES = """\
scenes:
  opening:
    choices:
      ask:
        tells: [fall]
"""
MISTAKE = Mistake("tells-while-dismissed", __doc__, Theme.MODEL, FAILS, PASSES)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    for route in sorted(facts.exploration.dismissed, key=str):
        yield Finding(
            MISTAKE,
            at(facts, *route),
            "On some trail the patient expects to be dismissed when this is told.",
            "Give it a “when” that excludes it, such as “expects: {at-least: unsure, of: you}”, "
            "or let the choice earn it.",
        )


RULE = ScenarioRule(MISTAKE, find)
