"""extwee reads the Twee we write, and what it writes again comes back as the same scenario."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator.exchange.twee import story_id, twee
from generator.load.twee.importing import import_twee

from ..node import run
from . import awkward
from .stories import REAL, TINY, Story, bare, of_text, scenario_in, story

# As Twine's own editor finds links.
TWEE = Path(__file__).parent / "twee.mjs"
LINK = re.compile(r"\[\[(.*?)\]\]")


def asked(*texts: str) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = run(TWEE, list(texts), "extwee")
    return answers


def links_of(made: Story) -> dict[str, list[str]]:
    """For every passage that there must be, where its links must lead."""
    links: dict[str, list[str]] = {}
    for name, scene in made.facts.scenario.scenes.items():
        ways = [route.goto for route in scene.continue_]
        links[name] = [f"{name}/{each}" for each in scene.choices for _ in scene.choices[each].text]
        links[name] += ways
        for each, choice in scene.choices.items():
            links[f"{name}/{each}"] = [route.goto for route in choice.goto]
    return links


def links_in(told: dict[str, Any]) -> dict[str, list[str]]:
    """Where the links of every passage lead, but for the one that is about the story."""
    return {
        each["name"]: [link.rpartition("->")[2] for link in LINK.findall(each["text"])]
        for each in told["passages"]
        if "downstream" not in each["tags"]
    }


@pytest.mark.parametrize("name", [*TINY, *REAL, "awkward"])
def test_extwee_reads_what_we_write(name: str) -> None:
    made = of_text(awkward.scenario()) if name == "awkward" else story(name)
    text = twee(made.source)
    (told,) = asked(text)
    scenario = made.facts.scenario
    assert told["name"] == " ".join(scenario.title.split())
    assert told["ifid"] == story_id(made.facts.id)
    assert told["start"] == scenario.first_scene
    assert told["passages"][0]["tags"] == ["downstream"]
    assert links_in(told) == links_of(made)
    for each in told["passages"][1:]:
        scene = scenario.scenes[each["name"].partition("/")[0]]
        assert f"encounter:{scene.encounter}" in each["tags"]
        assert re.fullmatch(r"\d+,\d+", each["metadata"]["position"])
    places = {each["metadata"]["position"] for each in told["passages"]}
    assert len(places) == len(told["passages"])
    again = import_twee(told["again"].encode(), "again.twee", "scenarios/it.yml")
    assert again.text is not None, again.diagnostics
    assert again.text == import_twee(text.encode(), "it.twee", "scenarios/it.yml").text
    assert bare(scenario_in(again.text)) == bare(scenario)


def test_extwee_notices_what_is_not_twee() -> None:
    """What the test above is worth."""
    text = twee(story("small/two-shifts").source)
    (told,) = asked(text.replace("[[", "[", 1).replace(":: StoryData", ":: Other", 1))
    assert told["start"] == ""
    assert links_in(told) != links_of(story("small/two-shifts"))
