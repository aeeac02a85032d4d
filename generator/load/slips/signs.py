"""Slips with signs: tabs, quotation marks, brackets, and what a text cannot start with."""

from __future__ import annotations

from typing import Final

from generator.load.slips.stop import QUOTED, Place, Slip, Stop

_BRACKETS: Final = {"[": "]", "{": "}"}


def tab(stop: Stop) -> Slip | None:
    number, column = stop.at
    line = stop.line(number)
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent and column <= len(indent):
        return Slip(
            "The line is indented with a tab.",
            (number, indent.index("\t")),
            "Replace the tab with spaces, as many as the lines beside it have.",
        )
    if stop.sign == "\t":
        return Slip("A tab cannot stand here.", stop.at, "Replace the tab with spaces.")
    return None


def open_quotation(stop: Stop) -> Slip | None:
    if "quoted scalar" in stop.doing and "end of stream" in stop.problem and stop.since:
        return Slip(
            "The quotation mark that stands here is never closed.",
            stop.since,
            "Put the same straight quotation mark at the end of the text.",
        )
    return None


def quotation_goes_on(stop: Stop) -> Slip | None:
    """What follows a text in quotation marks without a comma or the end of the line."""
    if stop.text is None or "flow" in stop.doing:
        return None
    (first, start), (last, end) = stop.text
    if stop.line(first)[start : start + 1] not in ("'", '"') or stop.at[0] != last:
        return None
    if stop.line(last)[end : stop.at[1]].strip():
        return None
    mark = stop.line(first)[start]
    if first != last:
        return Slip(
            f"The quotation mark that stands here is closed only on line {last + 1}, in the middle "
            "of another text.",
            (first, start),
            "Put the same straight quotation mark at the end of the text.",
        )
    twice = " An apostrophe counts as such a mark." if mark == "'" else ""
    return Slip(
        f"The text starts with a quotation mark ({mark}) and ends with the next one; what follows "
        "is left over.",
        stop.at,
        f"Let the text start on the next line, further in, after “>-”.{twice}",
    )


def open_bracket(stop: Stop) -> Slip | None:
    if "while parsing a flow" not in stop.doing:
        return None
    place = _opening(stop)
    if place is None:
        return None
    opening = stop.line(place[0])[place[1]]
    closing = _BRACKETS[opening]
    if stop.at[0] != place[0] or not stop.line(stop.at[0])[stop.at[1] :].strip():
        return Slip(
            f"The bracket “{opening}” that stands here is not closed with “{closing}”.",
            place,
            "Close it, and put commas between what stands in it. A text that starts with "
            f"“{opening}” must stand in straight quotation marks.",
        )
    return Slip(
        f"Between “{opening}” and “{closing}” this cannot be read.",
        stop.at,
        'Put a comma between what stands there, and straight quotation marks ("…") around a text '
        "with a comma, a colon or a bracket in it.",
    )


def _opening(stop: Stop) -> Place | None:
    """Where the bracket opened; right after one the parser names the place after it."""
    if stop.since and stop.line(stop.since[0])[stop.since[1] : stop.since[1] + 1] in _BRACKETS:
        return stop.since
    for number in range(stop.at[0], -1, -1):
        line = stop.line(number)[: stop.at[1]] if number == stop.at[0] else stop.line(number)
        column = max(line.rfind(bracket) for bracket in _BRACKETS)
        if column >= 0:
            return number, column
    return None


def bracket_goes_on(stop: Stop) -> Slip | None:
    """A text that starts with something in brackets."""
    before = stop.line(stop.at[0])[: stop.at[1]].rstrip()
    if "while parsing a block" not in stop.doing or before[-1:] not in _BRACKETS.values():
        return None
    return Slip(
        f"The text starts with a bracket and goes on after “{before[-1]}”.", stop.at, QUOTED
    )


def list_on_the_line(stop: Stop) -> Slip | None:
    if "sequence entries are not allowed" not in stop.problem:
        return None
    return Slip(
        "A list cannot start on the line of its key.",
        stop.at,
        "Put each entry on a line of its own, after a dash, or write [one, two].",
    )


def first_sign(stop: Stop) -> Slip | None:
    """A text that starts with a sign of YAML's own, such as Markdown's “*”."""
    named = "scanning an alias" in stop.doing or "scanning an anchor" in stop.doing
    place = stop.since if named else stop.at
    if place is None or not (named or "cannot start any token" in stop.problem):
        return None
    sign = stop.line(place[0])[place[1] : place[1] + 1]
    return Slip(f"A text cannot start with “{sign}”.", place, QUOTED) if sign else None


def block(stop: Stop) -> Slip | None:
    if "block scalar" not in stop.doing:
        return None
    return Slip(
        "After “|” or “>” nothing else can stand on the line.",
        stop.at,
        "Let the text start on the next line, further in than the key.",
    )


def escape(stop: Stop) -> Slip | None:
    if "unknown escape" not in stop.problem:
        return None
    return Slip(
        "A backslash (\\) in straight double quotation marks cannot stand before this sign.",
        stop.at,
        "Write \\\\ for a backslash, or put the text on the next line, further in, after “>-”.",
    )
