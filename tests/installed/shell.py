"""Programs that keep running, and what they have said so far."""

from __future__ import annotations

import re
import subprocess
import threading

PATIENCE = 60.0


class Listening:
    """Collects what a process says, so that one can wait for something in it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._said = ""
        self._changed = threading.Condition()
        threading.Thread(target=self._listen, daemon=True).start()

    def wait_for(self, pattern: str, since: int = 0) -> str:
        """The first match of `pattern` in what was said after `since`; fails if it ends first."""
        with self._changed:
            found = self._changed.wait_for(
                lambda: re.search(pattern, self._said[since:]) or self._ended(), PATIENCE
            )
            matched = re.search(pattern, self._said[since:])
            assert matched, f"{(found and 'It ended') or 'It did not come'}: {self._said[since:]}"
            return matched.group()

    def length(self) -> int:
        """How much was said until now."""
        with self._changed:
            return len(self._said)

    def _ended(self) -> bool:
        return self._process.poll() is not None and self._process.stdout is None

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            with self._changed:
                self._said += line
                self._changed.notify_all()


def answer_of(process: subprocess.Popen[str], pattern: str) -> str:
    """Wait until a running process has said something that matches `pattern`."""
    return Listening(process).wait_for(pattern)
