"""What can be said of all trails of a scenario at once: work along leads, never along paths."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.scenario import Scenario
from generator.trace.alike import forgotten
from generator.trace.graph import Graph, Starts
from generator.trace.state import State

MOST_STEPS = 100
"""How far a typical trail is followed where a scenario loops."""


@dataclass(frozen=True, slots=True)
class Visits:
    """How often, on average, each scene is met and each choice taken if choices are drawn by lot.

    A figure for measuring a scenario's length. It says nothing about what students choose.
    """

    scenes: Mapping[str, float]
    choices: Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Trails:
    """What holds of a scenario's trails, all of them taken together.

    `offered` has for each scene the sets of choices that some state offers together; `forgotten`
    the pairs of choices that nothing tells apart later; `unrepaired` for each low ending that can
    be reached with no repair offered the scenes of such a way; `told` and `untold` the facts that
    some trail tells, and leaves untold at its ending. Where the walk was stopped by its bound,
    `forgotten`, `unrepaired` and `untold` are empty.
    """

    visits: Visits
    offered: Mapping[str, tuple[tuple[str, ...], ...]]
    forgotten: Mapping[str, tuple[tuple[str, str], ...]]
    unrepaired: Mapping[str, tuple[str, ...]]
    told: frozenset[str]
    untold: frozenset[str]


def trails_of(
    scenario: Scenario,
    graph: Graph,
    starts: Starts,
    complete: bool,
) -> Trails:
    """The facts about trails; `complete` says whether `graph` is the whole of the scenario."""
    return Trails(
        visits=typical_visits(graph, starts),
        offered=offered_together(graph),
        forgotten=forgotten(graph) if complete else {},
        unrepaired=unrepaired(scenario, graph, starts) if complete else {},
        told=frozenset().union(
            *starts.values(), *(lead.told for here in graph.values() for lead in here.leads)
        ),
        untold=untold_to_the_end(scenario, graph, starts) if complete else frozenset(),
    )


def typical_visits(graph: Graph, starts: Starts) -> Visits:
    """The visits of a trail on which every open choice is as likely as any other."""
    scenes: defaultdict[str, float] = defaultdict(float)
    choices: defaultdict[tuple[str, str], float] = defaultdict(float)
    here = {state: 1 / len(starts) for state in starts}
    for _ in range(MOST_STEPS):
        following: defaultdict[State, float] = defaultdict(float)
        for state, share in here.items():
            scenes[state.scene] += share
            leads = graph[state].leads if state in graph else ()
            for lead in leads:
                if lead.choice is not None:
                    choices[(state.scene, lead.choice)] += share / len(leads)
                following[lead.following] += share / len(leads)
        if not following:
            break
        here = following
    return Visits(dict(scenes), dict(choices))


def offered_together(graph: Graph) -> dict[str, tuple[tuple[str, ...], ...]]:
    """For each scene the different sets of choices that some state offers, in file order."""
    found: defaultdict[str, dict[tuple[str, ...], None]] = defaultdict(dict)
    for state, here in graph.items():
        names = tuple(lead.choice for lead in here.leads if lead.choice is not None)
        if names:
            found[state.scene][names] = None
    return {scene: tuple(sets) for scene, sets in found.items()}


def unrepaired(scenario: Scenario, graph: Graph, starts: Starts) -> dict[str, tuple[str, ...]]:
    """For each low ending that some trail reaches with no repair offered, the scenes of one."""
    came: dict[State, State | None] = dict.fromkeys(starts)
    waiting = deque(starts)
    found: dict[str, tuple[str, ...]] = {}
    while waiting:
        state = waiting.popleft()
        scene, leads = scenario.scenes[state.scene], graph[state].leads
        if scene.ending is not None and scene.ending.tone == "low":
            found.setdefault(state.scene, _scenes_to(state, came))
        if any(lead.choice and scene.choices[lead.choice].repair for lead in leads):
            continue
        for lead in leads:
            if lead.following not in came:
                came[lead.following] = state
                waiting.append(lead.following)
    return found


def _scenes_to(state: State, came: Mapping[State, State | None]) -> tuple[str, ...]:
    back: list[str] = []
    at: State | None = state
    while at is not None:
        back.append(at.scene)
        at = came[at]
    return tuple(reversed(back))


def untold_to_the_end(scenario: Scenario, graph: Graph, starts: Starts) -> frozenset[str]:
    """The facts that some trail leaves untold at its ending."""
    left = {state: frozenset(scenario.facts) - told for state, told in starts.items()}
    waiting = deque(starts)
    while waiting:
        state = waiting.popleft()
        for lead in graph[state].leads:
            before = left.get(lead.following)
            now = (before or frozenset()) | (left[state] - lead.told)
            if now != before:
                left[lead.following] = now
                waiting.append(lead.following)
    return frozenset().union(
        *(facts for state, facts in left.items() if scenario.scenes[state.scene].ending)
    )
