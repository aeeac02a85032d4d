"""Hollow empathy is right words with a wrong act: such a choice shows both sides."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme
from generator.model.evidence import Evidence, Side
from generator.trace.tracing import ScenarioFacts

FAILS = """\
"""
PASSES = """\
"""
MISTAKE = Mistake("hollow-one-sided", __doc__, Theme.LESSON, FAILS, PASSES)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    for name, scene in facts.scenario.scenes.items():
        for choice, act in scene.choices.items():
            sides = {evidence.side(shown) for shown in act.shows} - {None}
            if act.hollow and sides != {Side.ABSENT, Side.PRESENT}:
                yield Finding(
                    MISTAKE,
                    at(facts, "scenes", name, "choices", choice, "hollow").key(),
                    f"“{choice}” is marked hollow but does not show both sides.",
                    "Name under “shows” what its words convey and what its act does not.",
                )


RULE = ScenarioRule(MISTAKE, find)
