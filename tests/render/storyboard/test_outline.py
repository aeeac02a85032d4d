"""The outline says what the drawing shows, and the other way round."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from generator.plan.storyboard import storyboard
from generator.project import templates_folder
from generator.render.educators.storyboards import FOLDER, storyboards
from generator.render.rendering import begin
from generator.render.storyboard.outline import outline_text

from ...support import body_of
from .boards import evidence, names, planned, scenario, view, words

LANGUAGES = ("en", "fr")


@pytest.fixture(scope="module", params=LANGUAGES)
def pages(request: pytest.FixtureRequest) -> tuple[str, dict[str, str]]:
    rendering = begin(planned(), templates_folder(), request.param)
    return request.param, dict(storyboards(rendering))


def svgs(page: str) -> list[ET.Element]:
    drawing = page[page.index('<div class="board"') : page.index('class="outline-part"')]
    return [ET.fromstring(each) for each in re.findall(r"<svg.*?</svg>", drawing, re.S)]


def text_of(element: ET.Element) -> str:
    return " ".join(each.text or "" for each in element.iter() if each.tag == "text")


class Outline(HTMLParser):
    """Everything of an outline that has one of `data-way`, `data-choice`, …, with its own text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str, str]] = []
        self.found: dict[tuple[str, str], str] = {}
        self.feed(page[page.index('<div class="outline">') :])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        for kind in ("way", "choice", "scene", "witnessed"):
            if f"data-{kind}" in values:
                key = (kind, str(values[f"data-{kind}"]))
                assert key not in self.found
                self.found[key] = ""
                self.open.append((tag, *key))
                return
        if tag not in ("path", "rect", "circle", "br"):
            self.open.append((tag, "", ""))

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1][0] == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for _, kind, name in reversed(self.open):
            if kind:
                self.found[kind, name] += data
                return


def test_the_drawing_is_well_formed_and_has_no_styles_of_its_own(
    pages: tuple[str, dict[str, str]],
) -> None:
    for name in names():
        page = body_of(pages[1][f"{FOLDER}/{name}.md"])
        drawn = svgs(page)
        assert len(drawn) == len({scene.rank for scene in view(name).scenes.values()})
        assert not re.search(r"\s(style|on\w+)=", page)
        assert "http" not in page
        for each in drawn:
            assert each.get("role") == "group"
            assert each.get("aria-label")


def test_both_have_the_same_scenes_choices_and_ways(pages: tuple[str, dict[str, str]]) -> None:
    for name in names():
        page = body_of(pages[1][f"{FOLDER}/{name}.md"])
        drawn = [each for svg in svgs(page) for each in svg.iter()]
        found = Outline(page).found
        board = storyboard(scenario(name).facts, evidence())
        for kind in ("way", "choice", "scene"):
            keys = [each.get(f"data-{kind}", "") for each in drawn if each.get(f"data-{kind}")]
            assert len(keys) == len(set(keys))
            assert set(keys) == {key for is_kind, key in found if is_kind == kind}
        ways = [
            f"{scene.id} {choice.id or ''} {place}"
            for scene in board.scenes.values()
            for choice in scene.choices
            for place in range(len(choice.ways))
        ]
        assert {key for kind, key in found if kind == "way"} == set(ways)


