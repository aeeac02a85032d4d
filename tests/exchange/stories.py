"""The scenarios that exports are tried on: every good case, the small course, the real ones."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from generator.build import check_course
from generator.exchange.exporting import Exporting, exporting
from generator.load.reading import read
from generator.load.yaml_tree import parse_yaml
from generator.model.evidence import Evidence
from generator.model.library import ScenarioDocument
from generator.model.scenario import Scenario
from generator.render.words import Words
from generator.trace.support import Level, Match, Origin, Source, Support
from generator.trace.tracing import ScenarioFacts, trace, trace_scenario

from ..support import REPOSITORY, library_of, real_evidence, real_library, scenario_of
from ..test_cases import CASES, GOOD, course_of

SMALL_COURSE = REPOSITORY / "tests" / "browser" / "courses" / "small" / "scenarios"
SMALL = sorted(f"small/{path.stem}" for path in SMALL_COURSE.glob("*.yml"))
REAL = sorted(
    path.stem for path in (REPOSITORY / "scenarios").glob("*.yml") if "." not in path.stem
)
OF_CASES = sorted(
    f"{case}/{path.stem}" for case in GOOD for path in (CASES / case / "scenarios").glob("*.yml")
)
TINY = [*SMALL, *OF_CASES]


@dataclass(frozen=True)
class Story:
    """A scenario with the evidence it rests on."""

    facts: ScenarioFacts
    evidence: Evidence

    @property
    def words(self) -> Words:
        return Words(real_library().strings["en"])

    @property
    def source(self) -> Exporting:
        return exporting(self.facts, self.evidence, real_library().strings, "en")


@cache
def story(name: str) -> Story:
    """A scenario by its name in `TINY` or `REAL`."""
    case, _, scenario = name.rpartition("/")
    return _course(case)[scenario]


@cache
def _course(case: str) -> Mapping[str, Story]:
    if case == "small":
        texts = {path.stem: path.read_text("utf-8") for path in SMALL_COURSE.glob("*.yml")}
        tracing = trace(library_of(**texts))
    elif case:
        with tempfile.TemporaryDirectory() as folder:
            tracing = check_course(course_of(case, Path(folder))).tracing
    else:
        tracing = trace(real_library())
    documents = tracing.library.evidence
    assert documents is not None
    return {name: Story(facts, documents.value) for name, facts in tracing.scenarios.items()}


def of_text(text: str) -> Story:
    """A story of a scenario given as YAML."""
    tracing = trace(library_of(it=text))
    documents = tracing.library.evidence
    assert documents is not None
    return Story(tracing.scenarios["it"], documents.value)


def supported(made: Story) -> Story:
    """The same with every effect declared supported, for scenarios made up at random."""
    link = next(iter(made.evidence.model.links))
    effects = {
        route: replace(
            each,
            support=Support(
                link,
                each.target,
                (Match(Source("effort", Origin.SHOWN), "effort", Level.ITEM),),
            ),
        )
        for route, each in made.facts.effects.items()
    }
    return replace(made, facts=replace(made.facts, effects=effects))


def scenario_in(text: str) -> Scenario:
    """What a scenario file holds; it must be one."""
    parsed = parse_yaml("scenarios/it.yml", text.encode())
    assert not parsed.findings, parsed.findings
    assert parsed.tree is not None
    scenario, findings = read(Scenario, "scenarios/it.yml", parsed.tree)
    assert scenario is not None, findings
    return scenario


def bare(value: object) -> object:
    """A value to compare by: white space around texts, which YAML's blocks leave, is dropped."""
    if isinstance(value, Scenario):
        dumped = value.model_dump()
        dumped["start"] = value.first_scene
        return bare(dumped)
    if isinstance(value, dict):
        return {key: bare(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [bare(each) for each in value]
    return value.strip() if isinstance(value, str) else value


def of_tree(tree: dict[str, Any]) -> Story:
    """A story of a scenario made up as a tree."""
    document = ScenarioDocument("scenarios/it.yml", scenario_of(tree))
    return Story(trace_scenario("it", document, real_evidence()), real_evidence())
