"""What holds for every scenario, and for every text that was meant to be one."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.build import check_course
from generator.check.checking import check
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.report import FORMATS, report
from generator.diagnostics.span import Route
from generator.load.reading import read
from generator.load.yaml_tree import parse_yaml
from generator.model.library import Library, ScenarioDocument
from generator.model.scenario import Scenario
from generator.plan.scenario_plan import scenario_plan
from generator.project import Course
from generator.trace.explore import MAX_STATES
from generator.trace.must import surely_experienced
from generator.trace.state import State, available, choose, first_state
from generator.trace.steps import compile_scenario
from generator.trace.support import Origin
from generator.trace.tracing import ScenarioFacts, trace

from ..support import (
    codes,
    is_located,
    make_course,
    pages_of,
    real_evidence,
    real_library,
    scenario_of,
)
from .drafting import WORDS, scenarios
from .replaying import Memory, Plan, starts

QUICK = settings(
    deadline=None, derandomize=True, max_examples=120, suppress_health_check=[HealthCheck.too_slow]
)
THOROUGH = settings(QUICK, max_examples=800)
SLOW = settings(QUICK, max_examples=25)
NAME = "scenarios/it.yml"
Tree = dict[str, Any]


def library_of(scenario: Scenario) -> Library:
    return replace(
        real_library(), scenarios={"it": ScenarioDocument(NAME, scenario)}, diagnostics=()
    )


def facts_of(tree: Tree) -> ScenarioFacts:
    return trace(library_of(scenario_of(tree))).scenarios["it"]


def plan_of(tree: Tree) -> Plan:
    return scenario_plan("it", compile_scenario(scenario_of(tree), real_evidence()))


def gotos(plan: Plan) -> Iterator[str]:
    yield plan["start"]
    for scene in plan["scenes"].values():
        for each in (scene, *scene.get("choices", {}).values()):
            for _, target in each.get("goto", ()):
                yield target


@given(scenarios(astray=True))
@QUICK
def test_every_goto_resolves_or_is_told(tree: Tree) -> None:
    tracing = trace(library_of(scenario_of(tree)))
    plan = scenario_plan("it", tracing.scenarios["it"].steps)
    astray = set(gotos(plan)) - set(plan["scenes"])
    assert bool(astray) == ("unknown-scene" in codes(check(tracing)))


@given(scenarios())
@QUICK
def test_tracing_ends_within_its_bound(tree: Tree) -> None:
    exploration = facts_of(tree).exploration
    assert exploration.complete
    assert exploration.states <= MAX_STATES
    assert exploration.endings <= exploration.scenes


def shuffled(value: Any, chance: random.Random) -> Any:
    """The same mappings in another order; lists keep theirs, and so do facts."""
    if isinstance(value, list):
        return [shuffled(each, chance) for each in value]
    if not isinstance(value, dict):
        return value
    keys = list(value)
    chance.shuffle(keys)
    return {key: value[key] if key == "facts" else shuffled(value[key], chance) for key in keys}


@given(scenarios(), st.randoms(use_true_random=False))
@QUICK
def test_a_plan_does_not_depend_on_the_order_of_keys(tree: Tree, chance: random.Random) -> None:
    assert plan_of(shuffled(tree, chance)) == plan_of(tree) == plan_of(copy.deepcopy(tree))


@given(scenarios(), scenarios())
@SLOW
def test_a_plan_does_not_depend_on_its_neighbours(tree: Tree, other: Tree) -> None:
    library = library_of(scenario_of(tree))
    neighbour = ScenarioDocument("scenarios/a.yml", scenario_of(other))
    both = replace(library, scenarios={"a": neighbour, **library.scenarios})
    assert scenario_plan("it", trace(both).scenarios["it"].steps) == plan_of(tree)


def with_other_words(value: Any, words: Iterator[str]) -> Any:
    """The same structure with every text replaced."""
    if isinstance(value, dict):
        return {
            key: next(words)
            if key in ("text", "title", "label", "if-untold", "summary")
            else with_other_words(part, words)
            for key, part in value.items()
        }
    return [with_other_words(each, words) for each in value] if isinstance(value, list) else value


@given(scenarios(), st.lists(WORDS, min_size=60, max_size=60))
@QUICK
def test_the_edition_ignores_texts(tree: Tree, words: list[str]) -> None:
    def endless() -> Iterator[str]:
        while True:
            yield from words

    other = with_other_words(tree, endless())
    assert plan_of(other) == plan_of(tree)


@given(scenarios(), st.data())
@QUICK
def test_the_edition_follows_the_structure(tree: Tree, data: st.DataObject) -> None:
    other = copy.deepcopy(tree)
    name = data.draw(st.sampled_from(list(other["scenes"])))
    scene = other["scenes"][name]
    if "ending" in scene:
        scene["ending"]["tone"] = "mixed"
    elif "continue" in scene:
        scene["continue"].insert(0, {"when": {"told": "f0"}, "goto": name})
    else:
        next(iter(scene["choices"].values()))["goto"].insert(
            0, {"when": {"told": "f0"}, "goto": name}
        )
    first, second = plan_of(tree)["edition"], plan_of(other)["edition"]
    assert first != second
    assert len(first) == 16


def as_json(state: State) -> dict[str, Any]:
    experienced: dict[str, list[str]] = {}
    for concept, clinician in sorted(state.experienced):
        experienced.setdefault(concept, []).append(clinician)
    return {
        "shift": state.shift,
        "scene": state.scene,
        "encounter": state.encounter,
        "told": sorted(state.told),
        "experienced": experienced,
        "expectation": list(state.expectation),
    }


@given(scenarios(), st.data())
@QUICK
def test_the_plan_replays_to_the_state_of_the_trace(tree: Tree, data: st.DataObject) -> None:
    steps = facts_of(tree).steps
    plan = scenario_plan("it", steps)
    memory = data.draw(st.sampled_from(list(starts(plan))))
    memory.witness()
    state = first_state(steps, memory.shift)
    for _ in range(6):
        assert memory.as_state() == as_json(state)
        answers = memory.open()
        kinds = {"continue": (None,), "ending": ()}
        assert tuple(answers) == kinds.get(memory.here["kind"], available(steps, state))
        if not answers:
            break
        answer = data.draw(st.sampled_from(answers))
        memory.meet(memory.answer(answer))
        memory.witness()
        state = choose(steps, state, answer)


def every_trail(plan: Plan) -> Iterator[tuple[Memory, Memory, str | None]]:
    """Every step of every trail of a scenario without loops, by brute force.

    Gives memories before and after a step, and the answer ("" for what is witnessed on arrival;
    then the memory before has not witnessed it yet).
    """

    def arrived(before: Memory) -> Iterator[tuple[Memory, Memory, str | None]]:
        after = before.copy()
        if not after.witness():
            after.unfolded, after.dismissed = [], False
        yield before, after, ""
        for answer in after.open():
            moved = after.copy()
            moved.unfolded, moved.dismissed = [], False
            scene = moved.answer(answer)
            yield after, moved.copy(), answer
            moved.meet(scene)
            yield from arrived(moved)

    for memory in starts(plan):
        yield from arrived(memory)


@given(scenarios(cyclic=False))
@THOROUGH
def test_exploring_finds_what_every_trail_finds(tree: Tree) -> None:
    facts = facts_of(tree)
    scenes, endings, stuck, told = set(), set(), set(), set()
    for _, after, answer in every_trail(scenario_plan("it", facts.steps)):
        if answer == "":
            scenes.add(after.scene)
            if after.here["kind"] == "ending":
                endings.add(after.scene)
            elif after.here["kind"] != "continue" and len(after.open()) < 2:
                stuck.add(after.scene)
        if after.dismissed:
            told.add((after.scene, answer))
    exploration = facts.exploration
    assert exploration.scenes == scenes
    assert exploration.endings == endings
    assert set(exploration.stuck) == stuck
    assert exploration.trapped == frozenset()
    assert {
        (route[1], route[3] if route[2] == "choices" else "") for route in exploration.dismissed
    } == told


@given(scenarios(cyclic=False))
@THOROUGH
def test_what_is_sure_happened_on_every_trail(tree: Tree) -> None:
    facts = facts_of(tree)
    sure = surely_experienced(facts.scenario)
    for before, _, answer in every_trail(scenario_plan("it", facts.steps)):
        if answer == "":
            assert sure[before.scene] <= set(before.experienced)


@given(scenarios(cyclic=False))
@THOROUGH
def test_what_supports_an_effect_happened_on_every_trail_that_unfolds_it(tree: Tree) -> None:
    facts = facts_of(tree)
    for before, after, answer in every_trail(scenario_plan("it", facts.steps)):
        route: Route = ("scenes", before.scene, "witnessed")
        if answer:
            route = ("scenes", before.scene, "choices", answer)
        for place, unfolded in enumerate(in_order(facts, route, after.unfolded)):
            effect = facts.effects.get((*route, "unfolds", place))
            if effect is None or effect.support is None or not unfolded:
                continue
            for match in effect.support.matches:
                source = match.source
                if source.origin is Origin.EARLIER:
                    assert source.index is not None
                    assert in_order(facts, route, after.unfolded)[source.index]
                elif source.origin is Origin.EXPERIENCED:
                    assert source.concept in {*before.experienced, *after.unfolded}


def in_order(facts: ScenarioFacts, route: Route, unfolded: list[str]) -> list[bool]:
    """For each effect of the act at `route`, whether it is among `unfolded`.

    Where the same effect stands twice and unfolded once, the question has no answer; such acts
    are left out.
    """
    targets = [
        facts.effects[(*route, "unfolds", place)].target
        for place in range(len(facts.effects))
        if (*route, "unfolds", place) in facts.effects
    ]
    if len(set(targets)) < len(targets):
        return []
    return [target in unfolded for target in targets]


@given(scenarios())
@SLOW
def test_what_passes_the_check_can_be_rendered(tree: Tree) -> None:
    library = library_of(scenario_of(tree))
    errors = [each for each in check(trace(library)) if each.is_error]
    if not errors:
        assert "scenarios/it.md" in pages_of(library)


ORIGINAL = (
    Path(__file__).parents[1] / "cases" / "conditions" / "scenarios" / "if-and-when.yml"
).read_text(encoding="utf-8")
PIECES = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        ["\n", "\r", "\r\n", "\t", ": ", "- ", "{", "}", "[", "]", "&a ", "*a", "!t ", " #x", '"',
         "'", "|\n", ">-\n", "\0", "\u2028", "\ufeff", "\x85", "💛", "---\n", "...\n", "? ", "%",
         "when: {}", "goto: end", "  ", "not: ", "<<: ", "\\", "you", "0" * 50]
    ),
)  # fmt: skip


@st.composite
def mutations(draw: st.DrawFn) -> str:
    text = ORIGINAL
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 3, 20, 200, len(text)])))
        text = text[:start] + draw(PIECES) + text[end:]
    return text


def looked_through(data: bytes) -> tuple[tuple[Diagnostic, ...], dict[str, str]]:
    """Load, trace and check as for a file, without touching the disk."""
    parsed = parse_yaml(NAME, data)
    real = real_library()
    library = replace(real, scenarios={}, sources={**real.sources, NAME: parsed.source})
    found = [
        Diagnostic(each.code, each.severity, each.message, span or parsed.source.span(each.ref))
        for each, span in parsed.findings
    ]
    if parsed.tree is not None:
        scenario, findings = read(Scenario, NAME, parsed.tree)
        for each in findings:
            span = parsed.source.span(each.ref)
            found.append(Diagnostic(each.code, each.severity, each.message, span, each.hint))
        if scenario is not None:
            scenarios = {"it": ScenarioDocument(NAME, scenario)}
            library = replace(library, scenarios=scenarios)
    library = replace(library, diagnostics=tuple(found))
    return check(trace(library)), library.texts


@given(mutations())
@settings(QUICK, max_examples=250)
@example("")
@example(ORIGINAL.replace("\n", "\r"))
@example(ORIGINAL + "\r" * 9 + "more: x\n")
def test_no_text_brings_an_exception_and_every_span_lies_in_its_file(text: str) -> None:
    data = text.encode("utf-8", errors="surrogatepass")
    diagnostics, texts = looked_through(data)
    for diagnostic in diagnostics:
        assert is_located(diagnostic, texts), diagnostic
        for span, _ in diagnostic.related:
            assert is_located(replace(diagnostic, span=span), texts)
    for form in FORMATS:
        report(diagnostics, texts, form)


@pytest.fixture(scope="module")
def course_on_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_course(tmp_path_factory.mktemp("course"), {NAME: ORIGINAL}).root


@given(st.one_of(mutations().map(lambda text: text.encode("utf-8", "replace")), st.binary()))
@SLOW
def test_no_file_brings_an_exception(course_on_disk: Path, data: bytes) -> None:
    (course_on_disk / NAME).write_bytes(data)
    checked = check_course(Course(course_on_disk))
    for diagnostic in checked.diagnostics:
        assert is_located(diagnostic, checked.tracing.library.texts), diagnostic
    # A file is a scenario or it is told what it lacks; it is never passed over.
    assert checked.tracing.scenarios or checked.has_errors
    checked.told()
