"""`outline` and `explain` as a shell meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main

from .support import REPOSITORY, make_course, one_choice

GOOD = one_choice(
    "shows: [giving-up]\ntemptation: It is late.\nunfolds:\n"
    "  - {effect: lost-trust, quote: t2-13}\n  - illustration: She leaves a glove behind."
)


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def course(tmp_path: Path) -> Path:
    files = {
        "scenarios/good.yml": GOOD,
        "scenarios/wrong.yml": GOOD.replace("lost-trust", "mood-energy"),
        "scenarios/lost.yml": GOOD.replace("goto: end", "goto: nowhere", 1),
        "scenarios/broken.yml": "[\n",
    }
    return make_course(tmp_path, files).root


def test_the_outline_of_a_real_scenario() -> None:
    result = run("outline", "three-visits", "--course", REPOSITORY)
    assert result.exit_code == 0
    assert result.output.startswith("Three visits (three-visits)\n\nOctober, 11:20 · with you\n")
    assert "● both true · shows presence of empathy · to 2 paying · expects belief" in result.output
    assert "→ if experienced: avoiding care · to 16 ending empty slot" in result.output
    assert "▼ 16 Thursday, 11:20 · low ending · from 8" in result.output


def test_the_outline_stops_at_the_scenarios_own_mistakes_only(course: Path) -> None:
    assert run("outline", "good", "--course", course).exit_code == 0
    result = run("outline", "lost", "--course", course)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "error[unknown-scene]" in result.stderr
    assert "broken.yml" not in result.stderr


@pytest.mark.parametrize("command", [("outline",), ("explain", "opening", "first")])
def test_a_scenario_that_cannot_be_read_is_1(course: Path, command: tuple[str, ...]) -> None:
    name, *rest = command
    result = run(name, "broken", *rest, "--course", course)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "scenarios/broken.yml:1:1: error[not-yaml]" in result.stderr


def test_an_explanation_in_words(course: Path) -> None:
    result = run("explain", "good", "opening", "first", "--course", course)
    assert result.exit_code == 0
    text = " ".join(result.output.split())
    assert text.startswith("good › opening › first You speak.")
    assert "giving-up: Lack of effort," in text
    assert "Experienced on every trail before it nothing" in text
    assert "[A participant described this; l051] (Participant 1A, quotation t2-13)" in text
    assert "t2-13, participant 1A: “I lost a lot of trust in the medical profession," in text
    assert "illustration: She leaves a glove behind." in text
    assert "avoiding-care: Avoiding seeking health care" in text
    assert "Supported only with “as-a-whole: true” self-doubt" in text
    assert "of the side that is not met here: hope, trust," in text
    assert max(len(line) for line in result.output.splitlines()) <= 80


def test_an_explanation_for_a_program(course: Path) -> None:
    result = run("explain", "good", "opening", "first", "--course", course, "--format", "json")
    told = json.loads(result.output)
    assert (told["scenario"], told["scene"], told["act"]) == ("good", "opening", "first")
    effect, illustration = told["unfolds"]
    assert effect["id"] == "lost-trust"
    assert effect["chain"][-1]["link"] == "l051"
    assert effect["chain"][-1]["quotations"][0]["id"] == "t2-13"
    assert effect["beside"][0]["participant"] == "1A"
    assert illustration["illustration"] == "She leaves a glove behind."
    later = {each["id"]: each["after"] for each in told["supported"]}
    assert later["avoiding-care"] == []
    assert {each["id"] for each in told["unsupported"]} >= {"hope", "trust"}


def test_an_unsupported_effect_is_explained_not_refused(course: Path) -> None:
    result = run("explain", "wrong", "opening", "first", "--course", course)
    assert result.exit_code == 0
    text = " ".join(result.output.split())
    assert "mood-energy: not supported. It belongs to the side of the model that is not" in text


def test_what_is_witnessed_is_explained() -> None:
    named = ("the-known-diagnosis", "doorway-flare", "witnessed")
    result = run("explain", *named, "--course", REPOSITORY)
    assert result.exit_code == 0
    assert "What was done here shows" in " ".join(result.output.split())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("outline", "goood"), "There is no scenario “goood”. Did you mean “good”?"),
        (("explain", "goood", "a", "b"), "There is no scenario “goood”. Did you mean “good”?"),
        (("explain", "good", "openin", "b"), "There is no scene “openin”. Did you mean “opening”?"),
        (("explain", "good", "opening", "frist"), "no choice “frist”. Did you mean “first”?"),
        (("explain", "good", "end", "witnessed"), "There is no choice “witnessed”."),
    ],
)
def test_an_unknown_name_is_2(course: Path, arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments, "--course", course)
    assert result.exit_code == 2
    assert message in result.output


def test_no_evidence_is_1(course: Path) -> None:
    (course / "content" / "evidence" / "model.yml").write_text("[\n", encoding="utf-8")
    assert run("outline", "good", "--course", course).exit_code == 1
