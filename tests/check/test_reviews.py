"""A review is somebody's, or honestly empty."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main

from ..support import codes, diagnosed, make_course, one_choice

SHOWN = 'Give a name and a date, such as "Dr. A. Khan, March 2026"'


def reviewed(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return one_choice("shows: [effort]", more=f'review: {{clinician: "{escaped}"}}\n')


@pytest.mark.parametrize(
    "text",
    [
        *("pending", "Pending.", "(pending)", "PENDING, March 2026", "tbd", "todo"),
        *("to do", "To be reviewed in May 2026", "not yet", "n/a", "N.A.", "none", "yes", "No"),
        *("en attente", "À faire", "À venir, 2026", "aucune", "s.o.", "pas encore", "oui"),
        *("“”", '""', "''", "«»", "—", "?", "...", " ", "2026", "March 2026", "12 mars 2026"),
    ],
)
def test_what_names_nobody_is_no_review(text: str) -> None:
    (told,) = diagnosed(reviewed(text))
    assert (told.code, told.is_error) == ("review-empty", True)
    assert told.hint.startswith(SHOWN)
    assert "leave it empty" in told.hint


@pytest.mark.parametrize(
    "text",
    [
        "Dr. A. Khan, March 2026",
        "Dre Marie Non, mars 2026",
        "N. A., 2026",
        "May Jansen, patient partner, 2025-11-03",
        "Rosa (she asked for her first name only), 2026",
        "Nguyễn Thị Hòa, 2026",
        "王芳, 2026",
    ],
)
def test_a_name_and_a_year_are_a_review(text: str) -> None:
    assert codes(diagnosed(reviewed(text))) == []


@pytest.mark.parametrize(
    "text", ["Dr. A. Khan", "Dr. No", "Rosa, March", "Rosa, 12/03/26", "R2 026"]
)
def test_a_review_without_a_year_is_a_warning(text: str) -> None:
    (told,) = diagnosed(reviewed(text))
    assert (told.code, told.is_error) == ("review-undated", False)
    assert SHOWN in told.hint


def test_an_empty_review_is_honest() -> None:
    assert codes(diagnosed(reviewed(""))) == []


def test_a_placeholder_is_not_published(tmp_path: Path) -> None:
    text = one_choice("shows: [effort]", more="review: {clinician: pending, patient-partner: “”}\n")
    course = make_course(tmp_path, {"scenarios/it.yml": text})
    result = CliRunner().invoke(main, ["check", "--course", str(course.root)])
    assert result.exit_code == 1
    assert result.output.count("error[review-empty]") == 2
