"""What an author, a program and GitHub read."""

from __future__ import annotations

import json

import pytest

from generator.diagnostics.diagnostic import (
    Diagnostic,
    Finding,
    Silenced,
    did_you_mean,
    in_reading_order,
)
from generator.diagnostics.mistake import Mistake, Severity, Theme
from generator.diagnostics.report import report, summary
from generator.diagnostics.span import Ref, SourceMap, Span

NAME = "scenarios/walk-in.yml"
MORE = "\n  = more: downstream rule x"
TEXT = "title: A visit\nscenes:\n\tgoto: examinaton # soon\n"
ERROR = Diagnostic(
    "unknown-scene",
    Severity.ERROR,
    "There is no scene “examinaton”.",
    Span(NAME, 3, 8, 3, 18),
    "Did you mean “examination”?",
    ((Span(NAME, 1, 1, 1, 6), "it is named here"),),
)
WARNING = Diagnostic(
    "text-cut-short", Severity.WARNING, "100%: it ends,\nhere.", Span("a,b:c.yml", 1, 2, 2, 1)
)


def test_text_is_told_with_excerpt_caret_and_way_out() -> None:
    assert report([ERROR, WARNING], {NAME: TEXT, "a,b:c.yml": "ab cd\nef\n"}) == (
        "scenarios/walk-in.yml:3:8: error[unknown-scene]: There is no scene “examinaton”.\n"
        "  3 | →goto: examinaton # soon\n"
        "    |        ^^^^^^^^^^\n"
        "  = it is named here (scenarios/walk-in.yml:1:1)\n"
        "  = hint: Did you mean “examination”?\n"
        "  = more: downstream rule unknown-scene\n"
        "\n"
        "a,b:c.yml:1:2: warning[text-cut-short]: 100%: it ends,\nhere.\n"
        "  1 | ab cd\n"
        "    |  ^^^^\n"
        "  = more: downstream rule text-cut-short"
    )


def test_the_gutter_is_as_wide_as_the_line_number() -> None:
    found = Diagnostic("x", Severity.ERROR, "No.", Span(NAME, 100, 1, 100, 2))
    assert report([found], {NAME: "\n" * 99 + "k: v\n"}) == (
        f"{NAME}:100:1: error[x]: No.\n  100 | k: v\n      | ^{MORE}"
    )


def test_an_empty_span_still_has_a_caret() -> None:
    found = Diagnostic("x", Severity.ERROR, "No.", Span(NAME, 1, 3, 1, 3))
    assert report([found], {NAME: "a:\n"}).endswith(f"  1 | a:\n    |   ^{MORE}")


@pytest.mark.parametrize("column", [1, 50, 62, 150, 900])
def test_a_long_line_is_shown_around_its_caret(column: int) -> None:
    line = "".join(chr(ord("a") + place % 26) for place in range(1000))
    found = Diagnostic("x", Severity.ERROR, "No.", Span(NAME, 1, column, 1, column + 3))
    _, shown, carets, _ = report([found], {NAME: line}).split("\n")
    assert len(shown) <= 110
    place = carets.index("^")
    assert carets.count("^") == 3
    assert shown[place : place + 3] == line[column - 1 : column + 2]


def test_a_span_over_several_lines_is_shown_by_its_first() -> None:
    found = Diagnostic("x", Severity.ERROR, "No.", Span(NAME, 1, 8, 3, 1))
    assert report([found], {NAME: TEXT}).endswith(
        f"  1 | title: A visit\n    |        ^^^^^^^{MORE}"
    )


def test_a_document_that_could_not_be_read_has_no_excerpt() -> None:
    found = Diagnostic("unreadable", Severity.ERROR, "No.", Span("gone.yml", 1, 1, 1, 1))
    assert report([found], {}).startswith("gone.yml:1:1: error[unreadable]: No.")
    assert "^" not in report([found], {"gone.yml": ""})


def test_windows_line_endings_do_not_reach_the_screen() -> None:
    found = Diagnostic("x", Severity.ERROR, "No.", Span(NAME, 1, 1, 1, 2))
    assert "\r" not in report([found], {NAME: "k: v\r\n"})


def test_json_is_for_programs() -> None:
    told = json.loads(report([ERROR], {}, "json", [Silenced(WARNING, "It is right.")]))
    assert told["format"] == 1
    assert [*told["diagnostics"], *told["silenced"]] == [
        {
            "code": "unknown-scene",
            "severity": "error",
            "message": "There is no scene “examinaton”.",
            "file": NAME,
            "line": 3,
            "column": 8,
            "end_line": 3,
            "end_column": 18,
            "hint": "Did you mean “examination”?",
            "page": "educators/diagnostics/unknown-scene.html",
            "related": [
                {
                    "message": "it is named here",
                    "file": NAME,
                    "line": 1,
                    "column": 1,
                    "end_line": 1,
                    "end_column": 6,
                }
            ],
        },
        {
            "code": "text-cut-short",
            "severity": "warning",
            "message": "100%: it ends,\nhere.",
            "file": "a,b:c.yml",
            "line": 1,
            "column": 2,
            "end_line": 2,
            "end_column": 1,
            "hint": "",
            "page": "educators/diagnostics/text-cut-short.html",
            "related": [],
            "reason": "It is right.",
        },
    ]
    assert json.loads(report([], {}, "json")) == {"format": 1, "diagnostics": [], "silenced": []}


