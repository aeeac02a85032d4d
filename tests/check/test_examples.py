"""Every mistake has a page whose examples hold: one fails with its code only, one passes."""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages

import pytest

from generator import check as rules
from generator.check.checking import MISTAKES
from generator.check.examples import told_of
from generator.check.manual import shown
from generator.diagnostics.mistake import Mistake, excerpts
from generator.load import mistakes

EVERY = [pytest.param(each, id=each.code) for each in MISTAKES]


@pytest.mark.parametrize("mistake", EVERY)
def test_the_failing_example_fails_with_its_code_only(mistake: Mistake) -> None:
    told = told_of(mistake.fails).diagnostics
    assert {each.code for each in told} == {mistake.code}
    assert {each.severity for each in told} == {mistake.severity}


@pytest.mark.parametrize("mistake", EVERY)
def test_the_passing_example_passes_with_nothing_said(mistake: Mistake) -> None:
    assert told_of(mistake.passes).diagnostics == ()


@pytest.mark.parametrize("mistake", EVERY)
def test_the_page_says_what_it_is_what_it_means_and_why_it_matters(mistake: Mistake) -> None:
    assert "\n" not in mistake.title
    assert mistake.title.endswith(".")
    assert mistake.meaning
    assert mistake.why


@pytest.mark.parametrize("mistake", EVERY)
def test_an_excerpt_is_short_enough_to_be_read_beside_its_explanation(mistake: Mistake) -> None:
    for example in (mistake.fails, mistake.passes):
        for text in excerpts(example).values():
            lines = shown(text).splitlines()
            assert len(lines) <= 40
            assert max(map(len, lines)) <= 72, max(lines, key=len)


def test_codes_are_unique() -> None:
    assert len({each.code for each in MISTAKES}) == len(MISTAKES)


def test_every_module_of_a_mistake_is_listed() -> None:
    """A mistake that is told of, but not listed, would have no page."""
    modules = [*walk_packages(mistakes.__path__, f"{mistakes.__name__}.")]
    modules += [*walk_packages(rules.__path__, f"{rules.__name__}.")]
    held = {
        value.code
        for module in modules
        for value in vars(import_module(module.name)).values()
        if isinstance(value, Mistake)
    }
    assert held == {each.code for each in MISTAKES}


def test_an_example_never_reaches_past_the_tiny_course() -> None:
    told = told_of({"scenarios/a-visit.yml": None})
    assert told.diagnostics == ()
    assert told.texts == {}
