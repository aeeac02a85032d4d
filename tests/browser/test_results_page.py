"""The page that counts a class's saved files, as its educator meets it."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import FileChooser, Page, expect

from generator.trace.tracing import ScenarioFacts

from .looks import axe_is_content
from .results import (
    RESULTS,
    counted,
    csv_of,
    expected_rows,
    files_of,
    give,
    opened,
    rows,
    saved,
    upload,
)
from .trails import Walk
from .web import REAL, Site, Visits


@pytest.fixture
def page(real: Site, visits: Visits) -> Page:
    return opened(real, visits)


def test_nothing_is_there_before_files_are(page: Page) -> None:
    expect(page.locator("[data-some]")).to_be_hidden()
    expect(page.locator(".lede")).to_contain_text("Nothing is kept and nothing is sent.")


def test_few_files_are_a_reason_to_be_careful(
    facts: ScenarioFacts, page: Page, walks: list[Walk]
) -> None:
    give(page, *files_of(facts, walks[:9]))
    expect(page.locator("[data-small]")).to_be_visible()
    give(page, upload("9.json", saved(facts, walks[9], 9)))
    expect(page.locator("[data-small]")).to_be_hidden()


def test_it_works_with_the_keyboard_alone(
    facts: ScenarioFacts, page: Page, walks: list[Walk]
) -> None:
    choose = page.locator("[data-results] input")
    choose.focus()
    asked: list[FileChooser] = []
    page.on("filechooser", lambda chooser: asked.append(chooser))
    page.evaluate("1")  # so that the browser asks us, and not a window of its own
    page.keyboard.press("Space")
    for _ in range(100):
        page.wait_for_timeout(0 if asked else 100)
    asked[0].set_files([upload("a.json", saved(facts, walks[0], 1)), upload("b.json", "{")])
    expect(page.locator("[data-said]")).to_contain_text("Ways counted: 1")
    expect(page.locator("[data-said]")).to_have_attribute("role", "status")
    for name in ("Save as a table (CSV)", "Print, or save as PDF", "Clear everything"):
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name=name)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-problems] li")).to_be_visible()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-some]")).to_be_hidden()
    expect(choose).to_be_focused()


def test_files_can_be_dropped(facts: ScenarioFacts, page: Page, walks: list[Walk]) -> None:
    text = json.dumps(saved(facts, walks[0], 1))
    page.evaluate(
        """(text) => {
          const data = new DataTransfer();
          data.items.add(new File([text], "dropped.json", { type: "application/json" }));
          const drop = document.querySelector("[data-drop]");
          for (const kind of ["dragover", "drop"]) {
            const how = { dataTransfer: data, bubbles: true, cancelable: true };
            drop.dispatchEvent(new DragEvent(kind, how));
          }
        }""",
        text,
    )
    expect(page.locator("[data-said]")).to_contain_text("Ways counted: 1")


def test_nothing_is_stored_or_sent_and_students_pages_know_nothing_of_it(
    real: Site, visits: Visits, facts: ScenarioFacts, walks: list[Walk]
) -> None:
    page = opened(real, visits)
    visits.requests.clear()
    give(page, upload("a.json", saved(facts, walks[0], 1)))
    ours = [each for each in visits.requests if not each.startswith("blob:")]
    assert [each.rsplit("/", 2)[-2:] for each in ours] == [["results", f"{REAL}.js"]]
    assert page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('downstream'))") == []
    assert page.evaluate("document.cookie") == ""
    for path in real.folder.rglob("*.html"):
        if path.relative_to(real.folder).as_posix().endswith(RESULTS):
            continue
        assert "results.js" not in path.read_text(encoding="utf-8"), path


def test_it_works_from_a_folder(
    real: Site, visits: Visits, facts: ScenarioFacts, walks: list[Walk]
) -> None:
    page = visits.open((real.folder / RESULTS).as_uri())
    give(page, upload("a.json", saved(facts, walks[0], 1)))
    assert rows(counted(page)) == expected_rows(facts, walks[:1])


def test_in_french_the_words_are_french_and_english_texts_marked(
    real: Site, visits: Visits, facts: ScenarioFacts, walks: list[Walk], tmp_path: Path
) -> None:
    page = opened(real, visits, "fr/" + RESULTS)
    page.locator("[data-results] input").set_input_files(
        [upload("a.json", saved(facts, walks[0], 1))]
    )
    expect(page.locator("[data-said]")).to_contain_text("Parcours comptés : 1")
    expect(counted(page).locator(".on-board span[lang=en]").first).to_be_visible()
    assert csv_of(page, tmp_path / "a.csv", ";")[0][0] == "scénario"


def test_it_looks_right_in_every_state(facts: ScenarioFacts, page: Page, walks: list[Walk]) -> None:
    axe_is_content(page)
    files = [
        upload(f"{n}.json", saved(facts, walk, n, notes={"again": "w" * 200}))
        for n, walk in enumerate(walks[:9])
    ]
    give(page, *files, upload("x" * 120 + ".json", "{"))
    page.locator("[data-problems] summary").click()
    axe_is_content(page)


def test_it_prints_without_the_names_of_files(
    facts: ScenarioFacts, page: Page, walks: list[Walk]
) -> None:
    give(page, upload("Ana Silva.json", "{"), upload("b.json", saved(facts, walks[0], 1)))
    page.locator("[data-problems] summary").click()
    page.emulate_media(media="print")
    expect(page.locator("[data-problems]")).to_be_hidden()
    expect(page.locator("[data-drop]")).to_be_hidden()
    expect(counted(page).locator("table").first).to_be_visible()


def test_without_scripts_it_says_so(real: Site, visits: Visits) -> None:
    page = visits.open(real.url + RESULTS, java_script_enabled=False)
    expect(page.locator("[data-results]")).to_be_hidden()
    expect(page.locator("noscript .notice")).to_contain_text("This page needs JavaScript")
