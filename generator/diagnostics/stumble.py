"""A mistake of ours, in words that can be put into a report."""

from __future__ import annotations


def told_of(error: Exception) -> str:
    """What kind of error it is and what it says, which may be nothing."""
    kind, said = type(error).__name__, str(error)
    return f"{kind}: {said}" if said else kind


def apology(error: Exception) -> str:
    """What somebody is told whose command or save met the mistake."""
    happened = f"Downstream made a mistake of its own ({told_of(error)})."
    return f"{happened} It is not yours: please report it"
