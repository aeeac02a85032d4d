"""A choice or a scene leads to a scene that does not exist.

`goto`, `continue` and `start` name a scene by its id: the key under `scenes`, letter by letter.

Why: A student who takes this way would stand before nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding, did_you_mean
from generator.diagnostics.mistake import Mistake, Theme
from generator.model.evidence import Evidence
from generator.model.walk import routes_of
from generator.trace.tracing import ScenarioFacts

FAILS = """\
scenes:
  opening:
    choices:
      ask:
        goto: herd
"""
PASSES = """\
scenes:
  opening:
    choices:
      ask:
        goto: heard
"""
MISTAKE = Mistake("unknown-scene", __doc__, Theme.NAMES, FAILS, PASSES)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    scenes = facts.scenario.scenes
    start = facts.scenario.start
    if start is not None and start not in scenes:
        yield Finding(
            MISTAKE,
            at(facts, "start"),
            f"There is no scene “{start}”.",
            did_you_mean(start, scenes),
        )
    for route, _, way in routes_of(facts.scenario):
        if way.goto not in scenes:
            yield Finding(
                MISTAKE,
                at(facts, *route, "goto"),
                f"There is no scene “{way.goto}”.",
                did_you_mean(way.goto, scenes),
            )


RULE = ScenarioRule(MISTAKE, find)
