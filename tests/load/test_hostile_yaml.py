"""What no loader should choke on: hostile, broken and merely unusual YAML."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics.span import Span
from generator.load import yaml_tree
from generator.load.documents import load_course
from generator.load.yaml_tree import MAX_BYTES, MAX_DEPTH, MAX_VALUES, ParsedYaml, parse_yaml

from ..support import is_located, make_course, one_choice


def parsed(data: str | bytes) -> ParsedYaml:
    return parse_yaml("it.yml", data if isinstance(data, bytes) else data.encode())


def told(data: str | bytes) -> list[tuple[str, int, int]]:
    """Code, line and column of everything that is wrong."""
    return [
        (finding.code, span.line, span.column)
        for finding, span in parsed(data).findings
        if span is not None
    ]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_meets_a_cap(opening: str) -> None:
    codes = {code for code, _, _ in told(opening * 100_000)}
    assert codes in ({"too-large"}, {"not-yaml"})
    assert parsed(opening * 100_000).tree is None


def test_nesting_is_allowed_up_to_the_cap() -> None:
    assert parsed("[" * MAX_DEPTH + "]" * MAX_DEPTH).tree is not None
    assert told("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)) == [("too-large", 1, MAX_DEPTH + 1)]


def test_deep_block_nesting_meets_the_cap_on_its_line() -> None:
    text = "".join(f"{' ' * depth}k:\n" for depth in range(MAX_DEPTH + 10))
    ((code, line, _),) = told(text)
    assert (code, line) == ("too-large", MAX_DEPTH)


def test_too_many_values_meet_a_cap() -> None:
    assert [code for code, _, _ in told("- a\n" * (MAX_VALUES + 1))] == ["too-large"]
    assert parsed("- a\n" * (MAX_VALUES - 1)).tree == ["a"] * (MAX_VALUES - 1)


def test_a_huge_scalar_meets_a_cap_and_a_long_one_is_read() -> None:
    assert told("a: " + "x" * MAX_BYTES) == [("too-large", 1, 1)]
    assert parsed("a: " + "x" * (MAX_BYTES - 3)).tree == {"a": "x" * (MAX_BYTES - 3)}


def test_a_merge_bomb_is_stopped_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(20)
    )
    assert told(bomb) == [("anchor", 1, 4)]
    assert told("base: {x: y}\nmore:\n  <<: *base\n") == [("anchor", 3, 7)]


def test_a_merge_key_without_an_alias_is_only_a_key() -> None:
    assert parsed("<<: {a: b}").tree == {"<<": {"a": "b"}}


@pytest.mark.parametrize(
    "word",
    [
        "no",
        "yes",
        "on",
        "null",
        "~",
        "true",
        "1:30",
        "012",
        "0x1f",
        "1e3",
        ".inf",
        "2023-01-01",
        "1_000",
    ],
)
def test_every_scalar_stays_text(word: str) -> None:
    assert parsed(f"a: {word}\n").tree == {"a": word}
    assert parsed(f"{word}: a\n").tree == {word: "a"}


def test_an_empty_value_is_empty_text() -> None:
    assert parsed("a:\nb: ''\n").tree == {"a": "", "b": ""}


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: b\nc: d\u2028e\n", 2, 5),
        ("a: b\u2029\n", 1, 5),
        ("a: 'x\x07'\n", 1, 6),
        ("a: b\n\n\x00", 3, 1),
        ("a: \x85", 1, 4),
        ("a: b\n\ufeffc: d\n", 2, 1),
        ("a: \x7f", 1, 4),
        ("a: b\ufffe\n", 1, 5),
        ("a: b\uffff\n", 1, 5),
        ("a: b\ufdd0\n", 1, 5),
        ("a: b\U0010ffff\n", 1, 5),
    ],
)
def test_control_characters_are_told_where_they_stand(text: str, line: int, column: int) -> None:
    assert told(text) == [("control-character", line, column)]


@pytest.mark.parametrize("escape", ["\\0", "\\x07", "\\u2028", "\\e", "\\N", "\\uFEFF", "\\uFFFE"])
def test_control_characters_are_found_behind_escapes(escape: str) -> None:
    assert told(f'a: b\nc: "x{escape}y"\n') == [("control-character", 2, 4)]


def test_a_control_character_in_a_key_is_found() -> None:
    assert told('"a\\0b": c\n') == [("control-character", 1, 1)]


def test_emoji_and_joiners_are_text() -> None:
    family = "👩\u200d👩\u200d👧 naïve — “so”"
    assert parsed(f"a: {family}\n").tree == {"a": family}


def test_what_is_not_utf_8_is_told() -> None:
    assert told("a: é\n".encode("latin-1")) == [("not-utf-8", 1, 1)]
    assert told("a: b\n".encode("utf-16")) == [("not-utf-8", 1, 1)]


def test_a_byte_order_mark_is_passed_over() -> None:
    found = parsed(b"\xef\xbb\xbfa: b\n")
    assert found.tree == {"a": "b"}
    assert found.source.values[("a",)] == Span("it.yml", 1, 4, 1, 5)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_lines_are_counted_with_either_line_ending(newline: str) -> None:
    text = "a: b\nlist:\n  - one\n  - |\n    two\n    more\nlast: c\n".replace("\n", newline)
    found = parsed(text)
    assert found.tree == {"a": "b", "list": ["one", "two\nmore\n"], "last": "c"}
    assert found.source.values[("last",)] == Span("it.yml", 7, 7, 7, 8)
    assert found.source.values[("list", 0)].line == 3


def test_lines_are_counted_alike_by_the_reader_and_the_report() -> None:
    # An old Macintosh's line ending is a line break to YAML.
    found = parsed("a: b\rc: d\r\ne: f\n")
    spans = [*found.source.values.values(), *(span for _, span in found.findings if span)]
    lines = found.source.text.split("\n")
    assert all(span.line <= len(lines) for span in spans)
    if found.tree is not None:
        place = found.source.values[("e",)]
        assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == "f"
        place = found.source.values[("c",)]
        assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == "d"


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("a: one two #three\n", True),
        ("a:\n  - one two #three\n", True),
        ("a: one\n  two #4 more\n", True),
        ("{a: one two #three\n}\n", True),
        ("a: one two # not a comment, for all we know\n", True),
        ("takes: Room #4 again\n", True),
        ("takes: Nothing. #metoo is for others.\n", True),
        ("takes: nothing #metoo\n", True),
        ("takes: [{text: nothing #metoo\n}]\n", True),
        ("takes: #metoo is for others.\n", True),
        ("objectives:\n  - Listen #1\n", True),
        ("takes: #\n  Nothing.\n", False),
        ("takes: Nothing. # downstream: allow[x] So.\n", False),
        ("goto: end # the good one\n", False),
        ("goto: end #soon\n", False),
        ("goto: #soon\n", False),
        ("age: 52 #or so\n", False),
        ("shows: [effort, anchoring] # both sides\n", False),
        ("unfolds:\n  - hope # for now\n", False),
        ("canmeds:\n  - COM 1.1 # rapport\n", False),
        ("pronouns: she/her # as she says\n", False),
        ("url: https://example.org # the article\n", False),
        ("minutes: 1.5 # more\n", False),
        ("patient: # the florist\n  name: Noor Ali\n", False),
        ("a: one two#three\n", False),
        ("a: 'one two' #three\n", False),
        ('a: "one two" #three\n', False),
        ("a: >-\n  one two #three\n", False),
        ("a: one two\n#three\n", False),
    ],
)
def test_text_that_yaml_takes_for_a_comment_is_a_warning(text: str, cut: bool) -> None:
    assert [code for code, _, _ in told(text)] == (["text-cut-short"] if cut else [])


@pytest.mark.parametrize("fallback", [False, True])
def test_both_parsers_read_alike(fallback: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where libyaml is missing, PyYAML's own parser takes its place."""
    text = one_choice("shows: [effort]\nunfolds:\n  - hope\n  - illustration: She sits. #now")
    import yaml

    expected = parsed(text)
    if fallback:
        monkeypatch.setattr(yaml_tree, "_PARSER", yaml.SafeLoader)
    found = parsed(text)
    assert found.tree == expected.tree
    assert found.findings == expected.findings
    places = {route: (span.line, span.column) for route, span in found.source.values.items()}
    assert places == {
        route: (span.line, span.column) for route, span in expected.source.values.items()
    }


