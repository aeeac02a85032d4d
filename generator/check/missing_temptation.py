"""A choice shows something of the absent side, and nobody says why one would make it.

Every such choice has a `temptation`: what a decent, tired student would say in its defence. The
debrief tells it.

Why: No villains. A choice that only a bad person would make teaches nothing; a reason that one
knows from last Tuesday does.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme
from generator.model.evidence import Evidence, Side
from generator.trace.tracing import ScenarioFacts

FAILS = """\
scenes:
  opening:
    choices:
      send-on:
        text: “That is one for the specialist.”
        shows: [giving-up]
        goto: unheard
"""
PASSES = """\
scenes:
  opening:
    choices:
      send-on:
        text: “That is one for the specialist.”
        temptation: The specialist has forty minutes, and I have ten.
        shows: [giving-up]
        goto: unheard
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
