"""The publisher's work, behind: one run at a time, always of the latest pages."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from generator.diagnostics.stumble import told_of
from generator.publish.errors import PublishError
from generator.publish.program import Running

T = TypeVar("T")


class Publishing(Generic[T]):
    """Publishes in a thread of its own what was handed in last.

    What is handed in while a run is on waits for its end; of several, only the last is published.
    `done` hears of every run, in that thread, and of the failure that ended it, if any.
    """

    def __init__(
        self,
        publish: Callable[[T, Running], None],
        done: Callable[[T, Exception | None], None],
    ) -> None:
        self._publish = publish
        self._done = done
        self._running = Running()
        self._waiting: list[T] = []
        self._busy = False
        self._stopped = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="publishing")
        self._thread.start()

    def hand_in(self, pages: T) -> None:
        """Have `pages` published, as soon as no other run is on."""
        with self._changed:
            self._waiting = [pages]
            self._changed.notify_all()

    def wait(self) -> None:
        """Return when nothing is left to publish."""
        with self._changed:
            self._changed.wait_for(lambda: self._stopped or not (self._waiting or self._busy))

    def stop(self) -> None:
        """End the run that is on, and take nothing more."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        self._running.end()
        self._thread.join()

    def _work(self) -> None:
        try:
            while (pages := self._next()) is not None:
                failure: Exception | None = None
                try:
                    self._publish(pages, self._running)
                except (PublishError, OSError) as error:
                    failure = error
                # Whatever it is, one run's failure is told, and must not end the next one. A
                # mistake of ours has no sentence of its own, and may have no words at all.
                except Exception as error:
                    failure = PublishError(f"Publishing failed: {told_of(error)}")
                if not self._stopped:
                    self._done(pages, failure)
        finally:
            # Also when a bug of ours ends this thread, nobody may wait for it.
            with self._changed:
                self._stopped = True
                self._changed.notify_all()

    def _next(self) -> T | None:
        with self._changed:
            self._busy = False
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._stopped or self._waiting)
            if self._stopped:
                return None
            self._busy = True
            return self._waiting.pop()
