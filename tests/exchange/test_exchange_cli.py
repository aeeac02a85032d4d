"""The two commands, as a shell meets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.exchange.ink import ink

from ..support import make_course, one_choice
from ..test_cli import run
from .stories import of_text, scenario_in

GOOD = one_choice("shows: [effort]\nunfolds: [hope]")
BAD = GOOD.replace("goto: end", "goto: nowhere", 1)
TWEE = ":: Start\nHello. [[One->End]] [[Two->End]]\n\n:: End\nBye.\n"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    files = {"scenarios/it.yml": GOOD, "scenarios/bad.yml": BAD}
    return make_course(tmp_path / "course", files).root


@pytest.mark.parametrize("form", ["ink", "twee"])
def test_an_export_goes_to_standard_output_or_to_a_file(form: str, course: Path) -> None:
    before = sorted(course.rglob("*"))
    result = run("export", "it", "--format", form, "--course", course)
    assert result.exit_code == 0
    file = course.parent / f"it.{form}"
    told = run("export", "it", "--format", form, "--course", course, "--output", file)
    assert told.output == f"Wrote {file}.\n"
    assert file.read_bytes().decode() == result.output
    if form == "ink":
        assert result.output == ink(of_text(GOOD).source)
    assert sorted(course.rglob("*")) == before


def test_a_scenario_with_mistakes_is_not_exported(course: Path) -> None:
    result = run("export", "bad", "--format", "ink", "--course", course)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "scenarios/bad.yml:18:15: error[unknown-scene]" in result.stderr


@pytest.mark.parametrize(
    "more",
    [
        ["nobody", "--format", "ink"],
        ["it", "--format", "word"],
        ["it"],
        ["it", "--format", "ink", "--language", "tlh"],
        ["it", "--format", "ink", "--output", "no/such/folder/it.ink"],
    ],
)
def test_wrong_usage_of_export_is_2(more: list[str], course: Path) -> None:
    assert run("export", *more, "--course", course).exit_code == 2


def test_an_unknown_scenario_is_told_as_elsewhere(course: Path) -> None:
    told = {
        command: run(command, "itt", *more, "--course", course).stderr
        for command, more in (("export", ["--format", "ink"]), ("outline", []))
    }
    assert "There is no scenario “itt”. Did you mean “it”?" in told["export"]
    assert told["export"] == told["outline"]


def test_a_story_comes_in_as_a_skeleton(course: Path) -> None:
    story = course.parent / "story.twee"
    story.write_text(TWEE, encoding="utf-8")
    result = run("import", story, "--id", "new-one", "--course", course)
    assert result.exit_code == 0
    told = "scenarios/new-one.yml:3:1: error[to-be-written]: Give the scenario a title."
    assert told in result.stderr
    written = (course / "scenarios" / "new-one.yml").read_text("utf-8")
    assert list(scenario_in(written).scenes["start"].choices) == ["one", "two"]


def test_an_editor_knows_what_may_stand_in_a_skeleton(course: Path) -> None:
    story = course.parent / "story.twee"
    story.write_text(TWEE, encoding="utf-8")
    run("import", story, "--id", "new-one", "--course", course)
    file = course / "scenarios" / "new-one.yml"
    first = file.read_text("utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (file.parent / first.partition("$schema=")[2]).is_file()


def test_a_skeleton_does_not_pass_as_it_is(course: Path) -> None:
    """Not even without its comments."""
    story = course.parent / "story.twee"
    story.write_text(TWEE, encoding="utf-8")
    run("import", story, "--id", "new-one", "--course", course)
    file = course / "scenarios" / "new-one.yml"
    told = run("check", file)
    assert told.output.count("error[to-be-written]") == 10
    assert "allow-malformed" not in told.output
    assert "Missing here: shows, response, takes, unfolds." in told.output
    assert told.exit_code == 1
    built = run("build", "--course", course)
    assert built.exit_code == 1
    assert not (course / "site").exists()
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if "# down" not in line), encoding="utf-8")
    told = run("check", file)
    assert told.output.count("error[to-be-written]: This is still to be written.") == 9


def test_nothing_is_overwritten(course: Path) -> None:
    story = course.parent / "story.twee"
    story.write_text(TWEE, encoding="utf-8")
    result = run("import", story, "--id", "it", "--course", course)
    assert result.exit_code == 2
    assert "is there already" in result.output
    assert (course / "scenarios" / "it.yml").read_text("utf-8") == GOOD


def test_of_a_damaged_story_nothing_is_written(course: Path) -> None:
    story = course.parent / "story.twee"
    story.write_text("no passage\n", encoding="utf-8")
    before = sorted(course.rglob("*"))
    result = run("import", story, "--id", "new-one", "--course", course)
    assert result.exit_code == 1
    assert f"{story.as_posix()}:1:1: error[not-twee]" in result.stderr
    assert "Nothing was written." in result.stderr
    assert sorted(course.rglob("*")) == before


@pytest.mark.parametrize("name", ["New", "a_b", "../up", "it.fr", "", "index", "a" * 61])
def test_an_id_must_be_one(name: str, course: Path) -> None:
    story = course.parent / "story.twee"
    story.write_text(TWEE, encoding="utf-8")
    assert run("import", story, "--id", name, "--course", course).exit_code == 2
    assert sorted(path.name for path in (course / "scenarios").iterdir()) == ["bad.yml", "it.yml"]


def test_out_and_in_again_by_the_commands(course: Path) -> None:
    story = course.parent / "it.twee"
    run("export", "it", "--format", "twee", "--course", course, "--output", story)
    assert run("import", story, "--id", "it-again", "--course", course).exit_code == 0
    written = (course / "scenarios" / "it-again.yml").read_text("utf-8")
    assert scenario_in(written).scenes == scenario_in(GOOD).scenes
    assert run("check", course / "scenarios" / "it-again.yml").exit_code == 0
