"""The order in which scenarios are listed, wherever they are."""

from __future__ import annotations

from collections.abc import Iterable

from generator.trace.tracing import ScenarioFacts


def in_order(scenarios: Iterable[ScenarioFacts]) -> list[ScenarioFacts]:
    """As the authors ordered them, and by id where they did not."""

    def place(facts: ScenarioFacts) -> tuple[bool, int, str]:
        order = facts.scenario.order
        return order is None, order or 0, facts.id

    return sorted(scenarios, key=place)
