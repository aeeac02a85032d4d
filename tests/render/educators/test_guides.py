"""Facilitator guides: everything of the scenario is in its guide, and every plan fills its time."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from markupsafe import Markup

from generator.build import check_course
from generator.model.condition import TextVariant
from generator.model.evidence import Side
from generator.model.scenario import Scenario
from generator.model.walk import acts_of, effects_of, quotes_of
from generator.plan.site_plan import plan
from generator.project import templates_folder
from generator.render.assets import FOLDER
from generator.render.educators.guide_times import (
    OPENING,
    Shape,
    decisions_on_a_way,
    shape_of,
    time_plans,
)
from generator.render.evidence_view import reasons
from generator.render.pages import render
from generator.render.prose import prose
from generator.render.words import Words
from generator.trace.tracing import Tracing, trace

from ...properties.replaying import starts
from ...support import (
    ENDING,
    body_of,
    codes,
    diagnosed,
    draft,
    facts_of,
    library_of,
    make_course,
    one_choice,
    pages_of,
    real_evidence,
    real_library,
)

SCENARIOS = sorted(real_library().scenarios)
CAREFUL = re.compile(r"\b(predict\w*|risks?|percent|score)\b|%", re.IGNORECASE)


@cache
def tracing() -> Tracing:
    return trace(real_library())


@cache
def files(language: str = "en") -> Mapping[str, str]:
    return render(plan(tracing()), templates_folder(), language).files


def guide(name: str, language: str = "en") -> str:
    return body_of(files(language)[f"educators/guides/{name}.md"])


def read(html: str) -> str:
    """The text of a page, with single spaces."""
    return " ".join(Markup(html).striptags().split())


def part(html: str, marker: str) -> str:
    """A guide from `marker` to the next heading of the second level."""
    start = html.index(marker)
    end = html.find("<h2", start + len(marker))
    return html[start : end if end > 0 else len(html)]


def fork(html: str, scene: str) -> str:
    start = html.index(f'data-fork="{scene}"')
    return html[start : html.index("</section>", start)]


def option(html: str, scene: str, choice: str) -> str:
    start = html.index(f'id="{scene}--{choice}"')
    ends = [html.find(mark, start + 1) for mark in ('class="guide-option"', "guide-discuss")]
    return html[start : min(end for end in ends if end > 0)]


def texts(variants: tuple[TextVariant, ...]) -> list[str]:
    return [read(prose(variant.text)) for variant in variants]


def scenario_of(name: str) -> Scenario:
    return tracing().scenarios[name].scenario


def test_there_is_a_guide_for_every_scenario_and_a_list_of_them() -> None:
    assert len(SCENARIOS) >= 8
    index = body_of(files()["educators/guides/index.md"])
    assert sorted(re.findall(r'href="([\w-]+)\.html"', index)) == SCENARIOS


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


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_fork_has_one_number_in_the_guide_and_in_the_counts_of_a_class(name: str) -> None:
    html = guide(name)
    script = files()[f"{FOLDER}/results/{name}.js"]
    counted = json.loads(script.partition(",")[2].strip().removesuffix(");"))["scenes"]
    numbers = {scene: told["number"] for scene, told in counted.items() if "number" in told}
    assert len(numbers) > 2
    for scene, number in numbers.items():
        assert f"Fork {number}" in read(fork(html, scene))
    all_forks = re.findall(r'data-fork="([\w-]+)"', html)
    assert [all_forks.index(scene) + 1 for scene in numbers] == list(numbers.values())


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
def test_the_storyboards_number_stands_beside_that_of_the_fork(name: str) -> None:
    html, board = guide(name), body_of(files()[f"educators/storyboards/{name}.md"])
    script = files()[f"{FOLDER}/results/{name}.js"]
    counted = json.loads(script.partition(",")[2].strip().removesuffix(");"))["scenes"]
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


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_quotations_stand_whole_and_in_context(name: str) -> None:
    html, evidence = guide(name), real_evidence()
    used = {quote for _, quote in quotes_of(scenario_of(name))}
    assert set(re.findall(r'id="quotation-([\w-]+)"', html)) == used
    for quote in used:
        quotation = evidence.quotations[quote]
        here = part(html, f'id="quotation-{quote}"').split('class="guide-quoted"')[0]
        assert " ".join(quotation.text.split()) in read(here)
        assert f"Participant {quotation.participant}," in here
        assert f"Table {'3' if quotation.side is Side.PRESENT else '2'}, beside" in here
        status = real_library().strings["en"][f"quotation.{quotation.transcription}"]
        assert status in read(here)
        assert "#" in re.findall(r'href="([^"]+)"', here)[0]
        assert ("Touches on:" in here) is bool(quotation.care)


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_link_within_a_guide_leads_somewhere(name: str) -> None:
    html = guide(name)
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


@pytest.mark.parametrize("name", SCENARIOS)
def test_facts_say_where_they_can_be_told_and_endings_from_where_they_come(name: str) -> None:
    html, scenario = guide(name), scenario_of(name)
    for fact_name, fact in scenario.facts.items():
        section = part(html, f"<h3>{Markup.escape(fact.label)}</h3>").split("</section>")[0]
        assert read(prose(fact.if_untold)) in read(section)
        acts = {
            route[3] if route[2] == "choices" else "witnessed"
            for route, _, act in acts_of(scenario)
            if any(telling.fact == fact_name for telling in act.tells)
        }
        where = re.findall(r'href="#(?:[\w-]+?--([\w-]+)|fork-[\w-]+)"', section)
        assert {each or "witnessed" for each in where} == acts
    endings = part(html, '<h2 id="endings">')
    for scene in scenario.scenes.values():
        if scene.ending:
            assert f"<b>{Markup.escape(scene.ending.title)}.</b>" in endings
    assert endings.count("Reached from:") == sum(
        scene.ending is not None for scene in scenario.scenes.values()
    )


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_fork_is_discussed_about_what_it_holds(name: str) -> None:
    html, scenario = guide(name), scenario_of(name)
    asked = re.findall(r"guide-discuss.*?</div>", html, re.DOTALL)
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
            for block in re.findall(r"guide-discuss.*?</div>", html, re.DOTALL)
            for question in re.findall(r"<li>(.*?)</li>", block)
        ]
        assert len(questions) - len(set(questions)) <= 4, name


@pytest.mark.parametrize("name", SCENARIOS)
def test_table_4_is_carried_over_with_reasons_and_nothing_left_out(name: str) -> None:
    recommended = part(guide(name), '<h2 id="recommendations">')
    for group in real_evidence().study.recommendations:
        for item in group.items:
            assert str(Markup.escape(item.text)) in recommended
    served = recommended[: recommended.index("Beyond this scenario")]
    assert "Incorporation of patient stories" in served
    assert "Evaluation of students" not in served
    assert served.count("<li>") == sum(
        item.because is not None and read(item.because) in read(served)
        for group in real_evidence().study.recommendations
        for item in group.items
    )


@pytest.mark.parametrize("language", ["en", "fr"])
def test_canmeds_numbers_have_words_in_both_languages(language: str) -> None:
    canmeds = real_library().canmeds
    assert canmeds is not None
    for name in SCENARIOS:
        html = part(guide(name, language), '<h2 id="canmeds">')
        for number in scenario_of(name).canmeds:
            assert number in html
            assert str(Markup.escape(canmeds.abilities[number][language])) in html


def test_a_number_without_words_is_shown_bare_and_warned_of() -> None:
    text = one_choice("", "canmeds: [COM 1.1, COM 9.9]\n")
    (told,) = diagnosed(text)
    assert (told.code, told.is_error) == ("unknown-canmeds", False)
    page = body_of(pages_of(library_of(it=text))["educators/guides/it.md"])
    assert "COM 9.9" in page
    assert "no words for this number" in page


def test_a_course_without_words_for_canmeds_builds_and_is_not_warned(tmp_path: Path) -> None:
    text = one_choice("", "canmeds: [COM 9.9]\n")
    checked = check_course(make_course(tmp_path, {"scenarios/it.yml": text}))
    assert checked.diagnostics == ()
    pages = render(plan(checked.tracing), templates_folder(), "en").files
    assert "COM 9.9" in body_of(pages["educators/guides/it.md"])


def test_an_authors_own_questions_come_first_and_are_text() -> None:
    text = one_choice("", 'discussion: ["Why *here*?", "<b>Who</b>?"]\n')
    assert codes(diagnosed(text)) == []
    page = part(body_of(pages_of(library_of(it=text))["educators/guides/it.md"]), 'id="discussion"')
    assert "Why <em>here</em>?" in page
    assert "<b>" not in page
    assert page.index("Why") < page.index("<ul>", page.index("Who"))


def test_a_scenario_without_any_fork_has_a_guide() -> None:
    text = (
        one_choice("").split("scenes:")[0]
        + """\
