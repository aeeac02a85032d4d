"""Beginning things from a shell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.project import Course

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


@pytest.fixture
def bilingual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A course with French words and a scenario that passes, as the working directory."""
    course = make_course(tmp_path, {"content/locale/fr.yml": "player: {you: Vous}\n"})
    monkeypatch.chdir(course.root)
    assert run("new", "scenario", "the-long-wait").exit_code == 0
    return course


def test_a_new_translation_is_right_as_far_as_it_goes(bilingual: Course) -> None:
    result = run("new", "translation", "the-long-wait", "fr")
    assert (result.exit_code, result.output) == (0, "Wrote scenarios/the-long-wait.fr.yml.\n")
    path = bilingual.scenarios / "the-long-wait.fr.yml"
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first == (
        "# yaml-language-server: $schema=../build/schema/scenarios/the-long-wait.fr.json"
    )
    assert (path.parent / first.partition("$schema=")[2]).is_file()
    checked = run("check", "--format", "json")
    assert checked.exit_code == 0
    [told] = json.loads(checked.output)["diagnostics"]
    assert (told["code"], told["file"]) == ("untranslated", "scenarios/the-long-wait.fr.yml")
    assert [each["file"] for each in told["related"]] == ["scenarios/the-long-wait.yml"] * 5


def test_a_translation_that_is_there_is_not_overwritten(bilingual: Course) -> None:
    path = bilingual.scenarios / "the-long-wait.fr.yml"
    path.write_text("title: La longue attente\n", encoding="utf-8")
    result = run("new", "translation", "the-long-wait", "fr")
    assert result.exit_code == 2
    assert "is there already" in result.output
    assert path.read_text(encoding="utf-8") == "title: La longue attente\n"


@pytest.mark.parametrize(
    ("name", "language", "told"),
    [
        ("the-long-wate", "fr", "Did you mean “the-long-wait”?"),
        ("../the-long-wait", "fr", "there is no scenario"),
        ("the-long-wait", "de", "this course has “fr”"),
        ("the-long-wait", "en", "this course has “fr”"),
        ("the-long-wait", "../fr", "this course has “fr”"),
        ("the-long-wait", "", "this course has “fr”"),
        ("broken", "fr", "cannot be read; “downstream check” says why"),
    ],
)
def test_a_translation_of_nothing_or_into_nothing_is_2(
    name: str, language: str, told: str, bilingual: Course
) -> None:
    (bilingual.scenarios / "broken.yml").write_text("title: [\n", encoding="utf-8")
    before = sorted(bilingual.scenarios.iterdir())
    result = run("new", "translation", name, language)
    assert result.exit_code == 2
    assert told in result.output
    assert "Traceback" not in result.output
    assert sorted(bilingual.scenarios.iterdir()) == before


def test_a_course_of_one_language_says_how_to_add_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(make_course(tmp_path, {"scenarios/it.yml": one_choice("")}).root)
    result = run("new", "translation", "it", "fr")
    assert result.exit_code == 2
    assert "no other language" in result.output
    assert "content/locale/<language>.yml" in result.output


def test_schemas_are_written_though_there_are_mistakes(tmp_path: Path) -> None:
    bad = one_choice("goto: nowhere").replace("goto: end\n      second", "\n      second")
    course = make_course(tmp_path, {"scenarios/it.yml": bad})
    assert run("check", "--course", course.root).exit_code == 1
    result = run("schema", "--course", course.root)
    assert result.exit_code == 0
    assert result.output == "Wrote 6 schemas to build/schema.\n"
    assert (course.schemas / "scenarios" / "it.json").is_file()


def test_without_readable_evidence_there_are_no_schemas(tmp_path: Path) -> None:
    course = make_course(tmp_path, {"content/evidence/study.yml": "[\n"})
    result = run("schema", "--course", course.root)
    assert result.exit_code == 1
    assert "error[not-yaml]" in result.output
