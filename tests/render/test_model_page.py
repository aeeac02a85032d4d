"""The model page: every part and every link of the model, and nothing that may not be shown."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from generator.model.evidence import Side
from generator.plan.site_plan import plan
from generator.project import templates_folder
from generator.render.diagram_boxes import WIDTH
from generator.render.diagrams import category_links, draw_side
from generator.render.evidence_view import BADGES
from generator.render.pages import render
from generator.render.words import Words, care_words
from generator.trace.tracing import trace

from ..support import real_evidence, real_library

CATEGORY_ONLY = {
    "seeing-disease",
    "pill-pushing",
    "kindness-from-patients",
    "whole-person",
    "effort",
    "trauma-informed",
}
CAREFUL = re.compile(r"\b(predict\w*|caus(?:es|ed)|risks?|proves?|percent)\b|%", re.IGNORECASE)
RUN = 5


class Parts(HTMLParser):
    """The texts of the elements that carry an attribute, by its value."""

    VOID = frozenset({"input", "br", "rect", "path", "link", "meta"})

    def __init__(self, attribute: str) -> None:
        super().__init__()
        self.attribute = attribute
        self.found: dict[str, list[str]] = {}
        self._open: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.VOID:
            return
        value = dict(attrs).get(self.attribute)
        self._open.append(value)
        if value is not None:
            self.found.setdefault(value, []).append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for value in filter(None, self._open):
            self.found[value][-1] += data


@cache
def files() -> Mapping[str, str]:
    return render(plan(trace(real_library())), templates_folder(), "en").files


@cache
def page(name: str = "model") -> str:
    stub = files()[f"{name}.md"]
    line = next(line for line in stub.splitlines() if line.startswith("body: "))
    body: str = json.loads(line.removeprefix("body: "))
    return body


def parts(attribute: str) -> dict[str, list[str]]:
    parser = Parts(attribute)
    parser.feed(page())
    return parser.found


def words() -> Words:
    return Words(real_library().strings["en"])


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_every_phenomenon_opens_under_its_printed_label() -> None:
    found = parts("data-phenomenon")
    phenomena = real_evidence().model.phenomena
    assert found.keys() == phenomena.keys()
    for name, phenomenon in phenomena.items():
        (text,) = map(squeezed, found[name])
        assert phenomenon.label in text
        assert squeezed(phenomenon.about) in text
        assert f'<details class="phenomenon" id="phenomenon-{name}"' in page()


def test_every_link_stands_at_each_of_its_ends_with_badge_and_source() -> None:
    found, t, evidence = parts("data-link"), words(), real_evidence()
    assert found.keys() == evidence.model.links.keys()
    for name, link in evidence.model.links.items():
        assert len(found[name]) == len(link.from_) + len(link.to), name
        for text in map(squeezed, found[name]):
            assert text.startswith(t(f"badge.{BADGES[link.kind]}")), text
            for end in (*link.from_, *link.to):
                assert str(evidence.in_a_sentence(end)) in text
            for item in link.evidence:
                if item.where:
                    assert item.where in text
                elif evidence.quotations[item.quotation or ""].may_be_shown:
                    assert str(item.quotation) in text
                else:
                    assert str(t("why.withheld")) in text
            assert (str(t("why.our-reading")) in text) == link.our_reading
            if link.through:
                assert str(t("effect.through", through=link.through)) in text
        assert page().count(f'id="link-{name}"') == 1


def test_what_is_linked_as_part_of_the_whole_only_is_marked() -> None:
    t = words()
    marked = {
        name
        for name, (text,) in parts("data-phenomenon").items()
        if str(t("model.mark-category-only")) in text and str(t("model.category-only")) in text
    }
    assert marked == CATEGORY_ONLY


def test_quotations_stand_where_the_table_sets_them() -> None:
    evidence = real_evidence()
    found = parts("data-phenomenon")
    for quotation in evidence.quotations.values():
        beside = {name for name, (text,) in found.items() if quotation.text in text}
        whole = quotation.row == "category"
        wanted = set() if whole or not quotation.may_be_shown else set(quotation.phenomena)
        assert beside == wanted
        if quotation.may_be_shown:
            assert html.escape(quotation.text, quote=False) in page().replace("&#34;", '"').replace(
                "&#39;", "'"
            )


def test_the_withheld_words_are_nowhere() -> None:
    def runs(text: str) -> set[str]:
        found = re.findall(r"[^\W_]+", text.lower())
        return {" ".join(found[n : n + RUN]) for n in range(len(found) - RUN + 1)}

    text = html.unescape(re.sub(r"<[^>]*>", " ", page()))
    evidence = real_evidence()
    assert not runs(evidence.quotations["t2-17"].text) & runs(text)
    assert runs(evidence.quotations["t2-16"].text) & runs(text)
    assert "hypervigilance" not in text.lower()


def test_every_rule_stands_with_its_evidence() -> None:
    found = parts("data-rule")
    dynamics = real_evidence().model.dynamics
    assert found.keys() == dynamics.keys()
    for name, dynamic in dynamics.items():
        (text,) = map(squeezed, found[name])
        assert squeezed(dynamic.rule) in text
        assert all(item.where in text for item in dynamic.evidence if item.where)


def test_the_list_says_the_same_as_the_drawing() -> None:
    pairs = {f"{start} {end}" for start, end in category_links(real_evidence())}
    drawn = set(re.findall(r'<path [^>]*data-edge="([^"]+)"', page()))
    listed = set(re.findall(r'<li data-edge="([^"]+)"', page()))
    assert drawn == listed == pairs


def test_every_address_within_the_page_leads_somewhere() -> None:
    ids = re.findall(r' id="([^"]+)"', page())
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page())) <= set(ids)


def test_addresses_in_voices_are_there() -> None:
    wanted = set(re.findall(r'href="voices\.html#([^"]+)"', page()))
    assert wanted
    assert wanted <= set(re.findall(r' id="([^"]+)"', page("voices")))


def test_our_own_words_claim_no_more_than_the_study() -> None:
    t = words()
    for section in ("model", "diagram", "voices", "care"):
        for key, text in t.section(section).items():
            assert not CAREFUL.search(text), f"{section}.{key}"


def test_scenarios_are_named_where_a_phenomenon_occurs() -> None:
    planned = plan(trace(real_library()))
    titles = {each.id: each.facts.scenario.title for each in planned.scenarios}
    found = parts("data-phenomenon")
    for concept, occurs in planned.occurrences.items():
        for each in occurs:
            if concept in found:
                assert titles[each.scenario] in squeezed(found[concept][0])
    assert any(planned.occurrences.values())


def test_every_care_tag_has_its_words() -> None:
    library = real_library()
    tags = {tag for each in real_evidence().quotations.values() for tag in each.care}
    for document in library.scenarios.values():
        scenario = document.value
        tags.update(scenario.care)
        for scene in scenario.scenes.values():
            tags.update(scene.care, *(choice.care for choice in scene.choices.values()))
    missing = {tag for tag in tags if f"care.{tag}" not in library.strings["en"]}
    assert missing == set()
    assert care_words("of-another-study", words()) == "of another study"


@pytest.mark.parametrize("side", list(Side))
def test_the_drawing_holds_together(side: Side) -> None:
    drawing = draw_side(real_evidence(), side, Words({}), "no such part")
    assert drawing.width == WIDTH
    for box in drawing.boxes:
        assert 0 < box.left < box.right < drawing.width
        assert 0 < box.top < box.bottom < drawing.height
        assert all(box.top < y < box.bottom for y, _ in box.baselines)
    boxes = sorted(drawing.boxes, key=lambda box: (box.top, box.left))
    for above, below in pairwise(boxes):
        assert above.bottom < below.top or above.right < below.left
    # Two lines may share a way, but no line hides another.
    assert len({line.path for line in drawing.lines}) == len(drawing.lines)


def test_a_part_that_one_side_lacks_leaves_its_place_empty() -> None:
    absent, present = (
        draw_side(real_evidence(), side, Words({}), "no such part")
        for side in (Side.ABSENT, Side.PRESENT)
    )
    (gap,) = [box for box in present.boxes if not box.category]
    (life,) = [box for box in absent.boxes if box.category == "disrupted-life"]
    assert (gap.left, gap.right, gap.row) == (life.left, life.right, life.row)
    assert all(box.category for box in draw_side(real_evidence(), Side.PRESENT, Words({})).boxes)


def test_scripts_of_pages_are_built() -> None:
    assert "assets/downstream/voices.js" in files()
    assert 'script: "voices"' in files()["voices.md"]
    assert 'script: "model"' in files()["model.md"]
