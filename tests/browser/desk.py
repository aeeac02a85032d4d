"""A course at which an author sits: it is served, and one scenario of it is edited."""

import json
import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.build import check_course
from generator.project import Course

from ..support import REPOSITORY
from .playing import Play
from .trails import Walk, random_walks
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

    def forget(self) -> None:
        """Drop what has been printed."""
        while not self._lines.empty():
            self._lines.get()

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


class Desk:
    """A course that is served, and the one scenario of it that is edited."""

    def __init__(self, root: Path) -> None:
        self.course = Course(root)
        self.file = root / "scenarios" / f"{REAL}.yml"
        self.first = self.file.read_text(encoding="utf-8")
        self.title = self.found(r"^title: .*$")
        self.shown_first = self.found(r"(?<=shows: \[)[a-z-]+")
        self.scene = self.found(r"(?<=goto: )[a-z-]+$")
        self.facts = check_course(self.course).tracing.scenarios[REAL]
        self.walk = next(
            walk for walk in random_walks(self.facts.steps, 50, seed=5) if len(walk.steps) > 6
        )
        self.served = Served(root)
        self.served.wait_for(r"^Built in")
        self.url = self.served.wait_for(r"(http://127\.0\.0\.1:\d+/)")[1]
        self.edits = 0
        self._shown = self._fetch()

    def _fetch(self) -> str:
        with urllib.request.urlopen(self.url + SCENARIO) as response:
            return str(response.read().decode())

    def put_back(self, published: bool = False) -> None:
        """Undo every edit, and wait until that is shown; with `published`, on the disk too."""
        self.save(self.first)
        quiet = 0
        for _ in range(int(PATIENCE / 0.05)):
            as_at_first = (
                self._fetch() == self._shown
                and self._is_good()
                and (not published or self._at_rest())
            )
            quiet = quiet + 1 if as_at_first else 0
            if quiet == (4 if published else 1):
                return
            time.sleep(0.05)
        pytest.fail("the first state of the course did not come back")

    def _is_good(self) -> bool:
        with urllib.request.urlopen(self.url + "__downstream/events") as response:
            return not json.loads(response.readline().decode()[6:])["diagnostics"]

    def _at_rest(self) -> bool:
        on_disk = (self.course.site / SCENARIO).read_text(encoding="utf-8")
        at_work = any(self.course.root.glob(".site.*"))
        return with_live_script(on_disk, self._shown) == self._shown and not at_work

    def found(self, pattern: str) -> str:
        """What the scenario has first of this kind: its authors may put other words there."""
        match = re.search(pattern, self.first, re.MULTILINE)
        assert match, pattern
        return match[0]

    def save(self, text: str) -> None:
        """Save as editors do: a new file takes the old one's place."""
        replacement = self.file.with_suffix(".new")
        replacement.write_text(text, encoding="utf-8")
        replacement.replace(self.file)

    def change(self, before: str, after: str) -> None:
        """Save the scenario with one thing changed from how it was at first."""
        assert self.first.count(before) >= 1, before
        self.save(self.first.replace(before, after))

    def lead_nowhere(self) -> None:
        """Save the scenario with a mistake: a choice leads to a scene that is not there."""
        self.change(f"goto: {self.scene}", "goto: nowhere-at-all")

    def open(self, visits: Visits, more: str = "", script: str = "") -> Play:
        """The scenario in a new browser profile; `more` is added to its address."""
        page = visits.context().new_page()
        if script:
            page.add_init_script(script)
        page.goto(self.url + SCENARIO + more)
        return Play(page)

    def start_of_walk(self, count: int) -> Walk:
        """The first steps of the desk's walk."""
        return Walk(self.walk.shift, self.walk.steps[:count], ())

    def reload(self, page: Page, before: str = "", after: str = "") -> None:
        """Save a change, and wait until `page` shows it."""
        self.edits += 1
        mark(page)
        changed = self.first.replace(self.title, f"{self.title}, version {self.edits}")
        assert before in changed
        self.save(changed.replace(before, after) if before else changed)
        expect(page.locator("h1")).to_contain_text(f"version {self.edits}", timeout=MILLISECONDS)
        page.wait_for_function("document.readyState === 'complete'")
        assert not is_marked(page)


def with_live_script(published: str, shown: str) -> str:
    """A published page with the script that the page `shown` was given."""
    script = re.search(r"<script src=\"/__downstream[^>]*></script>", shown)
    assert script
    return published.replace("</body>", script[0] + "</body>")


def mark(page: Page) -> None:
    """Leave a mark on the page, which goes when the page is loaded again."""
    page.evaluate("window.loadedBefore = true")


def is_marked(page: Page) -> bool:
    """Whether the page is still the one that was marked."""
    return page.evaluate("window.loadedBefore") is True


def said(page: Page) -> Locator:
    """What the preview says to everybody, in a status of its own."""
    return page.locator("[data-downstream-live] .said")
