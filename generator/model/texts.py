"""Which values of a scenario are texts, by the routes that lead to them.

The routes are those of a file as it is written, where a text can stand for its only variant, and
those of a scenario that was read.
"""

from __future__ import annotations

from typing import Final

from generator.diagnostics.span import Route

_TEXTS: Final = frozenset(
    {
        "about",
        "care-note",
        "discussion",
        "if-untold",
        "illustration",
        "label",
        "matters",
        "objectives",
        "place",
        "question",
        "response",
        "role",
        "summary",
        "takes",
        "temptation",
        "text",
        "title",
    }
)
_NAMES: Final = frozenset({"name"})
INNER: Final = ("text", "illustration")
"""The key of the text in a variant and in an illustration, for which a plain text may stand."""


def is_text(route: Route) -> bool:
    """Whether a text stands at `route`, which a translation has to give."""
    return _key(route) in _TEXTS


def is_name(route: Route) -> bool:
    """Whether a person's name stands at `route`, which a translation may write otherwise."""
    return _key(route) in _NAMES


def _key(route: Route) -> str:
    return next((step for step in reversed(route) if isinstance(step, str)), "")