SCENARIO = "scenarios/it.yml"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"# Nothing yet.\n",
        b"---\n",
        b"just text\n",
        b"- a list\n",
        b"[" * 100_000,
        b"title: [\n",
        b"\xff\xfe\x00",
        b"a: \xef\xbf\xbe\n",
        b"\x00",
        b"title: x\n\ttab: y\n",
        b"? [complex]\n: key\n",
        b"%YAML 9.9\n---\na: b\n",
        b"a: b\n...\nrubbish: [\n",
        b'"": {"": ""}\n',
        b"scenes: {opening: {choices: {x: {goto: []}}}}\n",
        b"title: x\r\rscenes: []\r",
    ],
)
def test_a_file_that_is_no_scenario_is_an_error_in_that_file(data: bytes, tmp_path: Path) -> None:
    library = load_course(make_course(tmp_path, {SCENARIO: data}))
    assert library.scenarios == {}
    errors = [each for each in library.diagnostics if each.is_error]
    assert {each.span.document for each in errors} == {SCENARIO}
    for diagnostic in library.diagnostics:
        assert is_located(diagnostic, library.texts), diagnostic


def test_a_folder_with_the_name_of_a_scenario_is_an_error(tmp_path: Path) -> None:
    course = make_course(tmp_path)
    (course.root / SCENARIO).mkdir()
    (diagnostic,) = load_course(course).diagnostics
    assert (diagnostic.code, diagnostic.span.document) == ("unreadable", SCENARIO)


@pytest.mark.parametrize("name", ["study.yml", "quotations.yml", "model.yml", "quotations.lock"])
def test_missing_evidence_is_an_error(name: str, tmp_path: Path) -> None:
    course = make_course(tmp_path)
    (course.evidence / name).unlink()
    library = load_course(course)
    assert [(each.code, each.span.document) for each in library.diagnostics] == [
        ("unreadable", f"content/evidence/{name}")
    ]
    assert (library.evidence is None) == (name != "quotations.lock")
