"""The time plans of the guides: they fill their time, and count the decisions of real ways."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markupsafe import Markup

from generator.plan.site_plan import plan
from generator.render.educators.guide_times import (
    OPENING,
    Shape,
    decisions_on_a_way,
    shape_of,
    time_plans,
)
from generator.render.words import Words

from ...properties.replaying import starts
from ...support import ENDING, draft, facts_of, one_choice, real_library
from .guides import SCENARIOS, tracing


@pytest.mark.parametrize("name", SCENARIOS)
def test_plans_fill_their_time_exactly(name: str) -> None:
    facts = tracing().scenarios[name]
    words = Words(real_library().strings["en"])
    shape = shape_of(facts.scenario, facts.steps)
    for minutes in (1, shape.minutes, 25, 90):
        for each in time_plans(replace(shape, minutes=minutes), Markup("Fork 1"), words):
            assert each.parts[0].start == 0
            assert each.parts[-1].end == each.minutes
            for one, other in zip(each.parts, each.parts[1:], strict=False):
                assert one.end == other.start
            assert all(part.end > part.start for part in each.parts)


def test_what_does_not_fit_is_played_beforehand_or_in_part() -> None:
    words = Words(real_library().strings["en"])
    long = Shape(45, 9, 9, 3, reflection=False, shift=False, several_meetings=True)
    told = {
        each.minutes: " ".join(part.text for part in each.parts)
        for each in time_plans(long, Markup("Fork 1"), words)
    }
    assert set(told) == set(OPENING)
    assert "first meeting only (3 decisions)" in told[20]
    assert "have it played beforehand" in told[40]
    assert "have it played beforehand" in told[60]
    short = replace(long, minutes=10, most=5, least=4)
    told = {
        each.minutes: " ".join(part.text for part in each.parts)
        for each in time_plans(short, Markup("Fork 1"), words)
    }
    assert "4 to 5 decisions" in told[20]
    assert "in group mode: 4 to 5 decisions" in told[40]
    assert "beforehand" not in " ".join(told.values())


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_number_of_decisions_is_that_of_real_ways(name: str) -> None:
    (scenario,) = [each for each in plan(tracing()).scenarios if each.id == name]
    least, most = decisions_on_a_way(scenario.facts.steps)
    kinds = {key: scene["kind"] for key, scene in scenario.player["scenes"].items()}
    for memory in starts(scenario.player):
        memory.witness()
        count = 0
        while choices := memory.open():
            count += kinds[memory.scene] == "decision"
            scene = memory.answer(choices[-1])
            memory.meet(scene)
            memory.witness()
        assert least <= count <= most


def test_loops_and_long_stories_are_counted_too() -> None:
    # A chain far longer than Python's own stack, and a way back to its beginning.
    scenes = "".join(
        f"  s{n}: {{encounter: visit, text: On., continue: s{n + 1}}}\n" for n in range(1500)
    )
    text = (
        one_choice("").replace("        goto: end", "        goto: s0", 1)
        + scenes
        + """\
  s1500:
    encounter: visit
    text: Again?
    choices:
      again: {text: Again., goto: opening}
      enough: {text: Enough., goto: end}
"""
    )
    facts = facts_of(text)
    assert decisions_on_a_way(facts.steps) == (1, 2)


def test_a_way_back_is_no_way_to_an_ending() -> None:
    def asks(*targets: str) -> str:
        choices = "".join(
            f"      to-{each}: {{text: To {each}., goto: {each}}}\n" for each in targets
        )
        return f"    encounter: visit\n    text: Now?\n    choices:\n{choices}"

    scenes = {"a": ("b", "c"), "b": ("a",), "c": ("d",), "d": ("end",)}
    text = draft("".join(f"  {name}:\n{asks(*to)}" for name, to in scenes.items()) + ENDING)
    assert decisions_on_a_way(facts_of(text).steps) == (3, 3)
