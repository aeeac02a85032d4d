"""Words in a drawing, where nobody can ask a browser how wide they are."""

from __future__ import annotations

_NARROW = frozenset("fijlrtI ’'.,()“”")
_WIDE = frozenset("mwMW—…")


BOLD = 1.13
"""How much wider bold letters are."""


def measure(text: str, size: float) -> float:
    """How wide `text` is at most, by a rough measure of its letters."""
    narrow = sum(letter in _NARROW for letter in text)
    wide = sum(letter in _WIDE for letter in text)
    return size * (0.62 * len(text) - 0.28 * narrow + 0.3 * wide)


def wrapped(text: str, room: float, size: float, most: int | None = None) -> tuple[str, ...]:
    """`text` in lines of at most `room`, where words allow; at most `most` lines, then “…”."""
    lines: list[str] = []
    for word in text.split():
        if lines and measure(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += " " + word
        else:
            lines += _broken(word, room, size)
    if most is not None and len(lines) > most:
        last = lines[most - 1]
        while last and measure(last + "…", size) > room:
            last = last[:-1]
        lines = [*lines[: most - 1], last.rstrip(" ,;:—") + "…"]
    return tuple(lines)


def _broken(word: str, room: float, size: float) -> list[str]:
    """A word in pieces that fit: most often the word itself."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and measure(pieces[-1] + letter, size) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
