"""Which build is the last one, and waiting for the next."""

import threading
import time


class BuildNumber:
    """Counts the builds announced, and wakes those who wait for the next one."""

    def __init__(self) -> None:
        # A page left open from an earlier session must not meet its own number again.
        self._number = time.time_ns() // 1_000_000
        self._closed = False
        self._changed = threading.Condition()

    @property
    def current(self) -> int:
        """The number of the last build announced."""
        return self._number

    @property
    def closed(self) -> bool:
        """Whether no further build will be announced."""
        return self._closed

    def next(self) -> None:
        """Announce a build."""
        with self._changed:
            self._number += 1
            self._changed.notify_all()

    def close(self) -> None:
        """Announce that nothing more will come."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def wait(self, known: int, seconds: float) -> None:
        """Return when the number is no longer `known`, on closing, or after `seconds`."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._number != known, seconds)
