"""A choice that shows something of the absent side says why a decent, tired student would make it.

No villains: the reason is what the student would say in its defence.
"""

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
MISTAKE = Mistake("missing-temptation", __doc__, Theme.LESSON, FAILS, PASSES)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    for name, scene in facts.scenario.scenes.items():
        for choice, act in scene.choices.items():
            absent = [shown for shown in act.shows if evidence.side(shown) is Side.ABSENT]
            if absent and not act.temptation:
                yield Finding(
                    MISTAKE,
                    at(facts, "scenes", name, "choices", choice).key(),
                    f"“{choice}” shows “{absent[0]}” but has no “temptation”.",
                    "Say why a decent, tired student would choose it.",
                )


RULE = ScenarioRule(MISTAKE, find)
