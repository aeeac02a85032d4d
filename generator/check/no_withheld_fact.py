"""Nothing that the patient may keep to herself.

A fact is withheld if some trail tells it and some other leaves it untold at its ending. A
scenario of at least three decisions needs one: `facts` names it, `tells` under a choice tells it.

Why: Whether a patient discloses depends on whether she expects to be believed and looked into;
expecting not to be is enough to hold back (D13: T2-28, T2-29). What stayed untold is what the
debrief can show a student who did not miss it.
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
      ask: {tells: [fall], goto: stairs}
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
FAILS = PASSES.replace("{tells: [fall], goto: stairs}", "{tells: [], goto: stairs}")
MISTAKE = Mistake("no-withheld-fact", __doc__, Theme.LESSON, FAILS, PASSES, Severity.WARNING)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    trails, named = facts.exploration.trails, list(facts.scenario.facts)
    if not is_whole(facts) or trails.told & trails.untold:
        return
    if not named:
        said = "This scenario has no fact that the patient may keep to herself."
    elif never := [fact for fact in named if fact not in trails.told]:
        said = f"No trail tells {listed(never)}, so no student can learn what was withheld."
    else:
        said = f"Every trail tells {listed(named)}, so nothing is ever withheld."
    yield Finding(
        MISTAKE,
        at(facts, "facts").key() if named else at(facts, "scenes").key(),
        said,
        "Let one fact hang on a choice, or on what the patient expects: "
        "“tells: [{fact: …, when: {expects: belief}}]”.",
    )


RULE = ScenarioRule(MISTAKE, find)
