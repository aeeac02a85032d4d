"""The labels of a storyboard: boxes as large as their words, each around the middle of its top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Literal

from generator.render.lettering import BOLD, measure, wrapped
from generator.render.storyboard.view import ChoiceView, SceneView, WayView

SIZE = 13
SMALL = 12
LINE = 16
PAD = 8
TIP = 12
"""How far the point of an ending stands out."""
_DROP = 16
"""Room for the drop that says which side is shown."""
_MARK = 13
"""Room for the mark of a level."""
_SCENE = 176
_ENDING = 120
_CHOICE = 104
_NOTE = 92
_LEAST = 44
_WORD = 150
"""How much room a single word may take where a label is as wide as its words."""

Look = Literal["name", "soft", "mark"]
Shape = Literal["scene", "ending", "choice", "note"]


@dataclass(frozen=True, slots=True)
class Letters:
    """A line of words; the marks of `levels` of expectation stand before it."""

    x: int
    y: int
    text: str
    look: Look
    levels: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A box with words, and a drop for the side that is shown.

    `scene` and `choice` say what it stands for, `ways` of which ways it speaks. Widths are even, so
    that every middle is a whole number.
    """

    shape: Shape
    kind: str
    x: int
    y: int
    width: int
    height: int
    letters: tuple[Letters, ...]
    drop: tuple[int, int, str] | None = None
    scene: str = ""
    choice: str = ""
    ways: tuple[WayView, ...] = ()

    def moved(self, x: int, y: int) -> Label:
        """The label further right and down."""
        return replace(
            self,
            x=self.x + x,
            y=self.y + y,
            letters=tuple(replace(each, x=each.x + x, y=each.y + y) for each in self.letters),
            drop=(self.drop[0] + x, self.drop[1] + y, self.drop[2]) if self.drop else None,
        )


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    look: Look
    indent: int = 0
    levels: tuple[int, ...] = ()

    @property
    def size(self) -> float:
        return SIZE * BOLD if self.look == "name" else SMALL


def scene_label(scene: SceneView) -> Label:
    """Number, name and first words; who is witnessed there, with a drop."""
    room = _SCENE - 2 * PAD
    lines = [*_lines(f"{scene.number} · {scene.name.striptags()}", "name", room)]
    if scene.kind_words:
        lines += _lines(scene.kind_words.striptags(), "mark", room)
    lines += _lines(scene.says.striptags(), "soft", room, most=2)
    drop = None
    if scene.witnessed:
        drop = (PAD + 5 - _SCENE // 2, _middle(len(lines)), scene.witnessed.character)
        for said in scene.witnessed.said:
            lines += _lines(said, "mark", room, _DROP)
    label = _label("scene", scene.kind, lines, _SCENE)
    return replace(label, drop=drop, scene=scene.id)


def ending_label(scene: SceneView) -> Label:
    """Number, title and tone, in a shape that says the tone too."""
    room = _ENDING - 2 * PAD
    lines = [*_lines(f"{scene.number} · {scene.name.striptags()}", "name", room)]
    lines += _lines((scene.kind_words or "").strip(), "mark", room)
    label = _label("ending", scene.tone or "", lines, _ENDING)
    return replace(
        label,
        height=label.height + 2 * TIP,
        letters=tuple(replace(each, x=0, y=each.y + TIP) for each in label.letters),
        scene=scene.id,
    )


def choice_label(choice: ChoiceView) -> Label:
    """A choice's name, what marks it, and, if it leads to one place only, what arrives there."""
    dropped = bool(choice.id) and choice.character != "none"
    marks = " ".join(mark.striptags() for mark in choice.marks)
    room = max(_longest(choice.name, "name", _CHOICE), _longest(marks, "mark", _CHOICE))
    lines = [*_lines(choice.name, "name", room, _DROP if dropped else 0)]
    for mark in choice.marks:
        lines += _lines(mark.striptags(), "mark", room)
    single = choice.ways if len(choice.ways) == 1 else ()
    for way in single:
        lines += _arriving(way, room)
    label = _label("choice", choice.character if choice.id else "continue", lines)
    drop = (label.x + PAD + 5, _middle(0), choice.character) if dropped else None
    return replace(label, drop=drop, choice=choice.key, ways=single)


def note_label(way: WayView) -> Label:
    """One of several ways: its condition, and what arrives by it."""
    condition = way.condition.striptags() if way.condition else ""
    room = _longest(f"{condition} {way.of or ''}", "mark", _NOTE)
    lines = [*_lines(condition, "mark", room), *_arriving(way, room)]
    return replace(_label("note", "", lines), ways=(way,))


def _arriving(way: WayView, room: int) -> Iterator[_Line]:
    if way.back:
        yield from _lines(way.back.striptags(), "mark", room)
    if way.of:
        yield from _lines(f"{way.of}:", "soft", room)
    for levels, word in way.said_levels:
        for place, line in enumerate(_lines(word, "soft", room, _MARK * len(levels))):
            yield replace(line, levels=() if place else levels)


def _longest(text: str, look: Look, room: int) -> int:
    """`room`, or as much more as the longest word needs."""
    size = _Line(text, look).size
    words = [measure(word, size) for word in text.split()]
    return max(room, min(_WORD, ceil(max([0.0, *words])) + _DROP))


def _lines(
    text: str, look: Look, room: int, indent: int = 0, most: int | None = None
) -> Iterator[_Line]:
    size = _Line(text, look).size
    for line in wrapped(text, room - indent, size, most):
        yield _Line(line, look, indent)


def _label(shape: Shape, kind: str, lines: Sequence[_Line], width: int = 0) -> Label:
    """A label as wide as its words, or as `width`."""
    rooms = [line.indent + measure(line.text, line.size) for line in lines]
    width = width or 2 * round(max([*rooms, _LEAST]) / 2 + PAD)
    letters = tuple(
        Letters(
            PAD + line.indent - width // 2, _middle(place) + 4, line.text, line.look, line.levels
        )
        for place, line in enumerate(lines)
    )
    return Label(shape, kind, -width // 2, 0, width, 2 * PAD + LINE * len(lines), letters)


def _middle(place: int) -> int:
    return PAD + LINE * place + LINE // 2
