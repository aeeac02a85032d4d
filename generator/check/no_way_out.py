"""A loop that some trail never leaves: no ending can be reached from there."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme
from generator.model.evidence import Evidence
from generator.trace.tracing import ScenarioFacts

FAILS = """\
"""
PASSES = """\
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
