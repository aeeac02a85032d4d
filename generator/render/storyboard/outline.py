"""The outline of a storyboard: all that the drawing shows, as a nested list of plain sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.render.storyboard.view import BoardView, ChoiceView, SceneView, WayView
from generator.render.terminal import wrapped
from generator.render.words import Words

_SIGNS = {"present": "●", "absent": "○", "both": "◐", "low": "▼", "mixed": "◆", "good": "▲"}
_NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class Item:
    """An item and what stands under it. `sign` is a side or a tone; `says` an author's words."""

    kind: str
    key: str
    name: Markup
    text: Markup
    sign: str
    says: Markup
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    title: Markup
    about: Markup
    items: tuple[Item, ...]


def outline(board: BoardView, words: Words) -> tuple[Heading, ...]:
    """The outline of a storyboard, a heading for each encounter."""
    return tuple(
        Heading(
            band.title,
            _said(band.place, band.clinician),
            tuple(_scene(scene, words) for scene in band.scenes),
        )
        for band in board.bands
    )


def outline_text(board: BoardView, words: Words) -> str:
    """The outline for a terminal of 80 columns."""
    lines = [f"{_bare(board.title)} ({board.scenario})"]
    for heading in outline(board, words):
        lines += ["", *wrapped(f"{_bare(heading.title)} · {_bare(heading.about)}", 0)]
        for item in heading.items:
            lines += _told(item, 2)
    if board.facts:
        lines += ["", _bare(words("storyboard.facts"))]
        for name, label in board.facts:
            lines += wrapped(f"{name}: {_bare(label)}", 2)
    if not board.complete:
        lines += ["", *wrapped(_bare(words("storyboard.incomplete")), 0)]
    return "\n".join(lines)


def _scene(scene: SceneView, t: Words) -> Item:
    come = Markup(", ").join(str(number) for _, number in scene.comes_from)
    items = []
    if scene.witnessed:
        seen = scene.witnessed
        said = _said(
            t("storyboard.shows", what=seen.character_words),
            *seen.marks,
        )
        items.append(Item("witnessed", scene.id, seen.who, said, seen.character, _NOTHING, ()))
    return Item(
        "scene",
        scene.id,
        Markup("{} {}").format(scene.number, scene.name),
        _said(
            t("storyboard.start") if scene.start else None,
            scene.kind_words,
            t("storyboard.from", scenes=come) if come else None,
        ),
        scene.tone or "",
        scene.says,
        (*items, *(_choice(choice, t) for choice in scene.choices)),
    )


def _choice(choice: ChoiceView, t: Words) -> Item:
    single = choice.ways[0] if len(choice.ways) == 1 else None
    name = t.study_text(choice.name) if choice.id else Markup.escape(choice.name)
    shows = t("storyboard.shows", what=choice.character_words)
    ways = tuple(
        Item("way", way.key, _NOTHING, _way(way, t), "", _NOTHING, ()) for way in choice.ways
    )
    return Item(
        "choice",
        choice.key,
        name,
        _said(
            shows if choice.character != "none" else None,
            *choice.marks,
            Markup('<span data-way="{}">{}</span>').format(single.key, _way(single, t))
            if single
            else None,
        ),
        choice.character,
        choice.says,
        () if single else ways,
    )


def _way(way: WayView, t: Words) -> Markup:
    levels = t("storyboard.or").join(way.level_words)
    if len(way.level_words) > 2:
        first = t("storyboard.comma").join(way.level_words[:-1])
        levels = first + t("storyboard.or") + way.level_words[-1]
    return _said(
        way.condition,
        way.back,
        t("storyboard.leads", number=str(way.number), name=t.study_text(way.name))
        if not way.back
        else None,
        t("storyboard.expects-of", clinician=way.of, levels=levels)
        if way.of
        else t("storyboard.expects", levels=levels),
    )


def _said(*parts: Markup | None) -> Markup:
    return Markup(" · ").join(part for part in parts if part)


def _told(item: Item, indent: int) -> Iterator[str]:
    sign = _SIGNS.get(
        item.sign, "→" if item.kind == "way" else "–" if item.kind == "choice" else ""
    )
    yield from wrapped(f"{sign} {_bare(_said(item.name, item.text))}".strip(), indent)
    if item.kind == "scene" and item.says:
        yield from wrapped(_bare(item.says), indent + 4)
    for each in item.items:
        yield from _told(each, indent + 4)


def _bare(text: Markup) -> str:
    return text.striptags()
