"""A scenario's page in another language, as far as the scenario is translated."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.load.documents import load_course
from generator.project import Course
from generator.start.translation import new_translation

from ..start.test_translation import filled
from ..support import REPOSITORY, body_of, make_course, one_choice, pages_of, real_library

ORIGINAL = one_choice(
    "response:\n"
    "  - {when: {expects: belief}, text: So.}\n"
    "  - {when: {lapsed: dr-osei}, text: She hums.}\n"
    "  - text: She nods.\n"
    "takes: He asks.",
    more="clinicians: {dr-osei: {name: Dr. Osei, role: preceptor}}\n",
).replace("title: The visit}", "title: The visit, clinician: dr-osei}")
NOTICE = "Certains textes de ce scénario sont en anglais seulement."


@pytest.fixture
def course(tmp_path: Path) -> Course:
    french = (REPOSITORY / "content" / "locale" / "fr.yml").read_bytes()
    files: dict[str, str | bytes] = {"content/locale/fr.yml": french, "scenarios/it.yml": ORIGINAL}
    course = make_course(tmp_path, files)
    new_translation(course, "it", "fr")
    return course


def page(course: Course, said: dict[str, str]) -> str:
    """The French page, once parts of the new translation are written over."""
    path = course.scenarios / "it.fr.yml"
    text = path.read_text(encoding="utf-8")
    for old, new in said.items():
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return body_of(pages_of(load_course(course), "fr")["scenarios/it.md"])


def test_what_is_missing_is_shown_in_english_and_marked(course: Course) -> None:
    html = page(course, {'# A visit\ntitle: ""': '# A visit\ntitle: "Une visite"'})
    assert NOTICE in html
    assert '<h1 tabindex="-1">Une visite</h1>' in html
    assert '<div lang="en"><p>She waits.</p>' in html
    assert '<span lang="en">third-year student</span>' in html


def test_a_complete_translation_needs_no_notice(course: Course) -> None:
    path = course.scenarios / "it.fr.yml"
    path.write_text(filled(path.read_text(encoding="utf-8"), "Texte"), encoding="utf-8")
    html = page(course, {})
    assert NOTICE not in html
    assert "She waits." not in html


def test_names_are_those_of_the_translation(course: Course) -> None:
    html = page(course, {'name: "Dr. Osei"': "name: Dr Osei", '"Noor Ali"': '"Nour Ali"'})
    assert "déjà été déçue par Dr Osei" in html
    assert "Nour Ali, 52" in html
    assert "Dr. Osei" not in html


def test_no_doctor_of_ours_has_an_english_name_in_french() -> None:
    names = [
        clinician.name
        for each in real_library().scenarios.values()
        for clinician in each.value.clinicians.values()
        if clinician.name.startswith("Dr.")
    ]
    # What the check can tell, and every key, are explained in English by English examples.
    english = ("educators/diagnostics/", "educators/reference")
    files = {
        file: text
        for file, text in pages_of(real_library(), "fr").items()
        if not file.startswith(english)
    }
    assert names
    assert [(file, name) for file, text in files.items() for name in names if name in text] == []
