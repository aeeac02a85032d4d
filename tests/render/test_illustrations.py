"""Every scenario of this course has a drawing, and every drawing is small and does nothing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import get_args

import pytest

from generator.model.scenario import Art
from generator.plan.site_plan import plan
from generator.project import templates_folder
from generator.render.pages import render
from generator.trace.tracing import trace

from ..support import body_of, real_library

DRAWINGS = sorted((templates_folder() / "art").glob("*.svg"))
BYTES = 2200
SVG = "{http://www.w3.org/2000/svg}"
ATTRIBUTES = {
    "svg": {
        *("viewBox", "aria-hidden", "focusable", "fill", "stroke"),
        *("stroke-width", "stroke-linecap", "stroke-linejoin"),
    },
    "g": {"stroke"},
    "path": {"d", "fill", "stroke", "stroke-width", "opacity"},
    "circle": {"cx", "cy", "r", "fill", "stroke"},
}
COLOUR = re.compile(r"none|currentColor|var\(--(art-[abcd]|sheet|clay),#[0-9a-f]{6}\)")


def named(path: Path) -> str:
    return path.stem


def test_every_scenario_has_a_drawing_of_its_own() -> None:
    site = plan(trace(real_library()))
    files = render(site, templates_folder(), "en").files
    whole = {path.read_text(encoding="utf-8").strip(): path.stem for path in DRAWINGS}
    cards = re.findall(
        r'<article class="card">.*?</article>', body_of(files["scenarios/index.md"]), re.DOTALL
    )
    assert len(cards) == len(site.scenarios)
    shown = {}
    for each, card in zip(site.scenarios, cards, strict=True):
        page = body_of(files[f"scenarios/{each.id}.md"])
        shown[each.id] = [name for svg, name in whole.items() if svg in card and svg in page]
    assert [scenario for scenario, names in shown.items() if len(names) != 1] == []
    assert len({name for names in shown.values() for name in names}) == len(shown)


@pytest.mark.parametrize("path", DRAWINGS, ids=named)
def test_a_drawing_is_small_and_only_lines_and_areas(path: Path) -> None:
    assert path.stat().st_size <= BYTES
    root = ET.parse(path).getroot()
    assert (root.tag, root.get("viewBox")) == (f"{SVG}svg", "0 16 640 232")
    assert (root.get("aria-hidden"), root.get("focusable")) == ("true", "false")
    for element in root.iter():
        tag = element.tag.removeprefix(SVG)
        assert set(element.attrib) - ATTRIBUTES.get(tag, set()) == set(), tag
        assert tag in ATTRIBUTES
        assert not (element.text or "").strip()
        assert not (element.tail or "").strip()


@pytest.mark.parametrize("path", DRAWINGS, ids=named)
def test_a_drawing_takes_its_colours_from_the_page(path: Path) -> None:
    elements = list(ET.parse(path).getroot().iter())
    colours = [element.get(key) for element in elements for key in ("fill", "stroke")]
    assert [each for each in colours if each and not COLOUR.fullmatch(each)] == []


def test_an_author_can_name_every_drawing_and_no_other() -> None:
    assert get_args(Art) == tuple(path.stem for path in DRAWINGS)
