"""Bytes to text, whatever editor they were saved with."""

from __future__ import annotations

SAVE_AS_UTF8 = "Save the file with the encoding UTF-8."


def decoded(data: bytes) -> tuple[str, str]:
    """UTF-8 as text with plain line breaks, without a mark before it; or what is wrong with it."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), ""
    except UnicodeDecodeError as error:
        return "", f"The file is not UTF-8 text (byte {error.start + 1})."
