"""`downstream serve` as an author uses it: save a file, look at the browser."""

import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .conftest import REPOSITORY, copy_course
from .playing import Play
from .web import REAL, SCENARIO, Visits

PATIENCE = 60.0
MILLISECONDS = PATIENCE * 1000


class Served:
    """A preview in a process of its own, with what it prints."""

    def __init__(self, course: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "generator", "serve", "--course", str(course), "--port", "0"],
            cwd=REPOSITORY,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def wait_for(self, pattern: str) -> re.Match[str]:
        """Return the next line that has `pattern`; what is printed before it is dropped."""
        said: list[str] = []
        while True:
            try:
                line = self._lines.get(timeout=PATIENCE)
            except queue.Empty:
                line = None
            if line is None:
                pytest.fail(f"no {pattern!r} in\n{''.join(said)}")
            said.append(line)
            if found := re.search(pattern, line):
                return found

    def stop(self) -> int:
        """Stop as Ctrl-C does, and return the exit code."""
        if sys.platform == "win32":
            self._process.terminate()
        else:
            self._process.send_signal(signal.SIGINT)
        try:
            return self._process.wait(PATIENCE)
        finally:
            self._process.kill()
            self._process.wait()
            self._reader.join()
            assert self._process.stdout is not None
            self._process.stdout.close()


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return copy_course(tmp_path / "course").root


@pytest.fixture
def served(course: Path) -> Iterator[Served]:
    served = Served(course)
    try:
        yield served
    finally:
        served.stop()


def save(file: Path, text: str) -> None:
    """Save as editors do: a new file takes the old one's place."""
    replacement = file.with_suffix(".new")
    replacement.write_text(text, encoding="utf-8")
    replacement.replace(file)


def test_a_changed_word_shows_and_a_mistake_does_not(
    course: Path, served: Served, visits: Visits
) -> None:
    served.wait_for(r"^Built in")
    url = served.wait_for(r"(http://127\.0\.0\.1:\d+/)")[1]
    page = visits.open(url + SCENARIO)
    play = Play(page)
    play.begin()
    file = course / "scenarios" / f"{REAL}.yml"
    before = file.read_text(encoding="utf-8")
    first = "“I’ve read what we wrote about you. I’d sooner hear it"
    assert before.count(first) == 1
    expect(play.options).to_contain_text("I’ve read what we wrote")
    page.evaluate("window.loadedBefore = true")

    save(file, before.replace(first, first.replace("sooner", "gladly")))
    shown = page.locator("[data-storyboard] [data-choice=from-sunday] .choice-text")
    expect(shown).to_contain_text("I’d gladly hear it", timeout=MILLISECONDS)
    served.wait_for(r"Built in")
    assert page.evaluate("window.loadedBefore") is None
    page.locator("[data-action=resume], [data-action=begin]").first.click()
    expect(play.options).to_contain_text("I’d gladly hear it")

    page.evaluate("window.loadedBefore = true")
    mistaken = before.replace(first, first.replace("sooner", "wrongly"))
    save(file, mistaken.replace("shows: [listening-mindfully]", "shows: [listening-mindfuly]", 1))
    assert served.wait_for(r"listening-mindfuly")
    served.wait_for(r"Not built")
    expect(play.options).to_contain_text("I’d gladly hear it")
    assert page.evaluate("window.loadedBefore") is True
    page.reload()
    expect(shown).to_contain_text("I’d gladly hear it")

    save(file, before.replace(first, first.replace("sooner", "rather")))
    expect(shown).to_contain_text("I’d rather hear it", timeout=MILLISECONDS)
    page.goto("about:blank")


def test_stopping_ends_the_process(served: Served) -> None:
    served.wait_for(r"^Built in")
    served.wait_for(r"http://127\.0\.0\.1:\d+/")
    assert served.stop() == 0
