"""One publisher at a time, and always the latest pages."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from generator.publish.errors import PublishError
from generator.publish.program import Running
from generator.serve.publishing import Publishing

PATIENCE = 20.0


class Slow:
    """A publisher whose runs end when they are told to."""

    def __init__(self) -> None:
        self.began: list[int] = []
        self.heard: list[tuple[int, str]] = []
        self.go_on = threading.Semaphore(0)
        self.fails: set[int] = set()
        self.failure: type[Exception] = PublishError
        self.publishing = Publishing(self.run, self.done)

    def run(self, pages: int, running: Running) -> None:
        self.began.append(pages)
        assert self.go_on.acquire(timeout=PATIENCE)
        if pages in self.fails:
            raise self.failure(f"no {pages}")

    def done(self, pages: int, failure: Exception | None) -> None:
        self.heard.append((pages, str(failure or "")))


@pytest.fixture
def slow() -> Iterator[Slow]:
    slow = Slow()
    yield slow
    slow.go_on.release(99)
    slow.publishing.stop()


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_of_several_that_wait_the_last_is_published(slow: Slow) -> None:
    slow.publishing.hand_in(1)
    until(lambda: slow.began == [1])
    for pages in (2, 3, 4):
        slow.publishing.hand_in(pages)
    slow.go_on.release(2)
    slow.publishing.wait()
    assert slow.began == [1, 4]
    assert slow.heard == [(1, ""), (4, "")]


def test_a_failure_is_heard_of_and_the_next_run_comes(slow: Slow) -> None:
    slow.fails = {1}
    slow.go_on.release(2)
    slow.publishing.hand_in(1)
    slow.publishing.wait()
    slow.publishing.hand_in(2)
    slow.publishing.wait()
    assert slow.heard == [(1, "no 1"), (2, "")]


@pytest.mark.parametrize("failure", [ValueError, KeyError, RuntimeError])
def test_a_mistake_of_ours_is_heard_of_too(slow: Slow, failure: type[Exception]) -> None:
    slow.fails, slow.failure = {1}, failure
    slow.go_on.release(2)
    slow.publishing.hand_in(1)
    slow.publishing.wait()
    slow.publishing.hand_in(2)
    slow.publishing.wait()
    (one, told), two = slow.heard
    assert one == 1
    assert told.startswith(f"Publishing failed: {failure.__name__}: ")
    assert "no 1" in told
    assert two == (2, "")


def test_after_the_end_nothing_is_heard_or_published() -> None:
    heard: list[str] = []
    began = threading.Event()

    def run(pages: str, running: Running) -> None:
        began.set()
        running.run([sys.executable, "-c", "import time; time.sleep(600)"], os.environ)

    publishing: Publishing[str] = Publishing(run, lambda pages, _: heard.append(pages))
    publishing.hand_in("first")
    assert began.wait(PATIENCE)
    publishing.hand_in("second")
    publishing.stop()
    publishing.wait()
    assert heard == []
