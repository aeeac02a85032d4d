"""What can unfold from an act: what an author wrote, what else the model supports, and what not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from generator.diagnostics.span import Route
from generator.model.evidence import UNFOLDING, Evidence, Side
from generator.model.scenario import Choice, Effect, Scenario, Witnessed
from generator.trace.must import before_act, surely_experienced
from generator.trace.support import Level, Source, Support, find_support, sources_for
from generator.trace.tracing import EffectFacts, ScenarioFacts


class Lack(StrEnum):
    """Why an effect is not supported: the nearest reason there is."""

    JOINT = "joint"
    """A link leads to it, but only from several things together, and some of them are not there."""
    CATEGORY = "category"
    """Its category can unfold, but a link that reaches a category does not reach its items."""
    ELSEWHERE = "elsewhere"
    """Links lead to it from other things only."""
    NO_LINK = "no-link"
    """No link leads to it at all."""
    OTHER_SIDE = "other-side"
    """It belongs to the side of the model that is not met here."""


@dataclass(frozen=True, slots=True)
class Unsupported:
    """An effect that the model does not support here. `concepts` and `link` belong to `lack`."""

    target: str
    lack: Lack
    concepts: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Supported:
    """An effect that could be added to the act's `unfolds`, at `place` in `Explanation.effects`.

    `after` are effects that are not written there yet and have to stand before it; `directly` says
    why it cannot stand there without them. `whole` marks one that needs `as-a-whole: true`, there
    or at one of those.
    """

    target: str
    place: int
    after: tuple[str, ...]
    directly: Unsupported | None
    whole: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """One act, explained. `experienced` is what every trail has brought before it.

    `effects` has what is written and, from the place where that ends, what could be added; they
    are keyed as in `ScenarioFacts`, so that each knows the ones it comes from.
    """

    scenario: str
    scene: str
    act: Choice | Witnessed
    route: Route
    experienced: frozenset[str]
    effects: Mapping[Route, EffectFacts]
    supported: tuple[Supported, ...]
    unsupported: tuple[Unsupported, ...]


def find_act(scenario: Scenario, scene: str, name: str) -> tuple[Route, Choice | Witnessed] | None:
    """A choice by its id, or what is witnessed; None where the scene has no such act."""
    written = scenario.scenes[scene]
    if name in written.choices:
        return ("scenes", scene, "choices", name), written.choices[name]
    if name == "witnessed" and written.witnessed:
        return ("scenes", scene, "witnessed"), written.witnessed
    return None


def explain(facts: ScenarioFacts, evidence: Evidence, scene: str, name: str) -> Explanation:
    """Explain an act of a scenario, which need not be without mistakes.

    From an answer in a reflection nothing can unfold, whatever the model supports.
    Raises KeyError where there is no such act.
    """
    found = find_act(facts.scenario, scene, name)
    if found is None:
        raise KeyError(name)
    route, act = found
    before = before_act(
        facts.scenario.scenes[scene], act, surely_experienced(facts.scenario)[scene]
    )
    search = _Search(evidence, route, act, before, facts)
    can_unfold = facts.scenario.scenes[scene].kind != "reflection"
    if can_unfold:
        search.run()
    return Explanation(
        facts.id,
        scene,
        act,
        route,
        before,
        search.effects,
        tuple(search.supported),
        tuple(search.unsupported() if can_unfold else ()),
    )


@dataclass(frozen=True, slots=True)
class _Near:
    """What is there to start from, on which sides of the model, and what can unfold by now."""

    here: frozenset[str]
    sides: frozenset[Side]
    reached: frozenset[str]


class _Search:
    """Adds to an act, round by round, every effect that what stands there by then supports."""

    def __init__(
        self,
        evidence: Evidence,
        route: Route,
        act: Choice | Witnessed,
        before: frozenset[str],
        facts: ScenarioFacts,
    ) -> None:
        self.evidence, self.route, self.act, self.before = evidence, route, act, before
        self.effects = {
            key: known
            for place in range(len(act.unfolds))
            if (known := facts.effects.get(key := self.key(place)))
        }
        # What is not supported itself supports nothing further.
        self.listed: list[Effect] = [
            effect
            if (known := self.effects.get(self.key(place))) and known.support
            else Effect(illustration="-")
            for place, effect in enumerate(act.unfolds)
        ]
        self.supported: list[Supported] = []
        self.targets = [
            concept
            for concept in (*evidence.model.phenomena, *evidence.model.categories)
            if evidence.role(concept) in UNFOLDING
        ]

    def key(self, place: int) -> Route:
        return (*self.route, "unfolds", place)

    @property
    def reached(self) -> frozenset[str]:
        return frozenset(effect.effect for effect in self.listed if effect.effect)

    def sources(self) -> tuple[Source, ...]:
        """What may support an effect at the end of what stands there by now."""
        extended = [*self.listed, Effect()]
        return sources_for(len(self.listed), extended, self.act.shows, self.before)

    def run(self) -> None:
        near: _Near | None = None
        for whole in (False, True):
            while found := list(self.round(whole)):
                here = self.near()
                for target, sources, support in found:
                    self.add(target, sources, support, near)
                near = near or replace(here, reached=self.reached)

    def near(self) -> _Near:
        here = frozenset(source.concept for source in self.sources())
        sides = {side for concept in here if (side := self.evidence.side(concept))}
        return _Near(here, frozenset(sides or Side), self.reached)

    def round(self, whole: bool) -> Iterator[tuple[str, tuple[Source, ...], Support]]:
        sources = self.sources()
        reached = self.reached
        for target in self.targets:
            support = find_support(self.evidence, target, sources, whole)
            if target not in reached and support:
                yield target, sources, support

    def add(
        self, target: str, sources: tuple[Source, ...], support: Support, near: _Near | None
    ) -> None:
        place = len(self.listed)
        written = len(self.act.unfolds)
        added = {each.place: each for each in self.supported}
        before: dict[str, None] = {}
        whole = support.level is Level.SIDE
        for match in support.matches:
            index = match.source.index
            if index is not None and index >= written:
                before.update(dict.fromkeys((*added[index].after, added[index].target)))
                whole = whole or added[index].whole
        self.listed.append(Effect(effect=target))
        self.effects[self.key(place)] = EffectFacts(target, sources, support)
        directly = self.lacking(target, near) if before and near else None
        self.supported.append(Supported(target, place, tuple(before), directly, whole))

    def unsupported(self) -> Iterator[Unsupported]:
        near = self.near()
        for target in self.targets:
            if target not in near.reached:
                yield self.lacking(target, near)

    def lacking(self, target: str, near: _Near) -> Unsupported:
        evidence, here = self.evidence, near.here
        if evidence.side(target) not in near.sides:
            return Unsupported(target, Lack.OTHER_SIDE)
        leading = {name: link for name, link in evidence.model.links.items() if target in link.to}
        counted = here | {each for concept in here if (each := evidence.category_of(concept))}
        for name, link in leading.items():
            missing = tuple(each for each in link.from_ if each not in counted)
            if link.joint and len(missing) < len(link.from_):
                return Unsupported(target, Lack.JOINT, missing, name)
        category = evidence.category_of(target)
        if category != target and category in near.reached:
            return Unsupported(target, Lack.CATEGORY, (category,) if category else ())
        if leading:
            return Unsupported(
                target,
                Lack.ELSEWHERE,
                tuple(dict.fromkeys(each for link in leading.values() for each in link.from_)),
            )
        return Unsupported(target, Lack.NO_LINK)
