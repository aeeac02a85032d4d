"""Tiny courses, one folder each: a good one builds to its plan, a bad one is told what is wrong.

``UPDATE_CASES=1 pytest tests/test_cases.py`` rewrites what is expected; read the difference.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from generator.build import check_course
from generator.check.checking import MENDING, TEACHING
from generator.plan.site_plan import plan
from generator.project import Course

from .support import is_located, make_course

CASES = Path(__file__).parent / "cases"
NAMES = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())
GOOD = [name for name in NAMES if (CASES / name / "expected").is_dir()]
BAD = [name for name in NAMES if name not in GOOD]
UPDATE = os.environ.get("UPDATE_CASES") == "1"

# Two files that differ only in case cannot stand in a repository; 20,000 situations take long.
ELSEWHERE = {"id-clash", "unbounded"}  # see tests/check/test_rules.py


# Tiny courses are no lessons: what they could teach better is tested where its rules are.
TEACHING_CODES = {rule.mistake.code for rule in TEACHING}


def course_of(name: str, folder: Path) -> Course:
    course = make_course(folder)
    for part in ("scenarios", "content"):
        if (CASES / name / part).is_dir():
            shutil.copytree(CASES / name / part, folder / part, dirs_exist_ok=True)
    return course


@pytest.mark.parametrize("name", GOOD)
def test_a_good_course_has_no_mistakes_and_builds_to_its_plan(name: str, tmp_path: Path) -> None:
    checked = check_course(course_of(name, tmp_path))
    wrong = [each for each in checked.diagnostics if each.code not in TEACHING_CODES]
    assert wrong == [], checked.told()
    made = {each.id: each.player for each in plan(checked.tracing).scenarios}
    path = CASES / name / "expected" / "plan.json"
    if UPDATE:
        path.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert made == json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", BAD)
def test_a_bad_course_is_told_what_is_wrong_and_where(name: str, tmp_path: Path) -> None:
    checked = check_course(course_of(name, tmp_path))
    texts = checked.tracing.library.texts
    told = ""
    for diagnostic in checked.diagnostics:
        assert is_located(diagnostic, texts), diagnostic
        span = diagnostic.span
        place = f"{span.document}:{span.line}:{span.column}"
        told += f"{place}: {diagnostic.severity}[{diagnostic.code}]\n"
    assert told
    path = CASES / name / "diagnostics.txt"
    if UPDATE:
        path.write_text(told, encoding="utf-8")
    assert told == path.read_text(encoding="utf-8")


def test_every_rule_has_a_bad_course() -> None:
    told = "".join((CASES / name / "diagnostics.txt").read_text(encoding="utf-8") for name in BAD)
    missing = {rule.mistake.code for rule in MENDING if f"[{rule.mistake.code}]" not in told}
    assert missing == ELSEWHERE
