"""The forks in the guides: whole, numbered, leading on, and discussed about what they hold."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from markupsafe import Markup

from generator.model.scenario import Scenario
from generator.model.walk import effects_of
from generator.render.assets import FOLDER
from generator.render.evidence_view import reasons
from generator.render.prose import prose
from generator.render.words import Words

from ...support import body_of, real_evidence, real_library
from .guides import SCENARIOS, files, fork, guide, option, part, read, scenario_of, texts, tracing


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_answer_stands_at_its_fork_with_all_that_belongs_to_it(name: str) -> None:
    html, scenario = guide(name), scenario_of(name)
    facts = tracing().scenarios[name]
    words = Words(real_library().strings["en"])
    for scene_name, scene in scenario.scenes.items():
        for place, (choice_name, choice) in enumerate(scene.choices.items()):
            here = option(html, scene_name, choice_name)
            told = read(here)
            letter = chr(ord("A") + place)
            assert f'<span class="letter">{letter}</span>' in here
            for text in (
                *texts(choice.text),
                *texts(choice.response),
                *texts(choice.temptation),
                *texts(choice.takes),
            ):
                assert text in told
            for shown in choice.shows:
                assert f'data-phenomenon="{shown}"' in here
            for telling in choice.tells:
                assert f'data-fact="{telling.fact}"' in here
            assert ("A repair" in told) is choice.repair
            assert ("Right words, another act" in told) is choice.hollow
            assert here.count('<li class="effect"') == len(choice.unfolds)
            for index, effect in enumerate(choice.unfolds):
                route = ("scenes", scene_name, "choices", choice_name, "unfolds", index)
                if effect.illustration:
                    assert read(prose(effect.illustration)) in told
                else:
                    said = reasons(route, facts.effects, real_evidence(), words, "why.shown")
                    assert f"badge-{said.badge}" in here
                    assert read(said.sentence) in told
                for quote in effect.quote:
                    assert f'href="#quotation-{quote}"' in here


def counted_scenes(name: str) -> dict[str, Any]:
    """The scenes of a scenario as the counts of a class know them."""
    script = files()[f"{FOLDER}/results/{name}.js"]
    told = json.loads(script.partition(",")[2].strip().removesuffix(");"))
    scenes: dict[str, Any] = told["scenes"]
    return scenes


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_fork_has_one_number_in_the_guide_and_in_the_counts_of_a_class(name: str) -> None:
    html = guide(name)
    counted = counted_scenes(name)
    numbers = {scene: told["number"] for scene, told in counted.items() if "number" in told}
    assert len(numbers) > 2
    for scene, number in numbers.items():
        assert f"Fork {number}" in read(fork(html, scene))
    all_forks = re.findall(r'data-fork="([\w-]+)"', html)
    assert [all_forks.index(scene) + 1 for scene in numbers] == list(numbers.values())


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_storyboards_number_stands_beside_that_of_the_fork(name: str) -> None:
    html, board = guide(name), body_of(files()[f"educators/storyboards/{name}.md"])
    counted = counted_scenes(name)
    for number, (scene_name, scene) in enumerate(scenario_of(name).scenes.items(), 1):
        (link,) = re.findall(rf'href="[^"]+/{name}\.html#board-{scene_name}">(.*?)</a>', html)
        assert f'id="board-{scene_name}"' in board
        assert f">{number} " in board[board.index(f'id="board-{scene_name}"') :].split("</a>")[0]
        named = "" if scene.title or scene.ending else f", {scene_name.replace('-', ' ')}"
        assert link == f"Scene {number} of the storyboard{named}"
        if "number" in counted.get(scene_name, {}):
            assert counted[scene_name]["scene"] == number
    assert "The storyboard counts every scene" in read(part(html, '<h2 id="forks">'))


@pytest.mark.parametrize("name", SCENARIOS)
def test_it_can_be_taught_from_paper(name: str) -> None:
    """Every scene's text is whole, and every answer says where it leads."""
    html, scenario = guide(name), scenario_of(name)
    forks = {scene: n for n, scene in enumerate(re.findall(r'data-fork="([\w-]+)"', html), 1)}
    sections = {**forks, **dict.fromkeys(re.findall(r'data-between="([\w-]+)"', html))}
    endings = {each for each, scene in scenario.scenes.items() if scene.ending}
    assert {*sections, *endings} == set(scenario.scenes)
    for scene_name, scene in scenario.scenes.items():
        for text in texts(scene.text):
            assert text in read(html)
        acts = {name: act.goto for name, act in scene.choices.items()}
        for choice, ways in acts.items():
            assert leading(option(html, scene_name, choice)) == [
                where(way.goto, forks, scenario) for way in ways
            ]
        if scene.continue_:
            kind = "fork" if scene_name in forks else "between"
            here = html[html.index(f'id="{kind}-{scene_name}"') :].split("</section>")[0]
            assert leading(here) == [where(way.goto, forks, scenario) for way in scene.continue_]


def leading(html: str) -> list[tuple[str, str]]:
    """Where the last “Goes on to” leads: the anchors and the words."""
    last = html[html.rindex('class="leads"') :]
    return re.findall(r'<a href="#([^"]+)">(.*?)</a>', last)


def where(scene: str, forks: Mapping[str, int], scenario: Scenario) -> tuple[str, str]:
    ending = scenario.scenes[scene].ending
    if ending:
        return f"ending-{scene}", f"the ending “{Markup.escape(ending.title)}”"
    if scene in forks:
        return f"fork-{scene}", f"Fork {forks[scene]}"
    return f"between-{scene}", f"scene {list(scenario.scenes).index(scene) + 1}, between forks"


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_is_witnessed_stands_there_too(name: str) -> None:
    html, scenario = guide(name), scenario_of(name)
    for scene_name, scene in scenario.scenes.items():
        if scene.witnessed:
            here = fork(html, scene_name)
            assert "data-witnessed" in here
            for text in (*texts(scene.witnessed.text), *texts(scene.witnessed.takes)):
                assert text in read(here)
            for effect in scene.witnessed.unfolds:
                assert not effect.effect or f'data-effect="{effect.effect}"' in here
    shown = html.count('data-effect="') + html.count("data-illustration>")
    assert shown == sum(1 for _ in effects_of(scenario))


def discussions(html: str) -> list[str]:
    """The questions under every fork."""
    return re.findall(r"guide-discuss.*?</div>", html, re.DOTALL)


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_fork_is_discussed_about_what_it_holds(name: str) -> None:
    html, scenario = guide(name), scenario_of(name)
    asked = discussions(html)
    assert len(asked) == html.count('data-fork="')
    for scene_name, scene in scenario.scenes.items():
        if scene.choices:
            here = fork(html, scene_name)
            discuss = here[here.index("guide-discuss") :]
            assert 1 <= discuss.count("<li>") <= 3
            last = chr(ord("A") + len(scene.choices) - 1)
            assert all(each <= last for each in re.findall(r"[Aa]nswers? ([A-Z])\b", discuss))
    assert "{" not in html.replace("{}", "")


def test_questions_do_not_repeat_within_a_fork_and_rarely_within_a_guide() -> None:
    for name in SCENARIOS:
        html = guide(name)
        questions = [
            question
            for block in discussions(html)
            for question in re.findall(r"<li>(.*?)</li>", block)
        ]
        assert len(questions) - len(set(questions)) <= 4, name
