"""What is going on, on a terminal only, and only if it takes long."""

from __future__ import annotations

import io
import time
from collections.abc import Callable

import pytest

from generator.cli import progress
from generator.cli.progress import Progress

PATIENCE = 20.0


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.02)
    monkeypatch.setattr(progress, "SECONDS_BETWEEN_LOOKS", 0.01)


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def screen(stream: io.StringIO) -> str:
    """What stands in the line at the end."""
    line = ""
    for text in stream.getvalue().split("\r"):
        line = text + line[len(text) :]
    return line.rstrip()


def test_what_takes_long_is_told_and_erased(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = Terminal()
    with Progress(terminal) as telling:
        telling.tell("Making the pages")
        until(lambda: "Making the pages … " in screen(terminal))
        telling.tell("Publishing")
        until(lambda: screen(terminal).startswith("Publishing … "))
        telling.say("Built.")
        assert screen(terminal) == ""
        telling.tell("Publishing again")
        until(lambda: "again" in screen(terminal))
    assert screen(terminal) == ""
    assert capsys.readouterr().out == "Built.\n"


def test_what_is_quick_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 60.0)
    terminal = Terminal()
    with Progress(terminal) as telling:
        telling.tell("Reading")
        time.sleep(0.05)
    assert terminal.getvalue() == ""


def test_elsewhere_than_on_a_terminal_nothing_is_written() -> None:
    stream = io.StringIO()
    with Progress(stream) as telling:
        telling.tell("Reading")
        time.sleep(0.1)
    assert stream.getvalue() == ""
