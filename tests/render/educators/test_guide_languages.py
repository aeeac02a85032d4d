"""The words of the guides: careful, in French and English, and those of CanMEDS."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markupsafe import Markup

from generator.build import check_course
from generator.plan.site_plan import plan
from generator.project import templates_folder
from generator.render.pages import render

from ...support import (
    body_of,
    diagnosed,
    library_of,
    make_course,
    one_choice,
    pages_of,
    real_library,
)
from .guides import SCENARIOS, guide, guide_of, part, scenario_of, tracing

CAREFUL = re.compile(r"\b(predict\w*|risks?|percent|score)\b|%", re.IGNORECASE)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_guides_use_careful_words(language: str) -> None:
    strings = real_library().strings[language]
    ours = {key: text for key, text in strings.items() if key.startswith(("guide.", "results."))}
    assert [key for key, text in ours.items() if CAREFUL.search(text)] == []


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
    page = guide_of(text)
    assert "COM 9.9" in page
    assert "no words for this number" in page


def test_a_course_without_words_for_canmeds_builds_and_is_not_warned(tmp_path: Path) -> None:
    text = one_choice("", "canmeds: [COM 9.9]\n")
    checked = check_course(make_course(tmp_path, {"scenarios/it.yml": text}))
    assert checked.diagnostics == ()
    pages = render(plan(checked.tracing), templates_folder(), "en").files
    assert "COM 9.9" in body_of(pages["educators/guides/it.md"])
