"""Holding what inkjs showed on every trail against what the generator says of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from generator.trace.state import State, available, enter

from .telling import Line, Telling

Entry = list[int] | None


@dataclass
class Comparison:
    """Follows the story and the reference side by side; raises AssertionError where they part.

    `trails` counts complete ones, each by its own way through the scenes.
    """

    telling: Telling
    played: dict[str, Any]
    visits: int
    entered: Counter[str] = field(default_factory=Counter)
    done: dict[tuple[int, State], int] = field(default_factory=dict)
    endings: set[str] = field(default_factory=set)
    trails: int = 0

    def compare(self) -> None:
        """Compare everything."""
        assert self.played["problems"] == []
        steps = self.telling.facts.steps
        root = self.played["root"]
        shown = self.telling.introduction()
        if len(steps.shifts) < 2:
            shift = steps.shifts[0] if steps.shifts else None
            self.trails = self.arrive(root, shown, self.telling.start(shift), steps.start)
            return
        moment = self.moment(root)
        self.equal(moment["lines"], shown, "the introduction")
        self.equal(moment["choices"], self.telling.shifts(), "the shifts")
        self.trails = sum(
            # The answer to the first question is printed like any other.
            self.arrive(entry, [[text, []]], self.telling.start(shift), steps.start)
            for entry, shift, (text, _) in zip(
                self.below(root), steps.shifts, self.telling.shifts(), strict=True
            )
        )

    def arrive(self, entry: Entry, shown: list[Line], before: State, scene: str) -> int:
        """A turn that ends in `scene`, and everything that follows."""
        if self.entered[scene] == self.visits:
            assert entry is None
            return 0
        assert entry is not None, scene
        telling, steps = self.telling, self.telling.facts.steps
        state = enter(steps, before, scene)
        moment = self.moment(entry)
        self.equal(moment["lines"], shown + telling.arriving(before, scene), f"arriving in {scene}")
        self.remembers(moment["remembered"], state)
        if (entry[1], state) not in self.done:
            self.entered[scene] += 1
            self.done[entry[1], state] = self.go_on(entry, moment, state)
            self.entered[scene] -= 1
        return self.done[entry[1], state]

    def go_on(self, entry: list[int], moment: dict[str, Any], state: State) -> int:
        telling = self.telling
        kind = telling.facts.steps.scenes[state.scene].kind
        if kind == "ending":
            self.endings.add(state.scene)
            assert moment["choices"] == []
            return 1
        self.equal(moment["choices"], telling.offered(state), f"the choices of {state.scene}")
        names = [None] if kind == "continue" else available(telling.facts.steps, state)
        trails = 0
        for below, name in zip(self.below(entry), names, strict=True):
            shown = telling.answered(state, name) if name is not None else []
            trails += self.arrive(below, shown, *telling.following(state, name))
        return trails

    def moment(self, entry: Entry) -> dict[str, Any]:
        assert entry is not None
        moment: dict[str, Any] = self.played["moments"][entry[0]]
        return moment

    def below(self, entry: Entry) -> list[Entry]:
        assert entry is not None
        below: list[Entry] = self.played["below"][entry[1]]
        return below

    def equal(self, seen: list[Line], wanted: list[Line], where: str) -> None:
        assert seen == wanted, where

    def remembers(self, seen: dict[str, Any], state: State) -> None:
        wanted = self.telling.remembered(state)
        untold = {name for name, value in seen.items() if value is False} - wanted.keys()
        assert seen == {**dict.fromkeys(untold, False), **wanted}, state.scene
