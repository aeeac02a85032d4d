"""Beginning things from a shell."""

from __future__ import annotations

from pathlib import Path

import pytest

from .support import make_course, one_choice
from .test_cli import run


def test_a_new_course_says_how_to_go_on(tmp_path: Path) -> None:
    folder = tmp_path / "my-course"
    result = run("new", "course", folder)
    assert result.exit_code == 0
    assert f"cd {folder}\n  downstream serve\n" in result.output
    assert run("check", "--strict", "--course", folder).exit_code == 0


def test_a_new_course_where_something_stands_is_2(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").touch()
    result = run("new", "course", tmp_path)
    assert result.exit_code == 2
    assert "holds something already" in result.output
    assert "Traceback" not in result.output


def test_a_new_scenario_says_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(make_course(tmp_path).root)
    result = run("new", "scenario", "the-long-wait")
    assert (result.exit_code, result.output) == (0, "Wrote scenarios/the-long-wait.yml.\n")
    again = run("new", "scenario", "the-long-wait")
    assert again.exit_code == 2
    assert "is there already" in again.output


def test_a_new_scenario_outside_of_a_course_is_2(tmp_path: Path) -> None:
    assert run("new", "scenario", "x", "--course", tmp_path).exit_code == 2


def test_schemas_are_written_though_there_are_mistakes(tmp_path: Path) -> None:
    bad = one_choice("goto: nowhere").replace("goto: end\n      second", "\n      second")
    course = make_course(tmp_path, {"scenarios/it.yml": bad})
    assert run("check", "--course", course.root).exit_code == 1
    result = run("schema", "--course", course.root)
    assert result.exit_code == 0
    assert result.output == "Wrote 5 schemas to build/schema.\n"
    assert (course.schemas / "scenarios" / "it.json").is_file()


def test_without_readable_evidence_there_are_no_schemas(tmp_path: Path) -> None:
    course = make_course(tmp_path, {"content/evidence/study.yml": "[\n"})
    result = run("schema", "--course", course.root)
    assert result.exit_code == 1
    assert "error[not-yaml]" in result.output
