"""The educators' page on what the scenarios cover."""

from __future__ import annotations

import re

import pytest

from generator.plan.site_plan import plan
from generator.project import templates_folder
from generator.render.educators.coverage import WIDEST
from generator.render.pages import render
from generator.trace.tracing import trace

from ..support import body_of, library_of, one_choice, real_evidence

ONE = one_choice("shows: [effort]\nunfolds: [{effect: hope, quote: t3-09}]")


def page(language: str = "en", **texts: str) -> str:
    planned = plan(trace(library_of(**texts)))
    return body_of(render(planned, templates_folder(), language).files["educators/coverage.md"])


def row(html: str, name: str) -> str:
    found = re.search(rf'<tr data-row="{name}">.*?</tr>', html, re.DOTALL)
    assert found
    return found.group()


def test_every_cell_says_in_words_what_its_letter_means() -> None:
    html = page(one=ONE, two=ONE.replace("shows: [effort]", "shows: [collaboration]"))
    shown = '<span aria-hidden="true">S</span><span class="visually-hidden">shown</span>'
    assert row(html, "effort").count(shown) == 1
    assert row(html, "effort").count("not there") == 1
    assert "unfolds</span>" in row(html, "hope")
    assert row(html, "t3-09").count("there</span>") == 2
    assert "<strong>missing</strong>" in row(html, "insults")
    assert "withheld" in row(html, "t2-17")
    assert "cannot be played" in row(html, "d10")


def test_tables_have_headers_and_scroll_under_a_name() -> None:
    html = page(one=ONE)
    for part in ("phenomena", "quotations", "dynamics"):
        assert f'role="region" aria-labelledby="{part}" tabindex="0"' in html
        assert f'id="{part}"' in html
    evidence = real_evidence()
    rows = len(evidence.model.phenomena) + len(evidence.quotations) + len(evidence.model.dynamics)
    assert html.count('<th scope="row">') == rows
    assert html.count('<th scope="col" class="scenario"><a href="../scenarios/one.html">') == 3


def test_what_is_missing_is_named_before_the_tables() -> None:
    before = page(one=ONE).split("<table")[0]
    assert 'data-missing="insults"' in before
    assert 'data-missing="hope"' not in before
    assert 'data-missing="t2-17"' not in before


def test_a_withheld_quotation_has_no_link() -> None:
    html = page(one=ONE)
    assert "voices.html#t2-16" in html
    assert "voices.html#t2-17" not in html


def test_many_scenarios_are_counted_instead() -> None:
    few = page(**{f"s{number}": ONE for number in range(WIDEST)})
    many = page(**{f"s{number:02}": ONE for number in range(WIDEST + 1)})
    assert 'class="scenario"' in few
    assert 'class="scenario"' not in many
    assert row(many, "effort").count('<a href="../scenarios/') == 3
    assert f"+{WIDEST + 1 - 3}" in row(many, "effort")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_course_without_scenarios_has_the_page_too(language: str) -> None:
    assert 'class="notice"' in page(language)


def test_in_french_the_study_s_words_are_marked_as_english() -> None:
    html = page("fr", one=ONE)
    assert ">M</span>" in row(html, "effort")
    assert 'lang="en"' in row(html, "effort")
    assert "manque" in row(html, "insults")
