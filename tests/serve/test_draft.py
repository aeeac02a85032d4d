"""The preview's page is the page of a full build, byte for byte, before that build has run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.build import build_course, prepare
from generator.project import Course
from generator.serve.draft import Draft, draft_of, mark_of_assets

from ..support import REPOSITORY, one_choice

SCENARIO = "scenarios/a-visit.yml"
VISIT = one_choice("shows: [effort]\nunfolds: [hope]")
KINDS = {
    "scenarios/a-visit",
    "scenarios/index",
    "model",
    "voices",
    "progress",
    "educators/storyboards/a-visit",
}
WORDS = {
    "en": ("The words of the study", "What weighs on a physician", "What you have started"),
    "fr": ("Les mots des", "Ce qui pèse sur les médecins, la", "Ce que vous avez commencé"),
}


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def change_everything(course: Course) -> None:
    """An edit that each kind of page shows, in both languages."""
    edit(course.root / SCENARIO, "One short visit.", "One {{ visit }} {% y %} *long*.")
    edit(course.root / SCENARIO, "You speak.", "<b>You</b> & “she” \U0001f642 speak.")
    for language, words in WORDS.items():
        for before in words:
            edit(course.locale / f"{language}.yml", before, f"Edited. {before}")


def change_titles(course: Course) -> None:
    edit(course.root / SCENARIO, "title: A visit", "title: A <visit> & “more”")


Edited = tuple[dict[str, bytes], Draft, dict[str, bytes]]
"""What was published, what a draft knows of an edit, and the full build of that edit."""


def published(course: Course) -> dict[str, bytes]:
    assert build_course(course).ok
    return {
        path.relative_to(course.site).as_posix(): path.read_bytes()
        for path in course.site.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def edits(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edited, Edited]:
    """One edit of everything but titles, and then one of a title."""
    root = tmp_path_factory.mktemp("edited")
    shutil.copytree(REPOSITORY / "content", root / "content")
    (root / "scenarios").mkdir()
    (root / SCENARIO).write_text(VISIT, encoding="utf-8")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    course = Course(root)
    first = published(course)
    change_everything(course)
    second_draft, second = draft_of(prepare(course).sites), published(course)
    change_titles(course)
    third_draft, third = draft_of(prepare(course).sites), published(course)
    return (first, second_draft, second), (second, third_draft, third)


@pytest.fixture
def edited(edits: tuple[Edited, Edited]) -> Edited:
    return edits[0]


def test_every_page_equals_the_full_build(edited: Edited) -> None:
    before, draft, after = edited
    changed = set()
    for address in draft.pages:
        shown = draft.over(address, before[address])
        assert shown == after[address], address
        if shown != before[address]:
            changed.add(address.removesuffix(".html"))
    assert changed >= KINDS | {f"fr/{kind}" for kind in KINDS}


def test_a_title_is_put_in_place_where_the_page_is_ours(edits: tuple[Edited, Edited]) -> None:
    before, draft, after = edits[1]
    for folder in ("", "fr/"):
        for page in ("scenarios/a-visit", "scenarios/index", "model", "progress"):
            address = f"{folder}{page}.html"
            assert draft.over(address, before[address]) == after[address] != before[address]
        # The theme has a title's anchor in its contents too: that is the publisher's.
        board = f"{folder}educators/storyboards/a-visit.html"
        shown = draft.over(board, before[board])
        assert shown is not None
        assert shown.partition(b"<!--body-->")[2] == after[board].partition(b"<!--body-->")[2]


def test_every_other_generated_file_equals_the_full_build(edits: tuple[Edited, Edited]) -> None:
    before, draft, after = edits[1]
    assert {address.rpartition(".")[2] for address in draft.assets} == {"css", "js"}
    for address in draft.assets:
        assert draft.over(address, None) == after[address], address
    catalogue = "assets/downstream/catalogue.js"
    assert draft.assets[catalogue] != before[catalogue]


def test_what_is_not_generated_stays_as_published() -> None:
    draft = Draft({"model.html": '---\nbody: "x"\n---\n'}, {"a.css": b"p{}"})
    assert draft.over("evidence.html", b"by hand") == b"by hand"
    assert draft.over("model.html", b"of another theme") == b"of another theme"
    assert draft.over("model.html", None) is None
    assert draft.over("a.css", None) == b"p{}"


def test_a_mark_differs_where_something_beside_the_pages_does(tmp_path: Path) -> None:
    assert Draft({}, {"a.css": b"p{}"}).mark != Draft({}, {"a.css": b"q{}"}).mark
    assert Draft({"a.html": "a"}, {}).mark == Draft({"a.html": "b"}, {}).mark
    draft = Draft({}, {"a.css": b"p{}"})
    assert draft.mark is draft.mark, "worked out once, since every page asks for it"

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
