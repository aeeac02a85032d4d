"""Replace a finished site as a whole: a reader, or a killed run, meets the old one or the new."""

import ctypes
import errno
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.publish.errors import PublishError

MARKER = ".downstream"
MARKER_TEXT = "Made by downstream. The next build replaces this directory and all it holds.\n"

_CURRENT_FOLDER = -100
_EXCHANGE = 2
_NOT_SUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP}

_open_workspaces: set[Path] = set()


def require_replaceable(target: Path) -> None:
    """Raise PublishError unless `target` is absent, empty, or a site this program made."""
    if not os.path.lexists(target):
        return
    if not target.is_dir():
        raise PublishError(f"{target} is not a directory, so no site can be put there")
    if (target / ".git").exists():
        raise PublishError(f"{target} is a git checkout; replacing it would lose its history")
    if any(target.iterdir()) and not (target / MARKER).is_file():
        raise PublishError(
            f"{target} holds files that downstream did not make; nothing was changed. "
            "Choose another directory, or empty this one"
        )


def exchange(finished: Path, target: Path) -> None:
    """Put the directory `finished` in the place of `target` and remove what stood there.

    Both must be on one file system (see `workspace`). `finished` is marked as ours, so that the
    next build may replace it. Raises PublishError, with `target` as it was, if `target` is not
    ours to replace or the system refuses.
    """
    target = target.resolve()
    heal(target)
    require_replaceable(target)
    try:
        (finished / MARKER).write_text(MARKER_TEXT, encoding="utf-8")
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            finished.rename(target)
            return
        if not _swap_at_once(finished, target):
            _swap_in_steps(finished, target)
    except OSError as error:
        raise PublishError(f"{target} could not be replaced: {error}") from error
    shutil.rmtree(finished, ignore_errors=True)


def is_torn(target: Path) -> bool:
    """Whether an exchange was killed between its steps, or is between them now."""
    previous = _previous(target.resolve())
    return previous.is_dir() and ((previous / MARKER).is_file() or not any(previous.iterdir()))


def heal(target: Path) -> None:
    """Finish or undo an exchange that was killed between its steps.

    What bears the name of a site set aside without being one of ours is left alone. Raises
    PublishError if the system refuses.
    """
    target = target.resolve()
    previous = _previous(target)
    if not is_torn(target):
        return
    try:
        if target.exists():
            # Renamed before it is removed: half of it would not be known for ours.
            with workspace(target) as work:
                previous.rename(work / "old")
        else:
            previous.rename(target)
    except OSError as error:
        raise PublishError(
            f"the last good site is in {previous} and could not be put back: {error}"
        ) from error


@contextmanager
def workspace(target: Path) -> Iterator[Path]:
    """Give an empty directory beside `target` to work in; it is gone afterwards.

    Those of killed runs are removed first. Build into a folder inside it: the workspace itself
    is private to this user, which a site must not be. Raises PublishError if no directory can
    be made there.
    """
    target = target.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _remove_stale_workspaces(target)
        prefix = f".{target.name}.{os.getpid()}-"
        made = Path(tempfile.mkdtemp(prefix=prefix, dir=target.parent))
    except OSError as error:
        raise PublishError(f"no working directory beside {target}: {error}") from error
    _open_workspaces.add(made)
    try:
        yield made
    finally:
        _open_workspaces.discard(made)
        shutil.rmtree(made, ignore_errors=True)


def _previous(target: Path) -> Path:
    return target.with_name(f".{target.name}.previous")


def _swap_at_once(first: Path, second: Path) -> bool:
    """Exchange two directories in one step; say whether this system can."""
    if sys.platform != "linux":
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    paths = (_CURRENT_FOLDER, os.fsencode(first), _CURRENT_FOLDER, os.fsencode(second))
    if renameat2(*paths, _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NOT_SUPPORTED:
        return False
    raise OSError(number, os.strerror(number))


def _swap_in_steps(finished: Path, target: Path) -> None:
    """Exchange by renaming only, each step atomic.

    The name of the directory set aside is the journal: where it exists, `heal` knows from the
    target alone whether the second step happened. So it is renamed before it is removed.
    """
    previous = _previous(target)
    if os.path.lexists(previous):
        raise PublishError(f"{previous} is in the way of a new site; move it to another place")
    target.rename(previous)
    try:
        finished.rename(target)
    except OSError:
        previous.rename(target)
        raise
    previous.rename(finished)


def _remove_stale_workspaces(target: Path) -> None:
    name = re.compile(rf"\.{re.escape(target.name)}\.(\d+)-.*")
    for beside in target.parent.iterdir():
        matched = name.fullmatch(beside.name)
        if matched is None or beside in _open_workspaces:
            continue
        owner = int(matched[1])
        # In a container every run may have the same id.
        if owner == os.getpid() or not _is_running(owner):
            shutil.rmtree(beside, ignore_errors=True)


def _is_running(process: int) -> bool:
    if sys.platform == "win32":
        return _is_running_on_windows(process)
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _is_running_on_windows(process: int) -> bool:
    # There, os.kill with signal 0 interrupts the process.
    if sys.platform != "win32":
        return False
    may_wait, still_running = 0x00100000, 0x102
    kernel = ctypes.windll.kernel32
    handle = kernel.OpenProcess(may_wait, False, process)
    if not handle:
        return False
    try:
        return bool(kernel.WaitForSingleObject(handle, 0) == still_running)
    finally:
        kernel.CloseHandle(handle)
