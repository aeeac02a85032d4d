from pathlib import Path

import pytest

from generator.project import Course, CourseNotFound, find_course, templates_folder


def test_a_course_is_found_from_anywhere_inside_it(tmp_path: Path) -> None:
    root = tmp_path.resolve() / "course"
    (root / "scenarios" / "deep").mkdir(parents=True)
    (root / "mkdocs.yml").touch()
    assert find_course(root / "scenarios" / "deep") == Course(root)
    assert find_course(root).evidence == root / "content" / "evidence"


def test_a_folder_without_scenarios_is_no_course(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").touch()
    with pytest.raises(CourseNotFound, match=r"mkdocs\.yml"):
        find_course(tmp_path)


def test_the_templates_are_there() -> None:
    assert (templates_folder() / "serve" / "news.js").is_file()
