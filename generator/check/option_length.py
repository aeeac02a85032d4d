"""The length of options gives an answer away.

Two things are looked at, over the whole scenario. *Which* option is the longest (or the shortest)
of its decision, by a twentieth at least: where it is the one that shows only the present side in
more than 60 in 100 decisions, of at least four, or where that option is on average a fifth longer
or shorter than the others. And *how far apart* the options of one decision lie: the longest may
have 1.4 times the characters of the shortest; beyond that one of them takes a line more on a
phone, and is seen before it is read.

Only options that some trail is offered together are compared. Of several texts of an option the
mean counts.

Why: Of the flaws in test questions, “the longest is right” truly lifts scores: students answer
the form in place of the patient (Pham 2018). Length is the easiest thing to see, and the easiest
to mend.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import fmean, geometric_mean
from typing import Final

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
      wait: {text: “No hurry.”,
             shows: [listening-mindfully], goto: heard}
      talk:
        text: “They put the desk on the wrong floor, I know.”
        temptation: It is meant kindly.
        shows: [not-listening]
        goto: desk
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
PASSES = FAILS.replace("“No hurry.”", "“No hurry. I have no lift to catch.”")
MISTAKE = Mistake("option-length", __doc__, Theme.LESSON, FAILS, PASSES, Severity.WARNING)

MEAN_RATIO: Final = 1.2
NOTICED: Final = 1.05
"""A lead of less than a twentieth, a short word, is neither the longest nor the shortest."""

SPREAD: Final = 1.4
SEEN: Final = 20
"""Fewer characters than this between two options nobody sees, whatever their ratio."""


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    if not is_whole(facts):
        return
    offered = list(options_of(facts, evidence))
    yield from _given_away(facts, offered)
    yield from _far_apart(facts, offered)


def _given_away(
    facts: ScenarioFacts, offered: list[tuple[str, list[Options]]]
) -> Iterator[Finding]:
    telling = [(scene, sets) for scene, every in offered if (sets := _comparable(every))]
    if len(telling) < TELLING:
        return
    ratio = geometric_mean(fmean(_ratio(one) for one in sets) for _, sets in telling)
    for extreme, stands_out in (("longest", _is_longest), ("shortest", _is_shortest)):
        scenes = [scene for scene, sets in telling if all(stands_out(one) for one in sets)]
        too_far = ratio > MEAN_RATIO if extreme == "longest" else ratio < 1 / MEAN_RATIO
        if len(scenes) / len(telling) > MOSTLY or too_far:
            yield Finding(
                MISTAKE,
                at(facts, "scenes").key(),
                f"The option that shows only the present side is the {extreme} in {len(scenes)} of "
                f"{len(telling)} decisions, and has on average {ratio:.2f} times the characters of "
                "the others.",
                f"{'Shorten' if extreme == 'longest' else 'Lengthen'} it in some, or the others; "
                "let another option be longest in about two of three decisions.",
                related=tuple((at(facts, "scenes", scene).key(), extreme) for scene in scenes),
            )


def _comparable(every: list[Options]) -> list[Options]:
    return [one for one in every if one.can_give_away]


def _split(one: Options) -> tuple[list[float], list[float]]:
    """The lengths of the options that show only the present side, and of the others."""
    both = list(zip(one.lengths, one.present, strict=True))
    return [size for size, is_it in both if is_it], [size for size, is_it in both if not is_it]


def _ratio(one: Options) -> float:
    present, others = _split(one)
    return max(1.0, fmean(present)) / max(1.0, fmean(others))


def _is_longest(one: Options) -> bool:
    present, others = _split(one)
    return max(present) > NOTICED * max(others)


def _is_shortest(one: Options) -> bool:
    present, others = _split(one)
    return NOTICED * min(present) < min(others)


def _far_apart(facts: ScenarioFacts, offered: list[tuple[str, list[Options]]]) -> Iterator[Finding]:
    worst = [(scene, max(every, key=_spread)) for scene, every in offered if every]
    apart = [
        (scene, one)
        for scene, one in worst
        if _spread(one) > SPREAD and max(one.lengths) - min(one.lengths) >= SEEN
    ]
    apart.sort(key=lambda each: -_spread(each[1]))
    if not apart:
        return
    said = "; ".join(f"“{scene}” {_spread(one):.2f} ({_ends(one)})" for scene, one in apart[:4])
    more = f"; and {len(apart) - 4} more" if len(apart) > 4 else ""
    yield Finding(
        MISTAKE,
        at(facts, "scenes", apart[0][0], "choices").key(),
        f"In {len(apart)} of {len(offered)} decisions the longest option has more than {SPREAD} "
        f"times the characters of the shortest, worst first: {said}{more}.",
        "Cut the long ones, or let the short ones say their reason too.",
        related=tuple((at(facts, "scenes", scene).key(), "") for scene, _ in apart[1:]),
    )


def _spread(one: Options) -> float:
    return max(one.lengths) / max(1.0, min(one.lengths))


def _ends(one: Options) -> str:
    def named(choose: Callable[..., tuple[float, str]]) -> str:
        size, name = choose(zip(one.lengths, one.names, strict=True))
        return f"“{name}” {size:.0f}"

    return f"{named(min)}, {named(max)}"


RULE = ScenarioRule(MISTAKE, find)
