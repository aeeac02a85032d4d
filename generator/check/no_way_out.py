"""A loop that some trail never leaves.

From the scene named, with what has happened on that trail, no ending can be reached any more.

Why: The student would go round and round and never come to the debrief.
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
      wait: {text: You say nothing., goto: corridor}
  corridor: {encounter: visit, text: She waits., continue: desk}
  desk: {encounter: visit, text: “Not here.”, continue: corridor}
"""
PASSES = """\
scenes:
  opening:
    choices:
      wait: {text: You say nothing., goto: corridor}
  corridor: {encounter: visit, text: She waits., continue: desk}
  desk: {encounter: visit, text: “Go home.”, continue: unheard}
"""
MISTAKE = Mistake("no-way-out", __doc__, Theme.WAYS, FAILS, PASSES)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    trapped = facts.exploration.trapped
    for name in facts.scenario.scenes:
        if name in trapped:
            others = len(trapped) - 1
            rest = f" (nor from {others} more of its loop)" if others else ""
            yield Finding(
                MISTAKE,
                at(facts, "scenes", name).key(),
                f"On some trail no ending can be reached from the scene “{name}”{rest}.",
                "Let one of its choices lead out of the loop.",
            )
            return


RULE = ScenarioRule(MISTAKE, find)
