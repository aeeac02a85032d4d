"""The place of options gives an answer away.

The option that shows only the present side stands at the same place of its decision, first,
second or last, in more than 60 in 100 decisions, of at least four. Order is that of the file,
among the options a trail is offered together.

Why: The player shuffles options, but print, group mode and the page without JavaScript keep the
file's order. There a class learns within three decisions where to look.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.check.lesson import MOSTLY, TELLING, Options, is_whole, options_of
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
      wait: {text: You walk at her pace.,
             shows: [listening-mindfully], goto: door}
      lead: {text: You walk a step ahead., temptation: Lunch.,
             shows: [not-listening], goto: desk}
  desk:
    encounter: visit
    text: She stands at the desk.
    choices:
      stay: {text: You ask her once more.,
             shows: [collaboration], repair: true, goto: door}
      leave: {text: You leave her there., temptation: Lunch.,
              shows: [giving-up], goto: unheard}
  door:
    encounter: visit
    text: The door sticks.
    choices:
      hold: {text: You hold it for her.,
             shows: [collaboration], goto: heard}
      call: {text: You call the porter., temptation: Lunch.,
             shows: [giving-up], goto: halfway}
  halfway:
    encounter: visit
    text: She has her date, and has not said what it is for.
    ending: {title: A date, tone: mixed}
"""
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
      wait: {text: You walk at her pace.,
             shows: [listening-mindfully], goto: door}
      lead: {text: You walk a step ahead., temptation: Lunch.,
             shows: [not-listening], goto: desk}
  desk:
    encounter: visit
    text: She stands at the desk.
    choices:
      leave: {text: You leave her there., temptation: Lunch.,
              shows: [giving-up], goto: unheard}
      stay: {text: You ask her once more.,
             shows: [collaboration], repair: true, goto: door}
  door:
    encounter: visit
    text: The door sticks.
    choices:
      call: {text: You call the porter., temptation: Lunch.,
             shows: [giving-up], goto: halfway}
      hold: {text: You hold it for her.,
             shows: [collaboration], goto: heard}
  halfway:
    encounter: visit
    text: She has her date, and has not said what it is for.
    ending: {title: A date, tone: mixed}
"""
MISTAKE = Mistake("option-position", __doc__, Theme.LESSON, FAILS, PASSES, Severity.WARNING)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    if not is_whole(facts):
        return
    places = {
        scene: {_place(one) for one in every if one.can_give_away and sum(one.present) == 1}
        for scene, every in options_of(facts, evidence)
    }
    telling = {scene: found for scene, found in places.items() if found}
    if len(telling) < TELLING:
        return
    often = Counter(next(iter(found)) for found in telling.values() if len(found) == 1)
    for place, count in often.most_common(1):
        if count / len(telling) > MOSTLY:
            yield Finding(
                MISTAKE,
                at(facts, "scenes").key(),
                f"In {count} of {len(telling)} decisions the option that shows only the present "
                f"side stands {place}.",
                "Move it in some of them. Its id and all that hangs on it stay as they are.",
                related=tuple(
                    (at(facts, "scenes", scene).key(), place)
                    for scene, found in telling.items()
                    if found == {place}
                ),
            )


def _place(one: Options) -> str:
    place = one.present.index(True)
    if place == 0:
        return "first"
    return "last" if place == len(one.present) - 1 else "in between"


RULE = ScenarioRule(MISTAKE, find)
