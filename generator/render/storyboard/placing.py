"""Where every block of a storyboard stands, rank by rank."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from generator.render.storyboard.blocks import Block, Port, block
from generator.render.storyboard.ranks import Item, order, settle
from generator.render.storyboard.view import BoardView, SceneView

CHANNEL = 44
"""The height in which lines turn, above a rank."""
BACK = 10
"""The distance of lines that lead back."""
FOOT = 10
_BETWEEN_BLOCKS = 24
_BETWEEN_ENDINGS = 12
_BETWEEN_LANES = 16
_TURNS = 3


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank in place, in coordinates of its own, which begin with the channel above it.

    `lanes` say where lines pass it, by the scene they lead to; `backs` which scenes, here or
    further up, lines that leave from here lead back to.
    """

    blocks: Mapping[str, Block]
    lanes: Mapping[str, int]
    channel: int
    backs: tuple[str, ...]

    @property
    def ports(self) -> tuple[Port, ...]:
        return tuple(port for each in self.blocks.values() for port in each.ports)

    @property
    def bottom(self) -> int:
        return max(self.channel + each.height for each in self.blocks.values())

    @property
    def height(self) -> int:
        return self.bottom + 2 * FOOT + BACK * len(self.backs)


def place(board: BoardView, left: int) -> tuple[tuple[Rank, ...], int]:
    """All ranks from above to below, none further left than `left`; and how far right they go."""
    scenes = board.scenes
    ranks = [
        [scene for scene in scenes.values() if scene.rank == rank]
        for rank in range(max(scene.rank for scene in scenes.values()) + 1)
    ]
    towards = dict.fromkeys(scenes, 0.0)
    for _ in range(_TURNS):
        # Where choices stand depends on where scenes stand, and the other way round.
        blocks = {name: block(scene, towards.__getitem__) for name, scene in scenes.items()}
        items = order(_items(ranks, scenes, blocks))
        stands = settle(items)
        towards = {name: stands[name] for name in scenes}
    shift = left - min(stands[item.id] - item.width / 2 for rank in items for item in rank)
    right = max(stands[item.id] + item.width / 2 for rank in items for item in rank)
    returned_to = _returned_to(board)
    placed = []
    for rank in items:
        channel = CHANNEL + BACK * sum(item.id in returned_to for item in rank)
        at = {item.id: round(stands[item.id] + shift) for item in rank}
        here = {name: blocks[name].moved(x, channel) for name, x in at.items() if name in blocks}
        lanes = {_lane_to(name): x for name, x in at.items() if name not in blocks}
        backs = [port.way.to for each in here.values() for port in each.ports if port.way.back]
        placed.append(Rank(here, lanes, channel, tuple(dict.fromkeys(backs))))
    return tuple(placed), round(right + shift)


def _returned_to(board: BoardView) -> frozenset[str]:
    return frozenset(
        way.to
        for scene in board.scenes.values()
        for choice in scene.choices
        for way in choice.ways
        if way.back
    )


def _items(
    ranks: list[list[SceneView]], scenes: Mapping[str, SceneView], blocks: Mapping[str, Block]
) -> list[list[Item]]:
    """The blocks and lanes of each rank, and what each leads to in the next."""
    passing: list[dict[str, None]] = [{} for _ in ranks]
    for scene in scenes.values():
        for port in blocks[scene.id].ports:
            for rank in range(scene.rank + 1, scenes[port.way.to].rank):
                passing[rank][port.way.to] = None

    def below(target: str, rank: int) -> str:
        return target if scenes[target].rank == rank + 1 else _lane(target, rank + 1)

    return [
        [
            *(_item(scene, blocks[scene.id], partial(below, rank=rank)) for scene in here),
            *(
                Item(_lane(target, rank), 0, ((0, below(target, rank)),), _BETWEEN_LANES)
                for target in passing[rank]
            ),
        ]
        for rank, here in enumerate(ranks)
    ]


def _item(scene: SceneView, block: Block, below: Callable[[str], str]) -> Item:
    ports = [(port.x, below(port.way.to)) for port in block.ports if not port.way.back]
    if len({target for _, target in ports}) == 1:
        # So that what all choices lead to stands straight beneath.
        ports = [(0, target) for _, target in ports]
    gap = _BETWEEN_ENDINGS if scene.tone else _BETWEEN_BLOCKS
    return Item(scene.id, block.width, tuple(ports), gap)


def _lane(target: str, rank: int) -> str:
    """The name of a lane, which no scene can have."""
    return f"{rank} {target}"


def _lane_to(name: str) -> str:
    return name.partition(" ")[2]
