"""The pages written by hand: read as any other file, with what is wrong told at its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.build import check_course
from generator.diagnostics.span import Span
from generator.load.documents import load_course

from ..support import make_course, one_choice

SCENARIO = {"scenarios/it.yml": one_choice("shows: [effort]")}


def test_they_are_read_by_their_path(tmp_path: Path) -> None:
    course = make_course(
        tmp_path,
        {
            "content/pages/index.md": "# Home\n",
            "content/pages/educators/more.fr.md": b"\xef\xbb\xbf# Encore\r\n",
            "content/pages/map.svg": "<svg/>",
        },
    )
    assert load_course(course).pages == {
        "index.md": "# Home\n",
        "educators/more.fr.md": "# Encore\n",
    }


def test_another_encoding_is_told_before_anything_is_built(tmp_path: Path) -> None:
    latin = "# Café\n".encode("latin-1")
    course = make_course(tmp_path, {**SCENARIO, "content/pages/more/notes.md": latin})
    checked = check_course(course)
    (told,) = [each for each in checked.diagnostics if each.is_error]
    assert told.code == "not-utf-8"
    assert told.span == Span("content/pages/more/notes.md", 1, 1, 1, 1)
    assert told.message == "The file is not UTF-8 text (byte 6)."
    assert "UTF-8" in told.hint


def test_a_name_in_another_encoding_is_told_before_anything_is_built(tmp_path: Path) -> None:
    course = make_course(tmp_path, {**SCENARIO, "content/pages/index.md": "# Home\n"})
    try:
        (course.pages / os.fsdecode(b"caf\xe9.md")).write_text("# Café\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    (told,) = [each for each in check_course(course).diagnostics if each.is_error]
    assert told.code == "unreadable"
    assert "name" in told.message
    assert set(load_course(course).pages) == {"index.md"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
@pytest.mark.parametrize("name", ["scenarios/x.yml", "content/pages/x.md", "content/canmeds.yml"])
def test_a_pipe_is_not_waited_for(tmp_path: Path, name: str) -> None:
    course = make_course(tmp_path, {**SCENARIO, "content/pages/index.md": "# Home\n"})
    os.mkfifo(course.root / name)
    told = [each.message for each in check_course(course).diagnostics if each.is_error]
    if name.endswith(".yml"):
        assert any("a pipe" in message for message in told)


def test_a_folder_with_a_page_s_name_is_no_page(tmp_path: Path) -> None:
    course = make_course(tmp_path, SCENARIO)
    (course.pages / "notes.md").mkdir(parents=True)
    library = load_course(course)
    assert library.pages == {}
    assert library.diagnostics == ()
