"""Silencing in place: what it takes, how far it reaches, and what it must not do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.build import check_course
from generator.check.checking import MISTAKES, Verdict, judge
from generator.cli import main
from generator.diagnostics.mistake import Mistake, Severity
from generator.project import Course
from generator.trace.tracing import trace

from ..support import body_of, codes, library_of, make_course, one_choice, pages_of

SIMPLE = one_choice("shows: [effort]\nunfolds: [hope]")
ISLAND = "  island:\n    encounter: visit\n    text: Water.\n    continue: end\n"
ALLOW = "# downstream: allow[unreachable-scene] Kept for the autumn term."
CUT = "  # downstream: allow[text-cut-short] It is a comment."


def judged(text: str) -> Verdict:
    return judge(trace(library_of(it=text)))


def island(comment: str, where: str = "  island:") -> str:
    """A scenario with a scene nobody reaches, and `comment` on the line above `where`."""
    text = SIMPLE + ISLAND
    indent = " " * (len(where) - len(where.lstrip()))
    assert text.count(where) == 1
    return text.replace(where, f"{indent}{comment}\n{where}")


def test_without_a_comment_it_is_told() -> None:
    verdict = judged(SIMPLE + ISLAND)
    assert codes(verdict.diagnostics) == ["unreachable-scene"]
    assert verdict.silenced == ()


@pytest.mark.parametrize(
    "text",
    [
        island(ALLOW),
        (SIMPLE + ISLAND).replace("  island:", f"  island:  {ALLOW}"),
        island(f"{ALLOW}\n  # for whoever comes next"),
        island(ALLOW.replace("[", "[ constant-condition , ").replace("constant-condition , ", "")),
        island(ALLOW.replace("] ", "]: ")),
    ],
    ids=["above", "on the line", "above another comment", "spaces", "a colon"],
)
def test_with_a_reason_it_is_silenced_and_remembered(text: str) -> None:
    verdict = judged(text)
    assert verdict.diagnostics == ()
    (silenced,) = verdict.silenced
    assert silenced.code == "unreachable-scene"
    assert silenced.reason == "Kept for the autumn term."


def test_a_comment_silences_its_own_place_only() -> None:
    more = ISLAND.replace("island", "atoll")
    verdict = judged(island(ALLOW) + more)
    assert codes(verdict.diagnostics) == ["unreachable-scene"]
    assert "atoll" in verdict.diagnostics[0].message
    assert len(verdict.silenced) == 1


def test_a_comment_silences_its_own_rule_only() -> None:
    verdict = judged(island("# downstream: allow[constant-condition] It is right."))
    assert codes(verdict.diagnostics) == ["unreachable-scene"]
    assert verdict.silenced == ()


def test_a_comment_in_one_file_silences_nothing_in_another() -> None:
    plain = SIMPLE + ISLAND
    both = judge(trace(library_of(it=island(ALLOW), other="# a comment\n" + plain)))
    assert [each.span.document for each in both.diagnostics] == ["scenarios/other.yml"]


@pytest.mark.parametrize(
    ("comment", "code"),
    [
        ("# downstream: allow[unreachable-scene]", "allow-without-reason"),
        ("# downstream: allow[unreachable-scene] -", "allow-without-reason"),
        ("# downstream: allow[unreachable-scenes] Kept.", "allow-unknown"),
        ("# downstream: allow unreachable-scene Kept.", "allow-malformed"),
        ("# downstream: allow[] Kept.", "allow-malformed"),
        ("# downstream: ignore[unreachable-scene] Kept.", "allow-malformed"),
        ("# downstream:", "allow-malformed"),
    ],
)
def test_a_comment_that_says_too_little_silences_nothing_and_is_told(
    comment: str, code: str
) -> None:
    verdict = judged(island(comment))
    assert codes(verdict.diagnostics) == [code, "unreachable-scene"]
    assert verdict.diagnostics[0].severity is Severity.WARNING
    assert verdict.silenced == ()


def test_the_nearest_rule_is_offered() -> None:
    told = judged(island("# downstream: allow[unreachable-scenes] Kept.")).diagnostics
    assert told[0].hint == "Did you mean “unreachable-scene”?"


def test_a_comment_that_silences_nothing_is_told() -> None:
    verdict = judged(SIMPLE.replace("  end:", f"  {ALLOW}\n  end:"))
    assert codes(verdict.diagnostics) == ["allow-unused"]
    assert not verdict.diagnostics[0].is_error


def test_a_comment_is_not_called_unused_while_there_are_errors() -> None:
    # The rule it waits for says nothing before they are mended.
    text = island(ALLOW).replace("goto: end", "goto: nowhere", 1)
    assert codes(judged(text).diagnostics) == ["unknown-scene"]


def test_a_comment_is_not_called_unused_while_the_evidence_cannot_be_read(tmp_path: Path) -> None:
    course = make_course(tmp_path, {"scenarios/it.yml": island(ALLOW)})
    (course.evidence / "study.yml").unlink()
    assert codes(check_course(course).diagnostics) == ["unreadable"]


def test_a_comment_is_not_called_unused_where_not_everything_was_looked_through() -> None:
    text = SIMPLE.replace("  end:", f"  {ALLOW}\n  end:")
    verdict = judge(trace(library_of(it=text), bound=1))
    assert codes(verdict.diagnostics) == ["unbounded"]


REFUSED = [each for each in MISTAKES if not each.may_be_silenced]


@pytest.mark.parametrize("mistake", [pytest.param(each, id=each.code) for each in REFUSED])
def test_what_must_not_be_silenced_is_refused_with_an_error(mistake: Mistake) -> None:
    text = SIMPLE.replace("  end:", f"  # downstream: allow[{mistake.code}] I know.\n  end:")
    verdict = judged(text)
    assert codes(verdict.diagnostics) == ["allow-refused"]
    assert verdict.diagnostics[0].is_error


def test_a_refused_comment_hides_no_error() -> None:
    text = SIMPLE.replace(
        "unfolds: [hope]", "unfolds: [guilt]  # downstream: allow[unsupported-effect] I know."
    )
    assert codes(judged(text).diagnostics) == ["unsupported-effect", "allow-refused"]


def test_only_few_errors_may_be_silenced() -> None:
    silent = {
        each.code for each in MISTAKES if each.may_be_silenced and each.severity is Severity.ERROR
    }
    assert silent == {"constant-condition", "unreachable-scene"}


def test_a_sign_within_a_text_silences_nothing() -> None:
    text = (SIMPLE + ISLAND).replace("text: Water.", f'text: "Water. {ALLOW}"')
    assert codes(judged(text).diagnostics) == ["unreachable-scene"]


@pytest.fixture
def course(tmp_path: Path) -> Course:
    both = island(ALLOW).replace("text: She waits.", "text: She waits #1 once.\n    # x")
    return make_course(tmp_path, {"scenarios/it.yml": both})


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_what_was_silenced_is_counted(course: Course) -> None:
    result = run("check", "--course", course.root)
    assert result.exit_code == 0
    assert result.output.endswith("\n1 warning, 1 silenced\n")
    assert "unreachable-scene" not in result.output


def test_what_was_silenced_is_listed_for_programs(course: Course) -> None:
    told = json.loads(run("check", "--course", course.root, "--format", "json").output)
    assert [each["code"] for each in told["diagnostics"]] == ["text-cut-short"]
    (silenced,) = told["silenced"]
    assert (silenced["code"], silenced["reason"]) == (
        "unreachable-scene",
        "Kept for the autumn term.",
    )


def test_a_warning_met_in_reading_can_be_silenced_too(course: Course) -> None:
    path = course.root / "scenarios" / "it.yml"
    text = path.read_text("utf-8").replace(
        "    text: She waits #1", f"  {CUT}\n    text: She waits #1"
    )
    path.write_text(text, "utf-8")
    result = run("check", "--course", course.root, "--strict")
    assert result.output == "No mistakes found, 2 silenced.\n"
    assert result.exit_code == 0


def test_paths_choose_what_is_told_of_the_silenced_too(course: Course) -> None:
    result = run("check", course.root / "content", "--format", "json")
    assert json.loads(result.output) == {"format": 1, "diagnostics": [], "silenced": []}


def test_what_can_be_silenced_can_be_planned_and_rendered() -> None:
    constant = "response:\n  # downstream: allow[constant-condition] Kept.\n"
    constant += "  - when: {not: {lapsed: anyone}}\n    text: So.\n  - text: Or so."
    library = library_of(it=one_choice(constant) + f"  {ALLOW}\n{ISLAND}")
    verdict = judge(trace(library))
    assert verdict.diagnostics == ()
    assert len(verdict.silenced) == 2
    page = body_of(pages_of(library)["scenarios/it.md"])
    assert "Water." in page
    assert "Or so." in page
