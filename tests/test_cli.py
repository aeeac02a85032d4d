"""The command line as a shell meets it: words, formats and exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import build
from generator.cli import main, site
from generator.publish.errors import PublishError

from .support import make_course, one_choice

GOOD = one_choice("shows: [effort]\nunfolds: [hope]")
BAD = GOOD.replace("goto: end", "goto: nowhere", 1)
WARNS = GOOD.replace("text: You speak.", "text: You speak at last. #4")


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return make_course(tmp_path, {"scenarios/good.yml": GOOD}).root


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    files = {"scenarios/good.yml": GOOD, "scenarios/bad.yml": BAD, "scenarios/worse.yml": "[\n"}
    return make_course(tmp_path, files).root


def test_nothing_wrong_is_0(good: Path) -> None:
    result = run("check", "--course", good)
    assert (result.exit_code, result.output) == (0, "No mistakes found.\n")
    assert run("check", "--course", good, "--strict").exit_code == 0


def test_mistakes_are_1(bad: Path) -> None:
    result = run("check", "--course", bad)
    assert result.exit_code == 1
    assert "scenarios/bad.yml:18:15: error[unknown-scene]: " in result.output
    assert "scenarios/worse.yml:1:1: error[not-yaml]: " in result.output
    assert result.output.endswith("\n2 errors\n")


def test_warnings_are_0_and_under_strict_1(tmp_path: Path) -> None:
    course = make_course(tmp_path, {"scenarios/warns.yml": WARNS}).root
    assert run("check", "--course", course).output.endswith("\n1 warning\n")
    assert run("check", "--course", course).exit_code == 0
    assert run("check", "--course", course, "--strict").exit_code == 1


def test_json_is_only_json(bad: Path, tmp_path: Path) -> None:
    told = json.loads(run("check", "--course", bad, "--format", "json").output)["diagnostics"]
    assert [(each["file"], each["code"]) for each in told] == [
        ("scenarios/bad.yml", "unknown-scene"),
        ("scenarios/worse.yml", "not-yaml"),
    ]
    for name in ("bad.yml", "worse.yml"):
        (bad / "scenarios" / name).unlink()
    result = run("check", "--course", bad, "--format", "json")
    assert json.loads(result.output) == {"format": 1, "diagnostics": [], "silenced": []}


def test_github_is_only_annotations(bad: Path) -> None:
    result = run("check", "--course", bad, "--format", "github")
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("::error file=scenarios/") for line in lines)


def test_github_takes_paths_from_where_the_command_runs(
    bad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def files(*more: str | Path) -> set[str]:
        output = run("check", "--format", "github", *more).output
        return {line.split("file=")[1].split(",")[0] for line in output.splitlines()}

    beside = {"scenarios/bad.yml", "scenarios/worse.yml"}
    monkeypatch.chdir(bad)
    assert files() == beside
    monkeypatch.chdir(bad.parent)
    assert files("--course", bad) == {f"{bad.name}/{each}" for each in beside}
    monkeypatch.chdir(bad / "scenarios")
    assert files() == beside


@pytest.mark.parametrize(
    ("path", "exit_code", "told"),
    [
        ("scenarios/good.yml", 0, []),
        ("scenarios/bad.yml", 1, ["scenarios/bad.yml"]),
        ("scenarios", 1, ["scenarios/bad.yml", "scenarios/worse.yml"]),
        ("content", 0, []),
    ],
)
def test_paths_choose_what_is_told(path: str, exit_code: int, told: list[str], bad: Path) -> None:
    result = run("check", bad / path, "--format", "json")
    assert result.exit_code == exit_code
    assert [each["file"] for each in json.loads(result.output)["diagnostics"]] == told


def test_several_paths_add_up(bad: Path) -> None:
    paths = [bad / "scenarios" / name for name in ("worse.yml", "bad.yml", "good.yml")]
    result = run("check", *paths, "--format", "json")
    assert len(json.loads(result.output)["diagnostics"]) == 2


def test_paths_are_taken_from_where_one_stands(bad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bad / "scenarios")
    result = run("check", "bad.yml", "--format", "json")
    (told,) = json.loads(result.output)["diagnostics"]
    assert told["file"] == "scenarios/bad.yml"
    assert run("check").exit_code == 1


@pytest.mark.parametrize("command", ["check", "build", "serve", "lock-quotations"])
def test_no_course_is_2(command: str, tmp_path: Path) -> None:
    result = run(command, "--course", tmp_path)
    assert result.exit_code == 2
    assert "no course found" in result.output


@pytest.mark.parametrize("command", ["check", "build", "serve", "lock-quotations"])
def test_one_folder_above_the_course_says_where_to_go(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_course(tmp_path / "my-course")
    (tmp_path / "notes").mkdir()
    monkeypatch.chdir(tmp_path)
    result = run(command)
    assert result.exit_code == 2
    assert result.output.rstrip().endswith("Go there first: cd my-course")
    make_course(tmp_path / "The other one")
    assert run(command).output.rstrip().endswith('cd "The other one" or cd my-course')
    monkeypatch.chdir(tmp_path / "notes")
    assert f"cd {tmp_path / 'my-course'}" in run(command, "--course", tmp_path).output


def test_beside_many_courses_none_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        make_course(tmp_path / f"course-{number}")
    monkeypatch.chdir(tmp_path)
    assert "a course has a mkdocs.yml" in run("check").output


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--course", "no/such/folder"],
        ["check", "no-such-file.yml"],
        ["check", "--format", "xml"],
        ["build", "--publisher", "typewriter"],
        ["serve", "--port", "70000"],
        ["chekc"],
        ["check", "--stricter"],
    ],
)
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_checking_writes_nothing(good: Path) -> None:
    before = sorted(good.rglob("*"))
    run("check", "--course", good)
    assert sorted(good.rglob("*")) == before


def test_building_with_mistakes_is_1_and_writes_nothing(bad: Path) -> None:
    before = sorted(bad.rglob("*"))
    result = run("build", "--course", bad)
    assert result.exit_code == 1
    assert "error[unknown-scene]" in result.output
    assert "2 errors" in result.output
    assert "last good site stays" in result.stderr
    assert sorted(bad.rglob("*")) == before


def fails(*_: object) -> None:
    raise PublishError("the publisher is out of ink")


def test_our_own_failure_is_2(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(build.PUBLISHERS, "material", fails)
    result = run("build", "--course", good)
    assert result.exit_code == 2
    assert "out of ink" in result.output
    assert not (good / "site").exists()


def test_serving_fails_with_2_where_it_cannot(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("address already in use")

    monkeypatch.setattr(site, "serve_course", refuse)
    result = run("serve", "--course", good)
    assert result.exit_code == 2
    assert "address already in use" in result.output


def test_the_lock_follows_a_correction_and_says_which(good: Path) -> None:
    assert run("lock-quotations", "--course", good).output == "Nothing had changed.\n"
    lock = good / "content" / "evidence" / "quotations.lock"
    locked = lock.read_bytes()
    path = good / "content" / "evidence" / "quotations.yml"
    path.write_text(path.read_text("utf-8").replace("brushed under", "swept under"), "utf-8")
    assert run("check", "--course", good).exit_code == 1
    assert run("lock-quotations", "--course", good).output == "Locked anew: t2-08\n"
    assert run("check", "--course", good).exit_code == 0
    changed = set(lock.read_bytes().splitlines()) ^ set(locked.splitlines())
    assert {line.split()[0] for line in changed} == {b"t2-08"}


def test_nothing_is_locked_that_cannot_be_read(good: Path) -> None:
    path = good / "content" / "evidence" / "quotations.yml"
    lock = good / "content" / "evidence" / "quotations.lock"
    locked = lock.read_bytes()
    path.write_text("quotations: [\n", "utf-8")
    result = run("lock-quotations", "--course", good)
    assert result.exit_code == 1
    assert "error[not-yaml]" in result.output
    assert lock.read_bytes() == locked


def test_it_runs_as_a_module(bad: Path) -> None:
    command = [sys.executable, "-m", "generator", "check", "--course", str(bad)]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 1
    assert "error[unknown-scene]" in ran.stdout
    assert "Traceback" not in ran.stdout + ran.stderr


def test_help_and_version_are_there() -> None:
    assert "Build branching encounters" in run("--help").output
    assert run("--version").output.startswith("downstream, version ")
