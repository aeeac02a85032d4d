"""`downstream coverage` as a shell meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .support import make_course, one_choice
from .test_cli import run

GOOD = one_choice("shows: [effort]\nunfolds: [hope]")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return make_course(tmp_path, {"scenarios/good.yml": GOOD}).root


def test_it_prints_the_matrix_and_what_is_missing(course: Path) -> None:
    result = run("coverage", "--course", course)
    assert result.exit_code == 0
    assert "  1  good" in result.output
    assert any(line.split() == ["effort", "S"] for line in result.output.splitlines())
    assert any(line.split() == ["insults", "·", "MISSING"] for line in result.output.splitlines())
    assert "insults" in result.output.split("Missing:")[1]


def test_strict_fails_while_something_is_missing(course: Path) -> None:
    assert run("coverage", "--course", course, "--strict").exit_code == 1


def test_json_is_for_programs(course: Path) -> None:
    result = run("coverage", "--course", course, "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.output)["scenarios"][0]["id"] == "good"


def test_a_course_with_errors_is_not_measured(course: Path) -> None:
    bad = GOOD.replace("goto: end", "goto: nowhere", 1)
    (course / "scenarios" / "bad.yml").write_text(bad, encoding="utf-8")
    result = run("coverage", "--course", course)
    assert result.exit_code == 1
    assert "unknown-scene" in result.output
    assert "Missing:" not in result.output