scenes:
  opening: {encounter: visit, text: She waits., continue: end}
  end: {encounter: visit, text: She goes., ending: {title: Out, tone: good}}
"""
    )
    page = body_of(pages_of(library_of(it=text))["educators/guides/it.md"])
    assert "the story itself" in page


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_to_say_and_care_and_limits_are_there(name: str) -> None:
    html, scenario = guide(name), scenario_of(name)
    say, care, limits = (part(html, f'<h2 id="{each}">') for each in ("say", "care", "limits"))
    assert scenario.patient.name in say
    assert "20 participants" in say
    assert "Nothing is scored" in say
    assert str(Markup.escape(scenario.care_note)) in say
    assert "9-8-8" in care
    quoted = {quote for _, quote in quotes_of(scenario)}
    tags = {tag for quote in quoted for tag in real_evidence().quotations[quote].care}
    tags |= {*scenario.care, *(tag for scene in scenario.scenes.values() for tag in scene.care)}
    strings = real_library().strings["en"]
    listed = part(care, "The scenario and its quotations touch on:").split("</p>")[0]
    assert all(strings[f"care.{tag}"] in listed for tag in tags)
    assert ("thoughts of suicide. Announce" in care) is ("suicidal-ideation" in tags)
    for scene in scenario.scenes.values():
        if scene.care_note:
            assert read(prose(scene.care_note)) in read(care)
    assert "How often any of this happens" in limits


def test_thoughts_of_suicide_in_a_quotation_are_announced_whatever_the_author_tagged() -> None:
    text = one_choice(
        "shows: [not-listening]\nunfolds: [{effect: mental-health, quote: t2-36}]", "care: []\n"
    )
    page = body_of(pages_of(library_of(it=text))["educators/guides/it.md"])
    care = part(page, '<h2 id="care">')
    assert "thoughts of suicide. Announce" in care
    assert "touch on: thoughts of suicide" in read(care)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_guides_use_careful_words(language: str) -> None:
    strings = real_library().strings[language]
    ours = {key: text for key, text in strings.items() if key.startswith(("guide.", "results."))}
    assert [key for key, text in ours.items() if CAREFUL.search(text)] == []


def test_guides_are_the_same_every_time() -> None:
    again = render(plan(trace(real_library())), templates_folder(), "en").files
    paths = [path for path in files() if path.startswith("educators/guides/")]
    assert [again[path] for path in paths] == [files()[path] for path in paths]


def test_guides_stay_out_of_the_search_and_of_students_pages() -> None:
    for path, page in files().items():
        if path.startswith("educators/guides/"):
            assert 'search: {"exclude": true}' in page
        elif path.endswith(".md") and not path.startswith("educators/"):
            assert "educators/guides" not in page


def test_a_french_guide_marks_english_texts() -> None:
    text = one_choice("").replace("[Listen once]", "[Listen <once>]")
    file = pages_of(library_of(it=text), "fr")["educators/guides/it.md"]
    html = body_of(file)
    assert "Guide d’animation" in file
    assert '<div lang="en"><p>You speak.</p>' in html
    assert '<span lang="en">Listen &lt;once&gt;</span>' in html


def test_a_translated_guide_is_french() -> None:
    name = SCENARIOS[0]
    english, french = scenario_of(name), tracing().library.scenarios[name].translations["fr"]
    html = guide(name, "fr")
    assert str(Markup.escape(english.objectives[0])) not in html
    assert str(Markup.escape(french.scenario.objectives[0])) in html


def test_french_words_about_a_patient_by_name_agree_with_nobody() -> None:
    agreeing = re.compile(
        r"(être|est|sera|serait) (plus |pas )?\w+(é|u)e?\b|(?<!faudrait)-(t-)?(il|elle)\b"
    )
    strings = real_library().strings["fr"]
    about = [
        sentence
        for key, text in strings.items()
        if key.startswith("guide.")
        for sentence in re.split(r"[.?!:] ", text)
        if "{patient}" in sentence
    ]
    assert len(about) > 10
    assert [sentence for sentence in about if agreeing.search(sentence)] == []


# ─── time ───


@pytest.mark.parametrize("name", SCENARIOS)
def test_plans_fill_their_time_exactly(name: str) -> None:
    facts = tracing().scenarios[name]
    words = Words(real_library().strings["en"])
    shape = shape_of(facts.scenario, facts.steps)
    for minutes in (1, shape.minutes, 25, 90):
        for each in time_plans(replace(shape, minutes=minutes), Markup("Fork 1"), words):
            assert each.parts[0].start == 0
            assert each.parts[-1].end == each.minutes
            for one, other in zip(each.parts, each.parts[1:], strict=False):
                assert one.end == other.start
            assert all(part.end > part.start for part in each.parts)


def test_what_does_not_fit_is_played_beforehand_or_in_part() -> None:
    words = Words(real_library().strings["en"])
    long = Shape(45, 9, 9, 3, reflection=False, shift=False, several_meetings=True)
    told = {
        each.minutes: " ".join(part.text for part in each.parts)
        for each in time_plans(long, Markup("Fork 1"), words)
    }
    assert set(told) == set(OPENING)
    assert "first meeting only (3 decisions)" in told[20]
    assert "have it played beforehand" in told[40]
    assert "have it played beforehand" in told[60]
    short = replace(long, minutes=10, most=5, least=4)
    told = {
        each.minutes: " ".join(part.text for part in each.parts)
        for each in time_plans(short, Markup("Fork 1"), words)
    }
    assert "4 to 5 decisions" in told[20]
    assert "in group mode: 4 to 5 decisions" in told[40]
    assert "beforehand" not in " ".join(told.values())


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_number_of_decisions_is_that_of_real_ways(name: str) -> None:
    (scenario,) = [each for each in plan(tracing()).scenarios if each.id == name]
    least, most = decisions_on_a_way(scenario.facts.steps)
    kinds = {key: scene["kind"] for key, scene in scenario.player["scenes"].items()}
    for memory in starts(scenario.player):
        memory.witness()
        count = 0
        while choices := memory.open():
            count += kinds[memory.scene] == "decision"
            scene = memory.answer(choices[-1])
            memory.meet(scene)
            memory.witness()
        assert least <= count <= most


def test_loops_and_long_stories_are_counted_too() -> None:
    # A chain far longer than Python's own stack, and a way back to its beginning.
    scenes = "".join(
        f"  s{n}: {{encounter: visit, text: On., continue: s{n + 1}}}\n" for n in range(1500)
    )
    text = (
        one_choice("").replace("        goto: end", "        goto: s0", 1)
        + scenes
        + """\
  s1500:
    encounter: visit
    text: Again?
    choices:
      again: {text: Again., goto: opening}
      enough: {text: Enough., goto: end}
"""
    )
    facts = facts_of(text)
    assert decisions_on_a_way(facts.steps) == (1, 2)


def test_a_way_back_is_no_way_to_an_ending() -> None:
    def asks(*targets: str) -> str:
        choices = "".join(
            f"      to-{each}: {{text: To {each}., goto: {each}}}\n" for each in targets
        )
        return f"    encounter: visit\n    text: Now?\n    choices:\n{choices}"

    scenes = {"a": ("b", "c"), "b": ("a",), "c": ("d",), "d": ("end",)}
    text = draft("".join(f"  {name}:\n{asks(*to)}" for name, to in scenes.items()) + ENDING)
    assert decisions_on_a_way(facts_of(text).steps) == (3, 3)
