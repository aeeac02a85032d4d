"""How forks are numbered, wherever somebody is told of one by its number."""

from __future__ import annotations

from generator.model.scenario import Scenario


def fork_numbers(scenario: Scenario) -> dict[str, int]:
    """Scenes in which something is chosen or witnessed, in the order of the encounters."""
    forks = (
        name
        for encounter in scenario.encounters
        for name, scene in scenario.scenes.items()
        if scene.encounter == encounter and (scene.choices or scene.witnessed)
    )
    return {name: number for number, name in enumerate(forks, 1)}
