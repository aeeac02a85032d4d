"""inkjs plays the exported ink: every trail of every scenario says and remembers what ours does.

Small scenarios are played trail by trail. Of the real ones, with thousands of trails each, what
follows a state that inkjs has been in before is not played twice; ``EVERY_TRAIL=1`` plays all.
"""

from __future__ import annotations

import os
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.exchange.ink import ink
from generator.model.library import ScenarioDocument
from generator.trace.state import State, available, choose, first_state
from generator.trace.tracing import trace_scenario

from ..properties.drafting import scenarios
from ..support import real_evidence, scenario_of
from . import awkward
from .node import run
from .stories import REAL, TINY, Story, of_text, story, supported
from .telling import Telling
from .walking import Comparison

VISITS = 3
EVERY_TRAIL = os.environ.get("EVERY_TRAIL") == "1"


def played(*inks: str, merge: bool = False) -> list[dict[str, Any]]:
    given = [{"ink": each, "visits": VISITS, "merge": merge} for each in inks]
    answers: list[dict[str, Any]] = run("walk.mjs", given)
    return answers


def compared(made: Story, walk: dict[str, Any]) -> Comparison:
    comparison = Comparison(Telling(made.facts, made.evidence, made.words), walk, VISITS)
    comparison.compare()
    return comparison


@pytest.mark.parametrize("name", TINY)
def test_every_trail_of_a_small_scenario(name: str) -> None:
    made = story(name)
    source = ink(made.source)
    comparison = compared(made, played(source)[0])
    assert comparison.endings == made.facts.exploration.endings
    merged = compared(made, played(source, merge=True)[0])
    assert merged.trails == comparison.trails > 0


@pytest.mark.parametrize("name", REAL)
def test_every_trail_of_a_real_scenario(name: str) -> None:
    made = story(name)
    (walk,) = played(ink(made.source), merge=not EVERY_TRAIL)
    comparison = compared(made, walk)
    assert comparison.endings == made.facts.exploration.endings
    assert comparison.trails == trails_of(made)


def trails_of(made: Story) -> int:
    """How many trails there are, counted by the reference alone."""
    steps = made.facts.steps

    @cache
    def below(state: State) -> int:
        kind = steps.scenes[state.scene].kind
        if kind == "ending":
            return 1
        names = [None] if kind == "continue" else available(steps, state)
        return sum(below(choose(steps, state, name)) for name in names)

    return sum(below(first_state(steps, shift)) for shift in steps.shifts or (None,))


def test_whatever_means_something_to_ink_is_just_text() -> None:
    made = of_text(awkward.scenario())
    compared(made, played(ink(made.source))[0])


@given(drafts=st.lists(scenarios(), min_size=60, max_size=60))
@settings(
    max_examples=1,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_trail_of_scenarios_made_up_at_random(drafts: list[dict[str, Any]]) -> None:
    made = [supported(drafted(each)) for each in drafts]
    # A scene that offers nothing is an author's error, and no story.
    good = [each for each in made if 0 not in each.facts.exploration.stuck.values()]
    assert len(good) > 30
    walks = played(*(ink(each.source) for each in good), merge=True)
    assert sum(compared(each, walk).trails for each, walk in zip(good, walks, strict=True)) > 500


def drafted(tree: dict[str, Any]) -> Story:
    document = ScenarioDocument("scenarios/it.yml", scenario_of(tree))
    return Story(trace_scenario("it", document, real_evidence()), real_evidence())


def test_a_changed_story_is_noticed() -> None:
    """What the comparisons above are worth."""
    made = story("small/what-travels")
    source = ink(made.source)
    changes = changed(source)
    assert len(changes) >= 6
    for (what, _), walk in zip(changes, played(*(text for _, text in changes)), strict=True):
        assert parts(made, walk), what


def parts(made: Story, walk: dict[str, Any]) -> bool:
    """Whether what was played and the reference part somewhere."""
    try:
        compared(made, walk)
    except AssertionError:
        return True
    return False


def changed(source: str) -> list[tuple[str, str]]:
    """The story with one thing of each kind made wrong."""
    ways = [
        (" = true", " = false"),
        ("= after_absent(", "= after_present("),
        ("= after_elsewhere(", "= after_absent("),
        ("# effect: ", "# other: "),
        ("# takes", ""),
        ("{ not ", "{ "),
        (" == ", " != "),
        ("# choice: ", "# choice: x"),
        ('VAR encounter = ""', 'VAR encounter = "x"'),
    ]
    return [(old, source.replace(old, new, 1)) for old, new in ways if old in source]


def test_what_does_not_compile_is_told() -> None:
    (walk,) = played("VAR x = 1\n-> nowhere\n")
    assert walk["problems"]
