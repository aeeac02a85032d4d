"""A publisher is a program of its own, which can be ended before it is done."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from generator.publish.errors import PublishError


class Running:
    """The outside program that is at work, so that another thread can end it.

    Once ended, no further program is started through this.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._program: subprocess.Popen[str] | None = None
        self._ended = False

    def run(self, command: Sequence[str], environment: Mapping[str, str]) -> tuple[int, str]:
        """Run a program to its end; its exit code and all it said.

        Raises PublishError if it was ended from outside.
        """
        with self._lock:
            if self._ended:
                raise PublishError("publishing was stopped")
            program = subprocess.Popen(
                command,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                # Ctrl-C is for us, who then end it.
                start_new_session=True,
            )
            self._program = program
        with program:
            try:
                said, _ = program.communicate()
            except BaseException:
                program.kill()
                raise
        if self._ended:
            raise PublishError("publishing was stopped")
        return program.returncode, said

    def end(self) -> None:
        """End the program that is at work, if there is one."""
        with self._lock:
            self._ended = True
            if self._program is not None and self._program.poll() is None:
                self._program.terminate()


class Publisher(Protocol):
    """Finished pages in, a finished site out; see `generator.publish.material.publish`."""

    def __call__(
        self,
        config: Path,
        pages: Path,
        theme: Path,
        out: Path,
        settings: Mapping[str, Any],
        running: Running,
        /,
    ) -> None: ...
