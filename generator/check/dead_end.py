"""A scene where, on some trail, fewer than two choices are open.

Choices may have a `when`. If on some way through the scenario the conditions leave one choice
open, or none, the scene is told here, even if most students would see more.

Why: One choice is no choice: a student who clicks through it learns that answers do not matter;
`continue` says honestly that the scene only goes on. No choice at all leaves the student stranded.
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
      ask: {goto: stairs}
  stairs:
    encounter: visit
    text: She takes the stairs, one at a time.
    choices:
      walk-along: {text: You walk along., goto: heard}
"""
PASSES = """\
scenes:
  opening:
    choices:
      ask: {goto: stairs}
  stairs:
    encounter: visit
    text: She takes the stairs, one at a time. You walk along.
    continue: heard
"""
MISTAKE = Mistake("dead-end", __doc__, Theme.WAYS, FAILS, PASSES)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    for name, count in facts.exploration.stuck.items():
        offered = "only one choice" if count == 1 else "no choice"
        yield Finding(
            MISTAKE,
            at(facts, "scenes", name).key(),
            f"On some trail the scene “{name}” offers {offered}.",
            "Offer at least two choices on every trail, or write “continue” instead.",
        )


RULE = ScenarioRule(MISTAKE, find)
