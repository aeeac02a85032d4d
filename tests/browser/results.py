"""The page that counts saved files: giving it files, reading it, and what it should say."""

import csv
import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page, expect

from generator.plan.scenario_plan import scenario_plan
from generator.trace.state import available
from generator.trace.tracing import ScenarioFacts

from .trails import Walk
from .web import REAL, Site, Visits

RESULTS = "educators/results.html"
OTHER = "good-news"


def saved(facts: ScenarioFacts, walk: Walk, seed: int, **more: Any) -> dict[str, Any]:
    """A file as the debrief saves it."""
    plan = scenario_plan(facts.id, facts.steps)
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


def files_of(facts: ScenarioFacts, walks: list[Walk]) -> list[FilePayload]:
    """A file of every walk, each as another student saves it."""
    return [upload(f"{n}.json", saved(facts, walk, n)) for n, walk in enumerate(walks)]


def opened(site: Site, visits: Visits, place: str = RESULTS, **options: Any) -> Page:
    page = visits.open(site.url + place, **options)
    expect(page.locator("[data-results]")).to_be_visible()
    return page


def give(page: Page, *files: FilePayload) -> None:
    """Choose the files, and wait until the page has read them."""
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


def csv_of(page: Page, to: Path, separator: str = ",") -> list[list[str]]:
    """The table for a spreadsheet, saved and read again."""
    with page.expect_download() as download:
        page.locator("[data-do=export]").click()
    download.value.save_as(to)
    text = to.read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    assert "\r\n" in text
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=separator))


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
