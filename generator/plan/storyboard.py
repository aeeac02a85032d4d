"""The whole of a scenario at a glance: its scenes in ranks, and every way between them.

The drawing and the outline are both made from this one value, so neither says more than the other.
Nothing here is in words yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.model.condition import Routes, When
from generator.model.evidence import Evidence, Side
from generator.model.scenario import Choice, Scenario, Scene, Tone, Witnessed
from generator.trace.arrivals import Arrivals, arrivals
from generator.trace.expectation import event_of
from generator.trace.steps import Kind, clinician_of, kind_of
from generator.trace.tracing import ScenarioFacts

Character = Literal["present", "absent", "both", "none"]
"""Which sides of the model an act shows."""


@dataclass(frozen=True, slots=True)
class BoardWay:
    """A way to another scene. `levels` are those that can arrive by it, of clinician `of`.

    `otherwise`: it is the last of several and has no condition. `back`: it runs against the order
    of the ranks and so closes a loop.
    """

    to: str
    when: When | None
    otherwise: bool
    levels: tuple[int, ...]
    of: str
    back: bool


@dataclass(frozen=True, slots=True)
class BoardChoice:
    """A choice; or, where `id` is None, how a scene without choices goes on.

    `tells` has each fact with whether it is told whatever has happened before.
    """

    id: str | None
    character: Character
    repair: bool
    hollow: bool
    when: When | None
    tells: tuple[tuple[str, bool], ...]
    ways: tuple[BoardWay, ...]


@dataclass(frozen=True, slots=True)
class BoardWitnessed:
    by: str
    character: Character
    when: When | None
    tells: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class BoardScene:
    """A scene, numbered as it stands in the file. `comes_from` are the scenes that lead to it."""

    id: str
    number: int
    rank: int
    kind: Kind
    tone: Tone | None
    witnessed: BoardWitnessed | None
    choices: tuple[BoardChoice, ...]
    comes_from: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """An encounter with its scenes in file order; `clinician` is whom it is with."""

    encounter: str
    clinician: str
    scenes: tuple[BoardScene, ...]


@dataclass(frozen=True, slots=True)
class Storyboard:
    """A scenario's bands in order. `complete` is False if not every state could be looked at."""

    scenario: str
    start: str
    bands: tuple[Band, ...]
    complete: bool

    @property
    def scenes(self) -> Mapping[str, BoardScene]:
        return {scene.id: scene for band in self.bands for scene in band.scenes}


def storyboard(facts: ScenarioFacts, evidence: Evidence) -> Storyboard:
    """The storyboard of a scenario that has been checked and found without errors."""
    scenario = facts.scenario
    ranks = _ranks(scenario)
    arriving = arrivals(facts.steps)
    numbers = {name: number for number, name in enumerate(scenario.scenes, 1)}

    def scene(name: str) -> BoardScene:
        written = scenario.scenes[name]
        return BoardScene(
            id=name,
            number=numbers[name],
            rank=ranks[name],
            kind=kind_of(written),
            tone=written.ending.tone if written.ending else None,
            witnessed=_witnessed(written.witnessed, evidence),
            choices=tuple(_choices(name, scenario, evidence, ranks, arriving)),
            comes_from=tuple(
                other
                for other, each in scenario.scenes.items()
                if name in _targets(each) and other != name
            ),
        )

    return Storyboard(
        facts.id,
        scenario.first_scene,
        tuple(
            Band(
                name,
                encounter.clinician,
                tuple(
                    scene(each)
                    for each, written in scenario.scenes.items()
                    if written.encounter == name
                ),
            )
            for name, encounter in scenario.encounters.items()
            if any(written.encounter == name for written in scenario.scenes.values())
        ),
        arriving.complete,
    )


def _witnessed(act: Witnessed | None, evidence: Evidence) -> BoardWitnessed | None:
    if act is None:
        return None
    return BoardWitnessed(act.by, _character(act, evidence), act.when, _tells(act))


