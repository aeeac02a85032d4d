"""The publisher's input, left where the course's own configuration expects it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from generator.publish.alone import alone
from generator.publish.directory import workspace
from generator.publish.errors import PublishError


def keep_pages(pages: Path, kept: Path) -> None:
    """Put a copy of `pages` in the place of `kept`.

    Raises PublishError, with `kept` as it was, if the system refuses.
    """
    with alone(kept), workspace(kept) as work:
        try:
            shutil.copytree(pages, work / "new")
            _replace(kept, work / "new", work / "old")
        except OSError as error:
            raise PublishError(f"{kept} could not be written: {error}") from error


def _replace(kept: Path, new: Path, old: Path) -> None:
    if not os.path.lexists(kept):
        new.rename(kept)
        return
    kept.rename(old)
    try:
        new.rename(kept)
    except OSError:
        old.rename(kept)
        raise
