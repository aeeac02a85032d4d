"""A trail in part: its beginning, and the decisions on it."""

from collections.abc import Iterator

from generator.trace.tracing import ScenarioFacts

from .trails import Walk


def part_of(walk: Walk, count: int) -> Walk:
    """Its first steps; for playing, not for asking what has come of it."""
    return Walk(walk.shift, walk.steps[:count], ())


def steps_of(walk: Walk, count: int) -> list[list[str | None]]:
    """Its first steps as they are kept."""
    return [list(each) for each in walk.steps[:count]]


def decisions(facts: ScenarioFacts, walk: Walk) -> Iterator[tuple[int, str, str]]:
    """Place, scene and choice of every decision on a walk."""
    for place, (scene, choice) in enumerate(walk.steps):
        if choice is not None and facts.steps.scenes[scene].kind == "decision":
            yield place, scene, choice
