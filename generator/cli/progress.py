"""What takes longer than a second says so, on a terminal only."""

from __future__ import annotations

import threading
import time
from types import TracebackType
from typing import Self, TextIO

import click

PATIENCE = 1.0
SECONDS_BETWEEN_LOOKS = 0.2


class Progress:
    """A line at the foot of a terminal: what is going on, and for how long.

    It appears after a second and is gone when anything is said or all is done. Elsewhere than on a
    terminal nothing of it is written.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown = 0
        self._doing = ""
        self._lock = threading.Lock()
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._follow, daemon=True)

    def tell(self, doing: str) -> None:
        """What is going on from now on."""
        with self._lock:
            self._doing = doing

    def say(self, text: str) -> None:
        """Say something that stays, and no more of what went on before it."""
        with self._lock:
            self._erase()
            self._doing = ""
        click.echo(text)

    def __enter__(self) -> Self:
        if self._stream.isatty():
            self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._done.set()
        if self._thread.is_alive():
            self._thread.join()
        self._erase()

    def _follow(self) -> None:
        began = time.monotonic()
        while not self._done.wait(SECONDS_BETWEEN_LOOKS):
            with self._lock:
                seconds = time.monotonic() - began
                if not self._doing:
                    began = time.monotonic()
                elif seconds > PATIENCE:
                    self._show(f"{self._doing} … {seconds:.0f} s")

    def _show(self, line: str) -> None:
        self._stream.write("\r" + line.ljust(self._shown))
        self._stream.flush()
        self._shown = len(line)

    def _erase(self) -> None:
        if self._shown:
            self._show("")
            self._stream.write("\r")
            self._stream.flush()
            self._shown = 0
