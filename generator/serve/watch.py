"""Notice that a source was saved."""

import queue
import threading
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import watchfiles
from watchfiles.main import FileChange

SECONDS_BETWEEN_LOOKS = 0.2
SECONDS_TO_BEGIN = 5.0

Changed = set[Path]
_Changes = queue.SimpleQueue[Changed]
_Batches = Iterable[set[FileChange]]


def watch(paths: Collection[Path], stop: threading.Event) -> Iterator[Changed]:
    """What is saved, created or removed from now on, until `stop` is set.

    Folders are watched with all they hold; of any other path, the path alone. What changes while
    nobody asks for it comes with the next that is asked for.
    """
    folders = [path.resolve() for path in paths if path.is_dir()]
    files = {path.resolve() for path in paths if not path.is_dir()}
    changes: _Changes = queue.SimpleQueue()
    for batches in (_in_folders(folders, stop), _of_files(files, stop)):
        seeing = threading.Event()
        threading.Thread(target=_watch, args=(batches, changes, seeing), daemon=True).start()
        seeing.wait(SECONDS_TO_BEGIN)
    return _collected(changes, stop)


def _collected(changes: _Changes, stop: threading.Event) -> Iterator[Changed]:
    while not stop.is_set():
        if changed := _collect(changes):
            yield changed


def _collect(changes: _Changes) -> Changed:
    """Return everything reported since the last call, after a short wait if there is nothing."""
    collected: Changed = set()
    try:
        collected |= changes.get(timeout=SECONDS_BETWEEN_LOOKS)
        while True:
            collected |= changes.get_nowait()
    except queue.Empty:
        return collected


def _watch(batches: _Batches, changes: _Changes, seeing: threading.Event) -> None:
    try:
        for batch in batches:
            # The first one may be empty: it is there to say that the watch has begun.
            seeing.set()
            if batch:
                changes.put({Path(name) for _, name in batch})
    finally:
        seeing.set()


def _in_folders(folders: list[Path], stop: threading.Event) -> _Batches:
    if not folders:
        return ()
    return watchfiles.watch(
        *folders, stop_event=stop, debounce=200, rust_timeout=100, yield_on_timeout=True
    )


def _of_files(files: set[Path], stop: threading.Event) -> _Batches:
    # An editor that replaces a file on saving ends a watch on the file: so, its folder.
    parents = {file.parent for file in files if file.parent.is_dir()}
    if not parents:
        return ()
    return watchfiles.watch(
        *parents,
        watch_filter=lambda _, name: Path(name) in files,
        stop_event=stop,
        debounce=200,
        rust_timeout=100,
        yield_on_timeout=True,
        recursive=False,
    )
