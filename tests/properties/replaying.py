"""A second player, written from ``docs/player-format.md`` alone: it reads only the plan's JSON."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Plan = dict[str, Any]


@dataclass
class Memory:
    """What the player remembers."""

    plan: Plan
    shift: str | None
    scene: str = ""
    encounter: str | None = None
    told: set[str] = field(default_factory=set)
    experienced: dict[str, set[str]] = field(default_factory=dict)
    expectation: dict[str, int] = field(default_factory=dict)
    unfolded: list[str] = field(default_factory=list)
    """The effects of the last step, in order."""
    dismissed: bool = False
    """Whether the last step told something to somebody expected to dismiss."""

    def copy(self) -> Memory:
        plan, self.plan = self.plan, {}
        twin = copy.deepcopy(self)
        self.plan = twin.plan = plan
        return twin

    def level(self, clinician: str) -> int | None:
        level: int | None = self.plan["expectation"]["level"][self.expectation[clinician]]
        return level

    def lapsed(self, clinician: str) -> bool:
        return bool(self.plan["expectation"]["lapsed"][self.expectation[clinician]])

    def holds(self, condition: list[list[Any]]) -> bool:
        return all(self.test(*test) for test in condition)

    def test(self, name: str, *rest: Any) -> bool:
        match name:
            case "not":
                return not self.test(*rest)
            case "told":
                return rest[0] in self.told
            case "experienced":
                return rest[0] in self.experienced
            case "expects":
                return self.level(rest[0]) in rest[1]
            case "lapsed":
                clinicians = self.plan["clinicians"] if rest[0] == "*" else [rest[0]]
                return any(self.lapsed(each) for each in clinicians)
            case "shift":
                return bool(self.shift == rest[0])
        raise AssertionError(f"no such test: {name}")

    def happen(self, clinician: str, event: str) -> None:
        row = self.plan["expectation"]["events"][event]
        self.expectation[clinician] = row[self.expectation[clinician]]

    def step(self, step: dict[str, Any]) -> None:
        by = step["by"]
        if step["event"] is not None:
            self.happen(by, step["event"])
            if step["event"] == "absent":
                for other in self.plan["clinicians"]:
                    if other != by:
                        self.happen(other, "elsewhere")
        self.unfolded = []
        for condition, effect in step["effects"]:
            if self.holds(condition):
                self.experienced.setdefault(effect, set()).add(by)
                self.unfolded.append(effect)
        told = [fact for condition, fact in step["tells"] if self.holds(condition)]
        self.dismissed = bool(told) and self.level(by) == 0
        self.told |= set(told)

    def meet(self, scene: str) -> None:
        here = self.plan["scenes"][scene]
        self.scene = scene
        if here["encounter"] != self.encounter:
            self.encounter = here["encounter"]
            encounter = self.plan["encounters"][self.encounter]
            for clinician in dict.fromkeys(["you", encounter["clinician"]]):
                level = encounter["arrives"]
                if clinician != encounter["clinician"]:
                    level = encounter.get("student", level)
                self.happen(clinician, f"arrive-{level}")

    def witness(self) -> bool:
        witnessed = self.here.get("witnessed")
        if witnessed and self.holds(witnessed["when"]):
            self.step(witnessed)
            return True
        return False

    @property
    def here(self) -> dict[str, Any]:
        here: dict[str, Any] = self.plan["scenes"][self.scene]
        return here

    def open(self) -> list[str | None]:
        """The answers that are open; None stands for continue."""
        kind = self.here["kind"]
        if kind == "ending":
            return []
        if kind == "continue":
            return [None]
        return [name for name, each in self.here["choices"].items() if self.holds(each["when"])]

    def answer(self, choice: str | None) -> str:
        """Take the choice; where it leads."""
        taken = self.here if choice is None else self.here["choices"][choice]
        if choice is not None:
            self.step(taken)
        return str(next(scene for condition, scene in taken["goto"] if self.holds(condition)))

    def as_state(self) -> dict[str, Any]:
        return {
            "shift": self.shift,
            "scene": self.scene,
            "encounter": self.encounter,
            "told": sorted(self.told),
            "experienced": {name: sorted(by) for name, by in sorted(self.experienced.items())},
            "expectation": [self.expectation[each] for each in self.plan["clinicians"]],
        }


def starts(plan: Plan) -> Iterator[Memory]:
    """Memories on arriving in the first scene, before what it witnesses: one for each shift."""
    for shift in plan["shifts"] or [None]:
        memory = Memory(plan, shift)
        memory.expectation = dict.fromkeys(plan["clinicians"], plan["expectation"]["start"])
        memory.meet(plan["start"])
        yield memory
