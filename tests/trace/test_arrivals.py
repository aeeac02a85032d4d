"""What the patient can expect on arriving, against a walk that forgets nothing."""

from __future__ import annotations

from collections import defaultdict

import pytest

from generator.trace.arrivals import Way, arrivals
from generator.trace.state import available, enter, first_state, holds, level, meet, take
from generator.trace.steps import Steps

from ..render.storyboard.boards import names, scenario
from ..support import draft, facts_of, real_library

SMALL = [name for name in names() if name not in real_library().scenarios]
CARRIED = draft(
    """\
  opening:
    encounter: visit
    text: She waits.
    choices:
      doubt: {text: A., temptation: Late., shows: [anchoring], goto: round}
      listen: {text: B., shows: [listening-mindfully], goto: round}
      never: {text: C., when: {experienced: hope}, shows: [effort], goto: round}
  round:
    encounter: ward
    witnessed: {by: dr-osei, text: He sighs., shows: [anchoring]}
    text: He stands there.
    choices:
      thank: {text: D., goto: [{when: {told: pain}, goto: home}, {goto: end}]}
      nod: {text: E., goto: end}
  home: {encounter: visit, text: Home., continue: end}
  end:
    encounter: visit
    text: She goes.
    ending: {title: Out, tone: good}
""",
    "encounters:\n  visit: {title: V}\n  ward: {title: W, clinician: dr-osei, arrives: belief}\n",
    "facts:\n  pain: {label: It hurts, if-untold: It hurt.}\n"
    "clinicians: {dr-osei: {name: Dr. Osei, role: preceptor}}\n",
)


def plainly(steps: Steps) -> dict[Way, frozenset[int]]:
    """The same by a walk over whole states."""
    found = defaultdict(set)
    waiting = [first_state(steps, shift) for shift in steps.shifts or (None,)]
    seen = set(waiting)
    while waiting:
        state = waiting.pop()
        scene = steps.scenes[state.scene]
        leaving = [
            (name, take(steps, state, scene.choices[name].step).state, scene.choices[name].routes)
            for name in available(steps, state)
        ]
        if scene.kind == "continue":
            leaving.append((None, state, scene.routes))  # type: ignore[arg-type]
        for name, after, routes in leaving:
            place, target = next(
                (place, target)
                for place, (condition, target) in enumerate(routes)
                if holds(steps, condition, after)
            )
            met = meet(steps, after, target)
            clinician = steps.encounters[steps.scenes[target].encounter].clinician
            found[state.scene, name, place].add(level(steps, met, clinician))
            following = enter(steps, met, target)
            if following not in seen:
                seen.add(following)
                waiting.append(following)
    return {way: frozenset(levels) for way, levels in found.items()}  # type: ignore[arg-type]


@pytest.mark.parametrize("name", SMALL)
def test_nothing_that_matters_is_forgotten(name: str) -> None:
    steps = scenario(name).facts.steps
    found = arrivals(steps)
    assert found.complete
    assert found.levels == plainly(steps)


def test_a_lapse_is_carried_to_the_next_clinician() -> None:
    levels = arrivals(facts_of(CARRIED).steps).levels
    assert levels["opening", "doubt", 0] == {1}
    assert levels["opening", "listen", 0] == {2}


def test_the_level_is_that_before_anything_is_done_there() -> None:
    assert arrivals(facts_of(CARRIED).steps).levels["opening", "listen", 0] == {2}
    assert arrivals(facts_of(CARRIED).steps).levels["round", "nod", 0] == {0, 1}


def test_a_way_that_nobody_can_take_is_left_out() -> None:
    levels = arrivals(facts_of(CARRIED).steps).levels
    assert ("opening", "never", 0) not in levels
    assert ("round", "thank", 0) not in levels
    assert ("round", "thank", 1) in levels


def test_beyond_the_bound_it_says_so() -> None:
    steps = scenario(SMALL[0]).facts.steps
    assert not arrivals(steps, bound=3).complete
