import queue
import threading
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.project import Course
from generator.publish.errors import PublishError
from generator.serve.session import serve
from generator.serve.watch import watch

PATIENCE = 20.0


@dataclass(frozen=True)
class Outcome:
    ok: bool
    report: str = ""


@pytest.fixture
def course(tmp_path: Path) -> Course:
    course = Course(tmp_path.resolve())
    course.scenarios.mkdir()
    course.evidence.mkdir(parents=True)
    course.config.write_text("site_name: A course\n")
    return course


def save_until(file: Path, noticed: threading.Event) -> None:
    """Save a file again and again: a watch needs a moment before it sees anything."""
    for attempt in range(int(PATIENCE / 0.3)):
        replacement = file.with_suffix(".new")
        replacement.write_text(f"saved: {attempt}\n")
        replacement.replace(file)
        if noticed.wait(0.3):
            return
    pytest.fail(f"the change of {file} was not noticed")


def test_folders_and_single_files_are_watched(course: Course) -> None:
    stop = threading.Event()
    noticed = {
        course.config: threading.Event(),
        course.scenarios / "walk-in.yml": threading.Event(),
    }

    def note(changed: set[Path]) -> None:
        for file in changed & noticed.keys():
            noticed[file].set()

    paths = [course.scenarios, course.config, course.root / "absent"]
    watching = threading.Thread(target=watch, args=(paths, note, stop))
    watching.start()
    try:
        for file, event in noticed.items():
            save_until(file, event)
            event.clear()
            save_until(file, event)
    finally:
        stop.set()
        watching.join(PATIENCE)
    assert not watching.is_alive()


class Session:
    """A session running in a thread, with what it says."""

    def __init__(self, course: Course, build: Callable[[], Outcome]) -> None:
        self._said: queue.Queue[str] = queue.Queue()
        self._stop = threading.Event()
        self._thread = threading.Thread(
            target=serve,
            args=(course, build),
            kwargs={"port": 0, "say": self._said.put, "stop": self._stop},
        )
        self._thread.start()

    def wait_for(self, words: str) -> str:
        while words not in (said := self._said.get(timeout=PATIENCE)):
            pass
        return said

    def end(self) -> None:
        self._stop.set()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()


def test_a_failed_build_is_told_and_the_last_good_site_stays(course: Course) -> None:
    rebuilt = threading.Event()
    outcomes: list[Outcome | PublishError] = [
        Outcome(ok=True),
        Outcome(ok=False, report="walk-in.yml:3:1: error"),
        PublishError("no room"),
    ]

    def build() -> Outcome:
        outcome = outcomes.pop(0) if outcomes else Outcome(ok=True)
        if isinstance(outcome, PublishError):
            rebuilt.set()
            raise outcome
        if outcome.ok:
            course.site.mkdir(exist_ok=True)
            (course.site / "index.html").write_text("<body>good</body>")
        else:
            rebuilt.set()
        return outcome

    session = Session(course, build)
    try:
        address = session.wait_for("http://").split()[4]
        for words in ("walk-in.yml:3:1: error", "no room"):
            rebuilt.clear()
            save_until(course.scenarios / "walk-in.yml", rebuilt)
            session.wait_for(words)
            with urllib.request.urlopen(address) as response:
                assert b"good" in response.read()
    finally:
        session.end()
