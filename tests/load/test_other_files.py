"""What is laid among the scenarios and not read is told, with what to do about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build import check_course
from generator.cli import main

from ..support import is_located, make_course, one_choice

GOOD = one_choice("shows: [effort]")


@pytest.mark.parametrize(
    ("name", "code", "remedy"),
    [
        ("second.yaml", "file-ending", "Rename the file to “second.yml”."),
        ("second.yml.txt", "file-ending", "Rename the file to “second.yml”. Windows"),
        ("second.fr.yml.txt", "file-ending", "Rename the file to “second.fr.yml”."),
        ("Second Visit.YML", "file-ending", "Rename the file to “second-visit.yml”."),
        ("first.yaml", "file-ending", "“first.yml” is there already: move this file"),
        ("first.yml.bak", "other-file", "“first.yml” is there already: move this file"),
        ("second.yml.bak", "other-file", "rename the file to “second.yml”; else move it"),
        ("second.yml~", "other-file", "rename the file to “second.yml”; else move it"),
        ("L’été à l’hôpital.docx", "other-file", "save its text as “l-ete-a-l-hopital.yml”"),
        ("second.txt", "other-file", "rename the file to “second.yml”; else move it"),
        ("second", "other-file", "rename the file to “second.yml”; else move it"),
    ],
)
def test_a_file_that_is_not_read_is_told(name: str, code: str, remedy: str, tmp_path: Path) -> None:
    files = {"scenarios/first.yml": GOOD, f"scenarios/{name}": GOOD}
    checked = check_course(make_course(tmp_path, files))
    (told,) = checked.diagnostics
    assert told.code == code
    assert told.is_error == (code == "file-ending")
    assert told.span.document == f"scenarios/{name}"
    assert name in told.message
    assert remedy in told.hint
    assert is_located(told, checked.tracing.library.texts)


def test_what_nobody_sees_and_folders_are_left_alone(tmp_path: Path) -> None:
    names = [".second.yml.swp", ".DS_Store", ".gitkeep", "Thumbs.db", "desktop.ini", "~$cond.docx"]
    files = {f"scenarios/{name}": "x" for name in [*names, "drafts/second.yml.bak"]}
    course = make_course(tmp_path, {"scenarios/first.yml": GOOD, **files})
    assert check_course(course).diagnostics == ()


def test_what_notepad_wrote_stops_the_check(tmp_path: Path) -> None:
    course = make_course(tmp_path, {"scenarios/second.yml.txt": GOOD})
    result = CliRunner().invoke(main, ["check", "--course", str(course.root)])
    assert result.exit_code == 1
    assert "scenarios/second.yml.txt:1:1: error[file-ending]" in result.output
