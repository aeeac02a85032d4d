"""Where things stand in ranks, so that what belongs together stands near and little crosses.

An *item* is anything that takes room in a rank: a scene with its choices, or a lane by which lines
pass the rank. Lines run from a *port*, a place along an item's lower edge, to the middle of an item
of the next rank.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

_SWEEPS = 12
_SETTLING = 10


@dataclass(frozen=True, slots=True)
class Item:
    """`ports` has, for every line that leaves, how far from the middle and to which item."""

    id: str
    width: float
    ports: tuple[tuple[float, str], ...] = ()
    gap: float = 0.0


Ranks = Sequence[Sequence[Item]]


def order(ranks: Ranks) -> list[list[Item]]:
    """The items of each rank from left to right, with few lines crossing.

    Each rank is put in the order of the middles of what its items are joined with, downwards and
    upwards in turn; the best order met is kept, the earlier of equals.
    """
    current = [list(rank) for rank in ranks]
    best, fewest = [list(rank) for rank in current], crossings(current)
    for sweep in range(_SWEEPS):
        downwards = sweep % 2 == 0
        places = range(1, len(current)) if downwards else range(len(current) - 2, -1, -1)
        for place in places:
            if downwards:
                wanted = _from_above(current[place - 1])
            else:
                wanted = _from_below(current[place], current[place + 1])
            stands = _packed(current[place])
            current[place].sort(key=lambda item: wanted.get(item.id, stands[item.id]))
        crossed = crossings(current)
        if crossed < fewest:
            best, fewest = [list(rank) for rank in current], crossed
    return best


def crossings(ranks: Ranks) -> int:
    """How many pairs of lines cross between neighbouring ranks."""
    found = 0
    for above, below in pairwise(ranks):
        upper, lower = _packed(above), _packed(below)
        lines = sorted(
            (upper[item.id] + offset, lower[target])
            for item in above
            for offset, target in item.ports
        )
        found += sum(
            first[1] > second[1]
            for place, first in enumerate(lines)
            for second in lines[place + 1 :]
            if first[0] < second[0]
        )
    return found


def _packed(rank: Sequence[Item]) -> dict[str, float]:
    """The middle of each item, if all stood close together around nought."""
    total = sum(item.width + item.gap for item in rank)
    middles, left = {}, -total / 2
    for item in rank:
        middles[item.id] = left + (item.width + item.gap) / 2
        left += item.width + item.gap
    return middles


def _from_above(above: Sequence[Item]) -> dict[str, float]:
    upper = _packed(above)
    arriving = defaultdict(list)
    for item in above:
        for offset, target in item.ports:
            arriving[target].append(upper[item.id] + offset)
    return {name: sum(xs) / len(xs) for name, xs in arriving.items()}


def _from_below(rank: Sequence[Item], below: Sequence[Item]) -> dict[str, float]:
    lower = _packed(below)
    return {
        item.id: sum(lower[target] for _, target in item.ports) / len(item.ports)
        for item in rank
        if item.ports
    }


def settle(ranks: Ranks) -> dict[str, float]:
    """The middle of every item: near what it is joined with, and never over its neighbour."""
    stands = {name: x for rank in ranks for name, x in _packed(rank).items()}
    arriving: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for rank in ranks:
        for item in rank:
            for offset, target in item.ports:
                arriving[target].append((item.id, offset))
    for turn in range(_SETTLING):
        downwards = turn % 2 == 0
        for rank in ranks if downwards else reversed(ranks):
            wanted = [_wanted(item, stands, arriving[item.id]) for item in rank]
            stands.update(_apart(rank, wanted))
    return stands


def _wanted(
    item: Item, stands: Mapping[str, float], arriving: Sequence[tuple[str, float]]
) -> tuple[float, float]:
    """Where an item would like to stand, and how much it minds."""
    above = [stands[name] + offset for name, offset in arriving]
    below = [stands[target] - offset for offset, target in item.ports]
    means = [sum(xs) / len(xs) for xs in (above, below) if xs]
    if not means:
        return stands[item.id], 0.1
    return sum(means) / len(means), 4.0 if not item.width else 1.0


def _apart(rank: Sequence[Item], wanted: Sequence[tuple[float, float]]) -> dict[str, float]:
    """Places as near as can be to those wanted (least squares), with room for every item.

    With the room taken off, the places must only not decrease: neighbours that would are pooled.
    """
    before, rooms = 0.0, []
    for place, item in enumerate(rank):
        if place:
            last = rank[place - 1]
            before += (last.width + item.width + last.gap + item.gap) / 2
        rooms.append(before)
    pools: list[tuple[float, float, int]] = []
    for (x, weight), room in zip(wanted, rooms, strict=True):
        pools.append((x - room, weight, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (a, wa, na), (b, wb, nb) = pools[-2:]
            pools[-2:] = [((a * wa + b * wb) / (wa + wb), wa + wb, na + nb)]
    places = [x for x, _, count in pools for _ in range(count)]
    return {item.id: x + room for item, x, room in zip(rank, places, rooms, strict=True)}
