"""What we write as Twee 3, and what comes back of it, without any other tool."""

from __future__ import annotations

import json
import re
import uuid
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from generator.exchange.twee import story_id, twee
from generator.load.twee.importing import import_twee
from generator.load.twee.text import escaped, unescaped

from ..properties.drafting import WORDS, scenarios
from . import awkward
from .stories import REAL, TINY, bare, of_text, of_tree, scenario_in, story, supported


def back(text: str) -> str:
    imported = import_twee(text.encode(), "it.twee", "scenarios/it.yml")
    assert imported.diagnostics == ()
    assert imported.text is not None
    return imported.text


@pytest.mark.parametrize("name", [*TINY, *REAL])
def test_a_scenario_comes_back_whole(name: str) -> None:
    made = story(name)
    scenario = made.facts.scenario
    again = scenario_in(back(twee(made.source)))
    assert bare(again) == bare(scenario)
    assert list(again.scenes) == list(scenario.scenes)
    for scene in scenario.scenes:
        assert list(again.scenes[scene].choices) == list(scenario.scenes[scene].choices)


def test_text_that_means_something_to_twine_comes_back() -> None:
    made = of_text(awkward.scenario())
    text = twee(made.source)
    assert bare(scenario_in(back(text))) == bare(made.facts.scenario)
    headers = re.findall(r"^::.*$", text, flags=re.MULTILINE)
    assert len(headers) == 3 + len(made.facts.scenario.scenes) + len(awkward.LINES) + 1


@given(tree=scenarios())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_scenario_comes_back_whole(tree: dict[str, Any]) -> None:
    made = supported(of_tree(tree))
    assert bare(scenario_in(back(twee(made.source)))) == bare(made.facts.scenario)


@given(text=WORDS)
def test_any_words_come_back(text: str) -> None:
    assert unescaped(escaped(text)) == text


@pytest.mark.parametrize("line", awkward.LINES)
def test_no_line_is_taken_for_anything_else(line: str) -> None:
    safe = escaped(line)
    assert unescaped(safe) == line
    assert not re.search(r"^::|\[\[|\]\]|<|\{|^--$|\$\w|^\[", safe, flags=re.MULTILINE)


def test_the_story_says_what_twine_needs() -> None:
    text = twee(story("small/two-shifts").source)
    data = json.loads(text.split(":: StoryData\n")[1].split("\n\n")[0])
    assert uuid.UUID(data["ifid"]).version == 4
    assert data["ifid"] == data["ifid"].upper() == story_id("two-shifts")
    assert data["ifid"] != story_id("two-shift")
    assert data["start"] == story("small/two-shifts").facts.scenario.first_scene
    assert text == twee(story("small/two-shifts").source)


def test_conditions_and_effects_stand_in_words() -> None:
    text = twee(story("the-known-diagnosis").source)
    assert "*If the shift is stretched:* <!-- text\nwhen:\n  shift: stretched\n-->" in text
    assert "Patients in the study linked being listened to mindfully with trust" in text
    assert "(Authors’ text)" in text


@pytest.mark.parametrize("name", REAL)
def test_no_word_of_a_quotation_is_taken_along(name: str) -> None:
    made = story(name)
    text = twee(made.source)
    for quotation in made.evidence.quotations.values():
        assert quotation.text not in text


def test_what_is_changed_in_twine_comes_back_changed() -> None:
    text = twee(story("small/two-shifts").source)
    scenario = story("small/two-shifts").facts.scenario
    first = scenario.scenes[scenario.first_scene]
    choice = next(iter(first.choices))
    link = f"[[{escaped(first.choices[choice].text[0].text.strip())}->"
    assert link in text
    again = scenario_in(back(text.replace(link, "[[Something quite different->")))
    changed = again.scenes[scenario.first_scene].choices[choice]
    assert changed.text[0].text == "Something quite different"
    assert changed.shows == first.choices[choice].shows