def _character(act: Choice | Witnessed, evidence: Evidence) -> Character:
    sides = {side for shown in act.shows if (side := evidence.side(shown))}
    if event_of(sides) == "both":
        return "both"
    return "none" if not sides else "present" if Side.PRESENT in sides else "absent"


def _tells(act: Choice | Witnessed) -> tuple[tuple[str, bool], ...]:
    sure = {telling.fact for telling in act.tells if telling.when is None}
    return tuple((fact, fact in sure) for fact in dict.fromkeys(each.fact for each in act.tells))


def _choices(
    name: str,
    scenario: Scenario,
    evidence: Evidence,
    ranks: Mapping[str, int],
    arriving: Arrivals,
) -> Iterator[BoardChoice]:
    def ways(choice: str | None, routes: Routes) -> tuple[BoardWay, ...]:
        return tuple(
            BoardWay(
                to=route.goto,
                when=route.when,
                otherwise=len(routes) > 1 and route.when is None,
                levels=tuple(sorted(arriving.levels.get((name, choice, place), ()))),
                of=clinician_of(scenario, scenario.scenes[route.goto]),
                back=ranks[route.goto] <= ranks[name],
            )
            for place, route in enumerate(routes)
        )

    scene = scenario.scenes[name]
    for choice, act in scene.choices.items():
        yield BoardChoice(
            id=choice,
            character=_character(act, evidence),
            repair=act.repair,
            hollow=act.hollow,
            when=act.when,
            tells=_tells(act),
            ways=ways(choice, act.goto),
        )
    if scene.continue_:
        yield BoardChoice(None, "none", False, False, None, (), ways(None, scene.continue_))


def _ranks(scenario: Scenario) -> dict[str, int]:
    """How far down each scene stands: below what leads to it, and below every earlier band.

    Ways that close a loop, or lead to an earlier band, do not count.
    """
    bands = list(scenario.encounters)
    band = {name: bands.index(scene.encounter) for name, scene in scenario.scenes.items()}
    closing = _closing(scenario)
    ranks: dict[str, int] = {}
    floor = 0
    for place in range(len(bands)):
        members = [name for name in scenario.scenes if band[name] == place]
        for name in members:
            ranks[name] = floor
        within = {
            name: [
                target
                for target in _targets(scenario.scenes[name])
                if band[target] == place and (name, target) not in closing
            ]
            for name in members
        }
        for name in _in_order(within):
            for target in within[name]:
                ranks[target] = max(ranks[target], ranks[name] + 1)
        floor = max([floor - 1, *(ranks[name] for name in members)]) + 1
    return ranks


def _in_order(leads: Mapping[str, list[str]]) -> Iterator[str]:
    """The keys so that each stands before all it leads to; there must be no loop."""
    waiting_for = dict.fromkeys(leads, 0)
    for targets in leads.values():
        for target in targets:
            waiting_for[target] += 1
    free = [name for name, count in waiting_for.items() if not count]
    while free:
        name = free.pop()
        yield name
        for target in leads[name]:
            waiting_for[target] -= 1
            if not waiting_for[target]:
                free.append(target)


def _closing(scenario: Scenario) -> set[tuple[str, str]]:
    """The ways that close a loop, on a walk into the depth in the order of the file."""
    closing: set[tuple[str, str]] = set()
    done: set[str] = set()
    for root in (scenario.first_scene, *scenario.scenes):
        if root in done:
            continue
        trail = {root: iter(_targets(scenario.scenes[root]))}
        while trail:
            name = next(reversed(trail))
            target = next(trail[name], None)
            if target is None:
                done.add(name)
                trail.pop(name)
            elif target in trail:
                closing.add((name, target))
            elif target not in done:
                trail[target] = iter(_targets(scenario.scenes[target]))
    return closing


def _targets(scene: Scene) -> list[str]:
    """The scenes that `scene` leads to, each once."""
    routes = [route for choice in scene.choices.values() for route in choice.goto]
    return list(dict.fromkeys(route.goto for route in (*routes, *scene.continue_)))
