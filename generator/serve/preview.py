"""What can be previewed: every scene of a scenario, in every state some trail leads to."""

from __future__ import annotations

import threading
from typing import Any

from generator.trace.reach import Situation, Trail, reach
from generator.trace.tracing import ScenarioFacts, Tracing


class Previews:
    """The situations of the scenarios of the last course without errors, worked out when asked."""

    def __init__(self) -> None:
        self._tracing: Tracing | None = None
        self._worked_out: dict[str, tuple[ScenarioFacts, dict[str, Any]]] = {}
        self._lock = threading.Lock()

    def use(self, tracing: Tracing) -> None:
        """Answer for this course from now on."""
        with self._lock:
            self._tracing = tracing
            self._worked_out = {
                name: known
                for name, known in self._worked_out.items()
                if self._stands(name, known[0])
            }

    def __call__(self, scenario: str) -> dict[str, Any] | None:
        """The situations of a scenario as JSON values; None if there is no such scenario."""
        with self._lock:
            facts = self._tracing.scenarios.get(scenario) if self._tracing else None
            known = self._worked_out.get(scenario)
        if facts is None or known:
            return known[1] if known else None
        # A long walk, and a save must not wait for it.
        found = situations(facts)
        with self._lock:
            if self._stands(scenario, facts):
                self._worked_out[scenario] = facts, found
        return found

    def _stands(self, scenario: str, facts: ScenarioFacts) -> bool:
        return self._tracing is not None and self._tracing.scenarios.get(scenario) is facts


def situations(facts: ScenarioFacts) -> dict[str, Any]:
    """What the page needs to offer them in words and to play the trail to one of them."""
    found = reach(facts.scenario, facts.steps)
    return {
        "complete": found.complete,
        "facts": {name: fact.label for name, fact in facts.scenario.facts.items()},
        "clinicians": {name: each.name for name, each in facts.scenario.clinicians.items()},
        "scenes": {name: scene.title or name for name, scene in facts.scenario.scenes.items()},
        "situations": [_as_json(situation, trail) for situation, trail in found.trails],
    }


def _as_json(situation: Situation, trail: Trail) -> dict[str, Any]:
    return {
        "scene": situation.scene,
        "shift": situation.shift,
        "told": sorted(situation.told),
        "experienced": sorted(situation.experienced),
        "expects": {clinician: each.level for clinician, each in situation.expects},
        "lapsed": [clinician for clinician, each in situation.expects if each.lapsed],
        "steps": [list(step) for step in trail],
    }
