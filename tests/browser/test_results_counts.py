"""What a class's saved files are counted to, computed again with the generator's own reference."""

import random
import re
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from generator.model.walk import acts_of
from generator.trace.tracing import ScenarioFacts

from .results import (
    OTHER,
    counted,
    csv_of,
    expected_rows,
    files_of,
    forks_in_order,
    give,
    notes,
    opened,
    plain,
    problems,
    rows,
    saved,
    status,
    upload,
)
from .trails import Walk, random_walks
from .web import REAL, Site, Visits


@pytest.fixture
def page(real: Site, visits: Visits) -> Page:
    return opened(real, visits)


def test_two_hundred_files_of_two_scenarios(real: Site, page: Page) -> None:
    files: list[FilePayload] = []
    walked: dict[str, list[Walk]] = {}
    for name, count in ((REAL, 120), (OTHER, 80)):
        facts = real.scenarios[name]
        full = random_walks(facts.steps, count, seed=len(name))
        # Some students stop on the way.
        cut = random.Random(3)
        walked[name] = [
            Walk(walk.shift, walk.steps[:at], walk.states[: at + 1])
            if (at := cut.randint(1, 9)) < 4
            else walk
            for walk in full
        ]
        files += [
            upload(f"{name}.trail ({n}).json", saved(facts, walk, seed=1000 + n))
            for n, walk in enumerate(walked[name])
        ]
    random.Random(5).shuffle(files)
    give(page, *files)
    assert status(page) == "Files read: 200. Ways counted: 200. Not counted: 0."
    expect(page.get_by_text("more than once")).to_have_count(0)
    for name, walks in walked.items():
        facts = real.scenarios[name]
        assert rows(counted(page, name)) == expected_rows(facts, walks)
        finished = sum(facts.steps.scenes[walk.end].kind == "ending" for walk in walks)
        shifts = Counter(walk.shift for walk in walks)
        line = counted(page, name).locator("p").first.inner_text()
        assert line.startswith(f"Ways counted: {len(walks)}. Finished: {finished}.")
        assert f"quiet {shifts['quiet']}, stretched {shifts['stretched']}" in line
        forks = counted(page, name).locator(".results-fork .on-board").all_text_contents()
        for number, scene in enumerate(facts.scenario.scenes, 1):
            told = f"Scene {number} of the storyboard"
            if any(step[0] == scene and step[1] for walk in walks for step in walk.steps):
                titled = facts.scenario.scenes[scene].title
                assert (told if titled else f"{told}, {scene.replace('-', ' ')}") in forks
    assert problems(page) == []
    expect(page.locator("[data-small]")).to_be_hidden()
    assert 0 < finished < 80


def test_where_a_way_comes_back_every_answer_is_counted_and_that_is_said(
    small: Site, visits: Visits
) -> None:
    facts = small.scenarios["round-again"]
    walks = random_walks(facts.steps, 24, seed=5)
    page = opened(small, visits)
    give(page, *files_of(facts, walks))
    part = counted(page, facts.id)
    assert rows(part) == expected_rows(facts, walks)
    answers = [[scene for scene, choice in walk.steps if choice] for walk in walks]
    told = [
        f"Answers given here: {sum(each.count(name) for each in answers)}. "
        "Some ways come here more than once, and each answer is counted."
        for name in forks_in_order(facts)
        if any(each.count(name) > 1 for each in answers)
    ]
    assert told
    assert part.locator(".results-fork .small").all_text_contents()[: len(told)] == told


def test_the_bars_say_what_the_numbers_say(
    facts: ScenarioFacts, page: Page, walks: list[Walk]
) -> None:
    give(page, *files_of(facts, walks))
    drawn: list[list[str]] = (
        counted(page)
        .locator("tbody tr")
        .evaluate_all(
            """all => all.map(tr => [tr.children[1].textContent,
          tr.querySelector("svg .part").getAttribute("width"),
          tr.querySelector("svg").getAttribute("aria-hidden")])"""
        )
    )
    assert drawn
    for words, width, hidden in drawn:
        count, of = map(int, re.findall(r"\d+", words)[:2])
        assert float(width) == pytest.approx(100 * count / of)
        assert hidden == "true"


def test_notes_are_text_apart_from_ways_and_the_same_in_any_order(
    facts: ScenarioFacts, page: Page, walks: list[Walk]
) -> None:
    written = [f"Note {n} <img src=x onerror=alert(1)>" for n in range(12)]
    files = [
        upload(f"{n}.json", saved(facts, walk, n, notes={"again": written[n], "other": "no"}))
        for n, walk in enumerate(walks[:12])
    ]
    give(page, *files)
    shown = notes(counted(page))
    assert sorted(shown) == sorted(written)
    assert shown != written
    expect(counted(page).locator("img")).to_have_count(0)
    page.get_by_role("button", name="Clear everything").click()
    give(page, *reversed(files))
    assert notes(counted(page)) == shown


def test_without_notes_there_is_no_word_of_notes(
    facts: ScenarioFacts, page: Page, walks: list[Walk]
) -> None:
    give(page, upload("a.json", saved(facts, walks[0], 1, notes={"again": "  "})))
    expect(page.locator(".results-notes")).to_have_count(0)


def test_the_table_for_a_spreadsheet(
    facts: ScenarioFacts, page: Page, walks: list[Walk], tmp_path: Path
) -> None:
    hostile = ["=HYPERLINK(1)", "+1", "-1", "@x", "\t=1", '"quoted", and a comma\nnext', " =2"]
    files = [
        upload(f"{n}.json", saved(facts, walk, n, notes={"again": hostile[n]} if n < 7 else {}))
        for n, walk in enumerate(walks)
    ]
    give(page, *files)
    head, *lines = csv_of(page, tmp_path / "a.csv")
    assert head == [
        "scenario",
        "edition",
        "part",
        "place",
        "text",
        "count",
        "of",
        "offered to",
        "scene",
    ]
    assert all(len(line) == 9 for line in lines)
    assert {line[0] for line in lines} == {facts.scenario.title}
    told = [line for line in lines if line[2] != "note"]
    shown = rows(counted(page))
    assert len(told) >= len(shown)
    given = Counter(step for walk in walks for step in walk.steps if step[1] is not None)
    expected = [
        (plain(act.text[-1].text), str(given[str(route[1]), str(route[3])]))
        for scene in forks_in_order(facts)
        for route, name, act in acts_of(facts.scenario)
        if name == scene and route[2] == "choices"
    ]
    found = [
        (line[4].removeprefix("'"), line[5]) for line in told if line[2] in ("fork", "reflection")
    ]
    assert found == expected
    ends = Counter(walk.end for walk in walks)
    endings = {line[4]: line[5] for line in told if line[2] == "ending"}
    scenes = facts.scenario.scenes
    assert endings == {s.ending.title: str(ends[n]) for n, s in scenes.items() if s.ending}
    written = {line[4] for line in lines if line[2] == "note"}
    assert written == {"'" + x.strip() if x.strip()[0] in "=+-@" else x for x in hostile}
