"""A course of one's own: what it holds, that it passes, and what is refused."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.build import build_course, check_course
from generator.project import find_course
from generator.start.course import new_course
from generator.start.errors import StartError
from generator.start.scenario import FIRST, new_scenario

from ..support import REPOSITORY
from ..test_cases import CASES

ANOTHER_STUDY = CASES / "another-study" / "content" / "evidence"


def test_it_holds_the_study_its_licence_and_what_a_department_needs(tmp_path: Path) -> None:
    course = new_course(tmp_path / "my-course")
    assert find_course(course.scenarios) == course
    for name in ("study.yml", "quotations.yml", "quotations.lock", "model.yml", "LICENCE.md"):
        ours = REPOSITORY / "content" / "evidence" / name
        assert (course.evidence / name).read_bytes() == ours.read_bytes()
    for name in (
        "README.md",
        ".gitignore",
        ".vscode/settings.json",
        ".vscode/extensions.json",
        "content/pages/index.md",
        "content/pages/support.md",
        "content/pages/educators/first-hour.md",
        "content/locale/en.yml",
        "content/canmeds.yml",
        f"scenarios/{FIRST}.yml",
        f"build/schema/scenarios/{FIRST}.json",
    ):
        assert (course.root / name).is_file(), name
    assert [path.stem for path in course.scenarios.iterdir()] == [FIRST]


def test_it_passes_every_check_and_builds_in_both_languages(tmp_path: Path) -> None:
    course = new_course(tmp_path / "my-course", "Hearing & <heeding>")
    assert check_course(course).diagnostics == ()
    assert build_course(course).ok
    for place in (course.site, course.site / "fr"):
        for page in ("index", f"scenarios/{FIRST}", "educators/first-hour", "educators/reference"):
            assert (place / f"{page}.html").is_file()
    # The page for lost addresses stands by itself.
    files = [path for path in course.site.rglob("*.html") if path.name != "404.html"]
    pages = [path.read_text(encoding="utf-8") for path in files]
    # Our own scenarios are not in a course of somebody else's.
    ours = {path.stem for path in (REPOSITORY / "scenarios").glob("*.yml")}
    assert [name for name in ours if any(name in page for page in pages)] == []
    assert not any("site_templates" in page or str(REPOSITORY) in page for page in pages)
    # Everywhere, its name is in ours' place.
    lesson = (course.site / "scenarios" / f"{FIRST}.html").read_text(encoding="utf-8")
    assert " · Hearing &amp; &lt;heeding&gt;</title>" in lesson
    wordmarks = [re.search(r'class="wordmark".*?<span>(.*?)</span>', page) for page in pages]
    assert {found and found[1] for found in wordmarks} == {"Hearing &amp; &lt;heeding&gt;"}


@pytest.mark.parametrize(
    ("folder", "name", "site_name"),
    [
        ("my-course", None, '"My course"'),
        ("my_other  course", None, '"My other course"'),
        ("c", "Empathy: “a course” #1\n", '"Empathy: “a course” #1\\n"'),
    ],
)
def test_its_name(folder: str, name: str | None, site_name: str, tmp_path: Path) -> None:
    course = new_course(tmp_path / folder, name)
    lines = course.config.read_text(encoding="utf-8").splitlines()
    assert f"site_name: {site_name}" in lines
    assert not any("custom_dir" in line for line in lines)


@pytest.mark.parametrize(
    ("folder", "course_id"),
    [
        ("my-course", "my-course"),
        ("My other_Course", "my-other-course"),
        ("Cours d’été", "cours-d-ete"),
        ("2024", "2024"),
        ("no", "no"),
        ("課程", "course-7bcabffd"),
    ],
)
def test_its_id_is_made_from_the_folder(folder: str, course_id: str, tmp_path: Path) -> None:
    course = new_course(tmp_path / folder, "A name of its own")
    checked = check_course(course)
    assert checked.diagnostics == ()
    assert checked.tracing.library.course == course_id
    # An address to write to can be given in the same place.
    config = course.config.read_text(encoding="utf-8")
    course.config.write_text(config.replace("# contact:", "contact:"), encoding="utf-8")
    checked = check_course(course)
    assert checked.diagnostics == ()
    assert checked.tracing.library.course == course_id


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert new_course(tmp_path).root == tmp_path.resolve()


def test_what_is_there_already_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("years of work", encoding="utf-8")
    with pytest.raises(StartError, match="holds something already"):
        new_course(tmp_path)
    with pytest.raises(StartError, match="is a file"):
        new_course(tmp_path / "thesis.doc")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]


def test_another_study_takes_its_place(tmp_path: Path) -> None:
    course = new_course(tmp_path / "course")
    shutil.copytree(ANOTHER_STUDY, course.evidence, dirs_exist_ok=True)
    assert check_course(course).has_errors
    (course.scenarios / f"{FIRST}.yml").unlink()
    path = new_scenario(course, "a-first-one")
    assert "The bones of a scenario" in path.read_text(encoding="utf-8")
    # As the page about another study says.
    (course.evidence / "model.fr.yml").unlink()
    for name in ("evidence.md", "evidence.fr.md"):
        (course.pages / name).write_text("# About the study\n", encoding="utf-8")
    assert check_course(course).diagnostics == ()
    assert build_course(course).ok
    pages = {path: path.read_text(encoding="utf-8") for path in course.site.rglob("*.html")}
    for path, page in pages.items():
        if path.name == "404.html":
            continue
        foot = page[page.index('<footer class="shell-foot">') :]
        assert "Nobody A. The Invented Journal 2020;1(2):3–4." in foot, path
        assert 'href="https://example.org/invented"' in foot, path
        for first_study in ("Gertsman", "CMAJ", "cmajo", "Table 4", "ableau 4"):
            assert first_study not in page, (path, first_study)
    assert {f"scenarios/{place}.html" for place in ("a-first-one", "index")} <= {
        path.relative_to(course.site).as_posix() for path in pages
    }
