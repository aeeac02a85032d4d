"""Every mistake has a page whose examples hold: one fails with its code only, one passes."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import generator
from generator.check.checking import MISTAKES
from generator.check.examples import told_of
from generator.check.manual import shown
from generator.diagnostics.mistake import Mistake, excerpts

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
    held = {
        value.code
        for module in walk_packages(generator.__path__, f"{generator.__name__}.")
        if not module.name.endswith("__main__")
        for value in vars(import_module(module.name)).values()
        if isinstance(value, Mistake)
    }
    assert held == {each.code for each in MISTAKES}


def test_a_diagnostic_is_made_of_a_mistake_only() -> None:
    """A code written out by hand, instead of a mistake’s, could have no page."""
    made = re.compile(r"\b(?:Diagnostic|\w*reporter\.(?:error|warn|tell))\(\s*(\S+?),")
    firsts = {
        first
        for path in Path(generator.__path__[0]).rglob("*.py")
        for first in made.findall(path.read_text(encoding="utf-8"))
    }
    assert firsts
    assert {first for first in firsts if first.startswith(('"', "'", 'f"'))} == set()


def test_an_example_never_reaches_past_the_tiny_course() -> None:
    told = told_of({"scenarios/a-visit.yml": None})
    assert told.diagnostics == ()
    assert told.texts == {}
