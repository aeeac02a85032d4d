"""A patient does not disclose to someone she expects to dismiss her (D13: T2-28, T2-29)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import ScenarioRule, place
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme
from generator.model.evidence import Evidence
from generator.trace.tracing import ScenarioFacts

FAILS = """\
"""
PASSES = """\
"""
MISTAKE = Mistake("tells-while-dismissed", __doc__, Theme.MODEL, FAILS, PASSES)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    for route in sorted(facts.exploration.dismissed, key=str):
        yield Finding(
            MISTAKE,
            place(facts, route),
            "On some trail the patient expects to be dismissed when this is told.",
            "Give it a “when” that excludes it, such as “expects: {at-least: unsure, of: you}”, "
            "or let the choice earn it.",
        )


RULE = ScenarioRule(MISTAKE, find)
