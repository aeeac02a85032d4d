"""“In another language”, followed to the letter, and the same in French."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.start.course import new_course

from ..installed.tutorial import Change, See, Type, steps_of
from ..support import REPOSITORY
from ..test_cli import run

PAGES = REPOSITORY / "content" / "pages" / "educators"
BOX = re.compile(r"^```\w+\n.*?^```$", re.MULTILINE | re.DOTALL)


def page(name: str) -> str:
    return (PAGES / name).read_text(encoding="utf-8")


def test_what_it_says_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = new_course(tmp_path / "course")
    monkeypatch.chdir(course.root)
    seen, done = "", []
    for step in steps_of(page("another-language.md")):
        match step:
            case Type(line):
                seen = run(*line.split()[1:]).output
            case See(pattern, None):
                assert re.search(pattern, seen, re.DOTALL), seen
            case Change(file, found, put):
                path = course.root / file
                text = path.read_text(encoding="utf-8")
                assert text.count(found) == 1
                path.write_text(text.replace(found, put), encoding="utf-8")
        done.append(type(step))
    assert done == [Type, See, Change, Change, Type, See]


def test_the_french_page_has_the_same_boxes() -> None:
    assert BOX.findall(page("another-language.fr.md")) == BOX.findall(page("another-language.md"))


@pytest.mark.parametrize("index", ["index.md", "index.fr.md"])
def test_it_is_found(index: str) -> None:
    assert "(another-language.md)" in page(index)
