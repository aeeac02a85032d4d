"""What the patient can expect on arriving somewhere, for every way from scene to scene.

A walk of its own, over fewer states than `explore`'s: only what decides on choices, ways, effects
and tellings is told apart, not what merely changes a text. Linear in those states, with a bound.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.trace.conditions import Condition
from generator.trace.explore import MAX_STATES, Mentioned
from generator.trace.state import (
    State,
    available,
    enter,
    first_state,
    holds,
    level,
    meet,
    take,
)
from generator.trace.steps import Step, Steps, Target

Way = tuple[str, str | None, int]
"""The scene left, the choice taken (None for *continue*), and which of its ways."""


@dataclass(frozen=True, slots=True)
class Arrivals:
    """For each way, the levels of expectation that can arrive by it; none for a way nobody takes.

    The level is what the patient expects of the clinician whom the next scene's encounter is with,
    on meeting them and before anything is done there. `complete` is False if the bound stopped the
    walk.
    """

    levels: Mapping[Way, frozenset[int]]
    complete: bool


def arrivals(steps: Steps, bound: int = MAX_STATES) -> Arrivals:
    """Walk everything that can be reached from the start, in every shift."""
    kept = _deciding(steps)
    found: defaultdict[Way, set[int]] = defaultdict(set)
    shifts = (steps.shifts if kept.shift else ()) or (None,)
    waiting = deque(
        kept.cut(first_state(steps, shift)) for shift in shifts if steps.start in steps.scenes
    )
    seen = set(waiting)
    while waiting:
        if len(seen) > bound:
            return Arrivals(_frozen(found), False)
        state = waiting.popleft()
        for choice, after, routes in _left(steps, state):
            way = next((n for n, each in enumerate(routes) if holds(steps, each[0], after)), None)
            if way is None or routes[way][1] not in steps.scenes:
                continue
            met = meet(steps, after, routes[way][1])
            expected = _expected(steps, met)
            if expected is not None:
                found[state.scene, choice, way].add(expected)
            following = kept.cut(enter(steps, met, met.scene))
            if following not in seen:
                seen.add(following)
                waiting.append(following)
    return Arrivals(_frozen(found), True)


def _frozen(found: Mapping[Way, set[int]]) -> dict[Way, frozenset[int]]:
    return {way: frozenset(levels) for way, levels in found.items()}


def _left(steps: Steps, state: State) -> Iterator[tuple[str | None, State, Sequence[Target]]]:
    """Every way of leaving a scene: by which choice, in what state, and where that may lead."""
    here = steps.scenes[state.scene]
    if here.kind == "continue":
        yield None, state, here.routes
    for name in available(steps, state):
        choice = here.choices[name]
        yield name, take(steps, state, choice.step).state, choice.routes


def _expected(steps: Steps, met: State) -> int | None:
    encounter = steps.encounters.get(steps.scenes[met.scene].encounter)
    return level(steps, met, encounter.clinician) if encounter else None


def _deciding(steps: Steps) -> Mentioned:
    """What conditions on choices, ways and witnessing ask about, and what that hangs on in turn."""
    acts = list(_steps_of(steps))
    asked: set[tuple[str, str]] = set()
    waiting = list(_asked(_conditions_on_ways(steps)))
    while waiting:
        item = waiting.pop()
        if item in asked:
            continue
        asked.add(item)
        kind, name = item
        if kind in ("told", "experienced"):
            targets = [
                each for act in acts for each in (act.tells if kind == "told" else act.effects)
            ]
            waiting += _asked(condition for condition, target in targets if target == name)
    clinicians = {name for kind, name in asked if kind in ("expects", "lapsed")}
    clinicians |= {encounter.clinician for encounter in steps.encounters.values()}
    return Mentioned(
        facts=frozenset(name for kind, name in asked if kind == "told"),
        concepts=frozenset(name for kind, name in asked if kind == "experienced"),
        clinicians=tuple("*" in clinicians or name in clinicians for name in steps.clinicians),
        shift=any(kind == "shift" for kind, _ in asked),
    )


def _asked(conditions: Iterable[Condition]) -> Iterator[tuple[str, str]]:
    for condition in conditions:
        for test in condition:
            kind, name = (test[1], test[2]) if test[0] == "not" else (test[0], test[1])
            yield str(kind), str(name)


def _conditions_on_ways(steps: Steps) -> Iterator[Condition]:
    for scene in steps.scenes.values():
        if scene.witnessed:
            yield scene.witnessed[0]
        yield from (condition for condition, _ in scene.routes)
        for choice in scene.choices.values():
            yield choice.when
            yield from (condition for condition, _ in choice.routes)


def _steps_of(steps: Steps) -> Iterator[Step]:
    for scene in steps.scenes.values():
        if scene.witnessed:
            yield scene.witnessed[1]
        yield from (choice.step for choice in scene.choices.values())
