"""A new scenario passes as it is, has what a lesson needs, and comes under a usable id."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import check_course
from generator.load.documents import load_course
from generator.model.scenario import Scenario
from generator.project import Course
from generator.start.errors import StartError
from generator.start.scenario import new_scenario

from ..support import make_course


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return make_course(tmp_path)


def started(course: Course, name: str) -> Scenario:
    new_scenario(course, name)
    return load_course(course).scenarios[name].value


def test_it_passes_and_its_schema_is_there(course: Course) -> None:
    path = new_scenario(course, "the-long-wait")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert path == course.scenarios / "the-long-wait.yml"
    assert lines[0].startswith("# yaml-language-server: $schema=")
    schema = (path.parent / lines[0].partition("$schema=")[2]).resolve()
    assert schema == course.schemas / "scenarios" / "the-long-wait.json"
    assert schema.is_file()
    assert "title: The long wait" in lines
    assert check_course(course).diagnostics == ()


def test_it_has_what_a_lesson_needs(course: Course) -> None:
    scenario = started(course, "a-start")
    choices = [each for scene in scenario.scenes.values() for each in scene.choices.values()]
    endings = {scene.ending.tone for scene in scenario.scenes.values() if scene.ending}
    assert endings == {"good", "mixed"}
    assert max(len(scene.choices) for scene in scenario.scenes.values()) == 3
    assert len(scenario.encounters) == 2
    assert any(each.repair for each in choices)
    assert any(each.hollow for each in choices)
    assert any(effect.illustration for each in choices for effect in each.unfolds)
    assert any(effect.quote for each in choices for effect in each.unfolds)
    assert {telling.fact for each in choices for telling in each.tells} == set(scenario.facts)
    # Nobody has reviewed a start.
    assert not scenario.review.clinician
    assert not scenario.review.patient_partner


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("The Long Wait", "such as “the-long-wait”"),
        ("the_long_wait", "such as “the-long-wait”"),
        ("", "not a usable id"),
        ("../escape", "not a usable id"),
        ("a" * 61, "not a usable id"),
        ("index", "a page of our own"),
        ("taken", "is there already"),
    ],
)
def test_ids_that_cannot_be_used_are_refused(name: str, why: str, course: Course) -> None:
    new_scenario(course, "taken")
    before = sorted(course.scenarios.iterdir())
    with pytest.raises(StartError, match=why):
        new_scenario(course, name)
    assert sorted(course.scenarios.iterdir()) == before


def test_without_evidence_nothing_is_started(course: Course) -> None:
    (course.evidence / "model.yml").write_text("[\n", encoding="utf-8")
    with pytest.raises(StartError, match="downstream check"):
        new_scenario(course, "a-start")
    assert list(course.scenarios.iterdir()) == []
