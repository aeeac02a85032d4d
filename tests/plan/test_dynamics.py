"""By what a scenario is seen to play a dynamic: told by one that does and one that does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.plan.dynamics import plays

from ..support import ENDING, codes, diagnosed, draft, facts_of, one_choice, real_evidence

FALL = "facts:\n  fall: {label: She fell, if-untold: Nobody heard.}\n"
LOW = "clinicians:\n  dr-low: {name: Dr. Low, role: preceptor}\n"
TWO = """\
encounters:
  visit: {title: The visit, pressure: [workload]}
  later: {title: Later, clinician: dr-low%s}
"""


def played(text: str) -> set[str]:
    assert not [each for each in diagnosed(text) if each.is_error], codes(diagnosed(text))
    facts, evidence = facts_of(text), real_evidence()
    return {
        name for name, dynamic in evidence.model.dynamics.items() if plays(facts, dynamic, evidence)
    }


def once(choice: str, more: str = "") -> str:
    return one_choice(f"temptation: It is late.\n{choice}", more)


def chain(
    acts: list[str], more: str = "", pressure: str = "", last: str = "text: She goes."
) -> str:
    """Decisions one after the other, each with the lines of `acts` under its first choice."""
    names = [f"d{number}" for number in range(len(acts))] + ["end"]
    scenes = "".join(
        f"  {names[place]}:\n    encounter: {'later' if place else 'visit'}\n    text: So.\n"
        f"    choices:\n      a: {{text: So., temptation: Late., {act} goto: {names[place + 1]}}}\n"
        f"      b: {{text: No., goto: {names[place + 1]}}}\n"
        for place, act in enumerate(acts)
    )
    end = f"  end:\n    encounter: later\n    {last}\n    ending: {{title: Out, tone: good}}\n"
    return draft(scenes + end, TWO % pressure, LOW + more)


Case = tuple[str, Callable[[], str], Callable[[], str]]
CASES: list[Case] = [
    (
        "d01",
        lambda: chain(
            [
                "shows: [giving-up], unfolds: [guilt, reduced-care],",
                "shows: [effort], unfolds: [hope, self-management],",
            ]
        ),
        lambda: chain(["shows: [giving-up], unfolds: [guilt, reduced-care],"]),
    ),
    (
        "d02",
        lambda: chain(
            ["shows: [blaming], unfolds: [more-visits],"],
            pressure=", pressure: [{factor: frustration, when: {experienced: more-visits}}]",
        ),
        lambda: chain(
            ["shows: [blaming], unfolds: [more-visits],"], pressure=", pressure: [frustration]"
        ),
    ),
    (
        "d03",
        lambda: once(
            "shows: [giving-up]\n"
            "unfolds: [lost-trust, disrupted-life, avoiding-care, physical-health]"
        ),
        lambda: once("shows: [giving-up]\nunfolds: [lost-trust, avoiding-care, physical-health]"),
    ),
    (
        "d04",
        lambda: once("shows: [effort]\nunfolds: [hope, self-management]"),
        lambda: once("shows: [effort]\nunfolds: [hope]"),
    ),
    (
        "d06",
        lambda: chain(
            ["shows: [giving-up],", "repair: true, shows: [effort],"],
            last="text: [{when: {expects: {level: belief, of: you}}, text: So.}, {text: No.}]",
        ),
        lambda: chain(["shows: [giving-up],", "repair: true, shows: [effort],"]),
    ),
    (
        "d07",
        lambda: chain(
            ["shows: [giving-up],"],
            last="text: [{when: {expects: dismissal}, text: So.}, {text: No.}]",
        ),
        lambda: chain(
            ["shows: [giving-up],"],
            last="text: [{when: {expects: {level: dismissal, of: you}}, text: So.}, {text: No.}]",
        ),
    ),
    (
        "d08",
        lambda: once("shows: [not-trusting]\nunfolds: [self-doubt]"),
        lambda: once("shows: [giving-up]\nunfolds: [{effect: self-doubt, as-a-whole: true}]"),
    ),
    (
        "d09",
        lambda: once("shows: [honest-communication, giving-up]\nhollow: true"),
        lambda: once("shows: [giving-up]"),
    ),
    (
        "d11",
        lambda: once("shows: [effort, honest-communication]\nunfolds: [hope]"),
        lambda: once("shows: [effort]\nunfolds: [hope]"),
    ),
    (
        "d12",
        lambda: chain(["shows: [giving-up], unfolds: [guilt],"] * 3),
        lambda: chain(["shows: [giving-up], unfolds: [guilt],"] * 2),
    ),
    (
        "d13",
        lambda: chain(
            [
                "shows: [effort],",
                "tells: [{fact: fall, when: {expects: {level: belief, of: you}}}],",
            ],
            FALL,
        ),
        lambda: chain(["shows: [effort],", "tells: [fall],"], FALL),
    ),
    (
        "d14",
        lambda: draft(
            ENDING.replace("She goes.", "[{when: {shift: quiet}, text: So.}, {text: No.}]"),
            more="shift: [quiet, stretched]\n",
        ),
        lambda: draft(ENDING, more="shift: [quiet, stretched]\n"),
    ),
    (
        "d15",
        lambda: once("shows: [blaming]\nunfolds: [more-visits, guilt]"),
        lambda: once("shows: [giving-up]\nunfolds: [guilt]"),
    ),
    (
        "d16",
        lambda: once("shows: [blaming]\nunfolds: [{effect: lost-trust, quote: [t2-11, t2-12]}]"),
        lambda: once("shows: [blaming]\nunfolds: [{effect: lost-trust, quote: t2-11}]"),
    ),
]


@pytest.mark.parametrize(
    ("dynamic", "does", "does_not"), [pytest.param(*c, id=c[0]) for c in CASES]
)
def test_a_dynamic_is_seen_where_it_is_played_and_only_there(
    dynamic: str, does: Callable[[], str], does_not: Callable[[], str]
) -> None:
    assert dynamic in played(does())
    assert dynamic not in played(does_not())


def test_some_outcomes_are_direct_and_others_mediated() -> None:
    direct = "shows: [honest-communication], unfolds: [mood-energy],"
    mediated = "shows: [giving-up], unfolds: [lost-trust, avoiding-care, physical-health],"
    assert "d05" in played(chain([direct, mediated]))
    assert "d05" not in played(chain([direct]))
    assert "d05" not in played(chain([mediated]))


def test_every_dynamic_can_be_played_or_says_why_not() -> None:
    for name, dynamic in real_evidence().model.dynamics.items():
        assert (dynamic.played is None) == (dynamic.not_played is not None), name
    unplayed = {
        name for name, each in real_evidence().model.dynamics.items() if each.played is None
    }
    assert unplayed == {"d10", "d17"}
    assert {name for name, _, _ in CASES} | unplayed | {"d05"} == set(
        real_evidence().model.dynamics
    )


def test_losses_in_a_loop_add_up() -> None:
    text = draft(
        "  opening:\n    encounter: visit\n    text: So.\n    choices:\n"
        "      a: {text: A, temptation: L., shows: [giving-up], unfolds: [guilt], goto: opening}\n"
        "      b: {text: No., goto: end}\n" + ENDING
    )
    assert "d12" in played(text)
