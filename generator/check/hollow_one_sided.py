"""A choice marked hollow does not show both sides.

Hollow empathy is right words with a wrong act. Such a choice names under `shows` what its words
convey, from the present side, and what its act does, from the absent side.

Why: With one side only, the student would be told that kind words did harm, or that a lapse was
kind, and could not learn to tell words from acts.
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
      read:
        text: “I do believe you. It has been like this for years.”
        shows: [anchoring]
        hollow: true
"""
PASSES = """\
scenes:
  opening:
    choices:
      read:
        text: “I do believe you. It has been like this for years.”
        shows: [believing-patient, anchoring]
        hollow: true
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
