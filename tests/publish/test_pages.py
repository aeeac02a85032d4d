"""The publisher's input: languages, what each page learns of itself, and clashing names."""

from pathlib import Path

import pytest

from generator.load.documents import load_course
from generator.project import Course
from generator.publish.errors import PublishError
from generator.publish.pages import write_pages


@pytest.fixture
def course(tmp_path: Path) -> Course:
    pages = tmp_path / "content" / "pages"
    pages.mkdir(parents=True)
    (pages / "index.md").write_text("---\ntitle: Home\n---\n# Home\n", encoding="utf-8")
    (pages / "index.fr.md").write_text("---\ntitle: Accueil\n---\n# Accueil\n", encoding="utf-8")
    (pages / "about.md").write_text("# About\n", encoding="utf-8")
    (pages / "map.svg").write_text("<svg/>", encoding="utf-8")
    return Course(tmp_path)


def written(course: Course, language: str, folder: Path, files: dict[str, str]) -> dict[str, str]:
    pages = load_course(course).pages
    write_pages(course, pages, files, folder, language, ("en", "fr"))
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_each_language_has_its_own_pages_under_the_same_names(
    course: Course, tmp_path: Path
) -> None:
    english = written(course, "en", tmp_path / "en", {})
    french = written(course, "fr", tmp_path / "fr", {})
    assert set(english) == set(french) == {"index.md", "about.md", "map.svg"}
    assert "# Home" in english["index.md"]
    assert "# Accueil" in french["index.md"]


def test_a_page_that_is_not_translated_is_marked(course: Course, tmp_path: Path) -> None:
    french = written(course, "fr", tmp_path / "fr", {})
    assert "untranslated: true" in french["about.md"]
    assert "# About" in french["about.md"]
    assert "untranslated" not in french["index.md"]


def test_a_page_knows_its_language_and_where_the_other_one_is(
    course: Course, tmp_path: Path
) -> None:
    page = {"scenarios/walk-in.md": "---\ntitle: Walk-in\n---\n"}
    english = written(course, "en", tmp_path / "en", page)
    french = written(course, "fr", tmp_path / "fr", page)
    assert 'alternate: "../fr/scenarios/walk-in.html"' in english["scenarios/walk-in.md"]
    assert 'alternate: "../../scenarios/walk-in.html"' in french["scenarios/walk-in.md"]
    assert 'lang: "fr"' in french["scenarios/walk-in.md"]


def test_a_page_without_front_matter_gets_some(course: Course, tmp_path: Path) -> None:
    english = written(course, "en", tmp_path / "en", {})
    assert english["about.md"].startswith("---\n")
    assert english["about.md"].endswith("---\n\n# About\n")


def test_a_page_saved_with_a_mark_and_windows_line_breaks_keeps_its_front_matter(
    course: Course, tmp_path: Path
) -> None:
    (course.pages / "notes.md").write_bytes(
        b"\xef\xbb\xbf---\r\ntitle: Notes\r\n---\r\n# Caf\xc3\xa9\r\n"
    )
    english = written(course, "en", tmp_path / "en", {})
    assert english["notes.md"].endswith("\ntitle: Notes\n---\n# Café\n")
    assert english["notes.md"].count("---\n") == 2


def test_a_picture_is_not_replaced_by_a_translated_page_of_its_name(
    course: Course, tmp_path: Path
) -> None:
    (course.pages / "map.md").write_text("# Map\n", encoding="utf-8")
    (course.pages / "map.fr.md").write_text("# Carte\n", encoding="utf-8")
    assert written(course, "fr", tmp_path / "fr", {})["map.svg"] == "<svg/>"


def test_a_page_by_hand_does_not_hide_behind_a_generated_one(
    course: Course, tmp_path: Path
) -> None:
    with pytest.raises(PublishError, match=r"about\.md"):
        written(course, "en", tmp_path / "en", {"about.md": "# Generated\n"})
