"""Facilitator guides as a whole, and what stands in them before and after the forks."""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup

from generator.model.evidence import Side
from generator.model.walk import acts_of, quotes_of
from generator.plan.site_plan import plan
from generator.project import templates_folder
from generator.render.pages import render
from generator.render.prose import prose
from generator.trace.tracing import trace

from ...support import body_of, codes, diagnosed, one_choice, real_evidence, real_library
from .guides import SCENARIOS, files, guide, guide_of, part, read, scenario_of


def test_there_is_a_guide_for_every_scenario_and_a_list_of_them() -> None:
    assert len(SCENARIOS) >= 8
    index = body_of(files()["educators/guides/index.md"])
    assert sorted(re.findall(r'href="([\w-]+)\.html"', index)) == SCENARIOS


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


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_link_within_a_guide_leads_somewhere(name: str) -> None:
    html = guide(name)
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_a_scenario_without_any_fork_has_a_guide() -> None:
    text = (
        one_choice("").split("scenes:")[0]
        + """\
scenes:
  opening: {encounter: visit, text: She waits., continue: end}
  end: {encounter: visit, text: She goes., ending: {title: Out, tone: good}}
"""
    )
    page = guide_of(text)
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
    page = guide_of(text)
    care = part(page, '<h2 id="care">')
    assert "thoughts of suicide. Announce" in care
    assert "touch on: thoughts of suicide" in read(care)


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


def test_an_authors_own_questions_come_first_and_are_text() -> None:
    text = one_choice("", 'discussion: ["Why *here*?", "<b>Who</b>?"]\n')
    assert codes(diagnosed(text)) == []
    page = part(guide_of(text), 'id="discussion"')
    assert "Why <em>here</em>?" in page
    assert "<b>" not in page
    assert page.index("Why") < page.index("<ul>", page.index("Who"))


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
