"""What is remembered on a trail, and how each step changes it.

This is the reference for the player: `docs/player-format.md` says the same in words, and a test
replays every trail of the small cases in both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.trace.conditions import ALWAYS, Condition, Test
from generator.trace.expectation import ELSEWHERE
from generator.trace.steps import Step, Steps, Target


@dataclass(frozen=True, slots=True)
class State:
    """The memory of a trail. `expectation` has a machine state for every clinician, in order."""

    shift: str | None
    scene: str
    encounter: str | None
    told: frozenset[str]
    experienced: frozenset[tuple[str, str]]
    """Phenomenon and clinician."""
    expectation: tuple[int, ...]

    def has_experienced(self, concept: str) -> bool:
        return any(concept == each for each, _ in self.experienced)


def holds(steps: Steps, condition: Condition, state: State) -> bool:
    """Whether every test of `condition` holds in `state`."""
    return all(_test(steps, test, state) for test in condition)


def _test(steps: Steps, test: Test, state: State) -> bool:
    match test:
        case ("not", *rest):
            return not _test(steps, tuple(rest), state)
        case ("told", str(fact)):
            return fact in state.told
        case ("experienced", str(concept)):
            return state.has_experienced(concept)
        case ("expects", str(clinician), tuple(levels)):
            return level(steps, state, clinician) in levels
        case ("lapsed", "*"):
            return any(steps.expectation.states[one].lapsed for one in state.expectation)
        case ("lapsed", str(clinician)) if clinician in steps.clinicians:
            return steps.expectation.states[_expected(steps, state, clinician)].lapsed
        case ("shift", str(shift)):
            return state.shift == shift
    return False


def level(steps: Steps, state: State, clinician: str) -> int | None:
    """The expectation's level with `clinician`; None if not met, or nobody of that name."""
    if clinician not in steps.clinicians:
        return None
    return steps.expectation.states[_expected(steps, state, clinician)].level


def _expected(steps: Steps, state: State, clinician: str) -> int:
    return state.expectation[steps.clinicians.index(clinician)]


def blank_state(steps: Steps, shift: str | None) -> State:
    """The state before anything has happened, nowhere yet."""
    return State(
        shift=shift,
        scene=steps.start,
        encounter=None,
        told=frozenset(),
        experienced=frozenset(),
        expectation=(steps.expectation.start,) * len(steps.clinicians),
    )


def first_state(steps: Steps, shift: str | None) -> State:
    """The state on arriving in the first scene."""
    return enter(steps, blank_state(steps, shift), steps.start)


def enter(steps: Steps, state: State, scene: str) -> State:
    """Arrive in `scene`: a meeting if its encounter is another one, then what is witnessed."""
    state = meet(steps, state, scene)
    here = steps.scenes[scene]
    if here.witnessed and holds(steps, here.witnessed[0], state):
        state = take(steps, state, here.witnessed[1]).state
    return state


def meet(steps: Steps, state: State, scene: str) -> State:
    """Stand in `scene`, having met whoever is there if its encounter is another one."""
    here = steps.scenes[scene]
    state = replace(state, scene=scene)
    if here.encounter != state.encounter:
        state = replace(state, encounter=here.encounter)
        encounter = steps.encounters.get(here.encounter)
        for clinician in encounter.present if encounter else ():
            assert encounter is not None
            state = _happen(steps, state, clinician, f"arrive-{encounter.first_level(clinician)}")
    return state


@dataclass(frozen=True, slots=True)
class Taken:
    """The state after a step, and which of its effects and tellings held on the way."""

    state: State
    effects: tuple[bool, ...]
    tells: tuple[bool, ...]


def take(steps: Steps, state: State, step: Step) -> Taken:
    """An act: expectation first, then effects in order, then what is told."""
    if step.event is not None:
        state = _happen(steps, state, step.by, step.event)
        if step.event == "absent":
            for other in steps.clinicians:
                if other != step.by:
                    state = _happen(steps, state, other, ELSEWHERE)
    unfolded = []
    for condition, concept in step.effects:
        unfolded.append(holds(steps, condition, state))
        if unfolded[-1]:
            state = replace(state, experienced=state.experienced | {(concept, step.by)})
    told = []
    for condition, fact in step.tells:
        told.append(holds(steps, condition, state))
        if told[-1]:
            state = replace(state, told=state.told | {fact})
    return Taken(state, tuple(unfolded), tuple(told))


def _happen(steps: Steps, state: State, clinician: str, event: str) -> State:
    if clinician not in steps.clinicians:
        return state
    place = steps.clinicians.index(clinician)
    expectation = list(state.expectation)
    expectation[place] = steps.expectation.after(expectation[place], event)
    return replace(state, expectation=tuple(expectation))


def follow(steps: Steps, state: State, routes: Sequence[Target]) -> str | None:
    """Where the first route that holds leads; None if none does or its scene is unknown."""
    for condition, scene in routes:
        if holds(steps, condition, state):
            return scene if scene in steps.scenes else None
    return None


def choose(steps: Steps, state: State, choice: str | None) -> State:
    """The state after `choice` in the present scene (None for *continue*), in the next scene.

    Where no route holds, the state stays in the scene.
    """
    here = steps.scenes[state.scene]
    routes: Sequence[Target] = here.routes
    if choice is not None:
        taken = here.choices[choice]
        state = take(steps, state, taken.step).state
        routes = taken.routes
    following = follow(steps, state, routes)
    return enter(steps, state, following) if following is not None else state


def available(steps: Steps, state: State) -> tuple[str, ...]:
    """The choices open in the present scene."""
    here = steps.scenes[state.scene]
    return tuple(
        name
        for name, choice in here.choices.items()
        if choice.when == ALWAYS or holds(steps, choice.when, state)
    )
