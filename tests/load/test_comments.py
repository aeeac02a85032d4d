"""Which “# downstream:” is a comment, and which lines it speaks for."""

from __future__ import annotations

import pytest
import yaml

from generator.diagnostics.span import Comment
from generator.load import yaml_tree
from generator.load.yaml_tree import parse_yaml

NAME = "scenarios/it.yml"
SAID = "# downstream: allow[a] yes"


@pytest.fixture(autouse=True, params=[None, yaml.SafeLoader], ids=["as built", "in Python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Either parser marks texts alike."""
    if request.param:
        monkeypatch.setattr(yaml_tree, "_PARSER", request.param)


def comments_of(text: str) -> tuple[Comment, ...]:
    return parse_yaml(NAME, text.encode()).source.comments


def said(text: str) -> list[tuple[int, str, tuple[int, ...]]]:
    return [(each.span.line, each.said, each.lines) for each in comments_of(text)]


def lines_of(text: str) -> list[tuple[int, ...]]:
    return [each.lines for each in comments_of(text)]


def test_a_comment_at_the_end_of_a_line_speaks_for_that_line() -> None:
    assert said(f"a: b\nc: d  {SAID}\ne: f\n") == [(2, "allow[a] yes", (2,))]


def test_a_comment_on_a_line_of_its_own_speaks_for_the_next_line_too() -> None:
    assert lines_of(f"a:\n  {SAID}\n  c: d\n") == [(2, 3)]


def test_comments_that_stand_one_above_the_other_speak_for_the_same_line() -> None:
    assert lines_of(f"{SAID}\n# something else\n{SAID}\na: b\n") == [(1, 4), (3, 4)]


def test_an_empty_line_ends_what_a_comment_speaks_for() -> None:
    assert lines_of(f"{SAID}\n\na: b\n") == [(1, 2)]


def test_its_place_is_the_whole_comment() -> None:
    (comment,) = comments_of(f"é: “ü”  {SAID}  \n")
    assert comment.span.document == NAME
    assert (comment.span.line, comment.span.column) == (1, 9)
    assert comment.span.end_column == 9 + len(SAID)


@pytest.mark.parametrize(
    "text",
    [
        f'a: "b {SAID}"\n',
        f"a: 'b {SAID}'\n",
        f'a: "b\n  {SAID}\n  c"\n',
        f"a: |\n  b\n  {SAID}\n",
        f"a: >-\n  b\n\n  {SAID}\nc: d\n",
        f"- |\n {SAID}\n",
        f'"{SAID}": b\n',
        f"a: b{SAID}\n",
    ],
    ids=["quoted", "single", "over lines", "block", "folded", "in a list", "a key", "no space"],
)
def test_a_sign_within_a_text_is_no_comment(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f'a: "b # c" {SAID}\n', 1),
        (f"a: |  {SAID}\n  b\n", 1),
        (f"a: >-\n  b\n{SAID}\nc: d\n", 3),
        (f"a: |\n  b\n\n {SAID}\nc: d\n", 4),
        (f"a: b\n  c {SAID}\n", 2),
        (f"a: [b, {SAID}\n  c]\n", 1),
        (f"a: b #1 c {SAID}\n", 1),
        (f"a: b\n{SAID}", 2),
        ("a: b #downstream:allow[a] yes\n", 1),
    ],
    ids=[
        "after quotes",
        "beside a block's sign",
        "after a block",
        "shallower than its block",
        "plain text",
        "in brackets",
        "in a comment",
        "the last line",
        "without spaces",
    ],
)
def test_a_comment_is_found_wherever_yaml_has_one(text: str, line: int) -> None:
    assert [(number, words) for number, words, _ in said(text)] == [(line, "allow[a] yes")]


@pytest.mark.parametrize("text", [f"a: [ {SAID}\n", f"a: 'b {SAID}\n", f"\x00 {SAID}\n"])
def test_a_text_that_is_not_yaml_has_no_comments(text: str) -> None:
    assert said(text) == []


def test_hostile_texts_take_no_time() -> None:
    assert said("[" * 100_000 + f"\n{SAID}\n") == []
    assert len(said(f"a: b\n{f'{SAID}{chr(10)}' * 20_000}")) == 20_000
    assert len(said(f"a: b # downstream: {'x' + ' ' * 900_000}y\n")) == 1
