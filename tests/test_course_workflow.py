"""The workflow that comes with a new course: what it runs does run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from generator import build
from generator.cli import main
from generator.project import templates_folder

from .support import make_course, one_choice

WORKFLOW = templates_folder() / "course" / ".github" / "workflows" / "scenarios.yml"


@pytest.fixture(scope="module")
def workflow() -> dict[str, Any]:
    return dict(yaml.safe_load(WORKFLOW.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    (job,) = workflow["jobs"].values()
    return list(job["steps"])


def test_actions_are_pinned_by_major_version(steps: list[dict[str, Any]]) -> None:
    used = [step["uses"] for step in steps if "uses" in step]
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", each) for each in used)


def test_it_may_only_read_and_names_no_package_index(workflow: dict[str, Any]) -> None:
    assert workflow["permissions"] == {"contents": "read"}
    text = WORKFLOW.read_text(encoding="utf-8")
    assert "://" not in text
    assert "index" not in text


def test_what_it_runs_runs(
    steps: list[dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def publisher(config: Path, pages: Path, theme: Path, out: Path, *_: object) -> None:
        out.mkdir(parents=True)
        (out / "index.html").write_text("A site.", "utf-8")

    monkeypatch.setitem(build.PUBLISHERS, "material", publisher)
    course = make_course(tmp_path, {"scenarios/it.yml": one_choice("shows: [effort]")})
    monkeypatch.chdir(course.root)
    commands = [shlex.split(step["run"]) for step in steps if "run" in step]
    ours = [arguments for program, *arguments in commands if program == "downstream"]
    assert [arguments[0] for arguments in ours] == ["check", "build"]
    for arguments in ours:
        assert CliRunner().invoke(main, arguments).exit_code == 0, arguments
    (upload,) = [step for step in steps if "upload-artifact" in step.get("uses", "")]
    assert (course.root / upload["with"]["path"] / "index.html").is_file()


def test_a_mistake_fails_it(
    steps: list[dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = make_course(tmp_path, {"scenarios/it.yml": one_choice("shows: [efort]")})
    monkeypatch.chdir(course.root)
    (check,) = [
        shlex.split(step["run"])[1:] for step in steps if "downstream check" in step.get("run", "")
    ]
    result = CliRunner().invoke(main, check)
    assert result.exit_code == 1
    assert result.output.startswith("::error file=scenarios/it.yml,line=")
