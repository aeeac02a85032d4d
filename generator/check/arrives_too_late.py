"""An `arrives` in an encounter with somebody whom the patient has met before.

It says what she expects on a first meeting. Whichever way leads here, she has met this clinician in
an earlier encounter, or seen them act, and comes with what is left of that. The student is present
at every meeting, so she meets `you` in the first encounter of all.

Why: Nothing reads it. You would believe that she comes with other hopes than she does.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Severity, Theme
from generator.model.condition import Route
from generator.model.evidence import Evidence
from generator.model.scenario import YOU, Scenario, Scene
from generator.trace.tracing import ScenarioFacts

FAILS = """\
encounters:
  visit: {title: The visit}
  later: {title: A week later, arrives: belief}
scenes:
  heard: {encounter: later}
"""
PASSES = """\
encounters:
  visit: {title: The visit, arrives: belief}
  later: {title: A week later}
scenes:
  heard: {encounter: later}
"""
MISTAKE = Mistake("arrives-too-late", __doc__, Theme.WAYS, FAILS, PASSES, severity=Severity.WARNING)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    scenario = facts.scenario
    for name, encounter in scenario.encounters.items():
        if encounter.arrives is None or not _entered(scenario, name, None):
            continue
        if not _entered(scenario, name, encounter.clinician):
            who = "the student" if encounter.clinician == YOU else f"“{encounter.clinician}”"
            yield Finding(
                MISTAKE,
                at(facts, "encounters", name, "arrives").key(),
                f"This “arrives” says nothing: on every way here, she has met {who} before.",
                "Leave it out; she comes with what the earlier meeting left.",
            )


def _entered(scenario: Scenario, encounter: str, unmet: str | None) -> bool:
    """Whether some way leads to the encounter, meeting the clinician `unmet` nowhere before.

    Conditions are not looked at: a way that never holds counts, so that nothing is told wrongly.
    """
    seen = {scenario.first_scene}
    waiting = [scenario.first_scene]
    while waiting:
        scene = scenario.scenes.get(waiting.pop())
        if scene is None:
            continue
        if scene.encounter == encounter:
            return True
        if unmet is None or not _meets(scenario, scene, unmet):
            following = {way.goto for way in _ways(scene)} - seen
            seen |= following
            waiting += following
    return False


def _ways(scene: Scene) -> Iterator[Route]:
    for choice in scene.choices.values():
        yield from choice.goto
    yield from scene.continue_


def _meets(scenario: Scenario, scene: Scene, clinician: str) -> bool:
    """Whether a clinician is met in the scene, by being there or by acting unintroduced."""
    encounter, act = scenario.encounters.get(scene.encounter), scene.witnessed
    present = {YOU, encounter.clinician} if encounter else set()
    acts = act is not None and act.by == clinician and act.when is None and bool(act.shows)
    return clinician in present or acts


RULE = ScenarioRule(MISTAKE, find)
