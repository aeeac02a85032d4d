"""Shortest trails to every situation, held against walking every trail there is."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from generator.build import check_course
from generator.trace.explore import mentioned
from generator.trace.reach import Reach, Situation, reach
from generator.trace.state import State, available, choose, first_state, level
from generator.trace.steps import Steps
from generator.trace.tracing import ScenarioFacts

from ..support import REPOSITORY, facts_of, make_course, one_choice

CASES = REPOSITORY / "tests" / "cases"
BRANCHING = ("conditions", "three-encounters", "shift", "loop-with-way-out", "repair-and-hollow")


@pytest.fixture(params=BRANCHING)
def facts(request: pytest.FixtureRequest, tmp_path: Path) -> ScenarioFacts:
    scenarios = sorted((CASES / request.param / "scenarios").glob("*.yml"))
    files = {f"scenarios/{path.name}": path.read_bytes() for path in scenarios}
    (facts,) = check_course(make_course(tmp_path, files)).tracing.scenarios.values()
    return facts


def played(steps: Steps, situation: Situation, trail: tuple[tuple[str, str | None], ...]) -> State:
    state = first_state(steps, situation.shift)
    for scene, choice in trail:
        assert state.scene == scene
        assert choice is None or choice in available(steps, state)
        state = choose(steps, state, choice)
    return state


def test_every_trail_leads_where_it_says(facts: ScenarioFacts) -> None:
    found = reach(facts.scenario, facts.steps)
    assert found.complete
    concepts = mentioned(facts.scenario, facts.steps).concepts
    for situation, trail in found.trails:
        state = played(facts.steps, situation, trail)
        assert state.scene == situation.scene
        assert state.told == situation.told
        assert {each for each, _ in state.experienced} & concepts == situation.experienced
        for clinician, expects in situation.expects:
            reached = level(facts.steps, state, clinician)
            assert ("dismissal", "unsure", "belief")[reached or 0] == expects.level


def shortest_by_hand(facts: ScenarioFacts, longest: int) -> dict[tuple[object, ...], int]:
    """The number of steps to every scene with what was told there, over all trails."""
    shortest: dict[tuple[object, ...], int] = {}
    layer = [first_state(facts.steps, shift) for shift in facts.steps.shifts or (None,)]
    for length in range(longest + 1):
        for state in layer:
            shortest.setdefault((state.scene, state.told), length)
        layer = [
            choose(facts.steps, state, way)
            for state in layer
            for way in (
                (None,)
                if facts.steps.scenes[state.scene].kind == "continue"
                else available(facts.steps, state)
            )
            if facts.steps.scenes[state.scene].kind != "ending"
        ]
    return shortest


def test_none_is_longer_than_it_needs_to_be(facts: ScenarioFacts) -> None:
    found = reach(facts.scenario, facts.steps)
    lengths: dict[tuple[object, ...], int] = {}
    for situation, trail in found.trails:
        lengths.setdefault((situation.scene, situation.told), len(trail))
    longest = max(lengths.values())
    assert lengths == shortest_by_hand(facts, longest)
    assert all(len(one[1]) <= len(other[1]) for one, other in pairwise(found.trails))


def test_all_that_can_be_explored_can_be_reached(facts: ScenarioFacts) -> None:
    found = reach(facts.scenario, facts.steps)
    assert {situation.scene for situation, _ in found.trails} == facts.exploration.scenes


def test_a_bound_is_owned_up_to(facts: ScenarioFacts) -> None:
    found = reach(facts.scenario, facts.steps, bound=2)
    assert not found.complete
    assert 0 < len(found.trails) <= 2


def test_where_nothing_branches_there_is_one_way() -> None:
    facts = facts_of(one_choice("shows: [effort]\nunfolds: [hope]"))
    found: Reach = reach(facts.scenario, facts.steps)
    assert [(each.scene, trail) for each, trail in found.trails][:1] == [("opening", ())]
    assert {trail for each, trail in found.trails if each.scene == "end"} <= {
        (("opening", "first"),),
        (("opening", "second"),),
    }
