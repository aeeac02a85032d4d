"""inkjs plays the exported ink: every trail of every scenario says and remembers what ours does.

Small scenarios are played trail by trail. Of the real ones, with thousands of trails each, what
follows a state that inkjs has been in before is not played twice; ``EVERY_TRAIL=1`` plays all,
of every scenario instead of every third.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.exchange.ink import ink
from generator.trace.state import State, available, choose, first_state

from ..node import run
from ..properties.drafting import drafted
from ..support import ENDING, draft
from . import awkward
from .stories import REAL, TINY, Story, of_text, of_tree, story, supported
from .telling import Telling
from .walking import Comparison

WALK = Path(__file__).parent / "walk.mjs"
VISITS = 3
EVERY_TRAIL = os.environ.get("EVERY_TRAIL") == "1"


def played(*inks: str, merge: bool = False) -> list[dict[str, Any]]:
    given = [{"ink": each, "visits": VISITS, "merge": merge} for each in inks]
    answers: list[dict[str, Any]] = run(WALK, given, "inkjs")
    return answers


def compared(made: Story, walk: dict[str, Any]) -> Comparison:
    comparison = Comparison(Telling(made.facts, made.evidence, made.words), walk, VISITS)
    comparison.compare()
    return comparison


@pytest.mark.parametrize("name", TINY)
def test_every_trail_of_a_small_scenario(name: str) -> None:
    made = story(name)
    source = ink(made.source)
    (walk,) = played(source)
    comparison = compared(made, walk)
    assert comparison.endings == made.facts.exploration.endings
    assert comparison.trails == trails_of(made)


def test_playing_nothing_twice_changes_nothing() -> None:
    scenes = "".join(
        f"  s{number}:\n    encounter: visit\n    text: Now {number}.\n    choices:\n"
        + "".join(
            f"      {name}:\n        text: You {name}.\n        response: So.\n{tells}"
            f"        goto: {f's{number + 1}' if number < 5 else 'end'}\n"
            for name, tells in (("speak", tells_at(number)), ("wait", ""))
        )
        for number in range(6)
    )
    made = of_text(draft(scenes + ENDING, more="facts: {f: {label: It, if-untold: Never.}}\n"))
    whole, merged = (played(ink(made.source), merge=each)[0] for each in (False, True))
    assert merged["turns"] < whole["turns"] / 3
    assert compared(made, merged).trails == compared(made, whole).trails == 2**6


def tells_at(number: int) -> str:
    return "        tells: [f]\n" if number == 2 else ""


@pytest.mark.parametrize("name", REAL if EVERY_TRAIL else REAL[::3])
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
    def below(state: State, entered: frozenset[tuple[str, int]]) -> int:
        times = dict(entered).get(state.scene, 0) + 1
        if times > VISITS:
            return 0
        kind = steps.scenes[state.scene].kind
        if kind == "ending":
            return 1
        names = [None] if kind == "continue" else available(steps, state)
        on = frozenset({**dict(entered), state.scene: times}.items())
        return sum(below(choose(steps, state, name), on) for name in names)

    return sum(below(first_state(steps, shift), frozenset()) for shift in steps.shifts or (None,))


def test_whatever_means_something_to_ink_is_just_text() -> None:
    made = of_text(awkward.scenario())
    compared(made, played(ink(made.source))[0])


def test_every_trail_of_scenarios_made_up_at_random() -> None:
    made = [supported(of_tree(drafted(seed, cyclic=seed % 4 == 0))) for seed in range(24)]
    # A scene that offers nothing is an author's error, and no story.
    good = [each for each in made if always_offers(each)]
    assert len(good) > 15
    walks = played(*(ink(each.source) for each in good), merge=True)
    trails = sum(compared(each, walk).trails for each, walk in zip(good, walks, strict=True))
    assert trails > 20
    assert sum(walk["turns"] for walk in walks) > 80


def always_offers(made: Story) -> bool:
    """Whether there is an answer to give wherever one can get."""
    steps = made.facts.steps
    waiting = [first_state(steps, shift) for shift in steps.shifts or (None,)]
    seen: set[State] = set()
    while waiting:
        state = waiting.pop()
        kind = steps.scenes[state.scene].kind
        names = [None] if kind == "continue" else available(steps, state)
        if kind != "ending" and not names:
            return False
        if state not in seen and kind != "ending":
            seen.add(state)
            waiting += [choose(steps, state, name) for name in names]
    return True


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
        ('~ encounter = "', '~ encounter = "x'),
    ]
    return [(old, source.replace(old, new)) for old, new in ways if old in source]


def test_what_does_not_compile_is_told() -> None:
    (walk,) = played("VAR x = 1\n-> nowhere\n")
    assert walk["problems"]
