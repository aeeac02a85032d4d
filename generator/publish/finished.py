"""Whether the publisher put every finished page in its place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from generator.publish.errors import PublishError
from generator.publish.patch import BEGIN


def require_bodies(files: Mapping[str, str], site: Path) -> None:
    """Raise PublishError if a page of `files` that has a finished body came out without it.

    A publisher that cannot read a page's front matter passes over all of it and says nothing.
    """
    for name, text in files.items():
        if "\nbody: " not in text:
            continue
        page = PurePosixPath(name).with_suffix(".html")
        path = site / page
        if not path.is_file() or BEGIN.encode() not in path.read_bytes():
            raise PublishError(
                f"The page “{page}” came out empty, so the site was left as it was. A sign in a "
                "text of that page may be one that the publisher cannot read."
            )
