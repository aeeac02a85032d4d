"""What the sources say now, shown over the site that was published last.

The publisher takes its time; until it is done, the server puts the new contents into the pages of
the last site as it sends them. The site on the disk is never touched between two exchanges.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from generator.publish.pages import place_of
from generator.publish.patch import patched
from generator.render.pages import RenderedSite

# What changes with every publishing without being seen on a page, and what a draft holds itself.
_UNSEEN = ("sitemap", "search/", "objects.inv", "assets/downstream/")


@dataclass(frozen=True)
class Draft:
    """Generated files by their address in the site; pages as they go to the publisher."""

    pages: Mapping[str, str] = field(default_factory=dict)
    assets: Mapping[str, bytes] = field(default_factory=dict)

    def over(self, address: str, published: bytes | None) -> bytes | None:
        """The file at `address`, of which `published` is the last published state."""
        if address in self.assets:
            return self.assets[address]
        if published is None or address not in self.pages:
            return published
        page = patched(published.decode("utf-8"), self.pages[address])
        return published if page is None else page.encode()

    @cached_property
    def mark(self) -> bytes:
        """Differs where styles, scripts or other files beside the pages do."""
        return _digest((address, self.assets[address]) for address in sorted(self.assets))


def draft_of(sites: Iterable[RenderedSite]) -> Draft:
    """The draft that finished pages in every language make."""
    pages: dict[str, str] = {}
    assets: dict[str, bytes] = {}
    for site in sites:
        for name, text in site.files.items():
            address = posixpath.join(place_of(site.language), name)
            if name.endswith(".md"):
                pages[address.removesuffix(".md") + ".html"] = text
            else:
                assets[address] = text.encode()
    return Draft(pages, assets)


def mark_of_assets(site: Path) -> bytes:
    """Differs where the published files that are neither pages nor in a draft do."""
    files = sorted(path for path in site.rglob("*") if path.is_file() and path.suffix != ".html")
    named = ((path.relative_to(site).as_posix(), path) for path in files)
    return _digest(
        (name, path.read_bytes())
        for name, path in named
        if not any(f"/{part}" in f"/{name}" for part in _UNSEEN)
    )


def _digest(files: Iterable[tuple[str, bytes]]) -> bytes:
    digest = hashlib.sha256()
    for name, data in files:
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.digest()
