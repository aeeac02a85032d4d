"""What holds of all trails of a scenario, told by small ones."""

from __future__ import annotations

import pytest

from generator.trace.trails import Trails

from ..support import draft, facts_of

TWO = """\
encounters:
  visit: {title: The visit}
  later: {title: Later%s}
"""
FALL = "facts:\n  fall: {label: She fell, if-untold: Nobody heard.}\n"


def trails(scenes: str, encounters: str = TWO % "", more: str = FALL) -> Trails:
    return facts_of(draft(scenes, encounters, more)).exploration.trails


def opening(first: str, second: str, after: str = "", **ways: str) -> str:
    """Two answers, with the lines of `one` and `other`, and a scene `next` after both."""
    return (
        "  opening:\n    encounter: visit\n    text: She waits.\n    choices:\n"
        f"      one: {{text: So., temptation: Late., {first} goto: {ways.get('one', 'next')}}}\n"
        f"      two: {{text: So., temptation: Late., {second} goto: {ways.get('two', 'next')}}}\n"
        f"  next:\n    encounter: later\n{after or '    text: She is back.'}\n"
        "    ending: {title: Back, tone: low}\n"
    )


ABSENT = "shows: [giving-up], unfolds: [guilt],"
PRESENT = "shows: [effort], unfolds: [hope],"


def test_two_answers_that_differ_only_in_what_follows_at_once_are_forgotten() -> None:
    both = "response: She nods., takes: So., unfolds: [hope], shows: [effort],"
    assert trails(opening(PRESENT, both)).forgotten == {"opening": (("one", "two"),)}


@pytest.mark.parametrize(
    "after",
    [
        "    text:\n      - {when: {experienced: guilt}, text: So.}\n      - {text: No.}",
        "    text:\n      - {when: {expects: dismissal}, text: So.}\n      - {text: No.}",
        "    text:\n      - {when: {lapsed: you}, text: So.}\n      - {text: No.}",
        "    witnessed: {by: dr-low, when: {experienced: hope}, shows: [effort]}\n    text: So.",
    ],
)
def test_a_later_condition_remembers(after: str) -> None:
    assert trails(opening(ABSENT, PRESENT, after)).forgotten == {}


def test_pressure_remembers() -> None:
    pressed = TWO % ", pressure: [{factor: frustration, when: {experienced: guilt}}]"
    assert trails(opening(ABSENT, PRESENT), pressed).forgotten == {}


def test_pressure_two_scenes_later_remembers() -> None:
    pressed = TWO % ", pressure: [{factor: frustration, when: {experienced: guilt}}]"
    text = opening(ABSENT, PRESENT, one="hall", two="hall") + (
        "  hall: {encounter: visit, text: So., continue: next}\n"
    )
    assert trails(text, pressed).forgotten == {}
    assert "opening" in trails(text).forgotten


def test_a_condition_that_was_asked_before_does_not_remember() -> None:
    # What they expect differs after the second answer, but only the first scene asks for it.
    asked = "  - {when: {expects: unsure}, text: So.}\n      - {text: No.}"
    text = opening(ABSENT, PRESENT).replace("    text: She waits.\n", f"    text:\n    {asked}\n")
    assert "opening" in trails(text).forgotten


def test_a_fact_told_or_another_way_remembers() -> None:
    assert trails(opening(PRESENT, f"{PRESENT} tells: [fall],")).forgotten == {}
    aside = "  aside: {encounter: visit, text: So., ending: {title: Out, tone: mixed}}\n"
    assert trails(opening(PRESENT, PRESENT, two="aside") + aside).forgotten == {}


LOOP = """\
  opening:
    encounter: visit
    text: She waits.
    choices:
      again: {text: So., temptation: Late., shows: [giving-up], goto: hall}
      once-more: {text: So., shows: [effort], goto: hall}
      out: {text: So., goto: end}
  hall: {encounter: later, text: So., continue: opening}
  end:
    encounter: visit
    text: %s
    ending: {title: Out, tone: good}
"""


def test_a_loop_is_looked_through_to_its_end() -> None:
    asks = "\n      - {when: {lapsed: you}, text: So.}\n      - {text: No.}"
    assert trails(LOOP % "So.").forgotten == {"opening": (("again", "once-more"),)}
    assert trails(LOOP % asks).forgotten == {}
    assert trails(LOOP % "So.").visits.scenes["end"] == pytest.approx(1)
    assert trails(LOOP % "So.").visits.scenes["opening"] == pytest.approx(3)


REPAIRS = """\
  opening:
    encounter: visit
    text: She waits.
    choices:
      ask: {text: So., shows: [effort], goto: mend}
      leave: {text: So., temptation: Late., shows: [giving-up], goto: %s}
  mend:
    encounter: visit
    text: She is at the door.
    choices:
      turn: {text: So., repair: true, shows: [effort], goto: end}
      nod: {text: So., goto: low}
  low: {encounter: visit, text: So., ending: {title: Low, tone: low}}
  end: {encounter: visit, text: So., ending: {title: Out, tone: good}}
"""


def test_a_repair_counts_where_it_is_offered_whether_or_not_it_is_taken() -> None:
    assert trails(REPAIRS % "mend").unrepaired == {}
    assert trails(REPAIRS % "low").unrepaired == {"low": ("opening", "low")}


def test_a_repair_under_a_condition_counts_only_where_it_is_open() -> None:
    hidden = (REPAIRS % "mend").replace("repair: true,", "repair: true, when: {lapsed: you},")
    hidden = hidden.replace("      nod:", "      wait: {text: So., goto: end}\n      nod:")
    assert trails(hidden).unrepaired == {"low": ("opening", "mend", "low")}


def test_a_fact_is_told_by_some_and_kept_on_other_trails() -> None:
    some = trails(opening(f"{PRESENT} tells: [fall],", PRESENT))
    assert (set(some.told), set(some.untold)) == ({"fall"}, {"fall"})
    every = trails(opening(f"{PRESENT} tells: [fall],", f"{PRESENT} tells: [fall],"))
    assert (set(every.told), set(every.untold)) == ({"fall"}, set())
    none = trails(opening(PRESENT, PRESENT))
    assert (set(none.told), set(none.untold)) == (set(), {"fall"})


def test_what_is_told_at_the_very_start_is_told() -> None:
    witnessed = (
        "    witnessed: {by: dr-low, shows: [effort], tells: [fall]}\n    text: She waits.\n"
    )
    found = trails(opening(PRESENT, PRESENT).replace("    text: She waits.\n", witnessed))
    assert (set(found.told), set(found.untold)) == ({"fall"}, set())


def test_choices_are_offered_together_as_their_conditions_allow() -> None:
    text = (REPAIRS % "mend").replace("      nod: {", "      nod: {when: {lapsed: you}, ")
    text = text.replace(
        "      nod:", "      sit: {text: So., when: {not: {lapsed: you}}, goto: low}\n      nod:"
    )
    assert set(trails(text).offered["mend"]) == {("turn", "nod"), ("turn", "sit")}
