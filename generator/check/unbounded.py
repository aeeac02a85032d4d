"""A scenario with more situations than are looked through; what was not reached is not checked."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Severity, Theme
from generator.model.evidence import Evidence
from generator.trace.tracing import ScenarioFacts

FAILS = """\
"""
PASSES = """\
"""
MISTAKE = Mistake("unbounded", __doc__, Theme.WAYS, FAILS, PASSES, severity=Severity.WARNING)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    if not facts.exploration.complete:
        yield Finding(
            MISTAKE,
            at(facts, "scenes").key(),
            f"Only the first {facts.exploration.states:,} situations of this scenario were "
            "looked through.",
            "Fewer facts and phenomena in conditions make fewer situations.",
        )


RULE = ScenarioRule(MISTAKE, find)
