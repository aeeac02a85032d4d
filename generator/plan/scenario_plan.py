"""The player's JSON (see ``docs/player-format.md``): ids and tables, never text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from generator.trace.conditions import Condition
from generator.trace.expectation import ExpectationTable
from generator.trace.steps import ChoiceSteps, EncounterSteps, SceneSteps, Step, Steps, Target

FORMAT = 1

Json = dict[str, Any]


def scenario_plan(name: str, steps: Steps) -> Json:
    """The plan of one scenario, with the edition its saved trails hang on."""
    plan: Json = {
        "format": FORMAT,
        "scenario": name,
        "start": steps.start,
        "shifts": list(steps.shifts),
        "clinicians": list(steps.clinicians),
        "facts": list(steps.facts),
        "expectation": _expectation(steps.expectation),
        "encounters": {each: _encounter(encounter) for each, encounter in steps.encounters.items()},
        "scenes": {each: _scene(scene) for each, scene in steps.scenes.items()},
    }
    return {**plan, "edition": edition(plan)}


def edition(plan: Json) -> str:
    """16 hexadecimal digits that change with the structure, not with texts."""
    structure = json.dumps(plan, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(structure.encode()).hexdigest()[:16]


def as_text(plan: Json) -> str:
    """Compact JSON that is safe inside a `script` element."""
    text = json.dumps(plan, separators=(",", ":"), ensure_ascii=False)
    return text.replace("<", "\\u003c")


def condition_json(condition: Condition) -> list[list[Any]]:
    """A condition as the player reads it."""
    return [[list(p) if isinstance(p, tuple) else p for p in test] for test in condition]


def _expectation(table: ExpectationTable) -> Json:
    return {
        "start": table.start,
        "level": [state.level for state in table.states],
        "lapsed": [int(state.lapsed) for state in table.states],
        "events": {name: list(row) for name, row in table.events.items()},
    }


def _encounter(encounter: EncounterSteps) -> Json:
    plan: Json = {
        "clinician": encounter.clinician,
        "arrives": encounter.arrives,
        "pressure": _targets(encounter.pressure),
    }
    if encounter.student != encounter.arrives:
        plan["student"] = encounter.student
    return plan


def _scene(scene: SceneSteps) -> Json:
    plan: Json = {"encounter": scene.encounter, "kind": scene.kind}
    if scene.witnessed is not None:
        when, step = scene.witnessed
        plan["witnessed"] = {"when": condition_json(when), **_step(step)}
    if scene.choices:
        plan["choices"] = {
            name: _choice(choice, scene.kind == "reflection")
            for name, choice in scene.choices.items()
        }
    if scene.routes:
        plan["goto"] = _targets(scene.routes)
    if scene.tone is not None:
        plan["tone"] = scene.tone
    return plan


def _choice(choice: ChoiceSteps, reflection: bool) -> Json:
    plan = {
        "when": condition_json(choice.when),
        **_step(choice.step),
        "goto": _targets(choice.routes),
    }
    return {**plan, "factor": choice.factor} if reflection else plan


def _step(step: Step) -> Json:
    return {
        "by": step.by,
        "event": step.event,
        "effects": _targets(step.effects),
        "tells": _targets(step.tells),
    }


def _targets(targets: Sequence[Target]) -> list[list[Any]]:
    """A condition as the player reads it."""
    return [[condition_json(condition), name] for condition, name in targets]
