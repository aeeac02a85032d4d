"""What holds for every scenario."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.check.checking import check
from generator.diagnostics.span import Route
from generator.model.library import Library, ScenarioDocument
from generator.model.scenario import Scenario
from generator.plan.scenario_plan import scenario_plan
from generator.trace.explore import MAX_STATES
from generator.trace.must import surely_experienced
from generator.trace.state import State, available, choose, first_state
from generator.trace.steps import compile_scenario
from generator.trace.support import Origin
from generator.trace.tracing import ScenarioFacts, trace

from ..support import (
    codes,
    pages_of,
    real_evidence,
    real_library,
    scenario_of,
)
from .drafting import WORDS, scenarios
from .efforts import QUICK, SLOW, THOROUGH
from .replaying import Memory, Plan, starts

NAME = "scenarios/it.yml"
Tree = dict[str, Any]


def library_of(scenario: Scenario) -> Library:
    return replace(
        real_library(), scenarios={"it": ScenarioDocument(NAME, scenario)}, diagnostics=()
    )


def facts_of(tree: Tree) -> ScenarioFacts:
    return trace(library_of(scenario_of(tree))).scenarios["it"]


def plan_of(tree: Tree) -> Plan:
    return scenario_plan("it", compile_scenario(scenario_of(tree), real_evidence()))


def gotos(plan: Plan) -> Iterator[str]:
    yield plan["start"]
    for scene in plan["scenes"].values():
        for each in (scene, *scene.get("choices", {}).values()):
            for _, target in each.get("goto", ()):
                yield target


@given(scenarios(astray=True))
@QUICK
def test_every_goto_resolves_or_is_told(tree: Tree) -> None:
    tracing = trace(library_of(scenario_of(tree)))
    plan = scenario_plan("it", tracing.scenarios["it"].steps)
    astray = set(gotos(plan)) - set(plan["scenes"])
    assert bool(astray) == ("unknown-scene" in codes(check(tracing)))


@given(scenarios())
@QUICK
def test_tracing_ends_within_its_bound(tree: Tree) -> None:
    exploration = facts_of(tree).exploration
    assert exploration.complete
    assert exploration.states <= MAX_STATES
    assert exploration.endings <= exploration.scenes


def shuffled(value: Any, chance: random.Random) -> Any:
    """The same mappings in another order; lists keep theirs, and so do facts."""
    if isinstance(value, list):
        return [shuffled(each, chance) for each in value]
    if not isinstance(value, dict):
        return value
    keys = list(value)
    chance.shuffle(keys)
    return {key: value[key] if key == "facts" else shuffled(value[key], chance) for key in keys}


@given(scenarios(), st.randoms(use_true_random=False))
@QUICK
def test_a_plan_does_not_depend_on_the_order_of_keys(tree: Tree, chance: random.Random) -> None:
    assert plan_of(shuffled(tree, chance)) == plan_of(tree) == plan_of(copy.deepcopy(tree))


@given(scenarios(), scenarios())
@SLOW
def test_a_plan_does_not_depend_on_its_neighbours(tree: Tree, other: Tree) -> None:
    library = library_of(scenario_of(tree))
    neighbour = ScenarioDocument("scenarios/a.yml", scenario_of(other))
    both = replace(library, scenarios={"a": neighbour, **library.scenarios})
    assert scenario_plan("it", trace(both).scenarios["it"].steps) == plan_of(tree)


def with_other_words(value: Any, words: Iterator[str]) -> Any:
    """The same structure with every text replaced."""
    if isinstance(value, dict):
        return {
            key: next(words)
            if key in ("text", "title", "label", "if-untold", "summary")
            else with_other_words(part, words)
            for key, part in value.items()
        }
    return [with_other_words(each, words) for each in value] if isinstance(value, list) else value


@given(scenarios(), st.lists(WORDS, min_size=60, max_size=60))
@QUICK
def test_the_edition_ignores_texts(tree: Tree, words: list[str]) -> None:
    def endless() -> Iterator[str]:
        while True:
            yield from words

    other = with_other_words(tree, endless())
    assert plan_of(other) == plan_of(tree)


@given(scenarios(), st.data())
@QUICK
def test_the_edition_follows_the_structure(tree: Tree, data: st.DataObject) -> None:
    other = copy.deepcopy(tree)
    name = data.draw(st.sampled_from(list(other["scenes"])))
    scene = other["scenes"][name]
    if "ending" in scene:
        scene["ending"]["tone"] = "mixed"
    elif "continue" in scene:
        scene["continue"].insert(0, {"when": {"told": "f0"}, "goto": name})
    else:
        next(iter(scene["choices"].values()))["goto"].insert(
            0, {"when": {"told": "f0"}, "goto": name}
        )
    first, second = plan_of(tree)["edition"], plan_of(other)["edition"]
    assert first != second
    assert len(first) == 16


def as_json(state: State) -> dict[str, Any]:
    experienced: dict[str, list[str]] = {}
    for concept, clinician in sorted(state.experienced):
        experienced.setdefault(concept, []).append(clinician)
    return {
        "shift": state.shift,
        "scene": state.scene,
        "encounter": state.encounter,
        "told": sorted(state.told),
        "experienced": experienced,
        "expectation": list(state.expectation),
    }


@given(scenarios(), st.data())
@QUICK
def test_the_plan_replays_to_the_state_of_the_trace(tree: Tree, data: st.DataObject) -> None:
    steps = facts_of(tree).steps
    plan = scenario_plan("it", steps)
    memory = data.draw(st.sampled_from(list(starts(plan))))
    memory.witness()
    state = first_state(steps, memory.shift)
    for _ in range(6):
        assert memory.as_state() == as_json(state)
        answers = memory.open()
        kinds = {"continue": (None,), "ending": ()}
        assert tuple(answers) == kinds.get(memory.here["kind"], available(steps, state))
        if not answers:
            break
        answer = data.draw(st.sampled_from(answers))
        memory.meet(memory.answer(answer))
        memory.witness()
        state = choose(steps, state, answer)


def every_trail(plan: Plan) -> Iterator[tuple[Memory, Memory, str | None]]:
    """Every step of every trail of a scenario without loops, by brute force.

    Gives memories before and after a step, and the answer ("" for what is witnessed on arrival;
    then the memory before has not witnessed it yet).
    """

    def arrived(before: Memory) -> Iterator[tuple[Memory, Memory, str | None]]:
        after = before.copy()
        if not after.witness():
            after.unfolded, after.dismissed = [], False
        yield before, after, ""
        for answer in after.open():
            moved = after.copy()
            moved.unfolded, moved.dismissed = [], False
            scene = moved.answer(answer)
            yield after, moved.copy(), answer
            moved.meet(scene)
            yield from arrived(moved)

    for memory in starts(plan):
        yield from arrived(memory)


@given(scenarios(cyclic=False))
@THOROUGH
def test_exploring_finds_what_every_trail_finds(tree: Tree) -> None:
    facts = facts_of(tree)
    scenes, endings, stuck, told = set(), set(), set(), set()
    for _, after, answer in every_trail(scenario_plan("it", facts.steps)):
        if answer == "":
            scenes.add(after.scene)
            if after.here["kind"] == "ending":
                endings.add(after.scene)
            elif after.here["kind"] != "continue" and len(after.open()) < 2:
                stuck.add(after.scene)
        if after.dismissed:
            told.add((after.scene, answer))
    exploration = facts.exploration
    assert exploration.scenes == scenes
    assert exploration.endings == endings
    assert set(exploration.stuck) == stuck
    assert exploration.trapped == frozenset()
    assert {
        (route[1], route[3] if route[2] == "choices" else "") for route in exploration.dismissed
    } == told


@given(scenarios(cyclic=False))
@THOROUGH
def test_what_is_sure_happened_on_every_trail(tree: Tree) -> None:
    facts = facts_of(tree)
    sure = surely_experienced(facts.scenario)
    for before, _, answer in every_trail(scenario_plan("it", facts.steps)):
        if answer == "":
            assert sure[before.scene] <= set(before.experienced)


@given(scenarios(cyclic=False))
@THOROUGH
def test_what_supports_an_effect_happened_on_every_trail_that_unfolds_it(tree: Tree) -> None:
    facts = facts_of(tree)
    for before, after, answer in every_trail(scenario_plan("it", facts.steps)):
        route: Route = ("scenes", before.scene, "witnessed")
        if answer:
            route = ("scenes", before.scene, "choices", answer)
        for place, unfolded in enumerate(in_order(facts, route, after.unfolded)):
            effect = facts.effects.get((*route, "unfolds", place))
            if effect is None or effect.support is None or not unfolded:
                continue
            for match in effect.support.matches:
                source = match.source
                if source.origin is Origin.EARLIER:
                    assert source.index is not None
                    assert in_order(facts, route, after.unfolded)[source.index]
                elif source.origin is Origin.EXPERIENCED:
                    assert source.concept in {*before.experienced, *after.unfolded}


def in_order(facts: ScenarioFacts, route: Route, unfolded: list[str]) -> list[bool]:
    """For each effect of the act at `route`, whether it is among `unfolded`.

    Where the same effect stands twice and unfolded once, the question has no answer; such acts
    are left out.
    """
    targets = [
        facts.effects[(*route, "unfolds", place)].target
        for place in range(len(facts.effects))
        if (*route, "unfolds", place) in facts.effects
    ]
    if len(set(targets)) < len(targets):
        return []
    return [target in unfolded for target in targets]


@given(scenarios())
@SLOW
def test_what_passes_the_check_can_be_rendered(tree: Tree) -> None:
    library = library_of(scenario_of(tree))
    errors = [each for each in check(trace(library)) if each.is_error]
    if not errors:
        assert "scenarios/it.md" in pages_of(library)
