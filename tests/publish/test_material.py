from pathlib import Path

import pytest

from generator.publish.errors import PublishError
from generator.publish.material import publish

CONFIG = """
site_name: A small course
docs_dir: build/pages
site_dir: site
use_directory_urls: false
theme:
  name: material
  custom_dir: site_templates/theme
  font: false
nav:
  - Home: index.md
not_in_nav: |
  /scenarios/*
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    pages = tmp_path / "build" / "pages"
    (pages / "scenarios").mkdir(parents=True)
    (pages / "index.md").write_text("# Élan\n", encoding="utf-8")
    (pages / "scenarios" / "walk-in.md").write_text(
        "---\ntemplate: own.html\n---\n# Walk-in\n", encoding="utf-8"
    )
    theme = tmp_path / "theme of the package"
    theme.mkdir()
    (theme / "own.html").write_text(
        "{{ config.theme.language }}: {{ page.title }}", encoding="utf-8"
    )
    return tmp_path


def publish_course(course: Path) -> Path:
    out = course / "out"
    publish(
        course / "mkdocs.yml",
        course / "build" / "pages",
        course / "theme of the package",
        out,
        {"theme": {"language": "fr"}},
    )
    return out


def test_pages_and_theme_come_from_where_they_are_said_to_be(course: Path) -> None:
    out = publish_course(course)
    assert "Élan" in (out / "index.html").read_text(encoding="utf-8")
    assert (out / "scenarios" / "walk-in.html").read_text(encoding="utf-8") == "fr: Walk-in"
    assert not (course / "site").exists()


def test_the_same_pages_give_the_same_bytes(course: Path) -> None:
    first = {file: file.read_bytes() for file in publish_course(course).rglob("*.*")}
    assert first == {file: file.read_bytes() for file in publish_course(course).rglob("*.*")}


def test_what_mkdocs_says_of_a_failure_is_told(course: Path) -> None:
    (course / "build" / "pages" / "index.md").write_text("# Home\n\n[gone](gone.md)\n")
    with pytest.raises(PublishError, match=r"gone\.md") as failure:
        publish_course(course)
    assert "INFO" not in str(failure.value)


def test_of_a_traceback_only_what_happened_is_told(course: Path) -> None:
    (course / "build" / "pages" / "index.md").write_text("---\ntemplate: own.html\n---\n")
    (course / "theme of the package" / "own.html").write_text("{{ page.title() }}")
    with pytest.raises(PublishError) as failure:
        publish_course(course)
    assert "TypeError: 'str' object is not callable" in str(failure.value)
    assert "Traceback" not in str(failure.value)
    assert "File " not in str(failure.value)


def test_a_course_s_own_python_files_are_not_run(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("jinja2.py", "statistics.py", "mkdocs.py"):
        (course / name).write_text("raise SystemExit('run by mistake')\n", encoding="utf-8")
    monkeypatch.chdir(course)
    assert "Élan" in (publish_course(course) / "index.html").read_text(encoding="utf-8")
