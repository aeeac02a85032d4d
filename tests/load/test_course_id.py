"""The course's id in mkdocs.yml: read as it stands, and told of where it cannot be one."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import build_course
from generator.diagnostics.diagnostic import Diagnostic
from generator.load.documents import load_course

from ..support import make_course, one_choice

SCENARIO = one_choice("shows: [effort]")


def course_of(config: str, folder: Path) -> tuple[str, tuple[Diagnostic, ...]]:
    course = make_course(folder, {"scenarios/it.yml": SCENARIO, "mkdocs.yml": config})
    library = load_course(course)
    return library.course, library.diagnostics


def with_id(written: str) -> str:
    return f"site_name: A\nextra:\n  downstream:\n    course: {written}\n"


@pytest.mark.parametrize(
    ("config", "found"),
    [
        (with_id("my-course"), "my-course"),
        (with_id("2024"), "2024"),
        (with_id("no"), "no"),
        ("site_name: A\n", ""),
        ("site_name: A\nextra:\n", ""),
        ("site_name: A\nextra: {downstream: {}}\n", ""),
        # What is the publisher's is not read as ours is.
        (
            "a: &a [1]\nb: *a\nc: !!python/name:some.thing\nd: {<<: *b}\n" + with_id("mine"),
            "mine",
        ),
    ],
)
def test_it_is_read(config: str, found: str, tmp_path: Path) -> None:
    assert course_of(config, tmp_path) == (found, ())


@pytest.mark.parametrize("config", ["site_name: [", "", "\x00", "- a\n---\n- b\n", "[" * 5000])
def test_settings_that_cannot_be_read_are_the_publishers_to_tell(
    config: str, tmp_path: Path
) -> None:
    assert course_of(config, tmp_path) == ("", ())


@pytest.mark.parametrize(
    ("config", "code", "place", "said"),
    [
        (with_id("My Course"), "course-id", (4, 13), "such as “my-course”"),
        (with_id("Été_1"), "course-id", (4, 13), "such as “ete-1”"),
        (with_id("a" * 61), "course-id", (4, 13), "at most 60"),
        (with_id("*alias"), "course-id", (4, 13), "such as “alias”"),
        (with_id("''"), "course-id", (4, 13), "at most 60"),
        (with_id("[a]"), "wrong-type", (4, 13), "Expected text; found a list."),
        (with_id("a").replace("course:", "curse:"), "unknown-key", (4, 5), "“course”"),
        ("extra:\n  downstream: mine\n", "wrong-type", (2, 15), "several keys"),
    ],
)
def test_what_cannot_be_an_id_is_told(
    config: str, code: str, place: tuple[int, int], said: str, tmp_path: Path
) -> None:
    found, (told,) = course_of(config, tmp_path)
    assert found == ""
    assert (told.code, told.span.document) == (code, "mkdocs.yml")
    assert (told.span.line, told.span.column) == place
    assert said in f"{told.message} {told.hint}"


def test_settings_given_twice_are_told_for_the_publisher_would_drop_the_first(
    tmp_path: Path,
) -> None:
    _, (told,) = course_of("extra:\n  contact: a@example.org\n" + with_id("mine"), tmp_path)
    assert (told.code, told.span.document, told.span.line) == ("duplicate-key", "mkdocs.yml", 4)


def test_nothing_is_built_under_an_id_that_is_none(tmp_path: Path) -> None:
    files = {"scenarios/it.yml": SCENARIO, "mkdocs.yml": with_id("My Course")}
    built = build_course(make_course(tmp_path, files))
    assert not built.ok
    assert "mkdocs.yml:4:13" in built.report
    assert "    course: My Course" in built.report
