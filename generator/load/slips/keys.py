"""Slips with keys: colons and indentation."""

from __future__ import annotations

import re
from typing import Final

from generator.load.slips.stop import QUOTED, Slip, Stop

_KEY: Final = re.compile(r"^(?:\s|- )*(?P<key>[\w.-]+)(?P<colon>:?)(?P<rest>.*)$")


def colon(stop: Stop) -> Slip | None:
    """A second colon on a line, or a line that is a key where none can be."""
    if "mapping values are not allowed" not in stop.problem:
        return None
    number, column = stop.at
    line = stop.line(number)
    key = _KEY.match(line[:column])
    above = stop.before(number)
    if key is None or key["rest"].strip():
        ends = not line[column + 1 :].strip()
        held = "ends with a colon" if ends else "holds “: ” (a colon and a space)"
        return Slip(
            f"The text {held}, which YAML takes for the end of a key.", (number, column), QUOTED
        )
    if above is None:
        return None
    return _no_space(stop, above) or _no_colon(stop, above) or _too_far_in(stop, number, above)


def _too_far_in(stop: Stop, number: int, above: int) -> Slip:
    line = stop.line(number)
    return Slip(
        f"This line is indented further than line {above + 1}, which has its value already.",
        (number, len(line) - len(line.lstrip())),
        f"Let it start in the same column as the key on line {above + 1}, or in that of the key "
        "it belongs beside.",
    )


def no_key(stop: Stop) -> Slip | None:
    """A line that should be a key and is none."""
    if "could not find expected ':'" not in stop.problem or stop.since is None:
        return None
    number, column = stop.since
    found = _no_space(stop, number) or _no_colon(stop, number)
    if found:
        return found
    above = stop.before(number)
    beside = f"the key on line {above + 1}" if above is not None else "its key"
    return Slip(
        "This line is neither a key nor, as it is indented, part of the text above it.",
        (number, column),
        f"If it goes on with that text, indent it further than {beside}; if it starts with a key, "
        "put a colon and a space after the key.",
    )


def _no_space(stop: Stop, number: int) -> Slip | None:
    key = _KEY.match(stop.line(number))
    if key and key["colon"] and key["rest"][:1].strip():
        return Slip(
            f"After “{key['key']}:” a space is missing.",
            (number, key.start("colon")),
            "Put a space after the colon.",
        )
    return None


def _no_colon(stop: Stop, number: int) -> Slip | None:
    key = _KEY.match(stop.line(number))
    if key and not key["colon"] and not key["rest"].strip() and "- " not in key.group():
        return Slip(
            f"After “{key['key']}” a colon is missing.",
            (number, key.start("key")),
            "Put a colon after the key. If the word goes on with the text above it, indent it "
            "further.",
        )
    return None


def uneven(stop: Stop) -> Slip | None:
    line = stop.line(stop.at[0])
    starts = len(line) - len(line.lstrip()) == stop.at[1] and line.strip()
    if "while parsing a block" not in stop.doing or not starts:
        return None
    return Slip(
        "This line is indented like no line above that it could belong beside.",
        stop.at,
        "Let it start in exactly the same column as its neighbours; look at the line before, too.",
    )
