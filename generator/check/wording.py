"""Texts as words: without markup, what stands in quotation marks and what around it."""

from __future__ import annotations

import re
from typing import Final

_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKUP: Final = re.compile(r"(?<!\w)[*_]+(?=\w)|(?<=[\w.,;:!?…”’])[*_]+(?!\w)|[`#>]")
_BETWEEN: Final = str.maketrans(dict.fromkeys('“”«»"()[]{}<>*_`#.,:;!?…—–/\\=+&', " "))
_PARAGRAPH: Final = re.compile(r"\n\s*\n")
_QUOTED: Final = re.compile(r"“[^”]*(?:”|$)|«[^»]*(?:»|$)|\"[^\"]*(?:\"|$)")


def plain(text: str) -> str:
    """`text` without the signs of Markdown."""
    return _MARKUP.sub("", _LINK.sub(r"\1", text)).strip()


def words(text: str) -> list[str]:
    """The words of `text`; what apostrophes and hyphens join is one."""
    return text.translate(_BETWEEN).split()


def paragraphs(text: str) -> list[str]:
    return [part for part in _PARAGRAPH.split(text.strip()) if part]


def parts(paragraph: str) -> list[tuple[bool, str]]:
    """A paragraph in stretches: whether each is spoken, and itself.

    A quotation that the paragraph does not close ends with it, as where somebody goes on speaking
    in the next.
    """
    found: list[tuple[bool, str]] = []
    end = 0
    for match in _QUOTED.finditer(paragraph):
        found += [(False, paragraph[end : match.start()]), (True, match.group().strip('“”«»"'))]
        end = match.end()
    return [(spoken, part) for spoken, part in [*found, (False, paragraph[end:])] if part]


def narration(text: str) -> str:
    """`text` without what is said in it; a stretch of speech leaves a gap."""
    return "\n\n".join(
        " ".join(part for spoken, part in parts(paragraph) if not spoken)
        for paragraph in paragraphs(text)
    )
