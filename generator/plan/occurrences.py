"""Where the parts of the model occur: the scenarios in which each is shown, unfolds or presses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.memory import Remember, afresh
from generator.model.evidence import Evidence
from generator.model.scenario import Scenario
from generator.model.walk import acts_of, effects_of


class Way(StrEnum):
    """How a phenomenon or category occurs in a scenario."""

    SHOWN = "shown"
    UNFOLDS = "unfolds"
    PRESSES = "presses"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A scenario in which something occurs, and all the ways in which it does."""

    scenario: str
    ways: tuple[Way, ...]


Occurrences = Mapping[str, tuple[Occurrence, ...]]
"""For every phenomenon and category its occurrences, in the order of the scenarios."""


def occurrences(
    evidence: Evidence, scenarios: Mapping[str, Scenario], remember: Remember = afresh
) -> Occurrences:
    """Where each phenomenon and category of `evidence` occurs; an empty tuple for nowhere.

    An item does not count as its category here: only what an author wrote down.
    """
    found = {name: remember(ways_in, scenario) for name, scenario in scenarios.items()}
    return {
        concept: tuple(
            Occurrence(name, ways[concept]) for name, ways in found.items() if concept in ways
        )
        for concept in (*evidence.model.categories, *evidence.model.phenomena)
    }


def ways_in(scenario: Scenario) -> dict[str, tuple[Way, ...]]:
    """Everything of the model that one scenario names, and how it does."""
    met: dict[str, set[Way]] = {}
    for concept, way in _named(scenario):
        met.setdefault(concept, set()).add(way)
    return {concept: tuple(way for way in Way if way in ways) for concept, ways in met.items()}


def _named(scenario: Scenario) -> Iterator[tuple[str, Way]]:
    for _, _, act in acts_of(scenario):
        for concept in act.shows:
            yield concept, Way.SHOWN
    for _, _, effect in effects_of(scenario):
        if effect.effect is not None:
            yield effect.effect, Way.UNFOLDS
    for encounter in scenario.encounters.values():
        for pressure in encounter.pressure:
            yield pressure.factor, Way.PRESSES
