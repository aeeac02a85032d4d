"""Every mistake has a page whose examples hold: one fails with its code only, one passes."""

from __future__ import annotations

import pytest

from generator.check.checking import MISTAKES
from generator.check.examples import told_of
from generator.diagnostics.mistake import Mistake

EVERY = [pytest.param(each, id=each.code) for each in MISTAKES if each.fails]


@pytest.mark.parametrize("mistake", EVERY)
def test_the_failing_example_fails_with_its_code_only(mistake: Mistake) -> None:
    told = told_of(mistake.fails).diagnostics
    assert {each.code for each in told} == {mistake.code}
    assert {each.severity for each in told} == {mistake.severity}


@pytest.mark.parametrize("mistake", EVERY)
def test_the_passing_example_passes_with_nothing_said(mistake: Mistake) -> None:
    assert told_of(mistake.passes).diagnostics == ()
