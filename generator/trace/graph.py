"""The graph of a scenario's states, as a walk finds it. A *lead* is one way on from a state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.trace.state import State


@dataclass(frozen=True, slots=True)
class Lead:
    """A way on: the choice taken (None for *continue*), what it told, and what it leads to.

    `met` says how the conditions on arriving fell: the pressure there, and what is witnessed.
    """

    choice: str | None
    told: frozenset[str]
    met: tuple[bool, ...]
    following: State


@dataclass(frozen=True, slots=True)
class Found:
    """What a walk found in one state: the ways on, and how the conditions asked there fell."""

    leads: tuple[Lead, ...]
    seen: tuple[bool, ...]


Graph = Mapping[State, Found]
"""Every state that was walked through."""

Starts = Mapping[State, frozenset[str]]
"""The states on arriving in the first scene, each with the facts told on arriving."""
