"""What is said arrives whole, whatever a terminal or a system takes text for."""

from __future__ import annotations

import io
import sys


def say_any_character() -> None:
    """Let both outputs take every character.

    A file or another program gets UTF-8, which is what we read; a terminal keeps its own encoding,
    and a question mark stands for what it cannot show.
    """
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="replace")
