"""How a class went through, counted from saved files without a server."""

import csv
import io
import json
import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FileChooser, FilePayload, Locator, Page, expect

from generator.model.walk import acts_of
from generator.plan.scenario_plan import scenario_plan
from generator.trace.state import available
from generator.trace.tracing import ScenarioFacts

from .looks import axe_is_content
from .playing import Play
from .trails import Walk, random_walks
from .web import REAL, SCENARIO, Site, Visits

RESULTS = "educators/results.html"
OTHER = "good-news"


def plan_of(facts: ScenarioFacts) -> dict[str, Any]:
    return scenario_plan(facts.id, facts.steps)


def saved(facts: ScenarioFacts, walk: Walk, seed: int, **more: Any) -> dict[str, Any]:
    """A file as the debrief saves it."""
    plan = plan_of(facts)
    return {
        "format": 1,
        "kind": "downstream-trail",
        "scenario": facts.id,
        "title": facts.scenario.title,
        "edition": plan["edition"],
        "trail": {**walk.trail(plan), "seed": seed},
        "other": None,
        **more,
    }


def upload(name: str, value: object) -> FilePayload:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return {"name": name, "mimeType": "application/json", "buffer": text.encode()}


def opened(site: Site, visits: Visits, place: str = RESULTS, **options: Any) -> Page:
    page = visits.open(site.url + place, **options)
    expect(page.locator("[data-results]")).to_be_visible()
    return page


def give(page: Page, *files: FilePayload) -> None:
    page.locator("[data-said]").evaluate("e => { e.textContent = ''; }")
    page.locator("[data-results] input").set_input_files(list(files))
    expect(page.locator("[data-said]")).to_contain_text("Files read")


def status(page: Page) -> str:
    return page.locator("[data-said]").inner_text()


def problems(page: Page) -> list[str]:
    return page.locator("[data-problems] li").all_text_contents()


def counted(page: Page, scenario: str = REAL, edition: str = "this") -> Locator:
    return page.locator(f"[data-counted='{scenario}'] [data-edition='{edition}']")


def rows(part: Locator) -> list[list[str]]:
    """Every row of every table: what it is about, and the count in words."""
    found: list[list[str]] = part.locator("tbody tr").evaluate_all(
        "all => all.map(tr => [...tr.children].slice(0, 2).map(e => e.textContent.trim()))"
    )
    return found


def notes(part: Locator) -> list[str]:
    return part.locator(".results-notes li").all_text_contents()


def plain(text: str) -> str:
    return " ".join(text.replace("*", "").split())


def forks_in_order(facts: ScenarioFacts) -> list[str]:
    scenes = facts.scenario.scenes
    return [
        name
        for encounter in facts.scenario.encounters
        for name, scene in scenes.items()
        if scene.encounter == encounter and scene.choices
    ]


def expected_rows(facts: ScenarioFacts, walks: list[Walk]) -> list[list[str]]:
    """The rows of a scenario's tables, computed with the generator's own reference."""
    scenario = facts.scenario
    given = Counter(step for walk in walks for step in walk.steps if step[1] is not None)
    expected = []
    for name in forks_in_order(facts):
        choices = scenario.scenes[name].choices
        here = sum(given[name, each] for each in choices)
        if not here:
            continue
        for choice, act in choices.items():
            offered = offers(facts, walks, name, choice)
            more = f" (offered to {offered})" if offered < here else ""
            expected.append(
                [plain(act.text[-1].text), f"{given[name, choice]} of {here}{more}"],
            )
    ended = [walk for walk in walks if facts.steps.scenes[walk.end].kind == "ending"]
    if not ended:
        return expected
    ends = Counter(walk.end for walk in ended)
    heard = {"good": "most was heard", "mixed": "some was heard, some lost"}
    for tone in ("good", "mixed", "low"):
        for encounter in scenario.encounters:
            for name, scene in scenario.scenes.items():
                if scene.ending and scene.ending.tone == tone and scene.encounter == encounter:
                    number = list(scenario.scenes).index(name) + 1
                    said = f"{heard.get(tone, 'least was heard')}; scene {number}"
                    label = f"{scene.ending.title} ({said})"
                    expected.append([label, f"{ends[name]} of {len(ended)}"])
    for fact, each in scenario.facts.items():
        told = sum(fact in walk.states[-1].told for walk in ended)
        words = f"told on {told} of {len(ended)}, untold on {len(ended) - told}"
        expected.append([plain(each.label), words])
    return expected


def offers(facts: ScenarioFacts, walks: list[Walk], scene: str, choice: str) -> int:
    """How often the choice was open to somebody who answered in the scene."""
    return sum(
        choice in available(facts.steps, state)
        for walk in walks
        for state, step in zip(walk.states, walk.steps, strict=False)
        if step[0] == scene and step[1] is not None
    )


@pytest.fixture(scope="module")
def walks(facts: ScenarioFacts) -> list[Walk]:
    return random_walks(facts.steps, 24, seed=77)


@pytest.fixture
def page(real: Site, visits: Visits) -> Page:
    return opened(real, visits)


def test_nothing_is_there_before_files_are(page: Page) -> None:
    expect(page.locator("[data-some]")).to_be_hidden()
    expect(page.locator(".lede")).to_contain_text("Nothing is kept and nothing is sent.")


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
    give(page, *(upload(f"{n}.json", saved(facts, w, n)) for n, w in enumerate(walks)))
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
    give(page, *(upload(f"{n}.json", saved(facts, w, n)) for n, w in enumerate(walks)))
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


def test_two_ways_from_one_beginning_are_both_counted_and_named(
    facts: ScenarioFacts, page: Page
) -> None:
    one, other = two_ways_with_one_shift(facts)
    give(page, upload("one.json", saved(facts, one, 9)), upload("two.json", saved(facts, other, 9)))
    (told,) = problems(page)
    assert "two.json: begins like one.json" in told
    assert rows(counted(page)) == expected_rows(facts, [one, other])


def two_ways_with_one_shift(facts: ScenarioFacts) -> tuple[Walk, Walk]:
    found = random_walks(facts.steps, 20, seed=4)
    one = found[0]
    return one, next(w for w in found if w.shift == one.shift and w.steps[0] != one.steps[0])


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


def csv_of(page: Page, to: Path, separator: str = ",") -> list[list[str]]:
    with page.expect_download() as download:
        page.locator("[data-do=export]").click()
    download.value.save_as(to)
    text = to.read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    assert "\r\n" in text
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=separator))


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


def test_few_files_are_a_reason_to_be_careful(
    facts: ScenarioFacts, page: Page, walks: list[Walk]
) -> None:
    give(page, *(upload(f"{n}.json", saved(facts, w, n)) for n, w in enumerate(walks[:9])))
    expect(page.locator("[data-small]")).to_be_visible()
    give(page, upload("9.json", saved(facts, walks[9], 9)))
    expect(page.locator("[data-small]")).to_be_hidden()


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
