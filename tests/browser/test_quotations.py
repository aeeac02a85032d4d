"""The words of the study's participants, character for character; and those not to be shown."""

import gzip
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from generator.trace.tracing import ScenarioFacts

from .conftest import REPOSITORY
from .web import SCENARIO, Site, Visits

WITHHELD = "t2-17"
RUN = 5
"""So many words in a row are nobody's but this participant's."""

TEXTUAL = {".html", ".js", ".json", ".css", ".xml", ".svg", ".txt", ".map", ".gz", ""}


@pytest.fixture(scope="module")
def quotations() -> dict[str, dict[str, Any]]:
    """The evidence file itself, read without any of our code."""
    path = REPOSITORY / "content" / "evidence" / "quotations.yml"
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    found: dict[str, dict[str, Any]] = document["quotations"]
    return found


@pytest.fixture(scope="module")
def shown(quotations: dict[str, dict[str, Any]]) -> dict[str, str]:
    return {
        name: each["text"]
        for name, each in quotations.items()
        if each["transcription"] != "withheld"
    }


FIGURES = """(root) => [...root.querySelectorAll("figure.quotation")].map((figure) => ({
  id: figure.dataset.quotation,
  text: figure.querySelector("blockquote").textContent,
  caption: figure.querySelector("figcaption").textContent,
  within: figure.parentElement.closest(
    ".response, .takes, .choice-text, .scene-text, [data-part=witnessed-text], .temptation, " +
    ".effect-sentence, .tells, .if-untold",
  )?.className || null,
}))"""


def figures(page: Page, root: str = "main, .md-content") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.locator(root).first.evaluate(FIGURES)
    return found


def test_voices_shows_every_quotation_as_it_stands(
    real: Site, visits: Visits, quotations: dict[str, dict[str, Any]], shown: dict[str, str]
) -> None:
    page = visits.open(real.url + "voices.html")
    found = figures(page)
    assert len(found) == len(shown) == 47
    assert {each["id"]: each["text"] for each in found} == shown
    for each in found:
        assert f"Participant {quotations[each['id']]['participant']}," in each["caption"]
        assert "CMAJ Open" in each["caption"]
        table = "Table 3" if quotations[each["id"]]["side"] == "present" else "Table 2"
        assert f", {table}" in each["caption"]


def test_voices_keeps_the_order_of_the_tables(
    real: Site, visits: Visits, shown: dict[str, str]
) -> None:
    found = [each["id"] for each in figures(visits.open(real.url + "voices.html"))]
    assert found == list(shown)


def test_scenario_quotes_as_it_stands_and_never_in_the_story(
    real: Site, visits: Visits, facts: ScenarioFacts, shown: dict[str, str]
) -> None:
    page = visits.open(real.url + SCENARIO, java_script_enabled=False)
    found = figures(page)
    wanted = [
        quotation
        for scene in facts.scenario.scenes.values()
        for act in (scene.witnessed, *scene.choices.values())
        if act
        for effect in act.unfolds
        for quotation in effect.quote
    ]
    assert sorted(each["id"] for each in found) == sorted(wanted)
    for each in found:
        assert each["text"] == shown[each["id"]]
        assert each["within"] is None, each
    expect(page.locator(".storyboard blockquote")).to_have_count(len(found))
    expect(page.locator(".storyboard :is(.response, .takes) figure")).to_have_count(0)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def runs(text: str) -> set[str]:
    found = words(text)
    return {" ".join(found[n : n + RUN]) for n in range(len(found) - RUN + 1)}


def test_no_character_speaks_a_participants_words(
    real: Site, visits: Visits, shown: dict[str, str]
) -> None:
    page = visits.open(real.url + SCENARIO, java_script_enabled=False)
    story = page.locator(
        ".storyboard :is(.response, .takes, .choice-text, .scene-text, .witnessed > [data-part])"
    ).all_text_contents()
    assert len(story) > 50
    spoken = {run for text in story for run in runs(text)}
    theirs = {run for text in shown.values() for run in runs(text)}
    assert spoken & theirs == set()


def every_text(site: Path) -> Iterator[tuple[Path, str]]:
    """Every built file that can hold words, as a reader would get at them."""
    for file in site.rglob("*"):
        if not file.is_file() or file.suffix not in TEXTUAL:
            continue
        data = file.read_bytes()
        if file.suffix == ".gz":
            data = gzip.decompress(data)
        raw = data.decode("utf-8")
        yield file, raw
        if file.suffix == ".json":
            yield file, json.dumps(json.loads(raw), ensure_ascii=False)
        yield file, html.unescape(re.sub(r"<[^>]*>", " ", html.unescape(raw)))


def files_with(site: Path, text: str) -> set[str]:
    wanted = runs(text)
    return {file.name for file, found in every_text(site) if not wanted.isdisjoint(runs(found))}


def test_the_withheld_words_are_nowhere(
    real: Site, quotations: dict[str, dict[str, Any]], shown: dict[str, str]
) -> None:
    assert quotations[WITHHELD]["transcription"] == "withheld"
    assert files_with(real.folder, quotations[WITHHELD]["text"]) == set()
    # The same search finds what is shown, or it would prove nothing.
    assert "voices.html" in files_with(real.folder, shown["t2-16"])
