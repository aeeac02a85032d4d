"""From a parser's complaint to the slip behind it.

A parser stops where it can go no further, which may be lines after the slip, or the end of the
file. Each of the small functions in `signs` and `keys` knows one slip by what the parser says and
by the lines around; the first that recognises its own answers. Both of PyYAML's parsers have to be
understood.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import yaml

from generator.load.slips import keys, signs
from generator.load.slips.stop import Place, Slip, Stop


def slip_of(
    error: yaml.MarkedYAMLError, lines: Sequence[str], text: tuple[Place, Place] | None
) -> Slip:
    """What to tell of a parser's complaint; `text` is where the last text it read stands."""
    mark = error.problem_mark or error.context_mark
    since = error.context_mark
    stop = Stop(
        lines,
        error.context or "",
        error.problem or "the text cannot be read",
        (mark.line, mark.column) if mark else (0, 0),
        (since.line, since.column) if since else None,
        text,
    )
    return next((slip for know in _KNOWN if (slip := know(stop))), None) or _unknown(stop)


def _unknown(stop: Stop) -> Slip:
    number, column = stop.at
    if not stop.line(number).strip():
        # The end of the file shows nothing; the last line that says something does.
        last = stop.before(number)
        number, column = (last, len(stop.line(last))) if last is not None else (number, column)
    return Slip(
        f"This is not valid YAML: {stop.problem}.",
        (number, column),
        "Often a missing space after a colon, an unclosed quotation mark, or indentation. Look at "
        "the line before, too.",
    )


_KNOWN: Final[Sequence[Callable[[Stop], Slip | None]]] = (
    signs.tab,
    signs.open_quotation,
    signs.quotation_goes_on,
    signs.open_bracket,
    signs.bracket_goes_on,
    keys.colon,
    keys.no_key,
    signs.list_on_the_line,
    signs.first_sign,
    signs.block,
    signs.escape,
    keys.uneven,
)
