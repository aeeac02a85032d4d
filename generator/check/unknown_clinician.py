"""A clinician is named whom the scenario does not have.

Clinicians stand under `clinicians`, by their id. `you`, the student, is built in and need not be
listed; `lapsed` also takes `anyone`.

Why: What the patient expects is remembered for each clinician. For a name that nobody bears, it
would be remembered for nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding, did_you_mean
from generator.diagnostics.mistake import Mistake, Theme
from generator.diagnostics.span import Route
from generator.model.condition import Tests
from generator.model.evidence import Evidence
from generator.model.scenario import YOU, Scenario
from generator.model.walk import conditions_of
from generator.trace.tracing import ScenarioFacts

FAILS = """\
clinicians:
  dr-osei: {name: Dr. Osei, role: preceptor}
scenes:
  heard:
    witnessed: {by: dr-ossei, text: Dr. Osei holds the door for her.}
"""
PASSES = """\
clinicians:
  dr-osei: {name: Dr. Osei, role: preceptor}
scenes:
  heard:
    witnessed: {by: dr-osei, text: Dr. Osei holds the door for her.}
"""
MISTAKE = Mistake("unknown-clinician", __doc__, Theme.NAMES, FAILS, PASSES)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    known = {YOU, *facts.scenario.clinicians}
    for route, name, more in _named(facts.scenario):
        if name not in known | more:
            yield Finding(
                MISTAKE,
                at(facts, *route),
                f"There is no clinician “{name}” in this scenario.",
                did_you_mean(name, known | more),
            )


def _named(scenario: Scenario) -> Iterator[tuple[Route, str, set[str]]]:
    for name, encounter in scenario.encounters.items():
        yield ("encounters", name, "clinician"), encounter.clinician, set()
    for name, scene in scenario.scenes.items():
        if scene.witnessed:
            yield ("scenes", name, "witnessed", "by"), scene.witnessed.by, set()
    for route, when, _ in conditions_of(scenario):
        yield from _tested(route, when)
        if when.not_:
            yield from _tested((*route, "not"), when.not_)


def _tested(route: Route, tests: Tests) -> Iterator[tuple[Route, str, set[str]]]:
    if tests.expects and tests.expects.of:
        yield (*route, "expects", "of"), tests.expects.of, set()
    if tests.lapsed:
        yield (*route, "lapsed"), tests.lapsed, {"anyone"}


RULE = ScenarioRule(MISTAKE, find)
