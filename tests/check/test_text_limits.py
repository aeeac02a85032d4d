"""Texts that Markdown would work on for minutes, wherever an author may write one."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import check_course
from generator.check.text_limits import MAX_MARKS

from ..support import ENDING, codes, diagnosed, draft, make_course

SLOW = "[" * 8_000
SCENARIO = draft(
    """\
  opening:
    encounter: visit
    title: Scene title
    text: Scene text.
    question: Scene question?
    care-note: Scene note.
    summary: Scene summary.
    witnessed: {by: dr-low, text: Seen., takes: Taken.}
    choices:
      first:
        text: First choice.
        temptation: Late.
        response: Answer.
        takes: Inward.
        unfolds: [{illustration: Window.}]
        goto: end
      second: {text: Second choice., goto: end}
"""
    + ENDING,
    "encounters:\n  visit: {title: Meeting title, place: Meeting place}\n",
    """\
place: Where it is
care-note: A note before.
discussion: [A question of ours?]
facts:
  fall: {label: Fact label, if-untold: Untold., matters: Matters.}
clinicians:
  dr-low: {name: Dr. Low, role: preceptor}
review: {clinician: Somebody once, patient-partner: Another once}
""",
)
TEXTS = [
    "A visit", "One short visit.", "Noor Ali", "she/her", "A florist.", "third-year student",
    "Listen once", "Scene title", "Scene text.", "Scene question?", "Scene note.",
    "Scene summary.", "Seen.", "Taken.", "First choice.", "Late.", "Answer.", "Inward.",
    "Window.", "Second choice.", "She goes.", "Out", "Meeting title", "Meeting place",
    "Where it is", "A note before.", "A question of ours?", "Fact label", "Untold.", "Matters.",
    "Dr. Low", "preceptor", "Somebody once", "Another once",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_every_text_has_its_limits(text: str) -> None:
    assert SCENARIO.count(text) == 1
    assert "text-limits" not in codes(diagnosed(SCENARIO))
    found = [
        each
        for each in diagnosed(SCENARIO.replace(text, f'"{SLOW}"'))
        if each.code == "text-limits"
    ]
    assert len(found) == 1
    assert found[0].span.column < found[0].span.end_column


@pytest.mark.parametrize(
    "translation",
    [
        f"title: '{SLOW}'\n",
        f"encounters: {{visit: {{title: '{SLOW}'}}}}\n",
        f"scenes: {{opening: {{text: '{SLOW}'}}}}\n",
        f"scenes: {{end: {{ending: {{title: '{SLOW}'}}}}}}\n",
        f"scenes: {{opening: {{choices: {{first: {{unfolds: ['{SLOW}']}}}}}}}}\n",
    ],
)
def test_a_translation_has_the_same_limits(translation: str, tmp_path: Path) -> None:
    course = make_course(
        tmp_path,
        {
            "scenarios/visit.yml": SCENARIO,
            "scenarios/visit.fr.yml": translation,
            "content/locale/fr.yml": "site: {}\n",
        },
    )
    found = [each for each in check_course(course).diagnostics if each.code == "text-limits"]
    assert [each.span.document for each in found] == ["scenarios/visit.fr.yml"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- " * 500 + "so", True),
        ("1. " * 500 + "so", True),
        ("> - " * 50 + "so", True),
        ("-    " * 500, True),
        ("- 1. > - so", True),
        ("- 1. > so", False),
        ("* * * * * *", False),
        ("- - - - -", False),
        ("So.\\n\\n- one\\n    - two\\n        - three", False),
        ("[" * MAX_MARKS, False),
        ("[" * (MAX_MARKS + 1), True),
    ],
)
def test_lists_in_one_line_are_nested_too(text: str, told: bool) -> None:
    found = codes(diagnosed(SCENARIO.replace("Scene text.", f'"{text}"')))
    assert ("text-limits" in found) is told