def said(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def test_both_say_the_same_of_every_way(pages: tuple[str, dict[str, str]]) -> None:
    language, files = pages
    t = words(language)
    level_words = [str(t(f"storyboard.level-{level}")) for level in range(3)]
    for name in names():
        page = body_of(files[f"{FOLDER}/{name}.md"])
        found = Outline(page).found
        drawn = {
            each.get("data-way", ""): each
            for svg in svgs(page)
            for each in svg.iter()
            if each.get("data-way")
        }
        for scene in view(name, language).scenes.values():
            for choice in scene.choices:
                for way in choice.ways:
                    label, listed = drawn[way.key], found["way", way.key]
                    marks = [str(each.get("class")) for each in label.iter("path")]
                    levels = [level for level in range(3) if f"level level-{level}" in marks]
                    parts = listed.split(" · ")
                    assert said(parts[-1]) & said(" ".join(level_words)) == {
                        level_words[level] for level in levels
                    }
                    assert levels == list(way.levels)
                    for part in parts[:-1]:
                        leads = str(way.number) in said(part) and said(way.name) <= said(part)
                        assert leads or said(part) <= said(text_of(label))
                    shown = said(text_of(label)) - said(" ".join(level_words))
                    of_choice = found.get(("choice", choice.key), "")
                    assert shown - {str(t("storyboard.any"))} <= said(f"{listed} {of_choice}")


def test_both_say_the_same_of_every_choice_and_witnessed_act(
    pages: tuple[str, dict[str, str]],
) -> None:
    language, files = pages
    t = words(language)
    for name in names():
        page = body_of(files[f"{FOLDER}/{name}.md"])
        found = Outline(page).found
        drawn = {
            (kind, each.get(f"data-{kind}", "")): each
            for svg in svgs(page)
            for each in svg.iter()
            for kind in ("choice", "scene")
        }
        for scene in view(name, language).scenes.values():
            if scene.witnessed:
                box = drawn["scene", scene.id]
                assert fill_of(box) == scene.witnessed.character
                listed = found["witnessed", scene.id]
                assert str(t(f"storyboard.shows-{scene.witnessed.character}")) in listed
                assert said(" ".join(scene.witnessed.said)) <= said(listed) & said(text_of(box))
            for choice in scene.choices:
                box, listed = drawn["choice", choice.key], found["choice", choice.key]
                assert said(choice.name) <= said(text_of(box)) & said(listed)
                marks = said(" ".join(mark.striptags() for mark in choice.marks))
                assert marks <= said(text_of(box)) & said(listed)
                if choice.character != "none":
                    assert fill_of(box) == choice.character
                    assert str(t(f"storyboard.shows-{choice.character}")) in listed
            if scene.tone:
                box = drawn["scene", scene.id]
                word = str(t(f"storyboard.ending-{scene.tone}"))
                assert said(word) <= said(text_of(box)) & said(found["scene", scene.id])
                assert scene.tone in str(box.get("class"))


def fill_of(box: ET.Element) -> str:
    """Which side the drop in a box says is shown."""
    (drop,) = [each for each in box.iter("g") if each.get("class") == "drop"]
    outer, *inner = [str(each.get("d")) for each in drop.iter("path")]
    if not inner:
        return "absent"
    return "present" if inner == [outer] else "both"


def test_scenes_name_where_they_are_come_to_from(pages: tuple[str, dict[str, str]]) -> None:
    page = body_of(pages[1][f"{FOLDER}/loops.md"])
    found = Outline(page).found
    assert re.search(r"\b2, 3\b", found["scene", "one"])
    assert re.search(r"\b1, 3\b", found["scene", "two"])


def lines() -> Iterator[str]:
    for name in names():
        yield from outline_text(view(name), words()).splitlines()


def test_the_terminal_outline_keeps_to_80_columns() -> None:
    assert max(len(line) for line in lines()) <= 80


@pytest.mark.parametrize("name", names())
def test_the_terminal_outline_has_everything(name: str) -> None:
    text = " ".join(outline_text(view(name), words()).split())
    board = view(name)
    for band in board.bands:
        assert band.title.striptags() in text
    for scene in board.scenes.values():
        assert f"{scene.number} {scene.name.striptags()}" in text
        for choice in scene.choices:
            assert choice.name in text
            for mark in choice.marks:
                assert mark.striptags() in text
            for way in choice.ways:
                assert way.condition is None or way.condition.striptags() in text
    for fact, label in board.facts:
        assert f"{fact}: {label.striptags()}" in text


def test_the_index_lists_every_storyboard(pages: tuple[str, dict[str, str]]) -> None:
    page = body_of(pages[1][f"{FOLDER}/index.md"])
    assert re.findall(r'href="([\w-]+)\.html"', page) == names()
