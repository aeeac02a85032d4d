"""How to get somewhere: a shortest trail to every scene in every state that can be told apart.

Where `explore` says what can happen, this says by which choices. So whoever wants to see a scene
in some state can be taken there along a trail that a student could have taken.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.model.scenario import Scenario
from generator.trace.conditions import LEVELS
from generator.trace.explore import MAX_STATES, mentioned
from generator.trace.state import State, available, choose, first_state
from generator.trace.steps import Steps

Trail = tuple[tuple[str, str | None], ...]
"""Scenes left, and by which choice; None for *continue*."""


@dataclass(frozen=True, slots=True)
class Expects:
    """What the patient expects of one clinician she has met, and whether that one has lapsed."""

    level: str
    lapsed: bool


@dataclass(frozen=True, slots=True)
class Situation:
    """Being in a scene, with everything remembered that a text or a way can depend on.

    `experienced` has only what some condition of the scenario asks about.
    """

    scene: str
    shift: str | None
    told: frozenset[str]
    experienced: frozenset[str]
    expects: tuple[tuple[str, Expects], ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """Every situation with a shortest trail to it, the shortest first.

    `complete` is False if the bound stopped the walk.
    """

    trails: tuple[tuple[Situation, Trail], ...]
    complete: bool


def reach(scenario: Scenario, steps: Steps, bound: int = MAX_STATES) -> Reach:
    """Walk from the start, nearest states first, and note how each situation was first met."""
    asked = mentioned(scenario, steps)
    shifts = steps.shifts if asked.shift else steps.shifts[:1]
    waiting: deque[tuple[State, Trail]] = deque()
    if steps.start in steps.scenes:
        waiting.extend((first_state(steps, shift), ()) for shift in shifts or (None,))
    seen: set[State] = set()
    trails: dict[Situation, Trail] = {}
    while waiting:
        state, trail = waiting.popleft()
        # Which clinician a phenomenon was met with is never asked; the whole expectation is kept,
        # since two machine states that look alike may come to differ.
        told_apart = replace(
            state, experienced=asked.cut(state).experienced, shift=asked.cut(state).shift
        )
        if told_apart in seen:
            continue
        if len(seen) >= bound:
            return Reach(tuple(trails.items()), complete=False)
        seen.add(told_apart)
        trails.setdefault(_situation(steps, state, told_apart), trail)
        waiting.extend(
            (choose(steps, state, choice), (*trail, (state.scene, choice)))
            for choice in _ways(steps, state)
        )
    return Reach(tuple(trails.items()), complete=True)


def _ways(steps: Steps, state: State) -> Iterator[str | None]:
    here = steps.scenes[state.scene]
    if here.kind == "continue":
        yield None
    elif here.kind != "ending":
        yield from available(steps, state)


def _situation(steps: Steps, state: State, told_apart: State) -> Situation:
    expected = [
        (clinician, steps.expectation.states[place])
        for clinician, place in zip(steps.clinicians, state.expectation, strict=True)
    ]
    return Situation(
        scene=state.scene,
        shift=state.shift,
        told=state.told,
        experienced=frozenset(concept for concept, _ in told_apart.experienced),
        expects=tuple(
            (clinician, Expects(LEVELS[each.level], each.lapsed))
            for clinician, each in expected
            if each.level is not None
        ),
    )
