"""A course's own words of the interface."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.load.documents import load_course

from ..support import REPOSITORY, make_course, one_choice

FRENCH = (REPOSITORY / "content" / "locale" / "fr.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("said", "found"), [("Only some words.\n", "text"), ("- a\n- list\n", "a list")]
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_file_without_keys_is_told_of_itself_alone(
    said: str, found: str, language: str, tmp_path: Path
) -> None:
    course = make_course(
        tmp_path,
        {
            "scenarios/it.yml": one_choice("shows: [effort]"),
            "content/locale/fr.yml": FRENCH,
            f"content/locale/{language}.yml": said,
        },
    )
    (told,) = load_course(course).diagnostics
    assert (told.code, told.span.document) == ("wrong-type", f"content/locale/{language}.yml")
    assert (told.span.line, told.span.column) == (1, 1)
    assert told.message == f"Expected several keys, each with its value; found {found}."
