"""One's own progress: shown, taken along, brought in, erased."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.trace.tracing import ScenarioFacts

from .keeping import BLOCKED, FULL, kept
from .looks import axe_is_content
from .playing import Play, text_of
from .trails import Walk, part_of, random_walks
from .web import KEY, REAL, SCENARIO, Site, Visits

PROGRESS = "progress.html"


@pytest.fixture(scope="module")
def walks(facts: ScenarioFacts) -> list[Walk]:
    return random_walks(facts.steps, 2, seed=12)


@pytest.fixture
def played(real: Site, visits: Visits, walks: list[Walk]) -> Page:
    """The page of somebody who has finished once and left words."""
    page = visits.open(real.url + SCENARIO)
    play = Play(page)
    play.follow(walks[0])
    play.look_back()
    page.locator("[data-note=again]").fill("The first one <b>of mine</b>.")
    page.goto(real.url + PROGRESS)
    return page


def scenario(page: Page) -> Any:
    return page.locator(f"[data-scenario='{REAL}']")


def save(page: Page, to: Path) -> dict[str, Any]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save everything as a file").click()
    assert download.value.suggested_filename == "downstream-progress.json"
    download.value.save_as(to)
    value: dict[str, Any] = json.loads(to.read_text(encoding="utf-8"))
    return value


def bring_in(page: Page, file: Path) -> str:
    page.locator("[data-said]").evaluate("e => { e.textContent = ''; }")
    page.locator("[data-import]").set_input_files(file)
    expect(page.locator("[data-said]")).not_to_be_empty()
    return text_of(page.locator("[data-said]"))


def written(folder: Path, value: object) -> Path:
    file = folder / "some.json"
    text = value if isinstance(value, str) else json.dumps(value)
    file.write_text(text, encoding="utf-8")
    return file


def test_nothing_yet(real: Site, visits: Visits) -> None:
    page = visits.open(real.url + PROGRESS)
    expect(scenario(page)).to_contain_text("Not started on this device.")
    expect(page.locator("[data-met] >> visible=true")).to_have_count(0)
    expect(page.locator(".lede")).to_contain_text("on this device, and nowhere else")


def test_what_was_done_and_met(played: Page, walks: list[Walk]) -> None:
    expect(scenario(played)).to_contain_text("Finished at least once.")
    expect(scenario(played)).to_contain_text("The first one <b>of mine</b>.")
    expect(scenario(played).locator("li")).to_have_count(1)
    met = set(kept(played)["met"])
    shown = played.locator("[data-phenomenon].met").evaluate_all(
        "all => all.map(e => e.dataset.phenomenon)"
    )
    assert set(shown) == met & set(
        played.locator("[data-phenomenon]").evaluate_all(
            "all => all.map(e => e.dataset.phenomenon)"
        )
    )
    assert shown
    # Marked, never counted: a figure would be read as a score.
    expect(played.locator("[data-count]")).not_to_contain_text(str(len(shown)))


def test_the_players_own_answer_to_what_was_met(played: Page, real: Site) -> None:
    met = kept(played)["met"]
    played.goto(real.url + SCENARIO)
    assert set(played.evaluate("Downstream.met()")) == set(met)


def test_to_another_device_and_back(
    played: Page, real: Site, visits: Visits, tmp_path: Path
) -> None:
    before = kept(played)
    file = tmp_path / "progress.json"
    value = save(played, file)
    assert value["kind"] == "downstream-progress"
    assert value["scenarios"][REAL]["trail"] == before["trail"]
    other = visits.open(real.url + PROGRESS)
    assert bring_in(other, file).startswith("New on this device: ")
    for key in ("trail", "notes", "finished", "met"):
        assert kept(other)[key] == before[key]
    assert bring_in(other, file).startswith("Already here: ")
    other.goto(real.url + SCENARIO)
    other.locator("[data-action=resume]").click()
    expect(other.locator(".trail > .moment")).to_have_count(len(before["trail"]["steps"]) + 1)


def test_both_sides_are_kept_when_they_differ(
    played: Page, real: Site, visits: Visits, walks: list[Walk], tmp_path: Path
) -> None:
    theirs = kept(played)
    file = tmp_path / "progress.json"
    save(played, file)
    page = visits.open(real.url + SCENARIO)
    play = Play(page)
    play.follow(part_of(walks[1], 2))
    page.reload()
    play.follow(part_of(walks[1], 3))
    own = kept(page)
    page.goto(real.url + PROGRESS)
    assert bring_in(page, file).startswith("Added to what was here")
    now = kept(page)
    assert now["trail"] == own["trail"]
    assert now["other"] == own["other"]
    assert now["more"] == [theirs["trail"]]
    assert now["finished"] is True
    assert set(now["met"]) == {*own["met"], *theirs["met"]}
    assert now["notes"]["again"] == theirs["notes"]["again"]
    # The trail that came along can be taken up, and then the former one is kept.
    scenario(page).get_by_role("button", name="Make it the one to resume").last.click()
    assert kept(page)["trail"] == theirs["trail"]
    assert kept(page)["more"] == [own["trail"]]
    expect(scenario(page).locator("a").first).to_be_focused()
    # And the player keeps what it does not know.
    page.goto(real.url + SCENARIO)
    page.locator("[data-action=resume]").click()
    assert kept(page)["more"] == [own["trail"]]


def test_a_file_saved_in_a_debrief_can_be_brought_in(
    played: Page, real: Site, visits: Visits, tmp_path: Path
) -> None:
    played.goto(real.url + SCENARIO)
    played.locator("[data-action=resume]").click()
    if played.locator("[data-action=reveal]").is_visible():
        played.locator("[data-action=reveal]").click()
    with played.expect_download() as download:
        played.locator("[data-action=save]").click()
    file = tmp_path / "trail.json"
    download.value.save_as(file)
    other = visits.open(real.url + PROGRESS)
    assert bring_in(other, file).startswith("New on this device: ")
    assert kept(other)["trail"] == kept(played)["trail"]


TRAIL = {"format": 1, "scenario": "x", "edition": "e", "shift": None, "seed": 1, "steps": []}
BAD: list[tuple[object, str]] = [
    ("{", "is not a file from Downstream"),
    ("", "is not a file from Downstream"),
    ([], "holds no progress"),
    ({"kind": "something", "format": 1}, "holds no progress"),
    ({"kind": "downstream-progress", "format": 1, "scenarios": 3}, "holds no progress"),
    ({"kind": "downstream-progress", "format": 2, "scenarios": {}}, "newer version"),
    (
        {"kind": "downstream-progress", "format": 1, "scenarios": {"../x": {"trail": TRAIL}}},
        "Could not be read",
    ),
    (
        {"kind": "downstream-progress", "format": 1, "scenarios": {REAL: {"trail": TRAIL}}},
        "Could not be read",
    ),
    (
        '{"kind": "downstream-progress", "format": 1, "scenarios": {"__proto__": {"trail": {}}}}',
        "Could not be read",
    ),
]


@pytest.mark.parametrize("number", range(len(BAD)))
def test_broken_and_foreign_files_change_nothing(played: Page, tmp_path: Path, number: int) -> None:
    value, words = BAD[number]
    before = played.evaluate("({...localStorage})")
    assert words in bring_in(played, written(tmp_path, value))
    assert played.evaluate("({...localStorage})") == before


def test_erasing_asks_first_and_leaves_nothing(played: Page, real: Site) -> None:
    played.evaluate("localStorage.setItem('somebody/else', '1')")
    erase = played.get_by_role("button", name="Erase everything")
    erase.click()
    expect(played.locator("#erase-sure")).to_be_focused()
    played.keyboard.press("Escape")
    expect(erase).to_be_focused()
    expect(played.locator("[data-said]")).to_have_text("Nothing was erased.")
    assert kept(played)
    erase.click()
    played.keyboard.press("Tab")
    played.keyboard.press("Enter")
    expect(played.locator("[data-said]")).to_contain_text("Everything is erased.")
    expect(played.locator("h2").first).to_be_focused()
    assert played.evaluate("Object.keys(localStorage)") == ["somebody/else"]
    expect(scenario(played)).to_contain_text("Not started")


def test_a_tab_in_play_does_not_write_back_what_was_erased(
    real: Site, visits: Visits, walks: list[Walk]
) -> None:
    context = visits.context()
    play, page = Play(context.new_page()), context.new_page()
    play.page.goto(real.url + SCENARIO)
    play.follow(part_of(walks[0], 2))
    page.goto(real.url + PROGRESS)
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Yes, erase it all").click()
    expect(play.page.locator(".elsewhere")).to_be_visible()
    assert page.evaluate("key => localStorage.getItem(key)", KEY) is None


@pytest.mark.parametrize("script", [BLOCKED, FULL], ids=["blocked", "full"])
def test_without_storage_it_says_so(
    real: Site, visits: Visits, tmp_path: Path, script: str
) -> None:
    context = visits.context()
    context.add_init_script(script)
    page = context.new_page()
    page.goto(real.url + PROGRESS)
    if script == BLOCKED:
        expect(page.locator("[data-blocked]")).to_be_visible()
        expect(page.locator("[data-parts]")).to_be_hidden()
        return
    value = {
        "kind": "downstream-progress",
        "format": 1,
        "scenarios": {REAL: {"trail": {**TRAIL, "scenario": REAL}}},
    }
    assert "Could not be kept" in bring_in(page, written(tmp_path, value))


def test_without_scripts_it_says_what_it_would_show(real: Site, visits: Visits) -> None:
    page = visits.open(real.url + PROGRESS, java_script_enabled=False)
    expect(page.locator("main noscript p")).to_contain_text("This page needs JavaScript")
    expect(page.locator("main noscript p")).to_be_visible()
    expect(page.locator("[data-progress]")).to_be_hidden()


def test_axe(played: Page) -> None:
    played.evaluate("document.querySelectorAll('main details').forEach(e => { e.open = true; })")
    played.get_by_role("button", name="Erase everything").click()
    axe_is_content(played)
