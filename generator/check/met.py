"""What a student meets on a trail on which every open choice is as likely as any other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import fmean

from generator.model.condition import TextVariant
from generator.model.scenario import Choice, Witnessed
from generator.trace.tracing import ScenarioFacts


def of_variants(measure: Callable[[str], float], variants: Sequence[TextVariant]) -> float:
    """The mean over the texts of which one is met."""
    return fmean(measure(variant.text) for variant in variants) if variants else 0.0


def per_trail(
    facts: ScenarioFacts,
    on_arriving: Callable[[str], float],
    on_choosing: Callable[[Choice], float],
) -> float:
    """A figure for a typical trail: what each scene and each choice adds, as often as it is met."""
    visits, scenes = facts.exploration.trails.visits, facts.scenario.scenes
    return sum(often * on_arriving(scene) for scene, often in visits.scenes.items()) + sum(
        often * on_choosing(scenes[scene].choices[name])
        for (scene, name), often in visits.choices.items()
    )


def on_acting(act: Choice | Witnessed, measure: Callable[[str], float]) -> float:
    """What is met once somebody has acted: what follows at once, and the author's illustrations."""
    variants = [act.takes, act.response if isinstance(act, Choice) else act.text]
    return sum(of_variants(measure, each) for each in variants) + sum(
        measure(effect.illustration) for effect in act.unfolds if effect.illustration
    )
