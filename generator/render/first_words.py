"""By what words a text is known where it does not stand whole."""

from __future__ import annotations

from generator.render.prose import prose


def first_words(text: str, most: int = 16) -> str:
    """The first sentence of a text, or its first words and a sign of omission."""
    said_words = prose(text).striptags().split()
    for count, word in enumerate(said_words[:most], 1):
        if count > 3 and word.rstrip('”’"»').endswith((".", "?", "!")):
            return " ".join(said_words[:count])
    cut = " ".join(said_words[:most])
    return cut if len(said_words) <= most else f"{cut.rstrip(',;:')} …"
