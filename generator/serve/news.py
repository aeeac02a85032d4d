"""What open pages are told: how the course stands, and that something may have changed."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any


class News:
    """The latest message to every open page, and the waiting for the next one."""

    def __init__(self) -> None:
        self._number = 0
        self._message: Mapping[str, Any] = {}
        self._closed = False
        self._changed = threading.Condition()

    @property
    def latest(self) -> tuple[int, Mapping[str, Any]]:
        """The latest message and its number."""
        with self._changed:
            return self._number, self._message

    @property
    def closed(self) -> bool:
        """Whether nothing more will come."""
        return self._closed

    def tell(self, message: Mapping[str, Any] | None = None) -> None:
        """Wake those who wait; without a message, the last one stands."""
        with self._changed:
            self._number += 1
            self._message = self._message if message is None else message
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
