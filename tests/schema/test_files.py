"""Schemas as files: written on building, kept while in use, left alone if nothing changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.build import build_course
from generator.load.documents import load_course
from generator.project import Course
from generator.schema.files import schema_line, write_schemas
from generator.start.course import new_course
from generator.start.scenario import FIRST

from ..support import REPOSITORY, make_course, one_choice

SHARED = ("model.json", "quotations.json", "scenario.json", "short-words.json", "study.json")


OURS = sorted((REPOSITORY / "scenarios").glob("*.yml"))


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_our_scenarios_and_translations_name_their_schema(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith(f"{schema_line(path.stem)}\n")


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return make_course(tmp_path, {"scenarios/it.yml": one_choice("shows: [effort]")})


def write(course: Course) -> None:
    write_schemas(load_course(course), course.schemas)


def names(course: Course) -> list[str]:
    folder = course.schemas
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.json"))


def test_building_writes_them(tmp_path: Path) -> None:
    course = new_course(tmp_path / "course")
    before = names(course)
    shutil.rmtree(course.schemas)
    assert build_course(course).ok
    assert names(course) == before == sorted([*SHARED, f"scenarios/{FIRST}.json"])


def test_what_has_not_changed_is_not_written(course: Course) -> None:
    write(course)
    path = course.schemas / "scenarios" / "it.json"
    before = path.stat().st_mtime_ns, path.read_bytes()
    write(course)
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before


def test_those_of_scenarios_that_are_gone_go_too(course: Course) -> None:
    write(course)
    (course.scenarios / "it.yml").rename(course.scenarios / "other.yml")
    write(course)
    assert [name for name in names(course) if "/" in name] == ["scenarios/other.json"]


def test_a_translation_has_its_own_while_it_is_there(course: Course) -> None:
    (course.locale / "fr.yml").write_text("player: {you: Vous}\n", encoding="utf-8")
    french = course.scenarios / "it.fr.yml"
    french.write_text("title: Une visite\n", encoding="utf-8")
    write(course)
    both = ["scenarios/it.fr.json", "scenarios/it.json"]
    assert [name for name in names(course) if "/" in name] == both
    french.write_text("title: [\n", encoding="utf-8")
    write(course)
    assert [name for name in names(course) if "/" in name] == both
    french.unlink()
    write(course)
    assert [name for name in names(course) if "/" in name] == ["scenarios/it.json"]


def test_mistakes_do_not_take_them_away(course: Course) -> None:
    write(course)
    before = names(course)
    (course.scenarios / "it.yml").write_text("title: [\n", encoding="utf-8")
    write(course)
    assert names(course) == before
    (course.evidence / "model.yml").write_text("[\n", encoding="utf-8")
    assert write_schemas(load_course(course), course.schemas) == ()
    assert names(course) == before
