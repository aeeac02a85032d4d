"""A scene with its choices as one block of the drawing: no label can lie on another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.render.storyboard.labels import (
    Label,
    choice_label,
    ending_label,
    note_label,
    scene_label,
)
from generator.render.storyboard.view import ChoiceView, SceneView, WayView

_UNDER_SCENE = 22
_UNDER_CHOICE = 18
_BETWEEN = 10

Towards = Callable[[str], float]
"""Where a scene stands, or will probably stand."""

Twig = tuple[int, int, int, int]
"""A short line from a label's lower edge to the upper edge of another."""


@dataclass(frozen=True, slots=True)
class Port:
    """Where a way leaves the block."""

    x: int
    y: int
    way: WayView


@dataclass(frozen=True, slots=True)
class Block:
    """Labels, twigs and ports, around the middle of the block's top."""

    width: int
    height: int
    labels: tuple[Label, ...]
    twigs: tuple[Twig, ...]
    ports: tuple[Port, ...]

    def moved(self, x: int, y: int) -> Block:
        """The block further right and down."""
        return Block(
            self.width,
            self.height,
            tuple(label.moved(x, y) for label in self.labels),
            tuple((a + x, b + y, c + x, d + y) for a, b, c, d in self.twigs),
            tuple(Port(each.x + x, each.y + y, each.way) for each in self.ports),
        )


def block(scene: SceneView, towards: Towards) -> Block:
    """The block of a scene. Its choices stand in the order of the places they lead to."""
    head = ending_label(scene) if scene.tone else scene_label(scene)
    choices = sorted(scene.choices, key=lambda choice: _aim(choice.ways, towards))
    return _beneath(head, [_column(choice, towards) for choice in choices], _UNDER_SCENE)


def _column(choice: ChoiceView, towards: Towards) -> Block:
    """A choice; beneath it, if it leads to several places, a note for each of the ways."""
    head = choice_label(choice)
    if len(choice.ways) < 2:
        ports = tuple(Port(0, head.height, way) for way in choice.ways)
        return Block(head.width, head.height, (head,), (), ports)
    notes = [note_label(way) for way in sorted(choice.ways, key=lambda way: towards(way.to))]
    return _beneath(
        head,
        [
            Block(note.width, note.height, (note,), (), (Port(0, note.height, note.ways[0]),))
            for note in notes
        ],
        _UNDER_CHOICE,
    )


def _beneath(head: Label, blocks: Sequence[Block], space: int) -> Block:
    """`blocks` side by side beneath `head`, joined to it by twigs."""
    total = sum(each.width for each in blocks) + _BETWEEN * (len(blocks) - 1)
    top = head.height + space
    left = -total // 2
    placed, twigs = [], []
    for each in blocks:
        x = left + each.width // 2
        placed.append(each.moved(x, top))
        twigs.append((0, head.height, x, top))
        left += each.width + _BETWEEN
    return Block(
        max(total, head.width),
        max([head.height, *(top + each.height for each in blocks)]),
        (head, *(label for each in placed for label in each.labels)),
        (*twigs, *(twig for each in placed for twig in each.twigs)),
        tuple(port for each in placed for port in each.ports),
    )


def _aim(ways: Sequence[WayView], towards: Towards) -> float:
    return sum(towards(way.to) for way in ways) / len(ways) if ways else 0.0
