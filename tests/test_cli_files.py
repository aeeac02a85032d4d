"""What the file system refuses is said in a sentence, and leaves nothing half done."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import build
from generator.cli import main
from generator.project import Course
from generator.start import course as start

from .support import make_course, one_choice


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course that has a file where its folder “build” would be."""
    made = make_course(tmp_path / "course", {"scenarios/it.yml": one_choice("shows: [effort]")})
    made.build.write_text("Not a folder.", encoding="utf-8")
    return made


def refused(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1
    return result


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    to = tmp_path / "no" / "such"
    said = refused("rule", "--all", "--to", to).stderr
    assert said == f"Error: {to}: {os.strerror(errno.ENOENT)}\n"


def test_a_file_in_the_way_of_the_schemas(course: Course) -> None:
    assert str(course.build) in refused("schema", "--course", course.root).stderr


def test_a_new_scenario_is_not_left_without_its_schema(course: Course) -> None:
    for _ in range(2):
        said = refused("new", "scenario", "another", "--course", course.root).stderr
        assert "schemas" in said
        assert not (course.scenarios / "another.yml").exists()
    course.build.unlink()
    result = CliRunner().invoke(main, ["new", "scenario", "another", "--course", str(course.root)])
    assert result.exit_code == 0


def test_an_imported_story_is_not_left_without_its_schema(course: Course) -> None:
    story = course.root / "story.twee"
    story.write_text(":: Start\nShe waits.\n", encoding="utf-8")
    command = ["import", str(story), "--id", "another", "--course", str(course.root)]
    for _ in range(2):
        assert "could not be written" in refused(*command).stderr
        assert not (course.scenarios / "another.yml").exists()
    course.build.unlink()
    assert CliRunner().invoke(main, command).exit_code == 0


@pytest.mark.parametrize("there", ["Visit.yml", "visit.YML"])
def test_names_that_differ_in_case_only_are_taken_for_one(there: str, course: Course) -> None:
    course.build.unlink()
    (course.scenarios / there).write_text("title: Mine\n", encoding="utf-8")
    story = course.root / "story.twee"
    story.write_text(":: Start\nShe waits.\n", encoding="utf-8")
    for command in (["new", "scenario", "visit"], ["import", story, "--id", "visit"]):
        assert (
            f"scenarios/{there} is there already"
            in refused(*command, "--course", course.root).stderr
        )
    assert (course.scenarios / there).read_text(encoding="utf-8") == "title: Mine\n"
    assert sorted(path.name for path in course.scenarios.iterdir()) == sorted(["it.yml", there])


def test_a_lock_that_cannot_be_written(course: Course) -> None:
    lock = course.evidence / "quotations.lock"
    lock.unlink()
    lock.mkdir()
    assert str(lock) in refused("lock-quotations", "--course", course.root).stderr


def publisher(config: Path, pages: Path, theme: Path, out: Path, *_: object) -> None:
    out.mkdir(parents=True)


@pytest.mark.parametrize("in_the_way", ["build", "build/schema"])
def test_a_build_whose_pages_or_schemas_cannot_be_kept_leaves_the_last_good_site(
    in_the_way: str, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(build.PUBLISHERS, "material", publisher)
    course.build.unlink()
    assert CliRunner().invoke(main, ["build", "--course", str(course.root)]).exit_code == 0
    (course.site / "index.html").write_text("the last good one", encoding="utf-8")
    shutil.rmtree(course.root / in_the_way)
    (course.root / in_the_way).write_text("Not a folder.", encoding="utf-8")
    assert in_the_way in refused("build", "--course", course.root).stderr
    assert (course.site / "index.html").is_file()


@pytest.mark.parametrize(
    ("site", "why"),
    [
        (".", "holds the course itself"),
        ("..", "holds the course itself"),
        ("/", "holds the course itself"),
        ("build", "“build”"),
        ("build/site", "“build”"),
        ("content/evidence", "“content”"),
        ("content/pages/site", "“content”"),
        ("scenarios/site", "“scenarios”"),
    ],
)
@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_site_in_the_midst_of_its_course_is_refused(
    site: str, why: str, command: str, course: Course
) -> None:
    course.build.unlink()
    before = sorted(course.root.rglob("*"))
    said = refused(command, "--course", course.root, "--site", course.root / site).stderr
    assert why in said
    assert sorted(course.root.rglob("*")) == before


@pytest.mark.parametrize("is_there", [False, True])
def test_half_a_course_is_taken_away(
    is_there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "my-course"
    if is_there:
        folder.mkdir()

    def full(*_: object) -> str:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "mkdocs.yml")

    with monkeypatch.context() as patched:
        patched.setattr(start, "_config", full)
        assert os.strerror(errno.ENOSPC) in refused("new", "course", folder).stderr
    assert folder.exists() is is_there
    assert not is_there or list(folder.iterdir()) == []
    assert CliRunner().invoke(main, ["new", "course", str(folder)]).exit_code == 0
