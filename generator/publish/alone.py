"""One run at a time at a place that all runs replace."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.publish.errors import PublishError

PATIENCE = 60.0
SECONDS_BETWEEN_TRIES = 0.05

_HELD_BY_ANOTHER = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}


@contextmanager
def alone(target: Path) -> Iterator[None]:
    """Wait until no other run is at work on `target`, and make others wait meanwhile.

    The lock is the system's, on a file beside `target`, so that of a killed run nothing is left
    that bars the way. Where the file system knows no locks there is none. Raises PublishError if
    the other run does not end in time, or if no file can be made there.
    """
    target = target.resolve()
    path = target.with_name(f".{target.name}.lock")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle = _wait(path)
    except OSError as error:
        raise PublishError(f"no lock could be made beside {target}: {error}") from error
    if handle is None:
        raise PublishError(
            f"another run of downstream is at work on {target}; try again when it is done"
        )
    try:
        yield
    finally:
        _let_go(path, handle)


def _wait(path: Path) -> int | None:
    """The locked file; None if another run holds it for too long."""
    end = time.monotonic() + PATIENCE
    while (handle := _try(path)) is None and time.monotonic() < end:
        time.sleep(SECONDS_BETWEEN_TRIES)
    return handle


def _try(path: Path) -> int | None:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _lock(handle)
        # Whoever held it before has removed it: others would lock another file of its name.
        if os.path.samestat(os.fstat(handle), path.stat()):
            return handle
    except FileNotFoundError:
        pass
    except OSError as error:
        if error.errno not in _HELD_BY_ANOTHER:
            return handle
    os.close(handle)
    return None


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _let_go(path: Path, handle: int) -> None:
    if sys.platform == "win32":
        # There, a file that is open cannot be removed; and closing it ends the lock.
        os.close(handle)
        with suppress(OSError):
            path.unlink()
        return
    with suppress(OSError):
        path.unlink()
    os.close(handle)
