"""A scene where, on some trail, fewer than two choices are open.

One choice is no choice: write *continue*. None leaves the student stranded.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding
from generator.model.evidence import Evidence
from generator.trace.tracing import ScenarioFacts

CODE = "dead-end"


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    for name, count in facts.exploration.stuck.items():
        offered = "only one choice" if count == 1 else "no choice"
        yield Finding(
            CODE,
            at(facts, "scenes", name).key(),
            f"On some trail the scene “{name}” offers {offered}.",
            "Offer at least two choices on every trail, or write “continue” instead.",
        )


RULE = ScenarioRule(CODE, find)
