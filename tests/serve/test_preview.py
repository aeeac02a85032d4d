"""What the preview offers of a scenario."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest

from generator.serve import preview
from generator.serve.preview import Previews
from generator.trace.tracing import ScenarioFacts, trace

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


def test_a_save_waits_for_nobody_and_the_older_course_is_not_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    previews = Previews()
    previews.use(trace(library_of(visit=VISIT)))
    saved = trace(library_of(visit=VISIT.replace("tells: [pain]", "tells: []")))
    work_out = preview.situations

    def slow(facts: ScenarioFacts) -> dict[str, Any]:
        monkeypatch.setattr(preview, "situations", work_out)
        saving = threading.Thread(target=previews.use, args=(saved,), daemon=True)
        saving.start()
        saving.join(10)
        assert not saving.is_alive()
        return work_out(facts)

    monkeypatch.setattr(preview, "situations", slow)
    older = previews("visit")
    assert older is not None
    assert any(each["told"] for each in older["situations"])
    newer = previews("visit")
    assert newer is not None
    assert not any(each["told"] for each in newer["situations"])


def test_what_is_gone_is_forgotten() -> None:
    previews = Previews()
    tracing = trace(library_of(visit=VISIT))
    previews.use(tracing)
    first = previews("visit")
    previews.use(trace(library_of(another=VISIT)))
    assert previews("visit") is None
    previews.use(tracing)
    again = previews("visit")
    assert again is not first
    assert again == first


def test_an_unknown_scenario_has_none() -> None:
    previews = Previews()
    assert previews("visit") is None
    previews.use(trace(library_of(visit=VISIT)))
    assert previews("another") is None
