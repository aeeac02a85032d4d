"""Trails through a scenario, found with the generator's own reference."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.trace.state import State, available, choose, first_state, holds, take
from generator.trace.steps import Step, Steps, Target
from generator.trace.tracing import ScenarioFacts

StepTaken = tuple[str, str | None]


@dataclass(frozen=True)
class Walk:
    """A trail and the state at its start and after every step."""

    shift: str | None
    steps: tuple[StepTaken, ...]
    states: tuple[State, ...]

    @property
    def end(self) -> str:
        return self.states[-1].scene

    def trail(self, plan: dict[str, Any]) -> dict[str, Any]:
        """The walk in the form that the player keeps."""
        return {
            "format": plan["format"],
            "scenario": plan["scenario"],
            "edition": plan["edition"],
            "shift": self.shift,
            "seed": 7,
            "steps": [list(step) for step in self.steps],
        }


def begin(steps: Steps, shift: str | None) -> Walk:
    return Walk(shift, (), (first_state(steps, shift),))


def ways_on(steps: Steps, walk: Walk) -> list[Walk]:
    """The walks one step longer; none at an ending."""
    state = walk.states[-1]
    here = steps.scenes[state.scene]
    answers: tuple[str | None, ...] = ()
    if here.kind == "continue":
        answers = (None,)
    elif here.kind != "ending":
        answers = available(steps, state)
    return [
        replace(
            walk,
            steps=(*walk.steps, (state.scene, answer)),
            states=(*walk.states, choose(steps, state, answer)),
        )
        for answer in answers
    ]


def every_walk(steps: Steps, visits: int = 3) -> Iterator[Walk]:
    """Every walk from the start, each scene entered at most `visits` times."""
    waiting = [begin(steps, shift) for shift in steps.shifts or (None,)]
    while waiting:
        walk = waiting.pop()
        on = [
            each
            for each in ways_on(steps, walk)
            if sum(state.scene == each.end for state in each.states) <= visits
        ]
        waiting += on
        if not on:
            yield walk


def random_walks(steps: Steps, count: int, seed: int) -> list[Walk]:
    """Walks to an ending, answers and shifts drawn by chance."""
    chance = random.Random(seed)
    walks = []
    for _ in range(count):
        walk = begin(steps, chance.choice(steps.shifts or (None,)))
        while on := ways_on(steps, walk):
            walk = chance.choice(on)
        walks.append(walk)
    return walks


def walks_to_endings(steps: Steps, count: int) -> list[Walk]:
    """Walks to that many different endings, of different tones as far as there are."""
    found: dict[str, Walk] = {}
    for walk in random_walks(steps, 500, seed=2023):
        found.setdefault(walk.end, walk)
    tones: dict[str | None, list[Walk]] = {}
    for walk in found.values():
        tones.setdefault(steps.scenes[walk.end].tone, []).append(walk)
    in_turn = sorted(
        (place, str(tone), walk.end)
        for tone, walks in tones.items()
        for place, walk in enumerate(walks)
    )
    assert len(in_turn) >= count
    return [found[end] for _, _, end in in_turn[:count]]


def walks_to_each_ending(facts: ScenarioFacts) -> list[Walk]:
    """A walk to every ending that can be reached, drawn by chance until each has been met."""
    wanted = sorted(facts.exploration.endings)
    found: dict[str, Walk] = {}
    for seed in range(40):
        for walk in random_walks(facts.steps, 250, seed):
            found.setdefault(walk.end, walk)
        if len(found) == len(wanted):
            return [found[end] for end in wanted]
    raise AssertionError(f"not met by chance: {set(wanted) - set(found)}")


def walk_naming_a_factor(steps: Steps) -> tuple[Walk, str]:
    """A walk to an ending on which the reflection names something that pressed there."""
    for walk in random_walks(steps, 200, seed=9):
        for scene, choice in walk.steps:
            here = steps.scenes[scene]
            factor = here.choices[choice].factor if choice else None
            pressing = [
                each for when, each in steps.encounters[here.encounter].pressure if not when
            ]
            if factor in pressing:
                return walk, str(factor)
    raise AssertionError("no walk names what pressed")


def canonical(steps: Steps, state: State) -> str:
    """A state as docs/player-format.md has it, as JSON with sorted keys."""
    experienced: dict[str, list[str]] = {}
    for concept, clinician in sorted(state.experienced):
        experienced.setdefault(concept, []).append(clinician)
    remembered = {
        "shift": state.shift,
        "scene": state.scene,
        "encounter": state.encounter,
        "told": sorted(state.told),
        "experienced": experienced,
        "expectation": dict(zip(steps.clinicians, state.expectation, strict=True)),
    }
    return as_json(remembered)


def as_json(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def first_holding(steps: Steps, conditions: list[Any], state: State) -> int | None:
    """Which of several variants is shown."""
    for place, condition in enumerate(conditions):
        if holds(steps, condition, state):
            return place
    return None


def unfolded(steps: Steps, step: Step, state: State) -> tuple[list[str], list[str], State]:
    """What an act unfolds in `state`, what it tells that was not told, and the state after it."""
    taken = take(steps, state, step)
    tells = [each for each in _held(step.tells, taken.tells) if each not in state.told]
    return _held(step.effects, taken.effects), tells, taken.state


def _held(targets: tuple[Target, ...], held: tuple[bool, ...]) -> list[str]:
    return [name for (_, name), did in zip(targets, held, strict=True) if did]


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
