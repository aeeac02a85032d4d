"""What the preview offers of a scenario."""

from __future__ import annotations

import json

from generator.serve.preview import Previews
from generator.trace.tracing import trace

from ..support import library_of, one_choice

VISIT = one_choice(
    "shows: [effort]\nunfolds: [hope]\ntells: [pain]",
    more="facts:\n  pain: {label: It hurts, if-untold: Nobody knew.}\n",
)


def test_every_situation_comes_with_a_trail() -> None:
    previews = Previews()
    previews.use(trace(library_of(visit=VISIT)))
    found = previews("visit")
    assert found is not None
    assert json.loads(json.dumps(found)) == found
    assert found["complete"] is True
    assert found["facts"] == {"pain": "It hurts"}
    told = [each for each in found["situations"] if each["told"] == ["pain"]]
    assert [(each["scene"], each["steps"]) for each in told] == [("end", [["opening", "first"]])]
    assert told[0]["expects"] == {"you": "belief"}


def test_what_did_not_change_is_worked_out_once() -> None:
    previews = Previews()
    tracing = trace(library_of(visit=VISIT))
    previews.use(tracing)
    first = previews("visit")
    previews.use(tracing)
    assert previews("visit") is first
    previews.use(trace(library_of(visit=VISIT.replace("tells: [pain]", "tells: []"))))
    changed = previews("visit")
    assert changed is not None
    assert not any(each["told"] for each in changed["situations"])


def test_an_unknown_scenario_has_none() -> None:
    previews = Previews()
    assert previews("visit") is None
    previews.use(trace(library_of(visit=VISIT)))
    assert previews("another") is None
