"""No trail comes to a mixed ending.

A scenario of at least three decisions whose reachable endings are all `low` or `good`.

Why: Real encounters mix both sides, says the paper (Interpretation), and its figure says so too.
A scenario that ends well or badly and nothing else teaches that there is one right way through,
and makes the low endings a punishment.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.lesson import is_whole
from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Severity, Theme
from generator.model.evidence import Evidence
from generator.trace.tracing import ScenarioFacts

FAILS = """\
scenes:
  opening:
    choices:
      ask: {goto: stairs}
      read: {goto: desk}
  stairs:
    encounter: visit
    text: She takes the stairs, one at a time.
    choices:
      lead: {text: You walk a step ahead., temptation: Lunch.,
             shows: [not-listening], goto: desk}
      wait: {text: You walk at her pace.,
             shows: [listening-mindfully], goto: heard}
  desk:
    encounter: visit
    text: She stands at the desk.
    choices:
      stay: {text: You stay with her there.,
             shows: [collaboration], repair: true, goto: heard}
      leave: {text: You leave her there., temptation: Lunch.,
              shows: [giving-up], goto: unheard}
"""
PASSES = (
    FAILS.replace("repair: true, goto: heard", "repair: true, goto: halfway")
    + """\
  halfway:
    encounter: visit
    text: She has her date, and has not said what it is for.
    ending: {title: A date, tone: mixed}
"""
)
MISTAKE = Mistake("no-mixed-ending", __doc__, Theme.LESSON, FAILS, PASSES, Severity.WARNING)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    endings = [name for name in facts.scenario.scenes if name in facts.exploration.endings]
    tones = {name: facts.steps.scenes[name].tone for name in endings}
    if is_whole(facts) and endings and "mixed" not in tones.values():
        said = ", ".join(f"“{name}” is {tone}" for name, tone in list(tones.items())[:5])
        yield Finding(
            MISTAKE,
            at(facts, "scenes", endings[0], "ending", "tone"),
            f"None of the {len(endings)} endings is mixed ({said}{' …' if endings[5:] else ''}).",
            "Let a trail that met both sides end with something kept and something lost.",
        )


RULE = ScenarioRule(MISTAKE, find)
