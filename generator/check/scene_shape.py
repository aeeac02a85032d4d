"""A scene goes on in two ways, or in none, or an entry is neither effect nor illustration.

A scene has `choices`, `continue` or an `ending`, exactly one of them. A reflection's choices name
what is going on in the student: they may name a `factor`, and show, unfold and tell nothing. An
entry under `unfolds` is either an `effect` or an `illustration`.

Why: The player could not know what to offer next, or whose words it is showing.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme
from generator.model.evidence import Evidence
from generator.model.scenario import Scene
from generator.model.walk import effects_of
from generator.trace.tracing import ScenarioFacts

FAILS = """\
scenes:
  heard:
    ending: {title: A date, tone: good}
    continue: unheard
"""
PASSES = """\
scenes:
  heard:
    ending: {title: A date, tone: good}
"""
MISTAKE = Mistake("scene-shape", __doc__, Theme.SHAPE, FAILS, PASSES)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    if not facts.scenario.scenes:
        yield Finding(MISTAKE, at(facts, "scenes").key(), "A scenario needs at least one scene.")
    for name, scene in facts.scenario.scenes.items():
        ways = [
            key
            for key, given in (
                ("choices", scene.choices),
                ("continue", scene.continue_),
                ("ending", scene.ending),
            )
            if given
        ]
        if len(ways) != 1:
            has = " and ".join(f"“{key}”" for key in ways) or "none of them"
            yield Finding(
                MISTAKE,
                at(facts, "scenes", name).key(),
                f"A scene has “choices”, “continue” or “ending”; “{name}” has {has}.",
                "Keep the one that says how the scene goes on.",
            )
        yield from _reflection(facts, name, scene)
    for route, _, effect in effects_of(facts.scenario):
        if (effect.effect is None) == (effect.illustration is None):
            yield Finding(
                MISTAKE,
                at(facts, *route),
                "An entry here is either an “effect” or an “illustration”.",
            )


def _reflection(facts: ScenarioFacts, name: str, scene: Scene) -> Iterator[Finding]:
    if scene.kind == "reflection" and not scene.choices:
        yield Finding(
            MISTAKE, at(facts, "scenes", name, "kind"), "A reflection needs choices to offer."
        )
    for choice, act in scene.choices.items():
        route = ("scenes", name, "choices", choice)
        if scene.kind == "reflection":
            for key in ("shows", "unfolds", "tells"):
                if getattr(act, key):
                    yield Finding(
                        MISTAKE,
                        at(facts, *route, key).key(),
                        f"A reflection happens within the student; its choices have no “{key}”.",
                    )
        elif act.factor is not None:
            yield Finding(
                MISTAKE,
                at(facts, *route, "factor").key(),
                "Only the choices of a reflection name a “factor”.",
                "Add “kind: reflection” to the scene, or remove this line.",
            )


RULE = ScenarioRule(MISTAKE, find)
