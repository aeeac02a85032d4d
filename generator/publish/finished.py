"""Whether the publisher put every finished page in its place."""

from __future__ import annotations

from pathlib import Path

from generator.publish.errors import PublishError
from generator.publish.patch import BEGIN


def require_bodies(pages: Path, out: Path) -> None:
    """Raise PublishError if a page in `pages` that has a finished body came out without it.

    A publisher that cannot read a page's front matter passes over all of it and says nothing.
    """
    for source in sorted(pages.rglob("*.md")):
        if "\nbody: " not in source.read_text(encoding="utf-8"):
            continue
        page = source.relative_to(pages).with_suffix(".html")
        published = out / page
        if not published.is_file() or BEGIN.encode() not in published.read_bytes():
            raise PublishError(
                f"The page “{page.as_posix()}” came out empty, so the site was left as it was. "
                "One of the signs in its texts may be one that the publisher cannot read."
            )
