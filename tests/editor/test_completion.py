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


LESSON = f"{FIRST}.yml"
TRANSLATION = f"{FIRST}.fr.yml"


class Editor:
    """A file of the course open in the editor, with one change."""

    def __init__(
        self, server: LanguageServer, course: Course, file: str, right: str, typed: str
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


@pytest.mark.parametrize("file", [LESSON, TRANSLATION])
def test_a_new_file_is_without_fault_for_the_editor(
    file: str, server: LanguageServer, course: Course
) -> None:
    assert server.mistakes(Editor(server, course, file, "title", "title").uri) == []


@pytest.mark.parametrize(
    ("file", "right", "typed", "marker", "offered", "said"),
    [
        (LESSON, "[blaming]", "[l]", "shows: [l|]", "listening-mindfully", "Listening mindfully"),
        (LESSON, "- lost-trust", "- l", "- l|", "lost-trust", "Loss of trust"),
        (
            LESSON,
            "quote: t3-05",
            "quote: t",
            "quote: t|",
            "t3-05",
            "4A: “[The doctor] heard me, and she",
        ),
        (
            LESSON,
            "tells: [the-route]",
            "tells: [t]",
            "tells: [t|]",
            "the-route",
            "leaves out the water",
        ),
        (LESSON, "goto: boxes", "goto: b", "goto: b|", "boxes", "Ending: Every door open"),
        (LESSON, "lapsed: you", "lapsed: y", "lapsed: y|", "anyone", "Any clinician"),
        (
            LESSON,
            "pressure: [workload]",
            "pressure: [w]",
            "pressure: [w|]",
            "workload",
            "patient load",
        ),
        (LESSON, "tone: good", "tone: g", "tone: g|", "mixed", ""),
        (
            LESSON,
            "clinician: nurse-kaur",
            "clinician: n",
            "clinician: n|",
            "nurse-kaur",
            "Nurse Kaur",
        ),
        (
            LESSON,
            "        repair: true",
            "        re",
            "        re|",
            "repair",
            "tries to mend a lapse",
        ),
        (
            TRANSLATION,
            "\nrole: ",
            "\nro\nplace: ",
            "\nro|\n",
            "role",
            "The original: third-year student",
        ),
    ],
)
def test_what_may_stand_there_is_offered_with_its_words(
    file: str,
    right: str,
    typed: str,
    marker: str,
    offered: str,
    said: str,
    server: LanguageServer,
    course: Course,
) -> None:
    found = Editor(server, course, file, right, typed).offered(marker)
    assert offered in found, sorted(found)
    assert said in found[offered]


@pytest.mark.parametrize(
    ("file", "marker", "said"),
    [
        (LESSON, "tempt|ation: The", "decent, tired student"),
        (LESSON, "hol|low: true", "right words with a wrong act"),
        (LESSON, "if-un|told: >-", "What the debrief says"),
        (LESSON, "{effect: tr|ust", "Patients in the study"),
        (LESSON, "quote: t3|-05", "she knew my whole story"),
        (TRANSLATION, 'ti|tle: ""', "The original: The morning pill"),
        (TRANSLATION, "na|me: ", "only if the name is written"),
    ],
)
def test_what_stands_there_is_explained(
    file: str, marker: str, said: str, server: LanguageServer, course: Course
) -> None:
    assert said in Editor(server, course, file, "title", "title").explained(marker)


@pytest.mark.parametrize(
    ("file", "right", "typed", "told"),
    [
        (LESSON, "temptation:", "temtation:", "temtation"),
        (LESSON, "[blaming]", "[blameing]", "blaming"),
        (LESSON, "tone: mixed", "tone: sad", "mixed"),
        (LESSON, "minutes: 4", "minutes: four", "[0-9]"),
        (TRANSLATION, "\ntitle: ", "\ntitel: ", "titel"),
        (TRANSLATION, "\npatient:\n", "\npatient:\n  age: 3\n", "age"),
        (TRANSLATION, "\nscenes:\n", "\nscenes:\n  nowhere: {text: Ici.}\n", "nowhere"),
    ],
)
def test_slips_are_underlined(
    file: str, right: str, typed: str, told: str, server: LanguageServer, course: Course
) -> None:
    mistakes = server.mistakes(Editor(server, course, file, right, typed).uri)
    assert any(told in each for each in mistakes), mistakes
