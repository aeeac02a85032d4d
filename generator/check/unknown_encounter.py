"""A scene stands in an encounter that the scenario does not have.

`encounter` names an id under `encounters`, letter by letter.

Why: The encounter says whom the patient meets. Without it nothing can be said of what she expects.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding, did_you_mean
from generator.diagnostics.mistake import Mistake, Theme
from generator.model.evidence import Evidence
from generator.trace.tracing import ScenarioFacts

FAILS = """\
scenes:
  heard:
    encounter: vist
"""
PASSES = """\
scenes:
  heard:
    encounter: visit
"""
MISTAKE = Mistake("unknown-encounter", __doc__, Theme.NAMES, FAILS, PASSES)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    known = facts.scenario.encounters
    for name, scene in facts.scenario.scenes.items():
        if scene.encounter not in known:
            yield Finding(
                MISTAKE,
                at(facts, "scenes", name, "encounter"),
                f"There is no encounter “{scene.encounter}”.",
                did_you_mean(scene.encounter, known),
            )


RULE = ScenarioRule(MISTAKE, find)
