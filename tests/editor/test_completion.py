"""What VS Code offers and explains, asked of the language server behind its YAML extension."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.project import Course
from generator.start.course import new_course
from generator.start.scenario import FIRST
from generator.start.translation import new_translation

from ..node import node
from .language_server import LanguageServer


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    course = new_course(tmp_path_factory.mktemp("editor") / "course")
    new_translation(course, FIRST, "fr")
    return course


@pytest.fixture(scope="module")
def server(course: Course) -> Iterator[LanguageServer]:
    node("yaml-language-server")
    with LanguageServer(course.root) as running:
        yield running


class Editor:
    """A file of the course, by default the lesson, open in the editor with one change."""

    def __init__(
        self,
        server: LanguageServer,
        course: Course,
        right: str,
        typed: str,
        file: str = f"{FIRST}.yml",
    ) -> None:
        path: Path = course.scenarios / file
        original = path.read_text(encoding="utf-8")
        assert right in original
        self.text = original.replace(right, typed, 1)
        self.server = server
        self.uri = server.open(path, self.text)

    def place(self, marker: str) -> tuple[int, int]:
        """Where the first `|` of `marker` stands in the text."""
        before, _, after = marker.partition("|")
        start = self.text.index(before + after) + len(before)
        return self.text.count("\n", 0, start), start - (self.text.rfind("\n", 0, start) + 1)

    def offered(self, marker: str) -> dict[str, str]:
        return self.server.completions(self.uri, *self.place(marker))

    def explained(self, marker: str) -> str:
        return self.server.hover(self.uri, *self.place(marker))


def test_a_new_scenario_is_without_fault_for_the_editor(
    server: LanguageServer, course: Course
) -> None:
    assert server.mistakes(Editor(server, course, "title", "title").uri) == []


@pytest.mark.parametrize(
    ("right", "typed", "marker", "offered", "said"),
    [
        ("[blaming]", "[l]", "shows: [l|]", "listening-mindfully", "Listening mindfully"),
        ("- lost-trust", "- l", "- l|", "lost-trust", "Loss of trust"),
        ("quote: t3-05", "quote: t", "quote: t|", "t3-05", "4A: “[The doctor] heard me, and she"),
        ("tells: [the-route]", "tells: [t]", "tells: [t|]", "the-route", "leaves out the water"),
        ("goto: boxes", "goto: b", "goto: b|", "boxes", "Ending: Every door open"),
        ("lapsed: you", "lapsed: y", "lapsed: y|", "anyone", "Any clinician"),
        ("pressure: [workload]", "pressure: [w]", "pressure: [w|]", "workload", "patient load"),
        ("tone: good", "tone: g", "tone: g|", "mixed", ""),
        ("clinician: nurse-kaur", "clinician: n", "clinician: n|", "nurse-kaur", "Nurse Kaur"),
        ("        repair: true", "        re", "        re|", "repair", "tries to mend a lapse"),
    ],
)
def test_what_may_stand_there_is_offered_with_its_words(
    right: str,
    typed: str,
    marker: str,
    offered: str,
    said: str,
    server: LanguageServer,
    course: Course,
) -> None:
    found = Editor(server, course, right, typed).offered(marker)
    assert offered in found, sorted(found)
    assert said in found[offered]


@pytest.mark.parametrize(
    ("marker", "said"),
    [
        ("tempt|ation: The", "decent, tired student"),
        ("hol|low: true", "right words with a wrong act"),
        ("if-un|told: >-", "What the debrief says"),
        ("{effect: tr|ust", "Patients in the study"),
        ("quote: t3|-05", "she knew my whole story"),
    ],
)
def test_what_stands_there_is_explained(
    marker: str, said: str, server: LanguageServer, course: Course
) -> None:
    assert said in Editor(server, course, "title", "title").explained(marker)


@pytest.mark.parametrize(
    ("right", "typed", "told"),
    [
        ("temptation:", "temtation:", "temtation"),
        ("[blaming]", "[blameing]", "blaming"),
        ("tone: mixed", "tone: sad", "mixed"),
        ("minutes: 4", "minutes: four", "[0-9]"),
    ],
)
def test_slips_are_underlined(
    right: str, typed: str, told: str, server: LanguageServer, course: Course
) -> None:
    mistakes = server.mistakes(Editor(server, course, right, typed).uri)
    assert any(told in each for each in mistakes), mistakes


class Translating(Editor):
    """The lesson's new translation, open in the editor with one change."""

    def __init__(self, server: LanguageServer, course: Course, right: str, typed: str) -> None:
        super().__init__(server, course, right, typed, f"{FIRST}.fr.yml")


def test_a_new_translation_is_without_fault_for_the_editor(
    server: LanguageServer, course: Course
) -> None:
    assert server.mistakes(Translating(server, course, "title", "title").uri) == []


@pytest.mark.parametrize(
    ("right", "typed", "marker", "offered", "said"),
    [
        ("\nrole: ", "\nro\nplace: ", "\nro|\n", "role", "The original: third-year student"),
    ],
)
def test_what_can_be_translated_is_offered_with_its_original(
    right: str,
    typed: str,
    marker: str,
    offered: str,
    said: str,
    server: LanguageServer,
    course: Course,
) -> None:
    found = Translating(server, course, right, typed).offered(marker)
    assert offered in found, sorted(found)
    assert said in found[offered]


@pytest.mark.parametrize(
    ("marker", "said"),
    [('ti|tle: ""', "The original: The morning pill"), ("na|me: ", "only if the name is written")],
)
def test_the_original_is_shown_where_it_is_translated(
    marker: str, said: str, server: LanguageServer, course: Course
) -> None:
    assert said in Translating(server, course, "title", "title").explained(marker)


@pytest.mark.parametrize(
    ("right", "typed", "told"),
    [
        ("\ntitle: ", "\ntitel: ", "titel"),
        ("\npatient:\n", "\npatient:\n  age: 3\n", "age"),
        ("\nscenes:\n", "\nscenes:\n  nowhere: {text: Ici.}\n", "nowhere"),
    ],
)
def test_what_is_no_text_of_the_original_is_underlined(
    right: str, typed: str, told: str, server: LanguageServer, course: Course
) -> None:
    mistakes = server.mistakes(Translating(server, course, right, typed).uri)
    assert any(told in each for each in mistakes), mistakes
