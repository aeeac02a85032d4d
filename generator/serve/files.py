"""From the path in a request to a file of the site and its type."""

import mimetypes
from pathlib import Path

_TYPES = {
    **mimetypes.MimeTypes(filenames=()).types_map[True],
    ".js": "text/javascript",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}


def find_file(site: Path, path: str) -> Path | None:
    """Return the file of `site` that a decoded URL path names, or None if it names none in it."""
    try:
        return _file(site, path)
    except OSError:
        # No name of a file is that long.
        return None


def _file(site: Path, path: str) -> Path | None:
    if "\\" in path or "\0" in path or ":" in path:
        return None
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if ".." in parts:
        return None
    root = site.resolve()
    found = root.joinpath(*parts).resolve()
    if not found.is_relative_to(root):
        return None
    if found.is_dir() and path.endswith("/"):
        found /= "index.html"
    return found if found.exists() else None


def content_type(file: Path) -> str:
    """Return the Content-Type of a file, from its name and nothing of this machine's settings."""
    kind = _TYPES.get(file.suffix.lower(), "application/octet-stream")
    textual = kind.startswith("text/") or kind in ("application/json", "image/svg+xml")
    return f"{kind}; charset=utf-8" if textual else kind
