"""A low ending can be reached with no repair offered on the way.

A repair is a choice marked `repair: true`. It counts as offered where it is open, whether or not
a student takes it. The trail named in the message is one of the shortest.

Why: Ruptures happen to every clinician; what can be practised is to notice one and turn round.
Without that offer a low ending says only that it went wrong. The offer may help little, and late:
the paper says that many good encounters may be needed to rebuild trust.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.lesson import is_whole, listed
from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Severity, Theme
from generator.model.evidence import Evidence
from generator.trace.tracing import ScenarioFacts

PASSES = """\
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
      stay: {text: You ask her once more.,
             shows: [collaboration], repair: true, goto: halfway}
      leave: {text: You leave her there., temptation: Lunch.,
              shows: [giving-up], goto: unheard}
  halfway:
    encounter: visit
    text: She has her date, and has not said what it is for.
    ending: {title: A date, tone: mixed}
"""
FAILS = PASSES.replace(", repair: true", "")
MISTAKE = Mistake("no-repair", __doc__, Theme.LESSON, FAILS, PASSES, Severity.WARNING)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    if not is_whole(facts):
        return
    for ending, scenes in facts.exploration.trails.unrepaired.items():
        yield Finding(
            MISTAKE,
            at(facts, "scenes", ending).key(),
            f"The low ending “{ending}” can be reached without any repair offered: "
            f"{' → '.join(scenes)}.",
            f"Offer a choice with “repair: true” in one of {listed(scenes[:-1])}.",
        )


RULE = ScenarioRule(MISTAKE, find)
