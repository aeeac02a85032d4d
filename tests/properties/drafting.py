"""Strategies for small scenarios, as the trees that YAML would give.

Hypothesis chooses a seed and its own generator does the rest: the trees are richer, and made a
hundred times faster, than if every small decision were Hypothesis's own.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

PRESENT = ["effort", "listening-mindfully", "honest-communication"]
ABSENT = ["giving-up", "anchoring", "blaming"]
EFFECTS = ["hope", "trust", "lost-trust", "lost-hope", "avoiding-care", "more-visits", "guilt"]
FACTS = ["f0", "f1"]
CLINICIANS = ["you", "dr-low"]
LEVELS = ["dismissal", "unsure", "belief"]
WORDS = st.text(alphabet="abc .*'é{}<>&👩", min_size=1, max_size=12).map(lambda text: f"x{text}")


def scenarios(cyclic: bool = True, astray: bool = False) -> st.SearchStrategy[dict[str, Any]]:
    """A scenario's tree. Without `cyclic`, scenes lead only to later ones."""
    return st.integers(0, 2**32 - 1).map(lambda seed: drafted(seed, cyclic, astray))


def drafted(seed: int, cyclic: bool = True, astray: bool = False) -> dict[str, Any]:
    """The scenario of one seed."""
    return _Drafter(random.Random(seed), cyclic, astray).scenario()


@dataclass
class _Drafter:
    chance: random.Random
    cyclic: bool
    astray: bool

    def one_in(self, count: int) -> bool:
        return self.chance.randrange(count) == 0

    def some(self, words: list[str], most: int) -> list[str]:
        return self.chance.sample(words, self.chance.randint(0, most))

    def tests(self) -> dict[str, Any]:
        match self.chance.randrange(7):
            case 0 | 1:
                return {"told": self.chance.choice(FACTS)}
            case 2:
                return {"experienced": self.chance.choice(EFFECTS)}
            case 3:
                return {"expects": self.chance.choice(LEVELS)}
            case 4:
                level = self.chance.choice(LEVELS[1:])
                return {"expects": {"at-least": level, "of": self.chance.choice(CLINICIANS)}}
            case 5:
                return {"lapsed": self.chance.choice([*CLINICIANS, "anyone"])}
        return {"shift": "quiet"}

    def condition(self) -> dict[str, Any]:
        if self.one_in(3):
            return {"not": self.tests()}
        return {**self.tests(), "not": self.tests()} if self.one_in(4) else self.tests()

    def maybe(self, value: dict[str, Any], count: int = 2) -> dict[str, Any]:
        """`value`, one time in `count` under a condition."""
        return {**value, "when": self.condition()} if self.one_in(count) else value

    def act(self) -> dict[str, Any]:
        """What a choice and a witnessed act have in common."""
        effects = self.chance.choices(EFFECTS, k=self.chance.randint(0, 3))
        return {
            "text": "So.",
            "shows": self.some(PRESENT + ABSENT, 2),
            "unfolds": [self.maybe({"effect": each}) for each in effects],
            "tells": [self.maybe({"fact": each}) for each in self.some(FACTS, 1)],
        }

    def ways(self, targets: list[str]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = [{"goto": self.chance.choice(targets)}]
        while self.one_in(2):
            found.insert(0, {"when": self.condition(), "goto": self.chance.choice(targets)})
        return found

    def scene(self, targets: list[str]) -> dict[str, Any]:
        scene: dict[str, Any] = {"encounter": self.chance.choice(["e0", "e1", "e2"]), "text": "So."}
        if self.one_in(3):
            witnessed = {"by": self.chance.choice(CLINICIANS), **self.act()}
            scene["witnessed"] = self.maybe(witnessed)
        kind = self.chance.randrange(9) if targets else 0
        if kind == 0:
            scene["ending"] = {"title": "Out", "tone": self.chance.choice(["low", "good"])}
        elif kind == 1:
            scene["continue"] = self.ways(targets)
        elif kind == 2:
            scene["kind"] = "reflection"
            scene["choices"] = {
                f"c{number}": {"text": "So.", "factor": "workload", "goto": self.ways(targets)}
                for number in range(2)
            }
        else:
            scene["choices"] = {
                f"c{number}": self.maybe(
                    {**self.act(), "temptation": "It is late.", "goto": self.ways(targets)}, 4
                )
                for number in range(self.chance.randint(1, 3))
            }
        return scene

    def scenario(self) -> dict[str, Any]:
        names = [f"s{number}" for number in range(self.chance.randint(1, 5))]
        arrives = self.chance.choices(LEVELS, k=2)
        return {
            "title": "A visit",
            "summary": "So.",
            "patient": {"name": "Noor", "pronouns": "she/her", "age": "52", "about": "A florist."},
            "role": "student",
            "objectives": ["Listen once"],
            "minutes": "3",
            "facts": {fact: {"label": "So", "if-untold": "So."} for fact in FACTS},
            "clinicians": {"dr-low": {"name": "Dr. Low", "role": "preceptor"}},
            "shift": self.chance.choice([[], ["quiet", "stretched"]]),
            "start": "s0",
            "encounters": {
                "e0": {"title": "E0", "arrives": arrives[0]},
                "e1": {"title": "E1", "clinician": "dr-low", "arrives": arrives[1]},
                "e2": {"title": "E2", "pressure": ["workload"]},
            },
            "scenes": {
                name: self.scene(self.targets(names, place)) for place, name in enumerate(names)
            },
        }

    def targets(self, names: list[str], place: int) -> list[str]:
        """Where the scene at `place` may lead."""
        targets = names if self.cyclic else names[place + 1 :]
        return [*targets, "nowhere"] if self.astray and self.one_in(6) else targets
