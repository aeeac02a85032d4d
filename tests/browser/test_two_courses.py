"""Two courses on one web server, with a scenario of the same name: neither sees the other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from generator.build import build_course
from generator.start.course import new_course
from generator.start.scenario import FIRST

from .playing import FINISH, LOOK_BACK, PAINTED, REVEAL, Play
from .test_progress import bring_in, save, written
from .web import Visits, serve_folder

SAME = f"scenarios/{FIRST}.html"
IDS = {"a": "course-a", "b": "course-b", "plain": ""}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Courses in subfolders; the last one has no id."""
    root = tmp_path_factory.mktemp("courses")
    for folder, course_id in IDS.items():
        course = new_course(root / folder)
        config = course.config.read_text(encoding="utf-8")
        named = re.sub(r"(?m)^( *course:).*$", rf"\1 {course_id}", config)
        text = named if course_id else re.sub(r"(?m)^ *course:.*\n", "    {}\n", config)
        course.config.write_text(text, encoding="utf-8")
        if folder != "a":
            (course.locale / "fr.yml").unlink()
        built = build_course(course, root / "served" / folder)
        assert built.ok, built.report
    with serve_folder(root / "served") as url:
        yield url


@pytest.fixture
def context(visits: Visits) -> BrowserContext:
    return visits.context()


def play(context: BrowserContext, url: str) -> Page:
    """A page on which one answer was given."""
    page = context.new_page()
    page.goto(url + SAME)
    player = Play(page)
    player.begin()
    player.open_options()
    player.options.locator("[data-choice]").first.click()
    page.evaluate(PAINTED)
    return page


def stored(page: Page) -> dict[str, Any]:
    return {
        key: json.loads(value)
        for key, value in page.evaluate("({...localStorage})").items()
        if key.startswith("downstream/1/")
    }


def card(page: Page) -> Any:
    return page.locator(f"[data-kept='{FIRST}']")


@pytest.mark.parametrize(
    ("folder", "key"),
    [
        ("a", f"downstream/1/course-a/{FIRST}"),
        ("b", f"downstream/1/course-b/{FIRST}"),
        ("plain", f"downstream/1/{FIRST}"),
    ],
)
def test_each_keeps_its_own(server: str, context: BrowserContext, folder: str, key: str) -> None:
    page = play(context, f"{server}{folder}/")
    assert list(stored(page)) == [key]
    # It is found again where it was kept, and nowhere else.
    page.goto(f"{server}{folder}/{SAME}")
    expect(page.locator("[data-action=resume]")).to_be_visible()
    met = page.evaluate("Downstream.met()")
    assert met == stored(page)[key]["met"]
    for other in IDS.keys() - {folder}:
        page.goto(f"{server}{other}/{SAME}")
        expect(page.locator("[data-action=begin]")).to_be_visible()
        expect(page.locator("[data-kept]")).to_have_count(0)
        assert page.evaluate("Downstream.met()") == []
        page.goto(f"{server}{other}/progress.html")
        expect(page.locator(f"[data-scenario='{FIRST}']")).to_contain_text("Not started")
        expect(page.locator("[data-met] >> visible=true")).to_have_count(0)
        page.goto(f"{server}{other}/scenarios/index.html")
        expect(card(page)).to_have_text("")
    page.goto(f"{server}{folder}/scenarios/index.html")
    expect(card(page)).to_have_text("Started")


def test_only_who_was_here_is_offered_more_from_the_first_paint(
    server: str, context: BrowserContext
) -> None:
    play(context, f"{server}a/")
    page = context.new_page()
    page.add_init_script(
        "new MutationObserver(() => { if (document.documentElement.matches('.returning'))"
        " window.returned = true; }).observe(document, {subtree: true, attributes: true,"
        " childList: true})"
    )
    for folder, returned in (("a", True), ("b", False), ("plain", False)):
        page.goto(f"{server}{folder}/{SAME}")
        expect(page.locator("[data-action=begin]")).to_be_visible()
        assert page.evaluate("window.returned === true") is returned, folder


