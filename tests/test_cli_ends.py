"""How commands end that do not end well, and how they speak to systems with other encodings."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import build
from generator.cli import main, seeing
from generator.load.twee.importing import import_twee
from generator.project import Course

from .support import REPOSITORY, make_course, one_choice

SCENARIO = one_choice("shows: [effort]\nunfolds: [hope]").replace("She waits.", "Elle attend → là.")
PATIENCE = 30.0
# A publisher that never ends, with a program of its own.
SLOW = """
import signal, sys
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # these tests may run under nohup
from generator import build
from generator.cli import main

def publisher(config, pages, theme, out, settings, running):
    running.run([sys.executable, "-c", "import os, sys, time; open(sys.argv[1], 'w').write("
        "str(os.getpid())); time.sleep(600)", sys.argv[-1] + "/publisher.pid"], None)

build.PUBLISHERS["material"] = publisher
main(sys.argv[1:-1])
"""


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return make_course(tmp_path / "course", {"scenarios/it.yml": SCENARIO})


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "ascii"])
@pytest.mark.parametrize(
    "command",
    [
        ["outline", "it"],
        ["export", "it", "--format", "twee"],
        ["export", "it", "--format", "ink"],
        ["coverage"],
        ["rule", "quotation-altered"],
        ["check"],
        ["check", "there-is-none-→"],
    ],
)
def test_what_is_written_to_a_file_is_utf_8(
    command: list[str], encoding: str, course: Course
) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "generator", *command],
        cwd=course.root,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in ran.stderr
    assert ran.returncode == (2 if "→" in command[-1] else 0)
    said = (ran.stdout + ran.stderr).decode("utf-8")
    if command[0] == "export":
        assert "Elle attend → là." in said
    if "twee" in command:
        assert import_twee(ran.stdout, "it.twee", "scenarios/other.yml").text is not None


def stumble(*_: object) -> None:
    raise IndexError("tuple index out of range")


def test_a_mistake_of_ours_is_a_sentence(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seeing, "check_course", stumble)
    command = ["outline", "it", "--course", str(course.root)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 2
    assert "IndexError: tuple index out of range" in result.stderr
    assert "report" in result.stderr
    assert "Traceback" not in result.output
    shown = CliRunner().invoke(main, ["--traceback", *command])
    assert shown.exit_code == 2
    assert "Traceback" in shown.stderr
    assert "in stumble" in shown.stderr


def test_ctrl_c_is_130(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setitem(build.PUBLISHERS, "material", interrupted)
    result = CliRunner().invoke(main, ["build", "--course", str(course.root)])
    assert result.exit_code == 130
    assert result.stderr == "Stopped.\n"
    assert not list(course.root.glob(".site*"))


@pytest.fixture
def started(course: Course, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Started]:
    started = Started(str(request.param), course, tmp_path)
    try:
        yield started
    finally:
        started.process.kill()
        started.process.communicate()


class Started:
    """A command in a process of its own, whose publisher is at work."""

    def __init__(self, command: str, course: Course, folder: Path) -> None:
        port = ["--port", "0"] if command == "serve" else []
        self.command = [command, "--course", str(course.root), *port, str(folder)]
        self.process = subprocess.Popen(
            [sys.executable, "-c", SLOW, *self.command],
            cwd=REPOSITORY,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        pid = folder / "publisher.pid"
        end = time.monotonic() + PATIENCE
        while not (pid.is_file() and pid.read_text()) and time.monotonic() < end:
            time.sleep(0.05)
        self.publisher = int(pid.read_text())


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals there")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("started", ["build", "serve"], indirect=True)
def test_who_is_ended_from_outside_leaves_nothing(
    name: str, started: Started, course: Course
) -> None:
    assert list(course.root.glob(".site.*"))
    started.process.send_signal(getattr(signal, name))
    code = started.process.wait(PATIENCE)
    assert code == (130 if started.command[0] == "build" else 0)
    assert not list(course.root.glob(".site*"))
    with pytest.raises(ProcessLookupError):
        os.kill(started.publisher, 0)
