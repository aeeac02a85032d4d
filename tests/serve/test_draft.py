"""The preview's page is the page of a full build, byte for byte, before that build has run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.build import build_course, prepare
from generator.project import Course
from generator.serve.draft import Draft, draft_of, mark_of_assets

from ..support import REPOSITORY

SCENARIO = "scenarios/the-known-diagnosis.yml"
TITLE = "title: The known diagnosis"
FRENCH = "title: Le diagnostic connu\nsummary: Une “phrase” & une autre.\n"
KINDS = {"scenarios/the-known-diagnosis", "scenarios/index", "model", "voices", "progress"}


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def change_everything(course: Course) -> None:
    """An edit that each kind of page shows, in both languages."""
    edit(course.root / SCENARIO, TITLE, "title: The <known> & “unknown” diagnosis")
    edit(course.root / SCENARIO, "summary: ", "summary: Braces {{ x }} {% y %} and *stars*. ")
    (course.scenarios / "the-known-diagnosis.fr.yml").write_text(FRENCH, encoding="utf-8")
    for language, before in (("en", "The words of the study"), ("fr", "Les mots des")):
        edit(course.locale / f"{language}.yml", before, f"Edited. {before}")


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], Draft, Path]:
    """What was published, what a draft knows of the edit, and the full build of the edit."""
    root = tmp_path_factory.mktemp("edited")
    shutil.copytree(REPOSITORY / "content", root / "content")
    shutil.copytree(REPOSITORY / "scenarios", root / "scenarios")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    course = Course(root)
    assert build_course(course).ok
    published = {
        path.relative_to(course.site).as_posix(): path.read_bytes()
        for path in course.site.rglob("*")
        if path.is_file()
    }
    change_everything(course)
    draft = draft_of(prepare(course).sites)
    assert build_course(course).ok
    return published, draft, course.site


def test_every_page_equals_the_full_build(
    edited: tuple[dict[str, bytes], Draft, Path],
) -> None:
    published, draft, site = edited
    changed = set()
    for address in draft.pages:
        before = published[address]
        shown = draft.over(address, before)
        assert shown == (site / address).read_bytes(), address
        if shown != before:
            changed.add(address.removesuffix(".html"))
    assert changed >= KINDS | {f"fr/{kind}" for kind in KINDS}


def test_every_other_generated_file_equals_the_full_build(
    edited: tuple[dict[str, bytes], Draft, Path],
) -> None:
    published, draft, site = edited
    assert {address.rpartition(".")[2] for address in draft.assets} == {"css", "js"}
    for address in draft.assets:
        assert draft.over(address, None) == (site / address).read_bytes(), address
    catalogue = "assets/downstream/catalogue.js"
    assert draft.assets[catalogue] != published[catalogue]


def test_what_is_not_generated_stays_as_published() -> None:
    draft = Draft({"model.html": '---\nbody: "x"\n---\n'}, {"a.css": b"p{}"})
    assert draft.over("evidence.html", b"by hand") == b"by hand"
    assert draft.over("model.html", b"of another theme") == b"of another theme"
    assert draft.over("model.html", None) is None
    assert draft.over("a.css", None) == b"p{}"


def test_a_mark_differs_where_something_beside_the_pages_does(tmp_path: Path) -> None:
    assert Draft({}, {"a.css": b"p{}"}).mark != Draft({}, {"a.css": b"q{}"}).mark
    assert Draft({"a.html": "a"}, {}).mark == Draft({"a.html": "b"}, {}).mark

    def saved(name: str, data: str) -> bytes:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(data)
        return mark_of_assets(tmp_path)

    first = saved("art/river.svg", "one")
    assert saved("index.html", "a page") == first
    assert saved("search/search_index.json", "{}") == first
    assert saved("fr/sitemap.xml.gz", "x") == first
    assert saved("fr/assets/downstream/player.js", "x") == first
    assert saved("art/river.svg", "two") != first
    assert mark_of_assets(tmp_path / "nowhere") == mark_of_assets(tmp_path / "nowhere else")
