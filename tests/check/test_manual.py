"""The pages of mistakes in a terminal and in ``docs/``, and what ``docs/`` says of the formats."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.check.checking import MISTAKES
from generator.check.examples import told_of
from generator.check.manual import THEMES, manual, page, shown
from generator.cli import main
from generator.diagnostics.mistake import Mistake, Theme, excerpts
from generator.diagnostics.report import report

from ..support import REPOSITORY

DOCS = REPOSITORY / "docs"
EVERY = [pytest.param(each, id=each.code) for each in MISTAKES]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_the_manual_is_up_to_date() -> None:
    written = (DOCS / "diagnostics.md").read_text(encoding="utf-8")
    assert written == manual().rstrip() + "\n", "downstream rule --all --to docs/diagnostics.md"


def test_the_command_writes_the_manual(tmp_path: Path) -> None:
    path = tmp_path / "diagnostics.md"
    assert run("rule", "--all", "--to", path).exit_code == 0
    assert path.read_bytes() == (DOCS / "diagnostics.md").read_bytes()


@pytest.mark.parametrize("mistake", EVERY)
def test_a_page_says_everything(mistake: Mistake) -> None:
    text = run("rule", mistake.code).output
    assert text == page(mistake) + "\n"
    for part in (
        mistake.title,
        mistake.meaning,
        mistake.why,
        f"{mistake.severity}[{mistake.code}]",
    ):
        assert part in text
    for example in (mistake.fails, mistake.passes):
        for name, excerpt in excerpts(example).items():
            assert f"# {name}\n{shown(excerpt).rstrip()}\n" in text
    assert (
        f"allow[{mistake.code}]" in text.split("**This passes:**")[1]
    ) == mistake.may_be_silenced


def test_without_a_code_all_are_listed_by_theme() -> None:
    lines = run("rule").output.splitlines()
    assert [line for line in lines if line and not line.startswith(" ")] == [*THEMES.values()]
    assert {line.split()[0] for line in lines if line.startswith(" ")} == {m.code for m in MISTAKES}
    assert set(THEMES) == set(Theme)


def test_a_code_that_does_not_exist_is_wrong_usage() -> None:
    result = run("rule", "unknown-scenes")
    assert result.exit_code == 2
    assert "Did you mean “unknown-scene”?" in result.output


def test_the_json_in_the_documentation_is_what_is_written() -> None:
    (mistake,) = [each for each in MISTAKES if each.code == "unknown-scene"]
    told = told_of(mistake.fails)
    text = (DOCS / "diagnostics-format.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    assert block.rstrip() == report(told.diagnostics, told.texts, "json")
    keys = {key for each in json.loads(block)["diagnostics"] for key in each}
    table = {
        key
        for line in text.splitlines()
        if line.startswith("| `")
        for key in re.findall(r"`([a-z_]+)`", line.split("|")[1])
    }
    assert table == {*keys, "format", "diagnostics", "silenced"}
    assert "    " + report(told.diagnostics, told.texts, "github") + "\n" in text


def test_the_documentation_names_the_errors_that_can_be_silenced() -> None:
    text = (DOCS / "diagnostics-format.md").read_text(encoding="utf-8")
    for mistake in MISTAKES:
        if mistake.may_be_silenced and mistake.severity == "error":
            assert f"`{mistake.code}`" in text
