"""What the rules about teaching share: which scenarios they look at, and their decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from generator.check.wording import plain
from generator.model.condition import TextVariant
from generator.model.evidence import Evidence, Side
from generator.model.scenario import Choice
from generator.trace.tracing import ScenarioFacts

LEAST_DECISIONS: Final = 3
"""A scenario with fewer decisions is a sketch; what belongs to a whole one is not asked of it."""

TELLING: Final = 4
"""In how many decisions a regularity must show before it can be called one."""

MOSTLY: Final = 0.6
"""Above this share of decisions a regularity gives the answer away: 3 of 4, 4 of 6, but not 3 of 5.

With three options in random order and length, one of them is the longest in a third.
"""


def decisions(facts: ScenarioFacts) -> list[str]:
    """The scenes in which a student decides something, reflections apart, that a trail reaches."""
    return [
        name
        for name, scene in facts.steps.scenes.items()
        if scene.kind == "decision" and name in facts.exploration.scenes
    ]


def is_whole(facts: ScenarioFacts) -> bool:
    """Whether there is enough of a scenario to ask of it what a lesson needs."""
    return facts.exploration.complete and len(decisions(facts)) >= LEAST_DECISIONS


@dataclass(frozen=True, slots=True)
class Options:
    """Choices that are open together, in file order, with their lengths in characters.

    `present` says which of them show the present side only: what a student who looks for the
    nice answer would look for.
    """

    names: tuple[str, ...]
    lengths: tuple[float, ...]
    present: tuple[bool, ...]

    @property
    def can_give_away(self) -> bool:
        return any(self.present) and not all(self.present)


def options_of(facts: ScenarioFacts, evidence: Evidence) -> Iterator[tuple[str, list[Options]]]:
    """Every decision, with the sets of choices that some trail is offered in it."""
    for scene in decisions(facts):
        choices = facts.scenario.scenes[scene].choices
        sets = [names for names in facts.exploration.trails.offered.get(scene, ()) if names[1:]]
        yield (
            scene,
            [
                Options(
                    names,
                    tuple(_length(choices[name].text) for name in names),
                    tuple(_present_only(choices[name], evidence) for name in names),
                )
                for names in sets
            ],
        )


def _length(variants: Sequence[TextVariant]) -> float:
    return fmean(len(plain(variant.text)) for variant in variants)


def _present_only(choice: Choice, evidence: Evidence) -> bool:
    return {evidence.side(shown) for shown in choice.shows} == {Side.PRESENT}


def listed(names: Sequence[str], most: int = 4) -> str:
    """Names in a sentence: “a”, “b” and 2 more."""
    quoted = [f"“{name}”" for name in names]
    if len(quoted) > most:
        quoted = [*quoted[: most - 1], f"{len(quoted) - most + 1} more"]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]]) if quoted[1:] else "".join(quoted)
