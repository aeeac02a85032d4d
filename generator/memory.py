"""Results of pure functions, remembered from one build of a session to the next."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_COMPARED = (str, bytes, int, type, Path)


class Remember(Protocol):
    """Calls a pure function, or returns what it returned for the same arguments before."""

    def __call__(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R: ...


def afresh(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Remember nothing: call it."""
    return function(*args, **kwargs)


class Memory:
    """Remembers results as long as every build asks for them again.

    Texts, bytes and numbers are compared by value. Anything else counts as the same only if it is
    the same object: so a stage gets back what it gave when all that it was made from came back
    from this memory too, down to the bytes of the files.
    """

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[Any, Any]] = {}
        self._asked: set[Hashable] = set()

    def __call__(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        key = (function, *map(_name, args), *((name, _name(kwargs[name])) for name in kwargs))
        self._asked.add(key)
        if key not in self._kept:
            # The arguments are kept as well: an object's id is its name only while it lives.
            self._kept[key] = ((args, kwargs), function(*args, **kwargs))
        result: R = self._kept[key][1]
        return result

    def forget_unasked(self) -> None:
        """Forget what was not asked for since the last call of this."""
        self._kept = {key: kept for key, kept in self._kept.items() if key in self._asked}
        self._asked = set()


def _name(argument: object) -> Hashable:
    return (type(argument), argument) if isinstance(argument, _COMPARED) else id(argument)
