"""A translation lays texts over a scenario, keeps its structure, and says what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.load.documents import load_course
from generator.model.library import Library
from generator.plan.scenario_plan import scenario_plan
from generator.project import Course
from generator.trace.tracing import trace

from ..support import draft, make_course

SCENES = """\
  opening:
    encounter: visit
    text:
      - when: {shift: stretched}
        text: She waits.
      - text: She reads.
    choices:
      ask:
        text: You ask.
        response: She tells you.
        unfolds:
          - illustration: She goes home.
        goto: end
      wait:
        text: You wait.
        goto: end
  end:
    encounter: visit
    text: She goes.
    ending: {title: Out, tone: good}
"""
FRENCH = "scenarios/visit.fr.yml"


class Desk:
    """A course of one scenario, read anew with each translation."""

    def __init__(self, folder: Path, more: str = "") -> None:
        original = draft(SCENES, more=f"{more}shift: [quiet, stretched]\n")
        self.course = make_course(folder, {"scenarios/visit.yml": original})
        locale = self.course.locale / "fr.yml"
        locale.write_text("player: {you: Vous}\n", encoding="utf-8")

    def library(self, french: str) -> Library:
        (self.course.root / FRENCH).write_text(french, encoding="utf-8")
        return load_course(Course(self.course.root))

    def told(self, french: str) -> list[tuple[str, int, str]]:
        return [
            (found.code, found.span.line, found.message)
            for found in self.library(french).diagnostics
            if found.span.document == FRENCH
        ]


@pytest.fixture
def course(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_texts_are_laid_over_and_structure_stays(course: Desk) -> None:
    library = course.library(
        "title: Une visite\n"
        "scenes:\n"
        "  opening:\n"
        "    text: [Elle attend., Elle lit.]\n"
        "    choices:\n"
        "      ask: {text: Vous demandez., unfolds: [Elle rentre.]}\n"
    )
    french = library.scenarios["visit"].translations["fr"]
    asked = french.scenario.scenes["opening"].choices["ask"]
    assert french.scenario.title == "Une visite"
    assert [each.text for each in french.scenario.scenes["opening"].text] == [
        "Elle attend.",
        "Elle lit.",
    ]
    assert asked.text[0].text == "Vous demandez."
    assert asked.unfolds[0].illustration == "Elle rentre."
    assert asked.response[0].text == "She tells you."
    assert ("scenes", "opening", "choices", "ask", "text", 0, "text") in french.translated
    assert ("scenes", "opening", "choices", "ask", "response", 0, "text") not in french.translated


def test_the_edition_does_not_hang_on_texts_or_languages(course: Desk) -> None:
    one, other = (
        scenario_plan("visit", trace(course.library(french)).scenarios["visit"].steps)
        for french in ("title: Une visite\n", "scenes: {opening: {text: [Ici., Là.]}}\n")
    )
    assert one["edition"] == other["edition"]


def test_what_is_missing_is_a_warning_that_counts(course: Desk) -> None:
    [(code, line, message)] = course.told("title: Une visite\n")
    assert (code, line) == ("untranslated", 1)
    assert "summary" in message


BUT_FOR_SCENES = """\
title: Une visite
summary: Une courte visite.
patient: {about: Une fleuriste.}
role: étudiante de troisième année
objectives: [Écouter]
encounters: {visit: {title: La visite}}
"""


@pytest.mark.parametrize(
    ("scenes", "line", "first", "count"),
    [
        ("", 1, "She waits.", 8),
        ("scenes:\n  end: {text: Elle part.}\n", 7, "She waits.", 7),
        ("scenes:\n  opening:\n    text: ['', Elle lit.]\n", 9, "She waits.", 7),
        ("scenes:\n  opening:\n    text: [Elle attend., '']\n", 9, "She reads.", 7),
        ("scenes:\n  opening:\n    text: [A., B.]\n    choices:\n      ask:\n", 11, "You ask.", 6),
    ],
)
def test_what_is_missing_is_told_near_its_place(
    scenes: str, line: int, first: str, count: int, course: Desk
) -> None:
    library = course.library(BUT_FOR_SCENES + scenes)
    [found] = library.diagnostics
    assert found.message.startswith(f"{count} texts")
    assert found.span.line == line
    assert len(found.related) == 5
    original, note = found.related[0]
    assert (original.document, note) == ("scenarios/visit.yml", f"not translated: “{first}”")
    assert first in library.texts["scenarios/visit.yml"].split("\n")[original.line - 1]


def test_names_may_be_written_otherwise_and_need_not_be(tmp_path: Path) -> None:
    clinicians = "clinicians:\n  dr-osei: {name: Dr. Osei, role: preceptor}\n"
    desk = Desk(tmp_path, clinicians)
    whole = f"{BUT_FOR_SCENES}clinicians: {{dr-osei: {{role: médecin}}}}\n"
    [told] = desk.told(whole)
    [named] = desk.told(
        whole.replace("{role", "{name: Dr Osei, role").replace("{about", "{name: N, about")
    )
    assert told == named
    french = desk.library(whole.replace("{role", "{name: Dr Osei, role")).scenarios["visit"]
    said = french.translations["fr"].scenario
    assert (said.clinicians["dr-osei"].name, said.patient.name) == ("Dr Osei", "Noor Ali")


@pytest.mark.parametrize(
    ("french", "code", "line"),
    [
        ("titel: Une visite\n", "unknown-key", 1),
        ("title: Une visite\nscenes:\n  nowhere: {text: Ici.}\n", "unknown-key", 3),
        ("title: Une visite\nscenes:\n  opening:\n    text: Elle attend.\n", "wrong-type", 4),
        ("title: Une visite\nscenes:\n  opening:\n    encounter: autre\n", "wrong-type", 4),
        ("title: [Une, visite]\n", "wrong-type", 1),
    ],
)
def test_what_does_not_fit_is_an_error_on_its_line(
    course: Desk, french: str, code: str, line: int
) -> None:
    assert (code, line) in [(found, at) for found, at, _ in course.told(french)]


def test_words_a_course_does_not_say_otherwise_are_ours(course: Desk) -> None:
    (course.course.locale / "en.yml").write_text("player: {you: Me}\n", encoding="utf-8")
    library = course.library("title: Une visite\n")
    assert library.strings["en"]["player.you"] == "Me"
    assert library.strings["en"]["player.continue"] == "Continue"
    assert library.strings["fr"]["player.you"] == "Vous"
    assert library.strings["fr"]["player.continue"] == "Continuer"
    assert not any(found.span.document.endswith("en.yml") for found in library.diagnostics)
    assert "locale-keys" not in {found.code for found in library.diagnostics}


def test_words_that_a_language_of_the_course_lacks_are_the_english_ones(course: Desk) -> None:
    german = course.course.locale / "de.yml"
    german.write_text("player: {you: Sie, nonsense: Unsinn}\n", encoding="utf-8")
    library = course.library("title: Une visite\n")
    assert library.strings["de"]["player.you"] == "Sie"
    assert library.strings["de"]["player.continue"] == library.strings["en"]["player.continue"]
    told = [found.message for found in library.diagnostics if found.code == "locale-keys"]
    assert "“player.nonsense” is not among the English strings." in told
    assert "“player.continue” is missing here; the English words are shown." in told


def test_a_course_without_words_of_its_own_speaks_ours(course: Desk) -> None:
    for path in course.course.locale.iterdir():
        path.unlink()
    library = load_course(Course(course.course.root))
    assert library.strings["en"]["player.continue"] == "Continue"
    assert not library.diagnostics
