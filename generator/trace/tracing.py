"""All facts about a library: the one value that `trace` hands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.diagnostics.span import Route
from generator.memory import Remember, afresh
from generator.model.condition import When
from generator.model.evidence import Evidence
from generator.model.library import Library, ScenarioDocument, Translation
from generator.model.scenario import Scenario
from generator.model.walk import acts_of
from generator.trace.explore import MAX_STATES, Exploration, explore
from generator.trace.must import before_act, demanded, surely_experienced
from generator.trace.steps import Steps, compile_scenario
from generator.trace.support import Origin, Source, Support, find_support, sources_for


@dataclass(frozen=True, slots=True)
class EffectFacts:
    """What could support one effect, and what does (None: nothing in the model)."""

    target: str
    sources: tuple[Source, ...]
    support: Support | None


@dataclass(frozen=True, slots=True)
class ScenarioFacts:
    """One scenario, compiled and looked through.

    `effects` and `pressures` are keyed by the route of the effect or of the pressure; author's
    illustrations, and pressures that are there on any trail, need no support and are not among
    them.
    """

    id: str
    document: str
    scenario: Scenario
    translations: Mapping[str, Translation]
    steps: Steps
    effects: Mapping[Route, EffectFacts]
    pressures: Mapping[Route, EffectFacts]
    exploration: Exploration


@dataclass(frozen=True, slots=True)
class Tracing:
    """The library with its facts. `scenarios` is empty while there is no evidence to hold."""

    library: Library
    scenarios: Mapping[str, ScenarioFacts]


def trace(library: Library, remember: Remember = afresh, *, bound: int = MAX_STATES) -> Tracing:
    """State the facts about every scenario of a library; at most `bound` situations of each."""
    if library.evidence is None:
        return Tracing(library, {})
    evidence = library.evidence.value
    return Tracing(
        library,
        {
            name: remember(trace_scenario, name, loaded, evidence, bound)
            for name, loaded in library.scenarios.items()
        },
    )


def trace_scenario(
    name: str, loaded: ScenarioDocument, evidence: Evidence, bound: int = MAX_STATES
) -> ScenarioFacts:
    """What can be known of one scenario; after `bound` states no more are looked for."""
    scenario = loaded.value
    steps = compile_scenario(scenario, evidence)
    return ScenarioFacts(
        id=name,
        document=loaded.document,
        scenario=scenario,
        translations=loaded.translations,
        steps=steps,
        effects=_effects(scenario, evidence),
        pressures=_pressures(scenario, evidence),
        exploration=explore(scenario, steps, bound),
    )


def _effects(scenario: Scenario, evidence: Evidence) -> dict[Route, EffectFacts]:
    sure = surely_experienced(scenario)
    facts: dict[Route, EffectFacts] = {}
    for route, name, act in acts_of(scenario):
        before = before_act(scenario.scenes[name], act, sure[name])
        for place, effect in enumerate(act.unfolds):
            if effect.effect is None:
                continue
            sources = sources_for(place, act.unfolds, act.shows, before)
            facts[(*route, "unfolds", place)] = EffectFacts(
                target=effect.effect,
                sources=sources,
                support=find_support(evidence, effect.effect, sources, effect.as_a_whole),
            )
    return facts


def _pressures(scenario: Scenario, evidence: Evidence) -> dict[Route, EffectFacts]:
    """Pressures that a trail brings about: what was experienced explains the next encounter's."""
    facts: dict[Route, EffectFacts] = {}
    for name, encounter in scenario.encounters.items():
        for place, item in enumerate(encounter.pressure):
            if not _hangs_on_the_trail(item.when):
                continue
            experienced = sorted(demanded(item.when))
            sources = tuple(Source(concept, Origin.EXPERIENCED) for concept in experienced)
            facts[("encounters", name, "pressure", place)] = EffectFacts(
                target=item.factor,
                sources=sources,
                support=find_support(evidence, item.factor, sources),
            )
    return facts


def _hangs_on_the_trail(when: When | None) -> bool:
    """Whether `when` asks for anything but the shift, which is chosen before the trail begins."""
    return when is not None and any(
        tests.told or tests.experienced or tests.expects or tests.lapsed
        for tests in (when, when.not_)
        if tests
    )
