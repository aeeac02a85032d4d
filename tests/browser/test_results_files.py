"""Which saved files count, how often, and what is said of those that do not."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.trace.tracing import ScenarioFacts

from .playing import Play
from .results import (
    OTHER,
    RESULTS,
    counted,
    expected_rows,
    give,
    notes,
    opened,
    problems,
    rows,
    saved,
    status,
    upload,
)
from .trails import Walk, random_walks
from .web import REAL, SCENARIO, Site, Visits


@pytest.fixture
def page(real: Site, visits: Visits) -> Page:
    return opened(real, visits)


def test_files_as_the_player_saves_them(
    real: Site, visits: Visits, facts: ScenarioFacts, walks: list[Walk], tmp_path: Path
) -> None:
    page = visits.open(real.url + SCENARIO)
    play = Play(page)
    play.follow(walks[0])
    play.look_back()
    page.locator("[data-note=again]").fill("With <i>her</i> words.\nAnd a pause.")
    page.locator("[data-note=commitment]").fill("=1+1 is what I will not say.")
    page.locator("[data-with-notes]").check()
    with page.expect_download() as download:
        page.locator("[data-action=save]").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    page.goto(real.url + "progress.html")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save everything as a file").click()
    progress = tmp_path / "downstream-progress.json"
    download.value.save_as(progress)

    page.goto(real.url + RESULTS)
    give(page, upload(file.name, file.read_text(encoding="utf-8")))
    assert rows(counted(page)) == expected_rows(facts, walks[:1])
    assert notes(counted(page)) == [
        "With <i>her</i> words.\nAnd a pause.",
        "=1+1 is what I will not say.",
    ]
    expect(counted(page).locator("i")).to_have_count(0)
    # The same way, from the file of all progress: a copy.
    give(page, upload(progress.name, progress.read_text(encoding="utf-8")))
    assert "holds the same way" in problems(page)[0]
    assert rows(counted(page)) == expected_rows(facts, walks[:1])
    page.get_by_role("button", name="Clear everything").click()
    expect(page.locator("[data-some]")).to_be_hidden()
    give(page, upload(progress.name, progress.read_text(encoding="utf-8")))
    assert rows(counted(page)) == expected_rows(facts, walks[:1])
    assert notes(counted(page)) == []


def test_what_cannot_be_counted_is_named_with_the_reason(
    facts: ScenarioFacts, page: Page, walks: list[Walk]
) -> None:
    good = saved(facts, walks[0], 1)

    def trail(**more: Any) -> dict[str, Any]:
        return {**good, "trail": {**good["trail"], **more}}

    bad = {
        "cut.json": ('{"format": 1,', "damaged, or not a file"),
        "empty.json": ("", "damaged, or not a file"),
        "list.json": ([1, 2], "holds no way"),
        "grades.json": ({"kind": "grades", "format": 1}, "holds no way"),
        "no-progress.json": (
            {"format": 1, "kind": "downstream-progress", "scenarios": {}},
            "holds no way",
        ),
        "newer.json": ({**good, "format": 2}, "newer version"),
        "elsewhere.json": ({**good, "scenario": "__proto__"}, "not on this site (__proto__)"),
        "swapped.json": (trail(scenario=OTHER), "cannot be read"),
        "torn.json": (trail(steps=[["room-four"]]), "cannot be read"),
        "none.json": (trail(steps=[]), "no answer was given yet"),
        "invented.json": (trail(steps=[["room-four", "constructor"]]), "do not follow"),
        "skipped.json": (trail(steps=good["trail"]["steps"][1:]), "do not follow"),
        "large.json": (" " * 2_000_001, "too large"),
    }
    give(page, upload("good.json", good), *(upload(n, v) for n, (v, _) in bad.items()))
    assert status(page) == f"Files read: {len(bad) + 1}. Ways counted: 1. Not counted: {len(bad)}."
    told = {line.split(":")[0]: line for line in problems(page)}
    assert set(told) == set(bad)
    for name, (_, reason) in bad.items():
        assert reason in told[name], told[name]
    assert rows(counted(page)) == expected_rows(facts, walks[:1])


def test_copies_and_earlier_savings_count_once(
    facts: ScenarioFacts, page: Page, walks: list[Walk]
) -> None:
    whole = saved(facts, walks[0], 5)
    half = saved(facts, Walk(walks[0].shift, walks[0].steps[:2], ()), 5)
    noted = {**whole, "notes": {"again": "I would wait."}}
    give(page, upload("half.json", half), upload("whole.json", whole))
    give(page, upload("copy.json", noted), upload("half again.json", half))
    assert status(page) == "Files read: 4. Ways counted: 1. Not counted: 3."
    told = problems(page)
    assert "half.json: holds the beginning of the way that whole.json holds whole" in told[0]
    assert "copy.json: holds the same way" in told[1]
    assert "whole.json" in told[1]
    assert "half again.json: holds the beginning" in told[2]
    assert rows(counted(page)) == expected_rows(facts, walks[:1])
    assert notes(counted(page)) == ["I would wait."]
    # The same steps by another student are another way.
    give(page, upload("another.json", saved(facts, walks[0], 6)))
    assert rows(counted(page)) == expected_rows(facts, [walks[0], walks[0]])


def two_ways_with_one_shift(facts: ScenarioFacts) -> tuple[Walk, Walk]:
    found = random_walks(facts.steps, 20, seed=4)
    one = found[0]
    return one, next(w for w in found if w.shift == one.shift and w.steps[0] != one.steps[0])


def test_two_ways_from_one_beginning_are_both_counted_and_named(
    facts: ScenarioFacts, page: Page
) -> None:
    one, other = two_ways_with_one_shift(facts)
    give(page, upload("one.json", saved(facts, one, 9)), upload("two.json", saved(facts, other, 9)))
    (told,) = problems(page)
    assert "two.json: begins like one.json" in told
    assert rows(counted(page)) == expected_rows(facts, [one, other])


def test_another_edition_is_counted_apart_as_far_as_it_holds(
    facts: ScenarioFacts, page: Page, walks: list[Walk]
) -> None:
    present, older = walks[0], walks[1]
    old = saved(facts, older, 2)
    old["trail"]["edition"] = "0123456789abcdef"
    old["trail"]["steps"] = [*old["trail"]["steps"][:3], ["a-scene-that-went", "yes"]]
    gone = saved(facts, older, 3)
    gone["trail"]["edition"] = "0123456789abcdef"
    gone["trail"]["steps"] = [["a-scene-that-went", "yes"]]
    give(
        page,
        upload("now.json", saved(facts, present, 1)),
        upload("old.json", old),
        upload("gone.json", gone),
    )
    told = problems(page)
    assert "old.json: was played in another edition" in told[0]
    assert "Of its 4 steps, 3 still hold" in told[0]
    assert "gone.json" in told[1]
    assert "none of its steps holds" in told[1]
    assert rows(counted(page)) == expected_rows(facts, [present])
    kept = Walk(older.shift, older.steps[:3], older.states[:4])
    assert rows(counted(page, edition="other")) == expected_rows(facts, [kept])
    expect(counted(page, edition="other")).to_contain_text("Nobody reached an ending.")
    assert status(page) == "Files read: 3. Ways counted: 2. Not counted: 1."


def test_progress_counts_the_own_way_or_the_one_left_behind(
    facts: ScenarioFacts, page: Page, walks: list[Walk]
) -> None:
    own, other = (saved(facts, walk, n)["trail"] for n, walk in enumerate(walks[:2]))
    progress = {
        "format": 1,
        "kind": "downstream-progress",
        "scenarios": {
            REAL: {"format": 1, "trail": {**own, "steps": []}, "other": other, "notes": {}},
            "elsewhere": {"format": 1, "trail": own},
            "broken": 7,
        },
        "hide": [],
    }
    give(page, upload("progress.json", progress))
    assert rows(counted(page)) == expected_rows(facts, walks[1:2])
    (told,) = problems(page)
    assert "not on this site (elsewhere)" in told