def test_github_gets_an_annotation_on_one_line_each() -> None:
    assert report([ERROR, WARNING], {}, "github").split("\n") == [
        "::error file=scenarios/walk-in.yml,line=3,col=8,title=unknown-scene"
        "::There is no scene “examinaton”.%0Ait is named here (scenarios/walk-in.yml:1:1)"
        "%0ADid you mean “examination”?",
        "::warning file=a%2Cb%3Ac.yml,line=1,col=2,title=text-cut-short::100%25: it ends,%0Ahere.",
    ]
    assert report([], {}, "github") == report([], {}) == ""


def test_nothing_in_an_annotation_ends_it_or_starts_another_property() -> None:
    wild = "100%,\r\n::error file=x::%0A: y"
    place = Span(wild, 1, 1, 1, 2)
    found = Diagnostic(wild, Severity.ERROR, wild, place, wild, ((place, wild),))
    told = report([found], {}, "github")
    assert "\n" not in told
    assert "\r" not in told
    command, message = told.removeprefix("::error ").split("::", 1)
    # As GitHub's runner reads it: properties parted by commas, then unescaped, the percent last.
    properties = dict(each.split("=", 1) for each in command.split(","))
    assert set(properties) == {"file", "line", "col", "title"}
    escapes = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))
    for escape, character in escapes:
        properties = {key: value.replace(escape, character) for key, value in properties.items()}
    assert properties["file"] == properties["title"] == wild
    for escape, character in (escapes[0], escapes[1], escapes[4]):
        message = message.replace(escape, character)
    assert message == f"{wild}\n{wild} ({wild}:1:1)\n{wild}"


@pytest.mark.parametrize(
    ("errors", "warnings", "told"),
    [
        (0, 0, "No mistakes found."),
        (1, 0, "1 error"),
        (0, 1, "1 warning"),
        (2, 1, "2 errors, 1 warning"),
        (1, 2, "1 error, 2 warnings"),
    ],
)
def test_the_summary_counts(errors: int, warnings: int, told: str) -> None:
    assert summary([ERROR] * errors + [WARNING] * warnings) == told


def test_the_summary_counts_what_was_silenced() -> None:
    silenced = [Silenced(WARNING, "It is right.")] * 2
    assert summary([ERROR, WARNING], silenced) == "1 error, 1 warning, 2 silenced"
    assert summary([], silenced) == "No mistakes found, 2 silenced."


def test_reading_order_is_by_file_and_line_and_says_nothing_twice() -> None:
    def at(document: str, line: int, column: int) -> Diagnostic:
        return Diagnostic("x", Severity.ERROR, "No.", Span(document, line, column, line, column))

    places = [("a.yml", 2, 1), ("a.yml", 10, 1), ("a.yml", 10, 3), ("b.yml", 1, 1)]
    ordered = in_reading_order(at(*place) for place in [*places[::-1], *places])
    assert ordered == tuple(at(*place) for place in places)


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("shws", ["shows", "takes", "tells"], "Did you mean “shows”?"),
        ("zzz", ["b", "a"], "Known here: a, b."),
        ("zzz", [str(number) for number in range(9)], ""),
        ("zzz", [], ""),
    ],
)
def test_a_word_is_suggested(word: str, known: list[str], hint: str) -> None:
    assert did_you_mean(word, known) == hint


def test_a_route_deeper_than_the_text_is_the_nearest_that_was_written() -> None:
    outer, key = Span(NAME, 2, 3, 2, 9), Span(NAME, 2, 1, 2, 2)
    source = SourceMap(NAME, TEXT, {("a",): outer}, {("a",): key})
    assert source.span(Ref(NAME, ("a", 0, "effect"))) == outer
    assert source.span(Ref(NAME, ("a", 0, "effect")).key()) == key
    assert source.span(Ref(NAME, ("z",))) == Span(NAME, 1, 1, 1, 1)


def test_a_finding_is_an_error_unless_it_says_otherwise() -> None:
    mistake = Mistake("x", "No.", Theme.NAMES)
    assert Finding(mistake, Ref(NAME, ()), "No.").severity is Severity.ERROR
    assert ERROR.is_error
    assert not WARNING.is_error
