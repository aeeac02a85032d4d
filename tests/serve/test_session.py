"""A session at the desk, with a publisher as quick or slow as a test wants it."""

from __future__ import annotations

import json
import queue
import re
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import build
from generator.build import Prepared
from generator.project import Course
from generator.publish.errors import PublishError
from generator.publish.patch import front_matter
from generator.serve import session as desk
from generator.serve.server import EVENTS
from generator.serve.session import serve
from generator.serve.watch import watch

from ..support import make_course, one_choice

PATIENCE = 20.0
VISIT = one_choice("shows: [effort]\nunfolds: [hope]")


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return make_course(tmp_path, {"scenarios/walk-in.yml": VISIT})


def test_folders_and_single_files_are_watched(course: Course) -> None:
    stop = threading.Event()
    at_last = threading.Timer(PATIENCE, stop.set)
    at_last.start()
    scenario = course.scenarios / "walk-in.yml"
    saves = watch([course.scenarios, course.config, course.root / "absent"], stop)
    try:
        for file in (scenario, course.config, scenario, course.config):
            # At once, and before anybody waits for it.
            replacement = file.with_suffix(".new")
            replacement.write_text("# saved\n", encoding="utf-8")
            replacement.replace(file)
            assert any(file in changed for changed in saves), file
    finally:
        at_last.cancel()
        stop.set()
    assert list(saves) == []


class Press:
    """A publisher that puts nothing around a page, and waits where it is told to."""

    def __init__(self) -> None:
        self.runs: queue.Queue[None] = queue.Queue()
        self.may_end = threading.Event()
        self.may_end.set()
        self.failure: Exception | None = None

    def __call__(self, config: Path, pages: Path, theme: Path, out: Path, *_: object) -> None:
        for page in pages.rglob("*.md"):
            target = out / page.relative_to(pages).with_suffix(".html")
            target.parent.mkdir(parents=True, exist_ok=True)
            body = front_matter(page.read_text(encoding="utf-8")).get("body", "")
            target.write_text(f"<body><!--body-->{body}<!--/body--></body>", encoding="utf-8")
        self.runs.put(None)
        assert self.may_end.wait(PATIENCE)
        if self.failure:
            raise self.failure


