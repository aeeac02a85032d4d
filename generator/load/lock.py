"""The lock of the quotations: writing it after a deliberate, checked correction."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from generator.model.evidence import Quotation

_HEAD = (
    "# SHA-256 of each quotation's text. A changed character is an error until the text has been\n"
    "# checked against the article and locked again: downstream lock-quotations\n"
)


def digest(text: str) -> str:
    """The SHA-256 of a quotation's UTF-8 text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def write_lock(quotations: Mapping[str, Quotation], path: Path) -> tuple[str, ...]:
    """Lock the quotations as they are; return the ids whose line is new or has changed."""
    before = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    lines = {name: f"{name} {digest(each.text)}" for name, each in sorted(quotations.items())}
    path.write_text(_HEAD + "\n".join(lines.values()) + "\n", encoding="utf-8", newline="\n")
    return tuple(name for name, line in lines.items() if line not in before)
