"""What a patient expects of one clinician, as a table machine.

The rules are our reading of the paper's Interpretation (D06–D08, D13) and stand, with their
reasons, in the model file. Compiled to a table, the player can follow them without knowing them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from generator.model.evidence import Side
from generator.model.expectation import ExpectationRules
from generator.trace.conditions import LEVELS

ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Expected:
    """One state of the machine, spelled out."""

    level: int | None = None
    """Index into `LEVELS`; None before the first meeting."""
    capped: bool = False
    """A lapse or a mixed choice has happened in this encounter."""
    carried: bool = False
    """Another clinician has lapsed since this one was last met."""
    lapsed: bool = False
    """This clinician has lapsed on this trail."""


@dataclass(frozen=True, slots=True)
class ExpectationTable:
    """The machine: state numbers, and for every event the next state of each."""

    states: tuple[Expected, ...]
    events: Mapping[str, tuple[int, ...]]

    @property
    def start(self) -> int:
        return 0

    def after(self, state: int, event: str) -> int:
        return self.events[event][state]


def event_of(sides: set[Side]) -> str | None:
    """The event of an act that shows these sides; None if it shows neither."""
    if sides == {Side.ABSENT, Side.PRESENT}:
        return "both"
    return str(next(iter(sides))) if sides else None


def arrival(level: str | None, rules: ExpectationRules) -> int:
    """The level a first meeting starts from, before anything carried over."""
    return LEVELS.index(level or rules.first_meeting.level)


def expectation_table(rules: ExpectationRules) -> ExpectationTable:
    """Every state that can be reached, and where each event leads from it."""
    events = _events(rules)
    states = [Expected()]
    known = {states[0]: 0}
    table: dict[str, list[int]] = {name: [] for name in events}
    for state in states:  # grows while we go: every state met is worked through in turn
        for name, event in events.items():
            following = event(state)
            if following not in known:
                known[following] = len(states)
                states.append(following)
            table[name].append(known[following])
    return ExpectationTable(tuple(states), {name: tuple(row) for name, row in table.items()})


def _events(rules: ExpectationRules) -> dict[str, Callable[[Expected], Expected]]:
    top = len(LEVELS) - 1
    ceiling = LEVELS.index(rules.present_only.after_a_lapse_at_most)

    def arrive(state: Expected, first: int) -> Expected:
        level = first if state.level is None else state.level
        if state.carried:
            level = max(0, level - rules.lapse_elsewhere.steps_down)
        return replace(state, level=level, capped=False, carried=False)

    def met(state: Expected) -> tuple[Expected, int]:
        """Somebody who acts without having been introduced is met by that."""
        if state.level is None:
            state = arrive(state, arrival(None, rules))
        assert state.level is not None
        return state, state.level

    def absent(state: Expected) -> Expected:
        state, _ = met(state)
        return replace(state, level=LEVELS.index(rules.absent_only.sets), capped=True, lapsed=True)

    def both(state: Expected) -> Expected:
        state, level = met(state)
        return replace(state, level=min(level, LEVELS.index(rules.both_sides.at_most)), capped=True)

    def present(state: Expected) -> Expected:
        state, level = met(state)
        raised = min(top, level + rules.present_only.steps_up)
        return replace(state, level=max(level, min(raised, ceiling)) if state.capped else raised)

    def elsewhere(state: Expected) -> Expected:
        return replace(state, carried=True)

    arrivals = {
        f"arrive-{first}": (lambda state, first=first: arrive(state, first))
        for first in range(len(LEVELS))
    }
    return {
        **arrivals,
        "absent": absent,
        "present": present,
        "both": both,
        ELSEWHERE: elsewhere,
    }
