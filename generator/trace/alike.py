"""Which choices nothing in the story tells apart later: states that read alike from there on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import combinations

from generator.trace.graph import Graph
from generator.trace.state import State


def forgotten(graph: Graph) -> dict[str, tuple[tuple[str, str], ...]]:
    """For each scene the pairs of choices after which nothing in the story ever differs.

    Two choices are told apart if, in some state that offers both, they tell different facts or
    lead to states from which something differs: the scene, how a condition falls, or what the
    same further choices lead to.
    """
    classes = _alike(graph)
    apart: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    met: defaultdict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for state, here in graph.items():
        ends = {
            lead.choice: (lead.told, lead.met, classes.get(lead.following))
            for lead in here.leads
            if lead.choice is not None
        }
        for pair in combinations(ends, 2):
            met[state.scene][pair] = None
            if ends[pair[0]] != ends[pair[1]]:
                apart[state.scene].add(pair)
    return {
        scene: left
        for scene, pairs in met.items()
        if (left := tuple(pair for pair in pairs if pair not in apart[scene]))
    }


def _alike(graph: Graph) -> dict[State, int]:
    """A number for every state; states of one number read alike from there on."""
    order = _backwards(graph)
    if order is not None:
        return _numbered(graph, order, {})
    # Loops: begin with what is seen at once, and look one step further until nothing new shows.
    classes = dict.fromkeys(graph, 0)
    count = 0
    while True:
        classes = _numbered(graph, list(graph), classes)
        if (now := len(set(classes.values()))) == count:
            return classes
        count = now


def _backwards(graph: Graph) -> list[State] | None:
    """The states so that each stands after all it leads to; None if the scenario loops."""
    following = {
        state: [lead.following for lead in here.leads if lead.following in graph]
        for state, here in graph.items()
    }
    try:
        return list(TopologicalSorter(following).static_order())
    except CycleError:
        return None


def _numbered(graph: Graph, order: list[State], known: Mapping[State, int]) -> dict[State, int]:
    numbers: dict[object, int] = {}
    now: dict[State, int] = {}
    for state in order:
        here = graph[state]
        reads = (
            state.scene,
            here.seen,
            known.get(state),
            tuple(
                (lead.choice, lead.met, (known or now).get(lead.following)) for lead in here.leads
            ),
        )
        now[state] = numbers.setdefault(reads, len(numbers))
    return now