@pytest.mark.parametrize(("folder", "other"), [("a", "b"), ("b", "plain"), ("plain", "a")])
def test_erasing_one_leaves_the_other(
    server: str, context: BrowserContext, folder: str, other: str
) -> None:
    play(context, f"{server}{other}/")
    page = play(context, f"{server}{folder}/")
    kept = stored(page)
    # What belongs to the reader, and to all courses alike.
    page.evaluate("localStorage.setItem('downstream/hide', '[\"trauma\"]')")
    page.goto(f"{server}{folder}/progress.html")
    expect(page.locator("[data-erase-intro]")).to_contain_text("all that this course has kept")
    page.get_by_role("button", name="Erase everything").click()
    expect(page.locator("#erase-sure")).to_contain_text("of this course")
    page.get_by_role("button", name="Yes, erase it all").click()
    expect(page.locator("[data-said]")).to_contain_text("Everything of this course is erased.")
    expect(page.locator(f"[data-scenario='{FIRST}']")).to_contain_text("Not started")
    left = stored(page)
    assert len(left) == 1
    assert left.items() <= kept.items()
    assert page.evaluate("localStorage.getItem('downstream/hide')") == '["trauma"]'
    page.goto(f"{server}{other}/progress.html")
    expect(page.locator(f"[data-scenario='{FIRST}']")).to_contain_text("Started.")
    # Now there is no other course that relies on the settings.
    expect(page.locator("[data-erase-intro]")).to_contain_text("your settings included")
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Yes, erase it all").click()
    expect(page.locator("[data-said]")).to_contain_text("Nothing of Downstream is left")
    assert page.evaluate("Object.keys(localStorage)") == []


def test_a_file_holds_one_course_and_says_which(
    server: str, context: BrowserContext, visits: Visits, tmp_path: Path
) -> None:
    play(context, f"{server}b/")
    page = play(context, f"{server}a/")
    page.goto(f"{server}a/progress.html")
    value = save(page, tmp_path / "progress.json")
    assert (value["course"], list(value["scenarios"])) == ("course-a", [FIRST])
    # On another device, in the same course: as ever.
    other = visits.open(f"{server}a/progress.html")
    said = bring_in(other, tmp_path / "progress.json")
    assert said.startswith("New on this device: ")
    assert "course" not in said
    assert list(stored(other)) == [f"downstream/1/course-a/{FIRST}"]


def test_a_file_of_another_course_says_what_is_not_known(
    server: str, context: BrowserContext, tmp_path: Path
) -> None:
    page = play(context, f"{server}a/")
    page.goto(f"{server}a/progress.html")
    value = save(page, tmp_path / "progress.json")
    trail = value["scenarios"][FIRST]["trail"]
    value["scenarios"]["the-other"] = {"trail": {**trail, "scenario": "the-other"}}
    page.goto(f"{server}b/progress.html")
    said = bring_in(page, written(tmp_path, value))
    assert "saved in another course, “course-a”" in said
    assert "Not in this course, and left out: the-other." in said
    assert "New on this device: " in said
    assert "this page cannot know" in said
    # Brought in under this course's own keys, and what it does not have is not kept.
    keys = {f"downstream/1/{course}/{FIRST}" for course in ("course-a", "course-b")}
    assert set(stored(page)) == keys
    # A file from before there was an id says nothing, and that is said.
    del value["course"]
    assert "does not say which course" in bring_in(page, written(tmp_path, value))
    del value["scenarios"][FIRST]
    only = bring_in(page, written(tmp_path, {**value, "course": "<b>course-c</b>"}))
    assert only == (
        "This file was saved in another course, “<b>course-c</b>”. "
        "Not in this course, and left out: the-other."
    )
    assert set(stored(page)) == keys


@pytest.mark.parametrize("folder", IDS)
def test_a_trail_file_says_its_course_too(
    server: str, context: BrowserContext, tmp_path: Path, folder: str
) -> None:
    page = play(context, f"{server}{folder}/")
    page.evaluate(FINISH)
    page.evaluate(LOOK_BACK)
    page.evaluate(REVEAL)
    with page.expect_download() as download:
        page.locator("[data-action=save]").click()
    download.value.save_as(tmp_path / "trail.json")
    value = json.loads((tmp_path / "trail.json").read_text(encoding="utf-8"))
    assert value.get("course", "") == IDS[folder]
    page.goto(f"{server}b/progress.html")
    said = bring_in(page, tmp_path / "trail.json")
    assert ("another course, “course-a”" in said) is (folder == "a")
    assert ("does not say which course" in said) is (folder == "plain")


def test_hidden_quotations_and_colours_are_the_readers(
    server: str, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(f"{server}a/voices.html")
    page.evaluate(
        "() => { localStorage.setItem('downstream/hide', '[\"trauma\"]');"
        " localStorage.setItem('downstream/scheme', 'dark'); }"
    )
    page.goto(f"{server}b/voices.html")
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    expect(page.locator("input[value=trauma]")).to_be_checked()


def test_in_french_it_is_the_same_course(server: str, context: BrowserContext) -> None:
    play(context, f"{server}a/")
    page = context.new_page()
    page.goto(f"{server}a/fr/scenarios/index.html")
    expect(card(page)).to_have_text("Commencé")
