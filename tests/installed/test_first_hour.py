"""The first-hour tutorial, followed to the letter in a clean folder. Takes half a minute.

Every line of the page that is to be typed is typed into one shell, every edit is made in the file
it names, and whatever the page says is seen must be seen. The one liberty: pip may use no network,
so the new environment is lent the packages that Downstream needs.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from ..support import REPOSITORY
from .conftest import lend_dependencies
from .shell import PATIENCE, Listening
from .tutorial import Change, See, Step, Type, steps_of

PAGE = REPOSITORY / "content" / "pages" / "educators" / "first-hour.md"
WATCH = "downstream serve"
ADDRESS = r"http://127\.0\.0\.1:\d+/"


class Desk:
    """Somebody who does what the page says, with a shell and an editor."""

    def __init__(self, folder: Path, variables: dict[str, str]) -> None:
        self.folder = folder
        self.shell = subprocess.Popen(
            ["/bin/sh"],
            cwd=folder,
            env=variables,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            start_new_session=True,
        )
        self.terminal = Listening(self.shell)
        self.say("trap : INT")
        self.course = folder
        self.address = ""
        self.looked_from = 0
        self.unsaved: dict[Path, str] = {}

    def follow(self, step: Step) -> None:
        match step:
            case Change():
                self.edit(step)
            case Type():
                self.save()
                self.type(step.line)
            case See():
                self.save()
                self.see(step)

    def type(self, line: str) -> None:
        if self.address:
            # The page says: press Ctrl and C.
            self.interrupt()
        self.looked_from = self.terminal.length()
        if line == WATCH:
            self.say(line)
            self.address = self.terminal.wait_for(ADDRESS, self.looked_from)
            # The page says: play it once. The watch on the files begins with the address.
            time.sleep(2)
            return
        self.say(f'{line}; echo "typed-$?-done"')
        assert self.terminal.wait_for(r"typed-\d+-done", self.looked_from) == "typed-0-done", line
        if line.startswith("cd "):
            self.course = self.course / line.removeprefix("cd ")
        if "-m venv" in line:
            lend_dependencies(self.folder / line.split()[-1])

    def say(self, line: str) -> None:
        assert self.shell.stdin is not None
        self.shell.stdin.write(line + "\n")
        self.shell.stdin.flush()

    def interrupt(self) -> None:
        """Ctrl and C: what runs in the foreground hears it, and ends; the shell goes on."""
        os.killpg(self.shell.pid, signal.SIGINT)
        self.terminal.wait_for("Stopped", self.looked_from)
        self.address = ""

    def edit(self, change: Change) -> None:
        path = self.course / change.file
        text = self.unsaved.get(path) or path.read_text(encoding="utf-8")
        assert text.count(change.found) == 1, f"{text.count(change.found)} × {change.found!r}"
        self.unsaved[path] = text.replace(change.found, change.put)

    def save(self) -> None:
        if self.unsaved:
            self.looked_from = self.terminal.length()
        for path, text in self.unsaved.items():
            path.write_text(text, encoding="utf-8")
        self.unsaved = {}

    def see(self, sight: See) -> None:
        if sight.page is None:
            # A port that is taken here is not what the page is about.
            pattern = sight.pattern.replace(re.escape("http://127.0.0.1:8000/"), ADDRESS)
            self.terminal.wait_for(pattern, self.looked_from)
            return
        patience = time.monotonic() + PATIENCE
        while not re.search(sight.pattern, said := self.read(sight.page)):
            assert time.monotonic() < patience, said
            time.sleep(0.2)

    def read(self, page: str) -> str:
        with urllib.request.urlopen(self.address + page, timeout=PATIENCE) as answer:
            shown = re.sub(r"<script.*?</script>|<[^>]*>", "", answer.read().decode(), flags=re.S)
        return " ".join(html.unescape(shown).split())

    def leave(self) -> None:
        os.killpg(self.shell.pid, signal.SIGKILL)
        self.shell.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="the page gives Windows other first lines")
def test_whoever_does_what_it_says_sees_what_it_says(
    tmp_path: Path, wheel: Path, outside: dict[str, str]
) -> None:
    page = PAGE.read_text(encoding="utf-8")
    # The wheel is the file that the page tells one to put into the folder.
    assert f"`{wheel.name}`" in page
    shutil.copy(wheel, tmp_path)
    desk = Desk(tmp_path, outside)
    try:
        for step in steps_of(page):
            desk.follow(step)
    finally:
        desk.leave()
    scenario = (tmp_path / "my-course" / "site" / "scenarios" / "the-morning-pill.html").read_text(
        encoding="utf-8"
    )
    assert "than at Easter" in scenario
    assert "the number of his bus" in scenario
    assert (tmp_path / "my-course" / "site" / "scenarios" / "the-long-wait.html").is_file()


def test_the_page_has_the_steps_it_promises() -> None:
    steps = list(steps_of(PAGE.read_text(encoding="utf-8")))
    typed = [step.line for step in steps if isinstance(step, Type)]
    assert typed[0] == "python3 -m venv downstream-env"
    assert WATCH in typed
    assert typed[-1] == "downstream build"
    assert len([step for step in steps if isinstance(step, Change)]) == 5
    assert len([step for step in steps if isinstance(step, See) and step.page]) == 3
    assert len([step for step in steps if isinstance(step, See) and not step.page]) == 7


def test_the_french_page_has_the_same_to_type_to_write_and_to_see() -> None:
    blocks = re.compile(r"^```\w+\n.*?^```$", re.MULTILINE | re.DOTALL)
    french = PAGE.with_suffix(".fr.md").read_text(encoding="utf-8")
    assert blocks.findall(french) == blocks.findall(PAGE.read_text(encoding="utf-8"))
