"""The list of scenarios says what was begun and finished on this device."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from .keeping import BLOCKED
from .looks import axe_is_content
from .playing import FINISH, PAINTED, Play
from .web import Site, Visits

NAME = "what-travels"
OTHER = "the-witness"
KEY = f"downstream/1/{NAME}"
CATALOGUE = "scenarios/index.html"
SHIFTS = """new PerformanceObserver((list) => {
  window.shifted = (window.shifted || 0) + list.getEntries().reduce((sum, e) => sum + e.value, 0);
}).observe({type: "layout-shift", buffered: true})"""
SET = "([key, value]) => localStorage.setItem(key, value)"


def mark(page: Page, name: str = NAME) -> Locator:
    return page.locator(f"[data-kept='{name}']")


def link(page: Page) -> Locator:
    return page.locator(f"a.card-link[href='{NAME}.html']")


def value(**more: Any) -> str:
    trail = {"format": 1, "scenario": NAME, "edition": "e", "shift": None, "seed": 1, "steps": []}
    return json.dumps({"format": 1, "trail": trail, **more})


def test_started_then_finished_and_right_after_coming_back(small: Site, visits: Visits) -> None:
    page = visits.open(small.url + CATALOGUE)
    expect(mark(page)).to_have_text("")
    expect(link(page)).to_have_accessible_description("")
    link(page).click()
    Play(page).begin()
    page.evaluate(PAINTED)
    page.goto(small.url + CATALOGUE)
    expect(mark(page)).to_have_text("Started")
    expect(mark(page, OTHER)).to_have_text("")
    # Who goes from link to link is told as well, and of nothing else.
    expect(link(page)).to_have_accessible_name("What travels")
    expect(link(page)).to_have_accessible_description("Started")
    link(page).click()
    page.locator("[data-action=begin]").click()
    page.evaluate(FINISH)
    page.evaluate(PAINTED)
    page.goto(small.url + CATALOGUE)
    expect(mark(page)).to_have_text("Finished")
    expect(link(page)).to_have_accessible_description("Finished")
    axe_is_content(page)


def test_a_page_kept_by_the_browser_is_right_when_it_is_shown_again(
    small: Site, visits: Visits
) -> None:
    page = visits.open(small.url + CATALOGUE)
    shown = "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"
    for more, said in (({}, "Started"), ({"finished": True}, "Finished")):
        page.evaluate(SET, [KEY, value(**more)])
        page.evaluate(shown)
        expect(mark(page)).to_have_text(said)
    page.evaluate("localStorage.clear()")
    page.evaluate(shown)
    expect(mark(page)).to_have_text("")
    expect(link(page)).to_have_accessible_description("")


def test_another_tab_is_followed(small: Site, visits: Visits) -> None:
    context = visits.context()
    page, other = context.new_page(), context.new_page()
    page.goto(small.url + CATALOGUE)
    other.goto(small.url + CATALOGUE)
    other.evaluate(SET, [KEY, value(finished=True)])
    expect(mark(page)).to_have_text("Finished")


@pytest.mark.parametrize("kept", ["{", "7", "null", '{"finished": true}', value()[:-2]])
def test_nothing_is_said_of_what_cannot_be_read(small: Site, visits: Visits, kept: str) -> None:
    page = visits.open(small.url + CATALOGUE)
    page.evaluate(SET, [KEY, kept])
    page.reload()
    expect(mark(page)).to_have_text("")


def test_nothing_without_storage(small: Site, visits: Visits) -> None:
    context = visits.context()
    context.add_init_script(BLOCKED)
    page = context.new_page()
    page.goto(small.url + CATALOGUE)
    expect(mark(page)).to_have_text("")
    assert visits.take_faults() == []


def test_nothing_without_scripts(small: Site, visits: Visits) -> None:
    page = visits.open(small.url + CATALOGUE, java_script_enabled=False)
    expect(page.locator("main")).not_to_contain_text("Started")
    expect(page.locator("main")).not_to_contain_text("Finished")


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves(small: Site, visits: Visits, width: int) -> None:
    page = visits.open(small.url + CATALOGUE, viewport={"width": width, "height": 800})
    for name in small.scenarios:
        text = value(finished=True).replace(NAME, name)
        page.evaluate(SET, [f"downstream/1/{name}", text])
    page.add_init_script(SHIFTS)
    page.reload()
    expect(mark(page)).to_have_text("Finished")
    page.evaluate(PAINTED)
    assert page.evaluate("window.shifted || 0") < 0.01
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_in_french(small: Site, visits: Visits) -> None:
    page = visits.open(f"{small.url}fr/{CATALOGUE}")
    for more, said in (({}, "Commencé"), ({"finished": True}, "Terminé")):
        page.evaluate(SET, [KEY, value(**more)])
        page.reload()
        expect(mark(page)).to_have_text(said)
