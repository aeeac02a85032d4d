"""A part that stands one level too deep, told by the keys it has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import BaseModel

from generator.diagnostics.span import Route
from generator.load.shape import known_keys, needed_keys, stands_in_a_list_of_names
from generator.load.tree_builder import Tree


@dataclass(frozen=True, slots=True)
class TooFarIn:
    """A scene, a choice, a fact … at `route`, which should stand beside the one at `beside`."""

    route: Route
    beside: Route


def too_far_in(kind: type[BaseModel], tree: Tree, wrong: Iterable[Route]) -> list[TooFarIn]:
    """The parts at or above the routes `wrong` that would be right further out."""
    found: dict[Route, TooFarIn] = {}
    for route in wrong:
        for length in range(2, len(route) + 1):
            part = route[:length]
            beside = found[part].beside if part in found else _beside(kind, tree, part)
            if beside:
                found[part] = TooFarIn(part, beside)
                break
    return list(found.values())


def named_around(kind: type[BaseModel], route: Route) -> Route:
    """The nearest part around `route` whose name is the author’s; an empty route if none is."""
    lengths = range(len(route) - 1, 1, -1)
    found = (
        route[:length] for length in lengths if stands_in_a_list_of_names(kind, route[:length])
    )
    return next(found, ())


def _beside(kind: type[BaseModel], tree: Tree, part: Route) -> Route | None:
    """The enclosing part whose neighbour the one at `part` would be, by all that it must have."""
    value = _at(tree, part)
    if not isinstance(value, dict):
        return None
    here = known_keys(kind, part)
    for length in range(len(part) - 1, 1, -1):
        around = part[:length]
        needed = needed_keys(kind, around)
        named = stands_in_a_list_of_names(kind, around)
        if named and needed and needed <= set(value) and not needed <= here:
            return around
    return None


def _at(tree: Tree, route: Route) -> Tree | None:
    value: Tree | None = tree
    for step in route:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value
