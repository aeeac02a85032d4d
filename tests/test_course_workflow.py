"""The workflow that comes with a new course: what it runs does run."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from generator import build
from generator.cli import main
from generator.project import templates_folder
from generator.start.course import new_course

from .support import REPOSITORY, make_course, one_choice

# On the public index, our name is another project's.
BARE_NAME = re.compile(
    r"\b(?:pip|pipx|uv|uvx)\b[^\n`]*[\s\"']downstream(?![\w/-])"
    r"|\bdownstream\s*[=<>~!]="
    r"|DOWNSTREAM:\s*downstream(?![\w/-])"
)

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


@pytest.mark.parametrize(
    "text",
    [
        "pip install downstream",
        "Type `pip install -U downstream`.",
        'python -m pip install --upgrade "downstream==0.1.0"',
        "uvx downstream serve",
        "DOWNSTREAM: downstream",
        "click\ndownstream==0.1.0\n",
    ],
)
def test_a_bare_name_is_recognised(text: str) -> None:
    assert BARE_NAME.search(text)


@pytest.mark.parametrize(
    "text",
    ["pip install downstream-0.1.0-py3-none-any.whl", "downstream serve", "install ./downstream-*"],
)
def test_a_wheel_and_the_command_are_no_bare_name(text: str) -> None:
    assert not BARE_NAME.search(text)


def test_nothing_tells_to_install_by_a_bare_name(tmp_path: Path) -> None:
    course = new_course(tmp_path / "course").root
    pages = REPOSITORY / "content" / "pages"
    texts = [path for folder in (course, pages) for path in folder.rglob("*") if path.is_file()]
    assert pages / "educators" / "first-hour.fr.md" in texts
    assert course / ".github" / "workflows" / "scenarios.yml" in texts
    found = {path: BARE_NAME.search(path.read_text(encoding="utf-8")) for path in texts}
    assert [path for path, bare in found.items() if bare] == []


@pytest.mark.skipif(shutil.which("bash") is None, reason="a workflow’s steps are run by bash")
@pytest.mark.parametrize(
    ("kept", "installed"),
    [
        ((), None),
        (("downstream",), None),
        (("downstream-0.1.0-py3-none-any.whl",), "./downstream-0.1.0-py3-none-any.whl"),
        (("downstream-0.1.0-py3-none-any.whl", "downstream-0.2.0-py3-none-any.whl"), None),
    ],
)
def test_it_installs_the_one_wheel_in_the_repository_and_nothing_else(
    kept: tuple[str, ...],
    installed: str | None,
    steps: list[dict[str, Any]],
    workflow: dict[str, Any],
    tmp_path: Path,
) -> None:
    (script,) = [step["run"] for step in steps if "install" in step.get("run", "")]
    programs, repository = tmp_path / "programs", tmp_path / "repository"
    programs.mkdir()
    repository.mkdir()
    for name in ("python", "pip"):
        (programs / name).write_text('#!/bin/sh\necho "$0 $*" >> "$CALLED"\n', encoding="utf-8")
        (programs / name).chmod(0o755)
    for name in kept:
        (repository / name).touch()
    called = tmp_path / "called"
    ran = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=repository,
        env={
            **os.environ,
            **workflow.get("env", {}),
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "CALLED": str(called),
        },
        capture_output=True,
        encoding="utf-8",
    )
    if installed is None:
        assert ran.returncode == 1
        assert ran.stdout.startswith("::error::Keep one file downstream-….whl")
        assert not called.exists()
    else:
        assert ran.returncode == 0, ran.stderr
        called_with = f"{programs / 'python'} -m pip install {installed}\n"
        assert called.read_text(encoding="utf-8") == called_with


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
