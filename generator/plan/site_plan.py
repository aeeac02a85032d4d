"""Everything the site is made from, once nothing is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.memory import Remember, afresh
from generator.model.canmeds import Canmeds
from generator.model.evidence import Evidence
from generator.plan.catalogue import in_order
from generator.plan.coverage import Coverage, coverage
from generator.plan.occurrences import Occurrences, occurrences
from generator.plan.scenario_plan import Json, scenario_plan
from generator.trace.tracing import ScenarioFacts, Tracing


@dataclass(frozen=True, slots=True)
class ScenarioPlan:
    """One scenario: its facts, for its page, and the player's JSON."""

    facts: ScenarioFacts
    player: Json

    @property
    def id(self) -> str:
        return self.facts.id


@dataclass(frozen=True, slots=True)
class SitePlan:
    """The scenarios in the order of the catalogue, the evidence, the interface's words.

    `strings` has the words of every language that the site is built in.
    """

    evidence: Evidence
    scenarios: tuple[ScenarioPlan, ...]
    strings: Mapping[str, Mapping[str, str]]
    occurrences: Occurrences
    coverage: Coverage
    canmeds: Canmeds | None = None

    @property
    def languages(self) -> tuple[str, ...]:
        """The site's languages, the default first."""
        return tuple(self.strings)


def plan(tracing: Tracing, remember: Remember = afresh) -> SitePlan:
    """Plan the site of a library that has been checked and found without errors.

    Raises ValueError where there is no evidence: the caller must stop at errors before this.
    """
    documents = tracing.library.evidence
    if documents is None:
        raise ValueError("a course without evidence has errors and cannot be planned")
    return SitePlan(
        evidence=documents.value,
        scenarios=tuple(
            remember(_plan_scenario, facts) for facts in in_order(tracing.scenarios.values())
        ),
        strings=tracing.library.strings,
        occurrences=occurrences(
            documents.value,
            {name: facts.scenario for name, facts in tracing.scenarios.items()},
            remember,
        ),
        coverage=coverage(documents.value, tracing.scenarios, remember),
        canmeds=tracing.library.canmeds,
    )


def _plan_scenario(facts: ScenarioFacts) -> ScenarioPlan:
    return ScenarioPlan(facts, scenario_plan(facts.id, facts.steps))
