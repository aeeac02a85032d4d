"""A scenario takes longer or shorter than it should, or than it says.

Measured is a typical trail, on which every open choice is as likely as any other: all that a
student reads there, options and quotations included, at 200 words a minute, and 15 seconds to
think at every decision. Told is where this and `minutes` lie more than a third (and more than three
minutes) apart; and, of scenarios that say they take five minutes or more, where it lies outside 8
to 18 minutes, or where a trail meets on average fewer than 3.5 or more than 6.5 decisions,
reflections apart.

Why: Ten to fifteen minutes fit between two patients and before a seminar, and a student who
planned for them should be able to finish. Four to six decisions are enough for a lapse, its
trace, and a repair; with more of them nobody remembers the first. The bounds are wider than that,
as the measure is rough.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.check.lesson import decisions
from generator.check.met import of_variants, on_acting, per_trail
from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Severity, Theme
from generator.model.evidence import Evidence
from generator.model.scenario import Choice, Witnessed
from generator.trace.tracing import ScenarioFacts

FAILS = """\
minutes: 12
"""
PASSES = """\
minutes: 1
"""
MISTAKE = Mistake("scenario-length", __doc__, Theme.LESSON, FAILS, PASSES, Severity.WARNING)

WORDS_A_MINUTE: Final = 200
THINKING: Final = 0.25
EFFECT_SENTENCE: Final = 15
"""Words of a generated sentence such as “Patients in the study linked … with …”."""

SHORT: Final = 5
FEWEST, MOST = 8, 18
FEWEST_DECISIONS, MOST_DECISIONS = 3.5, 6.5


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    if not facts.exploration.complete:
        return
    read = _words_read(facts, evidence)
    met = sum(facts.exploration.trails.visits.scenes.get(name, 0.0) for name in decisions(facts))
    minutes, said = read / WORDS_A_MINUTE + met * THINKING, facts.scenario.minutes
    figures = (
        f"A typical trail has about {round(read, -1):.0f} words and {met:.1f} decisions: "
        f"about {minutes:.0f} minutes"
    )
    length = _too(minutes, FEWEST, MOST, "short", "long") if said >= SHORT else ""
    number = _too(met, FEWEST_DECISIONS, MOST_DECISIONS, "few", "many") if said >= SHORT else ""
    if length or number:
        what = " and ".join(
            part
            for part in (
                f"too {length} (10 to 15 minutes are meant)" if length else "",
                f"too {number} decisions (4 to 6 are meant)" if number else "",
            )
            if part
        )
        yield Finding(MISTAKE, at(facts, "minutes"), f"{figures}; {what}.", _hint(length or number))
    elif abs(minutes - said) > max(3, said / 3):
        yield Finding(
            MISTAKE,
            at(facts, "minutes"),
            f"{figures}; the scenario says {said}.",
            f"Write “minutes: {max(1, round(minutes))}”, or change the text.",
        )


def _too(figure: float, least: float, most: float, below: str, above: str) -> str:
    return below if figure < least else above if figure > most else ""


def _hint(what: str) -> str:
    if what in ("short", "few"):
        return "Add what is still missing; a short exercise says “minutes: 4” or less."
    return "Cut a fifth of every text before you cut a scene, or make two scenarios of it."


def _words_read(facts: ScenarioFacts, evidence: Evidence) -> float:
    scenes = facts.scenario.scenes

    def count(text: str) -> float:
        return len(text.split())

    def acting(act: Choice | Witnessed) -> float:
        generated = sum(EFFECT_SENTENCE for effect in act.unfolds if effect.effect)
        quoted = sum(
            count(evidence.quotations[name].text)
            for effect in act.unfolds
            for name in effect.quote
            if name in evidence.quotations
        )
        return on_acting(act, count) + generated + quoted

    def arriving(name: str) -> float:
        scene = scenes[name]
        sets = facts.exploration.trails.offered.get(name, ())
        options = sum(
            of_variants(count, scene.choices[choice].text) for names in sets for choice in names
        )
        return (
            of_variants(count, scene.text)
            + (acting(scene.witnessed) if scene.witnessed else 0.0)
            + count(scene.question or "")
            + (options / len(sets) if sets else 0.0)
        )

    return per_trail(facts, arriving, acting)


RULE = ScenarioRule(MISTAKE, find)
