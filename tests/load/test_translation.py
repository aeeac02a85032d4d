"""A translation that does not fit is told, and never brings an exception."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import Checked, check_course
from generator.diagnostics.diagnostic import Diagnostic

from ..support import REPOSITORY, codes, is_located, make_course, one_choice

ENGLISH = (REPOSITORY / "content" / "locale" / "en.yml").read_text(encoding="utf-8")
SCENARIO = one_choice("response: [{when: {expects: belief}, text: So.}, {text: No.}]")


def check_translation(text: str, folder: Path) -> tuple[Checked, tuple[Diagnostic, ...]]:
    """A course with a scenario and its French, and what is told of the French."""
    files = {
        "content/locale/fr.yml": ENGLISH,
        "scenarios/it.yml": SCENARIO,
        "scenarios/it.fr.yml": text,
    }
    checked = check_course(make_course(folder, files))
    french = "scenarios/it.fr.yml"
    return checked, tuple(each for each in checked.diagnostics if each.span.document == french)


@pytest.mark.parametrize(
    "text",
    [
        "title: [Une visite]\n",
        "scenes: {opening: {choices: {first: {response: [Oui.]}}}}\n",
        "scenes: {opening: {choices: {first: {response: Oui.}}}}\n",
        "patient: {age: 53}\n",
        "scenes: {opening: {choices: {first: {goto: end}}}}\n",
        "scenes: {nowhere: {text: Rien.}}\n",
        "minutes: 2\n",
        "- une liste\n",
        "rien\n",
        "",
        "[",
    ],
)
def test_a_translation_that_does_not_fit_is_told(text: str, tmp_path: Path) -> None:
    checked, ours = check_translation(text, tmp_path)
    assert any(code != "untranslated" for code in codes(ours))
    for diagnostic in checked.diagnostics:
        assert is_located(diagnostic, checked.tracing.library.texts), diagnostic
    assert "it" in checked.tracing.scenarios


@pytest.mark.parametrize(
    "text",
    [
        'title: ""\n',
        "title:\n",
        'title: " "\n',
        "scenes: {opening: {text: ''}}\n",
        "scenes: {opening: {choices: {first: {response: ['', Non.]}}}}\n",
        "scenes: {opening: {choices: {first: {response: }}}}\n",
        "scenes:\n",
        'patient: {name: ""}\n',
    ],
)
def test_what_is_empty_is_still_to_be_written(text: str, tmp_path: Path) -> None:
    checked, ours = check_translation(text, tmp_path)
    assert codes(ours) == ["untranslated"]
    french = checked.tracing.scenarios["it"].translations["fr"]
    assert french.scenario.title == "A visit"
    assert not french.complete


def test_a_translation_of_nothing_is_told(tmp_path: Path) -> None:
    files = {"content/locale/fr.yml": ENGLISH, "scenarios/it.fr.yml": "title: Une visite\n"}
    checked = check_course(make_course(tmp_path, files))
    assert checked.has_errors
    assert {each.span.document for each in checked.diagnostics} == {"scenarios/it.fr.yml"}
