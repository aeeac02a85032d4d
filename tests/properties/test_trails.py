"""What is said of all trails at once, held against trails taken one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import Any

from hypothesis import HealthCheck, given, settings

from generator.model.condition import Route, TextVariant
from generator.model.scenario import Choice, Witnessed
from generator.trace.conditions import compile_when
from generator.trace.state import State, available, choose, follow, holds, meet, take
from generator.trace.steps import clinician_of
from generator.trace.tracing import ScenarioFacts

from .drafting import scenarios
from .test_properties import facts_of

QUICK = settings(
    deadline=None, derandomize=True, max_examples=150, suppress_health_check=[HealthCheck.too_slow]
)
Tree = dict[str, Any]
Story = tuple[Any, ...]


class Told:
    """Everything a student could read in a scenario without loops, told from one state on."""

    def __init__(self, facts: ScenarioFacts) -> None:
        self.facts, self.steps, self.scenario = facts, facts.steps, facts.scenario
        self.states: dict[State, None] = {}
        self.story = cache(self._story)

    def starts(self) -> Iterator[tuple[State, frozenset[str]]]:
        for shift in self.steps.shifts or (None,):
            blank = State(
                shift,
                self.steps.start,
                None,
                frozenset(),
                frozenset(),
                (0,) * len(self.steps.clinicians),
            )
            state, _, told = self._arrive(blank, self.steps.start)
            yield state, told

    def _first(self, variants: Sequence[TextVariant | Route], state: State) -> int:
        clinician = clinician_of(self.scenario, self.scenario.scenes[state.scene])
        return next(
            (
                place
                for place, each in enumerate(variants)
                if holds(self.steps, compile_when(each.when, clinician), state)
            ),
            -1,
        )

    def _taken(self, act: Choice | Witnessed, step: Any, state: State) -> tuple[State, Story]:
        taken = take(self.steps, state, step)
        return taken.state, (taken.effects, taken.tells, self._first(act.takes, taken.state))

    def _arrive(self, state: State, scene: str) -> tuple[State, Story, frozenset[str]]:
        met = meet(self.steps, state, scene)
        here = self.steps.scenes[scene]
        pressure = [
            holds(self.steps, condition, met)
            for condition, _ in self.steps.encounters[here.encounter].pressure
        ]
        read: Story = (tuple(pressure) if here.encounter != state.encounter else (),)
        written = self.scenario.scenes[scene].witnessed
        if here.witnessed and written:
            happens = holds(self.steps, here.witnessed[0], met)
            read += (happens,)
            if happens:
                after, seen = self._taken(written, here.witnessed[1], met)
                read += (seen, self._first(written.text, after))
                return after, read, after.told - met.told
        return met, read, frozenset()

    def leads(self, state: State) -> Iterator[tuple[str | None, Story, Story, State, set[str]]]:
        """Each way on: its choice, what is read at once, what on arriving, the state, what told."""
        here, written = self.steps.scenes[state.scene], self.scenario.scenes[state.scene]
        if here.kind == "continue":
            following = follow(self.steps, state, here.routes)
            if following:
                after, read, told = self._arrive(state, following)
                yield None, (), read, after, set(told)
        for name in available(self.steps, state):
            choice = written.choices[name]
            step = here.choices[name].step
            tells = {
                fact
                for (_, fact), held in zip(
                    step.tells, take(self.steps, state, step).tells, strict=True
                )
                if held
            }
            after, seen = self._taken(choice, step, state)
            at_once = (*seen, self._first(choice.response, after), self._first(choice.goto, after))
            following = follow(self.steps, after, here.choices[name].routes)
            if following:
                arrived, read, told = self._arrive(after, following)
                yield name, at_once, read, arrived, tells | self._told_on_arriving(after, following)

    def _told_on_arriving(self, state: State, scene: str) -> set[str]:
        met = meet(self.steps, state, scene)
        witnessed = self.steps.scenes[scene].witnessed
        if witnessed is None or not holds(self.steps, witnessed[0], met):
            return set()
        held = take(self.steps, met, witnessed[1]).tells
        return {fact for (_, fact), one in zip(witnessed[1].tells, held, strict=True) if one}

    def _story(self, state: State) -> Story:
        self.states[state] = None
        written = self.scenario.scenes[state.scene]
        return (
            state.scene,
            self._first(written.text, state),
            available(self.steps, state),
            tuple(
                (choice, at_once, read, self.story(after))
                for choice, at_once, read, after, _ in self.leads(state)
            ),
        )


@given(scenarios(cyclic=False))
@QUICK
def test_forgotten_choices_are_those_after_which_the_same_story_is_told(tree: Tree) -> None:
    facts = facts_of(tree)
    told = Told(facts)
    for state, _ in told.starts():
        told.story(state)
    alike: dict[str, dict[tuple[str, str], bool]] = {}
    for state in told.states:
        ends = {
            choice: (tells, read, told.story(after))
            for choice, _, read, after, tells in told.leads(state)
            if choice
        }
        for one, other in combinations(ends, 2):
            pairs = alike.setdefault(state.scene, {})
            same = ends[one] == ends[other]
            pairs[one, other] = pairs.get((one, other), True) and same
    expected = {
        scene: {pair for pair, same in pairs.items() if same} for scene, pairs in alike.items()
    }
    found = {scene: set(pairs) for scene, pairs in facts.exploration.trails.forgotten.items()}
    assert found == {scene: pairs for scene, pairs in expected.items() if pairs}


@given(scenarios(cyclic=False))
@QUICK
def test_facts_told_and_left_untold_are_those_of_trails_taken_one_by_one(tree: Tree) -> None:
    facts = facts_of(tree)
    steps = facts.steps
    told_of: set[str] = set()
    untold: set[str] = set()

    def walk(state: State) -> None:
        told_of.update(state.told)
        if steps.scenes[state.scene].kind == "ending":
            untold.update(set(steps.facts) - state.told)
        elif steps.scenes[state.scene].kind == "continue":
            if follow(steps, state, steps.scenes[state.scene].routes):
                walk(choose(steps, state, None))
        else:
            for name in available(steps, state):
                after = choose(steps, state, name)
                if after.scene != state.scene:
                    walk(after)

    for start, _ in Told(facts).starts():
        walk(start)
    assert facts.exploration.trails.untold == untold
    assert facts.exploration.trails.told >= told_of


@given(scenarios())
@QUICK
def test_a_trail_drawn_by_lot_meets_only_what_can_be_reached(tree: Tree) -> None:
    exploration = facts_of(tree).exploration
    visits = exploration.trails.visits
    assert set(visits.scenes) <= exploration.scenes
    taken: dict[str, float] = {}
    for (scene, _), share in visits.choices.items():
        taken[scene] = taken.get(scene, 0.0) + share
    for scene, share in taken.items():
        assert share <= visits.scenes[scene] + 1e-9
