"""What can happen in a scenario: every reachable scene, in every state its conditions tell apart.

The walk is over (scene, state) pairs, never over paths, with the state cut down to what some
condition mentions. It is linear in those pairs and stops at a stated bound.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.diagnostics.span import Route
from generator.model.condition import Route as Way
from generator.model.condition import TextVariant
from generator.model.scenario import YOU, Choice, Effect, Scenario, Telling, Witnessed
from generator.model.walk import conditions_of
from generator.trace.conditions import Condition, compile_when
from generator.trace.graph import Found, Lead
from generator.trace.state import (
    State,
    available,
    blank_state,
    enter,
    follow,
    holds,
    level,
    meet,
    take,
)
from generator.trace.steps import Step, Steps, clinician_of
from generator.trace.trails import Trails, trails_of

MAX_STATES = 20_000


@dataclass(frozen=True, slots=True)
class Exploration:
    """What the walk found. `complete` is False if the bound stopped it.

    `outcomes` says for each condition, by its route, which truth values it took; `stuck` the
    scenes with a state that offers fewer than two choices, with their number; `trapped` the
    scenes with a state from which no ending can be reached; `dismissed` the tellings that can
    happen to somebody the patient expects to be dismissed by.

    `trails` says what all trails have in common.
    """

    scenes: frozenset[str]
    endings: frozenset[str]
    outcomes: Mapping[Route, frozenset[bool]]
    stuck: Mapping[str, int]
    trapped: frozenset[str]
    dismissed: frozenset[Route]
    states: int
    complete: bool
    trails: Trails


@dataclass(slots=True)
class _Walk:
    scenario: Scenario
    steps: Steps
    mentioned: Mentioned
    outcomes: defaultdict[Route, set[bool]] = field(default_factory=lambda: defaultdict(set))
    stuck: dict[str, int] = field(default_factory=dict)
    dismissed: set[Route] = field(default_factory=set)
    graph: dict[State, Found] = field(default_factory=dict)
    ways_out: set[State] = field(default_factory=set)
    seen: list[bool] = field(default_factory=list)
    told: set[str] = field(default_factory=set)

    def condition(self, route: Route, condition: Condition, state: State) -> bool:
        held = holds(self.steps, condition, state)
        if condition:
            self.outcomes[(*route, "when")].add(held)
            self.seen.append(held)
        return held

    def first_match(
        self, route: Route, variants: Sequence[TextVariant | Way], state: State
    ) -> None:
        clinician = clinician_of(self.scenario, self.scenario.scenes[state.scene])
        for place, variant in enumerate(variants):
            condition = compile_when(variant.when, clinician)
            if self.condition((*route, place), condition, state):
                return

    def take(self, route: Route, act: Choice | Witnessed, step: Step, state: State) -> State:
        """Take a step, noting how its conditions fell and who was told what."""
        taken = take(self.steps, state, step)
        effects = [place for place, item in enumerate(act.unfolds) if item.effect]
        self.note((*route, "unfolds"), act.unfolds, effects, taken.effects)
        self.note((*route, "tells"), act.tells, range(len(act.tells)), taken.tells)
        if level(self.steps, taken.state, step.by) == 0:
            self.dismissed |= {
                (*route, "tells", place) for place, told in enumerate(taken.tells) if told
            }
        self.told.update(
            telling.fact for telling, told in zip(act.tells, taken.tells, strict=True) if told
        )
        clinician = clinician_of(self.scenario, self.scenario.scenes[state.scene])
        for place, item in enumerate(act.unfolds):
            if item.illustration:
                condition = compile_when(item.when, clinician)
                self.condition((*route, "unfolds", place), condition, taken.state)
        self.first_match((*route, "takes"), act.takes, taken.state)
        return taken.state

    def note(
        self,
        route: Route,
        items: Sequence[Effect] | Sequence[Telling],
        places: Iterable[int],
        held: Sequence[bool],
    ) -> None:
        for place, outcome in zip(places, held, strict=True):
            item: Effect | Telling = items[place]
            if item.when is not None:
                self.outcomes[(*route, place, "when")].add(outcome)
                self.seen.append(outcome)

    def starts(self) -> dict[State, frozenset[str]]:
        """The states on arriving in the first scene, in every shift, with what is told there."""
        found = {}
        for shift in (self.steps.shifts if self.mentioned.shift else ()) or (None,):
            if self.steps.start in self.steps.scenes:
                self.told = set()
                state = self.arrive(blank_state(self.steps, shift), self.steps.start)
                found[state] = frozenset(self.told)
        return found

    def arrive(self, state: State, scene: str) -> State:
        """Enter a scene as `enter` does, noting its conditions."""
        here, written = self.steps.scenes[scene], self.scenario.scenes[scene]
        met = meet(self.steps, state, scene)
        encounter = self.steps.encounters.get(here.encounter)
        if encounter and here.encounter != state.encounter:
            for place, (condition, _) in enumerate(encounter.pressure):
                self.condition(("encounters", here.encounter, "pressure", place), condition, met)
        if here.witnessed and written.witnessed:
            route: Route = ("scenes", scene, "witnessed")
            condition, step = here.witnessed
            if self.condition(route, condition, met):
                after = self.take(route, written.witnessed, step, met)
                self.first_match((*route, "text"), written.witnessed.text, after)
        return self.mentioned.cut(enter(self.steps, state, scene))

    def work(self, state: State) -> None:
        """Note what can be seen in one state, and where it leads."""
        self.seen = []
        leads = tuple(self._leads(state))
        self.graph[state] = Found(leads, tuple(self.seen))

    def _leads(self, state: State) -> list[Lead]:
        scene = state.scene
        here, written = self.steps.scenes[scene], self.scenario.scenes[scene]
        route: Route = ("scenes", scene)
        self.first_match((*route, "text"), written.text, state)
        for name, choice in here.choices.items():
            self.condition((*route, "choices", name), choice.when, state)
        if here.kind == "ending":
            self.ways_out.add(state)
            return []
        following: list[Lead] = []
        open_choices = available(self.steps, state)
        for name in open_choices:
            following += self._choice((*route, "choices", name), name, state)
        if here.kind == "continue":
            self.first_match((*route, "continue"), written.continue_, state)
            self.told = set()
            following += self._go(None, state, follow(self.steps, state, here.routes), state)
        elif len(open_choices) < 2:
            self.stuck.setdefault(scene, len(open_choices))
            self.ways_out.add(state)
        return following

    def _choice(self, route: Route, name: str, state: State) -> list[Lead]:
        self.told = set()
        written = self.scenario.scenes[state.scene].choices[name]
        compiled = self.steps.scenes[state.scene].choices[name]
        self.first_match((*route, "text"), written.text, state)
        self.first_match((*route, "temptation"), written.temptation, state)
        after = self.take(route, written, compiled.step, state)
        self.first_match((*route, "response"), written.response, after)
        self.first_match((*route, "goto"), written.goto, after)
        return self._go(name, after, follow(self.steps, after, compiled.routes), state)

    def _go(self, choice: str | None, state: State, scene: str | None, before: State) -> list[Lead]:
        if scene is None:
            # A route to nowhere is reported by its own rule; it is no trap.
            self.ways_out.add(before)
            return []
        here = len(self.seen)
        following = self.arrive(state, scene)
        met = tuple(self.seen[here:])
        del self.seen[here:]
        return [Lead(choice, frozenset(self.told), met, following)]


@dataclass(frozen=True, slots=True)
class Mentioned:
    """What conditions ask about; the rest of the state need not be told apart."""

    facts: frozenset[str]
    concepts: frozenset[str]
    clinicians: tuple[bool, ...]
    shift: bool

    def cut(self, state: State) -> State:
        return replace(
            state,
            shift=state.shift if self.shift else None,
            told=state.told & self.facts,
            experienced=frozenset(
                (concept, "") for concept, _ in state.experienced if concept in self.concepts
            ),
            expectation=tuple(
                expected if kept else 0
                for expected, kept in zip(state.expectation, self.clinicians, strict=True)
            ),
        )


def explore(scenario: Scenario, steps: Steps, bound: int = MAX_STATES) -> Exploration:
    """Walk everything that can be reached from the start, in every shift."""
    walk = _Walk(scenario, steps, mentioned(scenario, steps))
    starts = walk.starts()
    waiting = deque(starts)
    complete = True
    while waiting:
        state = waiting.popleft()
        if state in walk.graph:
            continue
        if len(walk.graph) >= bound:
            complete = False
            break
        walk.work(state)
        waiting.extend(
            lead.following for lead in walk.graph[state].leads if lead.following not in walk.graph
        )
    graph = walk.graph
    endings = frozenset(state for state in graph if steps.scenes[state.scene].kind == "ending")
    return Exploration(
        scenes=frozenset(state.scene for state in graph),
        endings=frozenset(state.scene for state in endings),
        outcomes={route: frozenset(values) for route, values in walk.outcomes.items()},
        stuck=walk.stuck,
        trapped=_trapped(walk) if complete else frozenset(),
        dismissed=frozenset(walk.dismissed),
        states=len(graph),
        complete=complete,
        trails=trails_of(scenario, graph, starts, complete),
    )


def _trapped(walk: _Walk) -> frozenset[str]:
    """The scenes of states from which no way out can be reached: a search backwards."""
    comes_from: defaultdict[State, set[State]] = defaultdict(set)
    for state, here in walk.graph.items():
        for lead in here.leads:
            comes_from[lead.following].add(state)
    free = set(walk.ways_out)
    waiting = deque(free)
    while waiting:
        for before in comes_from[waiting.popleft()] - free:
            free.add(before)
            waiting.append(before)
    return frozenset(state.scene for state in walk.graph.keys() - free)


def mentioned(scenario: Scenario, steps: Steps) -> Mentioned:
    """What the conditions of a scenario ask about."""
    tests = [test[1:] if test[0] == "not" else test for test in _all_tests(scenario)]
    clinicians = {str(test[1]) for test in tests if test[0] in ("expects", "lapsed")}
    for scene in scenario.scenes.values():
        if any(choice.tells for choice in scene.choices.values()):
            clinicians.add(YOU)
        if scene.witnessed and scene.witnessed.tells:
            clinicians.add(scene.witnessed.by)
    return Mentioned(
        facts=frozenset(str(test[1]) for test in tests if test[0] == "told"),
        concepts=frozenset(str(test[1]) for test in tests if test[0] == "experienced"),
        clinicians=tuple(
            "*" in clinicians or clinician in clinicians for clinician in steps.clinicians
        ),
        shift=any(test[0] == "shift" for test in tests),
    )


def _all_tests(scenario: Scenario) -> Iterator[tuple[object, ...]]:
    for _, when, encounter in conditions_of(scenario):
        met = scenario.encounters.get(encounter)
        yield from compile_when(when, met.clinician if met else YOU)
