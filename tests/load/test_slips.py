"""Broken YAML is told where it was broken, with the remedy, whichever parser reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import main
from generator.load import yaml_tree
from generator.load.yaml_tree import parse_yaml

from ..support import make_course

HEAD = "title: A\nscenes:\n  opening:\n    encounter: visit\n"
"""Four lines; what is broken starts on line 5."""


@pytest.fixture(autouse=True, params=["libyaml", "PyYAML"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "PyYAML":
        monkeypatch.setattr(yaml_tree, "_PARSER", yaml.SafeLoader)


def told(text: str) -> tuple[int, int, str, str]:
    """Line, column, message and hint of the only finding."""
    ((finding, span),) = parse_yaml("it.yml", text.encode()).findings
    assert finding.code == "not-yaml"
    assert span is not None
    return span.line, span.column, finding.message, finding.hint


@pytest.mark.parametrize("mark", ['"', "'"])
def test_an_open_quotation_is_told_where_it_opened(mark: str) -> None:
    text = f"{HEAD}    text: {mark}She waits.\n    choices:\n      ask: {{goto: end}}\n" + "\n" * 20
    line, column, message, _ = told(text)
    assert (line, column) == (5, 11)
    assert message == "The quotation mark that stands here is never closed."


def test_an_open_quotation_that_another_text_closes_is_told_where_it_opened() -> None:
    line, column, message, _ = told(
        f'{HEAD}    text: "She waits.\n    choices:\n      ask:\n        text: "You nod."\n'
    )
    assert (line, column) == (5, 11)
    assert "closed only on line 8" in message


@pytest.mark.parametrize(
    ("lines", "closing"),
    [
        ("    shows: [a, b\n    choices:\n      ask: x\n", "]"),
        ("    shows: [a, b\n\n\n", "]"),
        ("    shows: [\n", "]"),
        ("    ending: {title: A, tone: good\n  end:\n    text: x\n", "}"),
        ("    ending: {title: A, tone: good", "}"),
    ],
)
def test_an_open_bracket_is_told_where_it_opened(lines: str, closing: str) -> None:
    line, column, message, hint = told(HEAD + lines)
    assert line == 5
    assert lines[column - 1] in "[{"
    assert message.endswith(f"that stands here is not closed with “{closing}”.")
    assert hint.startswith("Close it")


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ("\ttext: x\n", (5, 1)),
        ("    choices:\n\t\task: x\n", (6, 1)),
        ("    text: So.\n    \tgoto: end\n", (6, 5)),
        ("    text: >-\n      She waits.\n\tShe goes.\n    goto: end\n", (7, 1)),
    ],
)
def test_a_tab_is_told_with_its_remedy(lines: str, place: tuple[int, int]) -> None:
    line, column, message, hint = told(HEAD + lines)
    assert (line, column) == place
    assert "indented with a tab" in message
    assert hint.startswith("Replace the tab with spaces")


@pytest.mark.parametrize(
    ("lines", "place", "held"),
    [
        ("    text: Good news: then\n    goto: end\n", (5, 20), "holds “: ”"),
        ("    text: “Good news: then”\n", (5, 21), "holds “: ”"),
        ("    text: « Bon : alors »\n", (5, 17), "holds “: ”"),
        ("    text: She waits\n      and says: no\n", (6, 15), "holds “: ”"),
        ("    text: She says this:\n    goto: end\n", (5, 24), "ends with a colon"),
        ("    objectives:\n      - Ask: then: listen\n", (6, 18), "holds “: ”"),
    ],
)
def test_a_colon_in_a_text_needs_straight_quotation_marks_or_a_block(
    lines: str, place: tuple[int, int], held: str
) -> None:
    line, column, message, hint = told(HEAD + lines)
    assert (line, column) == place
    assert held in message
    assert "straight quotation marks" in hint
    assert "curly ones, “…”, do not count" in hint
    assert "after “>-”" in hint


@pytest.mark.parametrize(
    ("lines", "place", "words"),
    [
        ("    takes:No.\n    goto: end\n", (5, 10), "a space is missing"),
        ("    goto: end\n    takes:No.\n  end:\n    text: x\n", (6, 10), "a space is missing"),
        ("    ask:\n      takes:No.\n      goto: end\n", (6, 12), "a space is missing"),
        ("    takes:No. # so\n    # more\n    goto: end\n", (5, 10), "a space is missing"),
        ("    choices\n      ask:\n        text: x\n", (5, 5), "a colon is missing"),
        ("    text: She waits\nand waits.\n    goto: end\n", (6, 1), "neither a key"),
        ("    text: She waits\n  and waits.\n    goto: end\n", (6, 3), "neither a key"),
        ("    text: |\n      She\n  waits here.\n    goto: end\n", (7, 3), "neither a key"),
        ("    text: She waits.\n     goto: end\n", (6, 6), "indented further than line 5"),
        ("    text: She waits.\n   goto: end\n", (6, 4), "like no line above"),
        ("    unfolds:\n      - a\n    - b\n", (7, 5), "like no line above"),
        ('    text: "Look" she says.\n', (5, 18), "what follows is left over"),
        ("    text: 'She doesn't.'\n", (5, 22), "what follows is left over"),
        ("    text: [She waits] and goes.\n", (5, 23), "starts with a bracket"),
        ("    end: {title: A: b, tone: good}\n", (5, 19), "Between “{” and “}”"),
        ("    text: @home\n", (5, 11), "cannot start with “@”"),
        ("    text: *She* waits.\n", (5, 11), "cannot start with “*”"),
        ("    text: > She waits.\n", (5, 13), "nothing else can stand on the line"),
        ("    unfolds: - a\n", (5, 14), "A list cannot start"),
        ("    text: , x\n", (5, 11), "not valid YAML"),
    ],
)
def test_a_slip_is_told_on_its_own_line(lines: str, place: tuple[int, int], words: str) -> None:
    line, column, message, hint = told(HEAD + lines)
    assert (line, column) == place
    assert words in message
    assert hint


def test_the_excerpt_is_never_empty_and_shows_tabs(tmp_path: Path) -> None:
    files = {
        "scenarios/open.yml": HEAD + '    text: "So.\n\n\n',
        "scenarios/tabs.yml": HEAD + "\t\ttext: So.\n",
    }
    course = make_course(tmp_path, files)
    output = CliRunner().invoke(main, ["check", "--course", str(course.root)]).output
    assert '  5 |     text: "So.\n    |           ^\n' in output
    assert "  5 | →→text: So.\n    | ^\n" in output