class Session:
    """A session running in a thread, with what it says."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self._said: queue.Queue[str] = queue.Queue()
        self._stop = threading.Event()
        self._thread = threading.Thread(
            target=serve,
            args=(course,),
            kwargs={"port": 0, "say": self._said.put, "stop": self._stop},
        )
        self._thread.start()

    def wait_until_it_is_open(self) -> None:
        """The first build, and the address."""
        self.wait_for("Built in")
        self.url = self.wait_for("http://").split()[4]
        self.wait_for("Preview a scene")

    def wait_for(self, pattern: str) -> str:
        while not re.search(pattern, said := self._said.get(timeout=PATIENCE)):
            pass
        return said

    def says_nothing_for(self, seconds: float) -> bool:
        try:
            self._said.get(timeout=seconds)
        except queue.Empty:
            return True
        return False

    def save(self, before: str, after: str) -> None:
        path = self.course.scenarios / "walk-in.yml"
        text = path.read_text(encoding="utf-8")
        assert before in text
        replacement = path.with_suffix(".new")
        replacement.write_text(text.replace(before, after), encoding="utf-8")
        replacement.replace(path)

    @property
    def page(self) -> str:
        with urllib.request.urlopen(f"{self.url}scenarios/walk-in.html") as response:
            return str(response.read().decode())

    @property
    def on_disk(self) -> str:
        return (self.course.site / "scenarios" / "walk-in.html").read_text(encoding="utf-8")

    @property
    def news(self) -> dict[str, Any]:
        """What a page that opens now is told."""
        with urllib.request.urlopen(f"{self.url.rstrip('/')}{EVENTS}") as response:
            message: dict[str, Any] = json.loads(response.readline().decode()[6:])
            return message

    def wait_for_news(self, holds: Callable[[dict[str, Any]], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not holds(self.news):
            assert time.monotonic() < end, self.news
            time.sleep(0.05)

    def end(self) -> None:
        self._stop.set()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    press = Press()
    monkeypatch.setitem(build.PUBLISHERS, "material", press)
    return press


@pytest.fixture
def session(course: Course, press: Press) -> Iterator[Session]:
    session = Session(course)
    try:
        session.wait_until_it_is_open()
        press.runs.get(timeout=PATIENCE)
        yield session
    finally:
        press.may_end.set()
        session.end()


def test_a_save_is_shown_before_it_is_published(session: Session, press: Press) -> None:
    press.may_end.clear()
    session.save("She waits.", "She sits down.")
    session.wait_for("Shown after")
    assert "She sits down." in session.page
    press.runs.get(timeout=PATIENCE)
    assert "She waits." in session.on_disk

    session.save("She sits down.", "She looks up.")
    session.wait_for("Shown after")
    assert "She looks up." in session.page
    press.may_end.set()
    session.wait_for("Built in")
    # The older run has ended: the disk has what it published, the page what is newest.
    assert "She looks up." in session.page
    session.wait_for("Built in")
    assert "She looks up." in session.on_disk
    assert "She looks up." in session.page


def test_mistakes_are_told_and_the_last_good_site_stays(session: Session) -> None:
    session.save("goto: end", "goto: nowhere")
    told = session.wait_for("error")
    assert "scenarios/walk-in.yml:18:15: error[unknown-scene]" in told
    session.wait_for("Not built: the last good site stays")
    (one, two) = session.news["diagnostics"]
    assert (one["file"], one["line"], one["column"]) == ("scenarios/walk-in.yml", 18, 15)
    assert one["excerpt"] == ["  18 |         goto: nowhere", "     |               ^^^^^^^"]
    assert two["line"] > one["line"]
    assert "She waits." in session.page
    session.save("goto: nowhere", "goto: end")
    session.wait_for_news(lambda news: news["diagnostics"] == [])


def test_a_failing_publisher_is_told_and_tried_again(session: Session, press: Press) -> None:
    press.failure = PublishError("out of ink")
    session.save("She waits.", "She sits down.")
    session.wait_for("out of ink\nThe last good site stays")
    assert session.news["failure"] == "out of ink"
    assert "She sits down." in session.page
    assert "She waits." in session.on_disk
    press.failure = None
    session.save("She sits down.", "She looks up.")
    session.wait_for("Built in")
    assert session.news["failure"] == ""
    assert "She looks up." in session.on_disk


def test_a_save_without_a_change_publishes_nothing(session: Session, press: Press) -> None:
    session.save("She waits.", "She waits.")
    assert session.says_nothing_for(1.0)
    assert press.runs.empty()


def test_a_page_written_by_hand_and_the_settings_are_published(
    session: Session, press: Press
) -> None:
    page = session.course.pages / "index.md"
    page.parent.mkdir(exist_ok=True)
    for path, text in ((page, "# Hello\n"), (session.course.config, "site_name: Another\n")):
        path.write_text(text, encoding="utf-8")
        session.wait_for("Built in")
        press.runs.get(timeout=PATIENCE)


def test_ending_while_publishing_leaves_the_last_good_site(session: Session, press: Press) -> None:
    press.may_end.clear()
    press.failure = PublishError("ended")
    session.save("She waits.", "She sits down.")
    session.wait_for("Shown after")
    press.runs.get(timeout=PATIENCE)
    threading.Timer(0.2, press.may_end.set).start()
    session.end()
    assert "She waits." in session.on_disk
    assert not list(session.course.root.glob(".site.*"))


def test_a_save_during_the_first_build_is_followed(course: Course, press: Press) -> None:
    press.may_end.clear()
    session = Session(course)
    try:
        press.runs.get(timeout=PATIENCE)
        session.save("She waits.", "She sits down.")
        press.may_end.set()
        session.wait_until_it_is_open()
        session.wait_for("Shown after")
        assert "She sits down." in session.page
        session.wait_for("Built in")
        assert "She sits down." in session.on_disk
    finally:
        press.may_end.set()
        session.end()


def test_a_mistake_of_ours_in_publishing_ends_no_session(session: Session, press: Press) -> None:
    press.failure = ValueError("no such letter")
    session.save("She waits.", "She sits down.")
    session.wait_for("ValueError: no such letter\nThe last good site stays")
    assert "no such letter" in session.news["failure"]
    press.failure = None
    session.save("She sits down.", "She looks up.")
    session.wait_for("Built in")
    assert session.news["failure"] == ""
    assert "She looks up." in session.on_disk


def test_a_mistake_of_ours_in_reading_ends_no_session(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> Prepared:
        raise IndexError("tuple index out of range")

    with monkeypatch.context() as patched:
        patched.setattr(desk, "prepare", stumble)
        session.save("She waits.", "She sits down.")
        said = session.wait_for("The last good site stays")
        assert "IndexError: tuple index out of range" in said
        assert "IndexError" in session.news["failure"]
        assert "She waits." in session.page
    session.save("She sits down.", "She looks up.")
    session.wait_for("Built in")
    assert session.news["failure"] == ""
    assert "She looks up." in session.page


def test_a_mistake_of_ours_in_the_first_build_ends_no_session(
    course: Course, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> Prepared:
        raise IndexError

    with monkeypatch.context() as patched:
        patched.setattr(desk, "prepare", stumble)
        session = Session(course)
        try:
            session.wait_for("IndexError")
            session.url = session.wait_for("http://").split()[4]
            assert "IndexError" in session.news["failure"]
            patched.undo()
            session.save("She waits.", "She sits down.")
            session.wait_for("Built in")
            assert "She sits down." in session.page
        finally:
            session.end()
