"""A scene that no trail reaches.

Nothing leads to it, or only ways whose conditions never hold, or scenes that nobody reaches.

Why: You wrote it to be read. Often a `goto` names another scene than was meant. A scene that you
keep for later can be silenced, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import unknown_scene
from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme
from generator.model.evidence import Evidence
from generator.model.walk import routes_of
from generator.trace.tracing import ScenarioFacts

FAILS = """\
scenes:
  corridor: {encounter: visit, text: She waits., continue: unheard}
"""
PASSES = """\
scenes:
  opening:
    choices:
      read: {goto: corridor}
  corridor: {encounter: visit, text: She waits., continue: unheard}
"""
MISTAKE = Mistake("unreachable-scene", __doc__, Theme.WAYS, FAILS, PASSES, silent=True)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    # A misspelled way leaves its scene unreached; the misspelling is the mistake to name.
    if not facts.exploration.complete or any(unknown_scene.find(facts, evidence)):
        return
    named = {way.goto for _, _, way in routes_of(facts.scenario)}
    for name in facts.scenario.scenes:
        if name not in facts.exploration.scenes:
            why = (
                "the ways to it never hold or start from scenes nobody reaches"
                if name in named
                else "nothing leads to it"
            )
            yield Finding(
                MISTAKE,
                at(facts, "scenes", name).key(),
                f"Nobody can reach the scene “{name}”: {why}.",
                "Add a “goto” to it, or remove it.",
            )


RULE = ScenarioRule(MISTAKE, find)
