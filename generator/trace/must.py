"""What has surely been experienced on every trail that reaches a scene."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping

from generator.model.condition import When
from generator.model.scenario import Choice, Scenario, Scene, Witnessed


def surely_experienced(scenario: Scenario) -> Mapping[str, frozenset[str]]:
    """For each scene, the phenomena that unfold on every way into it, before what it witnesses.

    A must-analysis: the intersection over incoming transitions, carried to a fixed point, so
    that loops end. Only what unfolds without a condition counts, and what a condition on the way
    itself demands. Scenes that nothing leads to have experienced nothing.
    """
    start = scenario.first_scene
    sure: dict[str, frozenset[str]] = {start: frozenset()}
    waiting = deque([start] if start in scenario.scenes else [])
    while waiting:
        name = waiting.popleft()
        for following, brought in _transitions(scenario.scenes[name], sure[name]):
            if following not in scenario.scenes:
                continue
            before = sure.get(following)
            now = brought if before is None else before & brought
            if now != before:
                sure[following] = now
                waiting.append(following)
    return {name: sure.get(name, frozenset()) for name in scenario.scenes}


def demanded(when: When | None) -> frozenset[str]:
    """What must have been experienced for `when` to hold."""
    return frozenset(when.experienced) if when else frozenset()


def unconditional(act: Choice | Witnessed) -> frozenset[str]:
    """What an act unfolds whatever has happened before."""
    return frozenset(item.effect for item in act.unfolds if item.effect and item.when is None)


def after_witnessing(scene: Scene, sure: frozenset[str]) -> frozenset[str]:
    """What is sure once the scene's witnessed act, if it always happens, has happened."""
    witnessed = scene.witnessed
    if witnessed is None or witnessed.when is not None:
        return sure
    return sure | unconditional(witnessed)


def before_act(scene: Scene, act: Choice | Witnessed, sure: frozenset[str]) -> frozenset[str]:
    """What is sure when an act of `scene` begins, where `sure` holds on entering the scene."""
    before = sure if act is scene.witnessed else after_witnessing(scene, sure)
    return before | demanded(act.when)


def _transitions(scene: Scene, sure: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    sure = after_witnessing(scene, sure)
    for choice in scene.choices.values():
        brought = sure | demanded(choice.when) | unconditional(choice)
        for route in choice.goto:
            yield route.goto, brought | demanded(route.when)
    for route in scene.continue_:
        yield route.goto, sure | demanded(route.when)
