"""Which of the paper's dynamics a scenario plays, told from its structure.

The model file says for each dynamic by what it is seen (`played`), or why it never can be. *Turns*
are effects and pressures resting on a link; *signs* are read off acts and conditions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeVar

from generator.diagnostics.span import Route
from generator.model.condition import Tests, When
from generator.model.evidence import Dynamic, Evidence, Role, Side, Sign, Turn
from generator.model.scenario import YOU, Choice, Witnessed
from generator.model.walk import conditions_of, quotes_of
from generator.trace.tracing import EffectFacts, ScenarioFacts

_T = TypeVar("_T")

SEVERAL: Final = 3
"""How many small losses on one trail are seen as erosion."""


def plays(facts: ScenarioFacts, dynamic: Dynamic, evidence: Evidence) -> bool:
    """Whether a scenario shows all by which `dynamic` is seen."""
    played = dynamic.played
    if played is None:
        return False
    return (
        all(_turns(facts, turn, evidence) for turn in played.turns)
        and all(_SIGNS[sign](facts, evidence) for sign in played.signs)
        and all(_quoted(facts, name) for name in played.quotations)
    )


def _quoted(facts: ScenarioFacts, quotation: str) -> bool:
    return any(quotation == quote for _, quote in quotes_of(facts.scenario))


def _turns(facts: ScenarioFacts, turn: Turn, evidence: Evidence) -> bool:
    return any(
        _is_turn(effect, turn, evidence)
        for effect in (*facts.effects.values(), *facts.pressures.values())
    )


def _is_turn(effect: EffectFacts, turn: Turn, evidence: Evidence) -> bool:
    if effect.support is None:
        return False
    link = evidence.model.links[effect.support.link]
    target = _names(effect.target, evidence)
    if not target & {*turn.to} or (turn.mode is not None and turn.mode not in link.mode):
        return False
    # Of several things shown that a link starts from, any may be the one the dynamic speaks of.
    sources = {match.source.concept for match in effect.support.matches} | {
        source.concept
        for source in effect.sources
        if _names(source.concept, evidence) & {*link.from_}
    }
    return any(
        _names(source, evidence) & {*turn.from_}
        and evidence.category_of(source) != evidence.category_of(effect.target)
        for source in sources
    )


def _names(concept: str, evidence: Evidence) -> set[str]:
    """Everything that `concept` counts as: itself, its category, its side."""
    names = {concept, evidence.category_of(concept), evidence.side(concept)}
    return {str(name) for name in names if name is not None}


def _both_sides(facts: ScenarioFacts, evidence: Evidence) -> bool:
    """An answer shows both sides at once."""
    return any(
        choice.step.event == "both"
        for scene in facts.steps.scenes.values()
        for choice in scene.choices.values()
    )


def _shift(facts: ScenarioFacts, evidence: Evidence) -> bool:
    """The same visit can be met on a quiet and on a stretched shift, and differs."""
    return len(facts.steps.shifts) > 1 and any(tests.shift for _, tests, _ in _asked(facts))


def _disclosure(facts: ScenarioFacts, evidence: Evidence) -> bool:
    """Whether something is told hangs on what the patient expects, one way and the other."""
    scenes = facts.scenario.scenes
    for route, tests, _ in _asked(facts):
        if tests.expects is None or route[0] != "scenes" or route[2] != "choices":
            continue
        is_telling = "tells" in route
        is_of_one = len(route) == 5 and bool(scenes[str(route[1])].choices[str(route[3])].tells)
        if (is_telling or is_of_one) and _falls_both_ways(facts, route):
            return True
    return False


def _erosion(facts: ScenarioFacts, evidence: Evidence) -> bool:
    """On one trail something is lost in several acts: the longest way, counted up to SEVERAL."""

    def grown(before: int, act: Choice | Witnessed) -> int:
        lost = Role.PROCESSING in _absent_roles(act, evidence)
        return min(SEVERAL, before + lost)

    return SEVERAL in _along_trails(facts, 0, grown)


_STRANDS: Final = frozenset({Role.PROCESSING, Role.LIFE, Role.CARE})


def _cycle(facts: ScenarioFacts, evidence: Evidence) -> bool:
    """On one trail processing, personal life and care suffer, and then an outcome unfolds."""

    def grown(before: frozenset[Role], act: Choice | Witnessed) -> frozenset[Role]:
        for role in _absent_roles(act, evidence):
            if role in _STRANDS or (role is Role.OUTCOMES and before >= _STRANDS):
                before |= {role}
        return before

    every = _STRANDS | {Role.OUTCOMES}
    return every in _along_trails(facts, frozenset[Role](), grown)


def _absent_roles(act: Choice | Witnessed, evidence: Evidence) -> list[Role]:
    """The roles of what unfolds from an act on the absent side, in order."""
    return [
        role
        for item in act.unfolds
        if item.effect and evidence.side(item.effect) is Side.ABSENT
        if (role := evidence.role(item.effect)) is not None
    ]


def _along_trails(
    facts: ScenarioFacts, first: _T, grown: Callable[[_T, Choice | Witnessed], _T]
) -> set[_T]:
    """Every value that `grown` can come to along the scenes, whatever the conditions on the way."""
    scenes = facts.scenario.scenes
    found: set[_T] = set()
    met: set[tuple[str, _T]] = set()
    waiting = [(facts.steps.start, first)]
    while waiting:
        name, value = waiting.pop()
        if (name, value) in met or name not in scenes:
            continue
        met.add((name, value))
        scene = scenes[name]
        here = grown(value, scene.witnessed) if scene.witnessed else value
        ways = [(here, scene.continue_)]
        ways += [(grown(here, choice), choice.goto) for choice in scene.choices.values()]
        found |= {after for after, _ in ways}
        waiting += [(route.goto, after) for after, routes in ways for route in routes]
    return found


def _repair(facts: ScenarioFacts, evidence: Evidence) -> bool:
    """What a repair can still bring about hangs on what the patient has come to expect of `you`.

    The story asks for it in what the repair itself leads to, or in a scene after it.
    """
    acts: set[Route] = set()
    after: set[str] = set()
    for name, scene in facts.scenario.scenes.items():
        for choice, act in scene.choices.items():
            if act.repair:
                acts.add(("scenes", name, "choices", choice))
                after |= _reached(facts, {route.goto for route in act.goto})
    return any(
        route[0] == "scenes"
        and (route[1] in after or (route[:4] in acts and len(route) > 5 and route[4] != "text"))
        and YOU in _asks_about(tests, clinician)
        and _falls_both_ways(facts, route)
        for route, tests, clinician in _asked(facts)
    )


def _carried_over(facts: ScenarioFacts, evidence: Evidence) -> bool:
    """A lapse with one clinician shows in the meeting with another.

    Either the story there asks whether the first has lapsed, or it asks what the patient expects of
    somebody whom a lapse elsewhere has lowered her expectation of.
    """
    before = _lapses_before(facts)
    for route, tests, clinician in _asked(facts):
        if route[0] != "scenes" or not _falls_both_ways(facts, route):
            continue
        lapsed = before[str(route[1])]
        if tests.lapsed and tests.lapsed != clinician and lapsed - {clinician}:
            return True
        if tests.expects and lapsed - {tests.expects.of or clinician}:
            return True
    return False


def _lapses_before(facts: ScenarioFacts) -> dict[str, set[str]]:
    """For each scene, who may have lapsed in an encounter before its own."""
    found: dict[str, set[str]] = {name: set() for name in facts.steps.scenes}
    for name, scene in facts.steps.scenes.items():
        acts = [choice.step for choice in scene.choices.values()]
        acts += [scene.witnessed[1]] if scene.witnessed else []
        lapsed = {step.by for step in acts if step.event == "absent"}
        if lapsed:
            for later in _reached(facts, {name}):
                if facts.steps.scenes[later].encounter != scene.encounter:
                    found[later] |= lapsed
    return found


_SIGNS: Final[Mapping[Sign, Callable[[ScenarioFacts, Evidence], bool]]] = {
    "both-sides": _both_sides,
    "carried-over": _carried_over,
    "cycle": _cycle,
    "disclosure": _disclosure,
    "erosion": _erosion,
    "repair": _repair,
    "shift": _shift,
}


def _asked(facts: ScenarioFacts) -> Iterator[tuple[Route, Tests, str]]:
    """Every condition and what stands under its `not`: its route, its tests, whom it is about."""
    scenario = facts.scenario
    for route, when, encounter in conditions_of(scenario):
        met = scenario.encounters.get(encounter)
        clinician = met.clinician if met else YOU
        yield route, when, clinician
        if isinstance(when, When) and when.not_ is not None:
            yield route, when.not_, clinician


def _asks_about(tests: Tests, clinician: str) -> set[str]:
    about = {tests.expects.of or clinician} if tests.expects else set()
    return about | ({tests.lapsed} if tests.lapsed else set())


def _falls_both_ways(facts: ScenarioFacts, route: Route) -> bool:
    return len(facts.exploration.outcomes.get(route, ())) > 1


def _reached(facts: ScenarioFacts, starts: set[str]) -> set[str]:
    """The scenes that lie on or after `starts`, whatever the conditions on the way."""
    scenes = facts.steps.scenes
    found, waiting = set(), [name for name in starts if name in scenes]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            here = scenes[name]
            routes = [*here.routes, *(way for each in here.choices.values() for way in each.routes)]
            waiting += [scene for _, scene in routes if scene in scenes]
    return found
