"""What of the evidence the scenarios of a course cover, and what is still missing.

Asked of a course are all behaviours and all processing of both sides, every other phenomenon of the
paper's tables, every quotation that may be shown, and every dynamic that can be played.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.memory import Remember, afresh
from generator.model.evidence import Evidence, Role
from generator.model.walk import quotes_of
from generator.plan.catalogue import in_order
from generator.plan.dynamics import plays
from generator.plan.occurrences import Way, ways_in
from generator.trace.tracing import ScenarioFacts


class Part(StrEnum):
    """What a row of the matrix is about."""

    PHENOMENA = "phenomena"
    QUOTATIONS = "quotations"
    DYNAMICS = "dynamics"


class Excused(StrEnum):
    """Why a row is not asked for."""

    TEXT_ONLY = "text-only"
    WITHHELD = "withheld"
    NOT_PLAYED = "not-played"
    NOT_SAID = "not-said"


@dataclass(frozen=True, slots=True)
class Row:
    """One phenomenon, quotation or dynamic, and the scenarios it is met in.

    `group` is the category of a phenomenon or quotation. `places` has for each scenario the ways of
    a phenomenon (shown, unfolds, presses); for the other parts the one way “there”. `why` tells, in
    words of the evidence, why a dynamic cannot be played.
    """

    part: Part
    id: str
    group: str
    places: Mapping[str, tuple[str, ...]]
    excused: Excused | None = None
    why: str = ""

    @property
    def is_missing(self) -> bool:
        return self.excused is None and not self.places


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole matrix. `scenarios` has the title of each by its id, in the catalogue's order."""

    scenarios: Mapping[str, str]
    rows: tuple[Row, ...]

    def of(self, part: Part) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.part is part)

    @property
    def missing(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.is_missing)


THERE = "there"


def coverage(
    evidence: Evidence, scenarios: Mapping[str, ScenarioFacts], remember: Remember = afresh
) -> Coverage:
    """What the scenarios cover of the evidence they were traced against."""
    scenarios = {facts.id: facts for facts in in_order(scenarios.values())}
    met = {name: remember(_met_in, facts, evidence) for name, facts in scenarios.items()}
    return Coverage(
        {name: facts.scenario.title for name, facts in scenarios.items()},
        (*_phenomena(evidence, met), *_quotations(evidence, met), *_dynamics(evidence, met)),
    )


@dataclass(frozen=True, slots=True)
class _Met:
    """What one scenario has of the evidence."""

    ways: Mapping[str, tuple[Way, ...]]
    quotations: frozenset[str]
    dynamics: frozenset[str]


def _met_in(facts: ScenarioFacts, evidence: Evidence) -> _Met:
    return _Met(
        ways_in(facts.scenario),
        frozenset(quote for _, quote in quotes_of(facts.scenario)),
        frozenset(
            name
            for name, dynamic in evidence.model.dynamics.items()
            if plays(facts, dynamic, evidence)
        ),
    )


def _phenomena(evidence: Evidence, met: Mapping[str, _Met]) -> Iterator[Row]:
    for concept, phenomenon in evidence.model.phenomena.items():
        places = {
            name: tuple(each.ways[concept]) for name, each in met.items() if concept in each.ways
        }
        central = evidence.role(concept) in (Role.BEHAVIOURS, Role.PROCESSING)
        excused = Excused.TEXT_ONLY if phenomenon.origin == "text" and not central else None
        yield Row(Part.PHENOMENA, concept, phenomenon.category, places, excused)


def _quotations(evidence: Evidence, met: Mapping[str, _Met]) -> Iterator[Row]:
    for name, quotation in evidence.quotations.items():
        places = {scenario: (THERE,) for scenario, each in met.items() if name in each.quotations}
        excused = None if quotation.may_be_shown else Excused.WITHHELD
        yield Row(Part.QUOTATIONS, name, quotation.category, places, excused)


def _dynamics(evidence: Evidence, met: Mapping[str, _Met]) -> Iterator[Row]:
    for name, dynamic in evidence.model.dynamics.items():
        places = {scenario: (THERE,) for scenario, each in met.items() if name in each.dynamics}
        excused = None
        if dynamic.played is None:
            excused = Excused.NOT_PLAYED if dynamic.not_played else Excused.NOT_SAID
        yield Row(Part.DYNAMICS, name, "", places, excused, dynamic.not_played or "")
