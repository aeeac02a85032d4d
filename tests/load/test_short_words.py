"""The model's short words in another language: mistakes are told where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import Checked, check_course

from ..support import REPOSITORY, is_located, make_course, one_choice

NAME = "content/evidence/model.fr.yml"
OURS = (REPOSITORY / NAME).read_text(encoding="utf-8")
FRENCH = (REPOSITORY / "content" / "locale" / "fr.yml").read_text(encoding="utf-8")


def checked(folder: Path, text: str | None, locale: bool = True) -> Checked:
    files = {"scenarios/it.yml": one_choice("shows: [effort]\nunfolds: [hope]")}
    if locale:
        files["content/locale/fr.yml"] = FRENCH
    course = make_course(folder, files)
    if text is None:
        (course.root / NAME).unlink()
    else:
        (course.root / NAME).write_text(text, encoding="utf-8")
    return check_course(course)


def told(found: Checked) -> list[tuple[str, int, int]]:
    """Code and place of what is told of the file."""
    ours = [each for each in found.diagnostics if each.span.document == NAME]
    assert all(is_located(each, found.tracing.library.texts) for each in ours)
    return [(each.code, each.span.line, each.span.column) for each in ours]


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "hint"),
    [
        ("phenomena:\n  hop: l’espoir\n", "evidence-reference", 2, 3, "hope"),
        ("phenomena:\n  engaging: l’attention\n", "evidence-reference", 2, 3, ""),
        ("categories:\n  engagin: l’attention\n", "evidence-reference", 2, 3, "engaging"),
        ("sides:\n  absence: l’absence\n", "evidence-reference", 2, 3, "absent"),
        ("through:\n  l001: le stress\n", "evidence-reference", 2, 3, ""),
        ("phenomenon:\n  hope: l’espoir\n", "unknown-key", 1, 1, "phenomena"),
        ("phenomena:\n  hope: [l’espoir]\n", "wrong-type", 2, 9, ""),
        ('phenomena:\n  hope: ""\n', "wrong-type", 2, 9, ""),
        ("- hope\n", "wrong-type", 1, 1, ""),
        ("phenomena:\n  hope: a\n  hope: b\n", "duplicate-key", 3, 3, ""),
        ("[", "not-yaml", 1, 1, ""),
    ],
)
def test_a_mistake_is_told_where_it_stands(
    text: str, code: str, line: int, column: int, hint: str, tmp_path: Path
) -> None:
    found = checked(tmp_path, text)
    assert (code, line, column) in told(found)
    assert found.has_errors
    assert hint in found.told()


def test_all_that_is_missing_is_one_warning(tmp_path: Path) -> None:
    text = OURS.replace("  hope: ", "  #").replace("  engaging: ", "  #").replace("  l031: ", "  #")
    found = checked(tmp_path, text)
    assert [code for code, *_ in told(found)] == ["untranslated"]
    assert not found.has_errors
    assert "3 of the model’s short words" in found.told()
    assert "categories → engaging" in found.told()


def test_a_course_can_do_without(tmp_path: Path) -> None:
    assert told(checked(tmp_path, None)) == []


def test_a_language_that_the_site_does_not_have_is_passed_over(tmp_path: Path) -> None:
    assert told(checked(tmp_path, "[", locale=False)) == []


def test_the_model_s_own_language_has_its_words_in_the_model(tmp_path: Path) -> None:
    path = tmp_path / "content" / "evidence" / "model.en.yml"
    files = {"scenarios/it.yml": one_choice("shows: [effort]\nunfolds: [hope]")}
    course = make_course(tmp_path, files)
    path.write_text("phenomena: {effort: trying}\n", encoding="utf-8")
    evidence = check_course(course).tracing.library.evidence
    assert evidence is not None
    assert not evidence.value.translations


def test_ours_are_whole(tmp_path: Path) -> None:
    assert told(checked(tmp_path, OURS)) == []
