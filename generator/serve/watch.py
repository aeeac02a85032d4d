"""Notice that a source was saved."""

import queue
import threading
from collections.abc import Callable, Collection
from pathlib import Path

import watchfiles

SECONDS_BETWEEN_LOOKS = 0.2

Changed = set[Path]


def watch(
    paths: Collection[Path],
    on_change: Callable[[Changed], object],
    stop: threading.Event,
) -> None:
    """Call `on_change` with what was saved, created or removed, until `stop` is set.

    Folders are watched with all they hold; of any other path, the path alone. What changes while
    `on_change` works is reported by its next call.
    """
    folders = [path.resolve() for path in paths if path.is_dir()]
    files = {path.resolve() for path in paths if not path.is_dir()}
    changes: queue.SimpleQueue[Changed] = queue.SimpleQueue()
    watchers = [
        threading.Thread(target=_watch_folders, args=(folders, changes, stop), daemon=True),
        # An editor that replaces a file on saving ends a watch on the file: so, its folder.
        threading.Thread(target=_watch_files, args=(files, changes, stop), daemon=True),
    ]
    for watcher in watchers:
        watcher.start()
    while not stop.is_set():
        if changed := _collect(changes):
            on_change(changed)


def _collect(changes: "queue.SimpleQueue[Changed]") -> Changed:
    """Return everything reported since the last call, after a short wait if there is nothing."""
    collected: Changed = set()
    try:
        collected |= changes.get(timeout=SECONDS_BETWEEN_LOOKS)
        while True:
            collected |= changes.get_nowait()
    except queue.Empty:
        return collected


def _watch_folders(
    folders: list[Path], changes: "queue.SimpleQueue[Changed]", stop: threading.Event
) -> None:
    if not folders:
        return
    for batch in watchfiles.watch(*folders, stop_event=stop, debounce=200):
        changes.put({Path(name) for _, name in batch})


def _watch_files(
    files: set[Path], changes: "queue.SimpleQueue[Changed]", stop: threading.Event
) -> None:
    parents = {file.parent for file in files if file.parent.is_dir()}
    if not parents:
        return
    for batch in watchfiles.watch(
        *parents,
        watch_filter=lambda _, name: Path(name) in files,
        stop_event=stop,
        debounce=200,
        recursive=False,
    ):
        changes.put({Path(name) for _, name in batch})
