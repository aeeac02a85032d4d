"""A scenario compiled to what happens: steps, routes and conditions, without a word of text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.model.condition import Routes
from generator.model.evidence import Evidence, Side
from generator.model.scenario import YOU, Choice, Effect, Scenario, Scene, Telling, Witnessed
from generator.trace.conditions import Condition, compile_when
from generator.trace.expectation import (
    ExpectationTable,
    arrival,
    event_of,
    expectation_table,
)

Kind = Literal["decision", "reflection", "continue", "ending"]
Target = tuple[Condition, str]


@dataclass(frozen=True, slots=True)
class Step:
    """One act: who, what it does to the expectation, what unfolds, what is told."""

    by: str
    event: str | None
    effects: tuple[Target, ...]
    tells: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class ChoiceSteps:
    when: Condition
    step: Step
    routes: tuple[Target, ...]
    factor: str | None


@dataclass(frozen=True, slots=True)
class SceneSteps:
    encounter: str
    kind: Kind
    witnessed: tuple[Condition, Step] | None
    choices: Mapping[str, ChoiceSteps]
    routes: tuple[Target, ...]
    tone: str | None


@dataclass(frozen=True, slots=True)
class EncounterSteps:
    """A meeting: with whom, and the levels that a first meeting starts from there.

    `arrives` is of the clinician. The student may only be looking on: what the patient expects of
    them is then `student`, as wherever nothing is said.
    """

    clinician: str
    arrives: int
    student: int
    pressure: tuple[Target, ...]

    @property
    def present(self) -> tuple[str, ...]:
        """Whom the patient meets: the student always, and the encounter's clinician."""
        return (YOU,) if self.clinician == YOU else (YOU, self.clinician)

    def first_level(self, clinician: str) -> int:
        """The level that a first meeting with one of those present starts from."""
        return self.arrives if clinician == self.clinician else self.student


@dataclass(frozen=True, slots=True)
class Steps:
    start: str
    shifts: tuple[str, ...]
    clinicians: tuple[str, ...]
    facts: tuple[str, ...]
    encounters: Mapping[str, EncounterSteps]
    scenes: Mapping[str, SceneSteps]
    expectation: ExpectationTable


def kind_of(scene: Scene) -> Kind:
    if scene.ending is not None:
        return "ending"
    if scene.kind == "reflection":
        return "reflection"
    return "decision" if scene.choices else "continue"


def compile_scenario(scenario: Scenario, evidence: Evidence) -> Steps:
    """The steps of a scenario; references that lead nowhere are kept as they are."""
    rules = evidence.model.expectation
    clinicians = {YOU, *scenario.clinicians}
    clinicians |= {encounter.clinician for encounter in scenario.encounters.values()}
    clinicians |= {scene.witnessed.by for scene in scenario.scenes.values() if scene.witnessed}
    return Steps(
        start=scenario.first_scene,
        shifts=scenario.shift,
        clinicians=(YOU, *sorted(clinicians - {YOU})),
        facts=tuple(scenario.facts),
        encounters={
            name: EncounterSteps(
                clinician=encounter.clinician,
                arrives=arrival(encounter.arrives, rules),
                student=arrival(encounter.arrives if encounter.clinician == YOU else None, rules),
                pressure=tuple(
                    (compile_when(item.when, encounter.clinician), item.factor)
                    for item in encounter.pressure
                ),
            )
            for name, encounter in scenario.encounters.items()
        },
        scenes={
            name: _scene(scene, clinician_of(scenario, scene), evidence)
            for name, scene in scenario.scenes.items()
        },
        expectation=expectation_table(rules),
    )


def clinician_of(scenario: Scenario, scene: Scene) -> str:
    """Whom the scene's encounter is with; the student where the encounter is unknown."""
    encounter = scenario.encounters.get(scene.encounter)
    return encounter.clinician if encounter else YOU


def _scene(scene: Scene, clinician: str, evidence: Evidence) -> SceneSteps:
    witnessed = scene.witnessed
    return SceneSteps(
        encounter=scene.encounter,
        kind=kind_of(scene),
        witnessed=(
            compile_when(witnessed.when, clinician),
            _step(witnessed, witnessed.by, clinician, evidence),
        )
        if witnessed
        else None,
        choices={
            name: ChoiceSteps(
                when=compile_when(choice.when, clinician),
                step=_step(choice, YOU, clinician, evidence),
                routes=_routes(choice.goto, clinician),
                factor=choice.factor,
            )
            for name, choice in scene.choices.items()
        },
        routes=_routes(scene.continue_, clinician),
        tone=scene.ending.tone if scene.ending else None,
    )


def _step(act: Choice | Witnessed, by: str, clinician: str, evidence: Evidence) -> Step:
    sides: set[Side] = {side for shown in act.shows if (side := evidence.side(shown))}
    return Step(
        by=by,
        event=event_of(sides),
        effects=_effects(act.unfolds, clinician),
        tells=_tells(act.tells, clinician),
    )


def _effects(effects: Sequence[Effect], clinician: str) -> tuple[Target, ...]:
    return tuple(
        (compile_when(item.when, clinician), item.effect) for item in effects if item.effect
    )


def _tells(tells: Sequence[Telling], clinician: str) -> tuple[Target, ...]:
    return tuple((compile_when(item.when, clinician), item.fact) for item in tells)


def _routes(routes: Routes, clinician: str) -> tuple[Target, ...]:
    return tuple((compile_when(route.when, clinician), route.goto) for route in routes)
