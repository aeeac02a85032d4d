"""What is remembered on a trail, step by step."""

from __future__ import annotations

from generator.trace.state import State, available, choose, first_state, level
from generator.trace.steps import Steps

from ..support import ENDING, draft, facts_of

ENCOUNTERS = """\
encounters:
  clinic: {title: Clinic}
  ward: {title: Ward, clinician: dr-low, arrives: belief}
  clinic-again: {title: Clinic again, arrives: belief}
"""
MORE = """\
clinicians:
  dr-low: {name: Dr. Low, role: preceptor}
facts:
  fall: {label: She fell, if-untold: Nobody heard of it.}
shift: [quiet, stretched]
"""
ROOMS = draft(
    """\
  clinic-room:
    encounter: clinic
    text: She waits.
    choices:
      listen:
        text: “Go on.”
        shows: [listening-mindfully]
        unfolds: [hope, {effect: self-management, when: {experienced: hope}}]
        tells: [{fact: fall, when: {expects: belief}}]
        goto: ward-room
      brush-off:
        text: “It is nothing.”
        temptation: It is late.
        shows: [giving-up]
        goto: ward-room
      mixed:
        text: “I believe you. Next.”
        temptation: It is late.
        hollow: true
        shows: [giving-up, believing-patient]
        goto: ward-room
      nod: {text: You nod., goto: ward-room}
  ward-room:
    encounter: ward
    witnessed:
      by: dr-low
      when: {shift: stretched}
      shows: [anchoring]
      unfolds: [lost-trust]
    text: Dr. Low looks up.
    choices:
      speak:
        text: “Let us ask her.”
        when: {not: {told: fall}}
        shows: [collaboration]
        goto: clinic-again-room
      stay: {text: You stay., goto: same-room}
      leave: {text: You leave., goto: clinic-again-room}
  same-room:
    encounter: ward
    text: Still there.
    continue: clinic-again-room
  clinic-again-room:
    encounter: clinic-again
    text: She is back.
    ending: {title: Back, tone: mixed}
""",
    ENCOUNTERS,
    MORE,
)


def rooms() -> Steps:
    return facts_of(ROOMS).steps


def levels(state: State) -> tuple[int | None, int | None]:
    """What she expects of the student and of Dr. Low."""
    return level(rooms(), state, "you"), level(rooms(), state, "dr-low")


def go(*choices: str | None, shift: str = "quiet") -> State:
    state = first_state(rooms(), shift)
    for choice in choices:
        state = choose(rooms(), state, choice)
    return state


def test_the_student_is_met_first_and_dr_low_is_not_yet() -> None:
    assert levels(go()) == (1, None)


def test_effects_and_tellings_follow_the_expectation_in_order() -> None:
    state = go("listen")
    assert state.experienced == {("hope", "you"), ("self-management", "you")}
    assert state.told == {"fall"}  # belief came first, by this very choice
    assert levels(state) == (2, 2)


def test_a_lapse_of_the_student_is_carried_to_dr_low() -> None:
    assert levels(go("brush-off")) == (0, 1)


def test_a_mixed_choice_is_no_lapse_and_carries_nothing() -> None:
    assert levels(go("mixed")) == (1, 2)


def test_credit_does_not_carry() -> None:
    assert levels(go("listen"))[1] == levels(go("nod"))[1] == 2


def test_what_is_witnessed_happens_on_entering_and_to_its_own_clinician() -> None:
    state = go("nod", shift="stretched")
    assert state.experienced == {("lost-trust", "dr-low")}
    assert levels(state) == (1, 0)  # the student is here already; it shows at the next meeting
    assert levels(choose(rooms(), state, "leave")) == (0, 0)


def test_staying_in_the_encounter_is_no_new_meeting() -> None:
    state = go("nod", "stay", shift="stretched")
    assert levels(state) == (1, 0)
    assert levels(choose(rooms(), state, None)) == (0, 0)


def test_what_an_encounter_expects_of_its_clinician_says_nothing_of_the_student() -> None:
    text = draft(
        "  triage:\n    encounter: triage\n    text: She waits.\n    continue: end\n" + ENDING,
        "encounters:\n  triage: {title: Triage, clinician: nurse, arrives: dismissal}\n"
        "  visit: {title: The visit, clinician: you, arrives: belief}\n",
        "clinicians:\n  nurse: {name: Nurse, role: triage nurse}\n",
    )
    steps = facts_of(text).steps
    state = first_state(steps, None)
    assert (level(steps, state, "nurse"), level(steps, state, "you")) == (0, 1)
    assert level(steps, choose(steps, state, None), "you") == 1  # met before: in triage


def test_meeting_again_ignores_what_the_encounter_says() -> None:
    assert levels(go("nod", "leave")) == (1, 2)  # clinic-again arrives with belief


def test_a_choice_is_open_where_its_condition_holds() -> None:
    assert available(rooms(), go("nod")) == ("speak", "stay", "leave")
    assert available(rooms(), go("listen")) == ("stay", "leave")
