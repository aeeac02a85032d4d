"""A choice that nothing in the story remembers.

After two options of a decision everything goes on alike, on every trail: the same scenes, the
same texts and options in them, the same pressure, the same facts told, the same endings. What the
patient answers at once does not count, nor that the debrief lists every choice.

What a choice can leave behind: another `goto`; a fact it tells; or something that a later `when`
asks about, such as what has been experienced, what the patient expects, and who has lapsed. A
reflection changes nothing outside and returns in the debrief: it is not looked at.

Why: A student who tries the other option and meets the same story learns that answers do not
matter. Students do try it: they take wrong turns on purpose, to see.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.lesson import is_whole, listed
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
             shows: [listening-mindfully], goto: desk}
  desk:
    encounter: visit
    text: She stands at the desk.
    choices:
      stay: {text: You ask her once more.,
             shows: [collaboration], repair: true, goto: heard}
      wave: {text: You wave from the lift., temptation: Lunch.,
             goto: halfway}
      leave: {text: You leave her there., temptation: Lunch.,
              shows: [giving-up], goto: unheard}
  halfway:
    encounter: visit
    text: She has her date, and has not said what it is for.
    ending: {title: A date, tone: mixed}
"""
PASSES = FAILS.replace(
    "    text: She stands at the desk.\n",
    """\
    text:
      - when: {expects: dismissal}
        text: She is at the desk before you.
      - {text: She stands at the desk.}
""",
)
MISTAKE = Mistake("forgotten-choice", __doc__, Theme.LESSON, FAILS, PASSES, Severity.WARNING)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    if not is_whole(facts):
        return
    for scene, pairs in facts.exploration.trails.forgotten.items():
        if facts.steps.scenes[scene].kind != "decision":
            continue
        for group in _groups(pairs):
            yield Finding(
                MISTAKE,
                at(facts, "scenes", scene, "choices", group[-1]).key(),
                f"After {listed(group)} the story goes on alike: nothing later remembers which of "
                "them was chosen.",
                _hint(facts, scene, group),
                related=tuple(
                    (at(facts, "scenes", scene, "choices", name).key(), "alike")
                    for name in group[:-1]
                ),
            )


def _groups(pairs: tuple[tuple[str, str], ...]) -> list[list[str]]:
    """Choices gathered so that any two of a group are alike."""
    groups: list[list[str]] = []
    for one, other in pairs:
        if any(one in group and other in group for group in groups):
            continue
        for group in groups:
            if all((each, other) in pairs for each in group):
                group.append(other)
                break
        else:
            groups.append([one, other])
    return groups


def _hint(facts: ScenarioFacts, scene: str, group: list[str]) -> str:
    choices = facts.scenario.scenes[scene].choices
    unfolds = [
        frozenset(item.effect for item in choices[name].unfolds if item.effect) for name in group
    ]
    only = sorted(frozenset().union(*unfolds) - unfolds[0].intersection(*unfolds))
    ask = f"“when: {{experienced: {only[0]}}}”" if only else "“when: {expects: …}”"
    return f"Let a later text, option or way ask {ask}, or lead one of them elsewhere."


RULE = ScenarioRule(MISTAKE, find)
