"""The expectation table, rule by rule (design §4)."""

from __future__ import annotations

import pytest

from generator.model.evidence import Side
from generator.model.expectation import ExpectationRules
from generator.trace.expectation import (
    ELSEWHERE,
    ExpectationTable,
    arrival,
    event_of,
    expectation_table,
)

from ..support import real_evidence

RULES: ExpectationRules = real_evidence().model.expectation
DISMISSAL, UNSURE, BELIEF = 0, 1, 2


def after(*events: str, table: ExpectationTable | None = None) -> int | None:
    """The level after `events`, from before the first meeting."""
    table = table or expectation_table(RULES)
    state = table.start
    for event in events:
        state = table.after(state, event)
    return table.states[state].level


def lapsed(*events: str) -> bool:
    table = expectation_table(RULES)
    state = table.start
    for event in events:
        state = table.after(state, event)
    return table.states[state].lapsed


def test_nobody_is_expected_anything_of_before_the_first_meeting() -> None:
    assert after() is None
    assert after(ELSEWHERE) is None


@pytest.mark.parametrize("level", [DISMISSAL, UNSURE, BELIEF])
def test_a_first_meeting_starts_where_the_encounter_says(level: int) -> None:
    assert after(f"arrive-{level}") == level


def test_by_default_a_meeting_starts_unsure() -> None:
    assert arrival(None, RULES) == UNSURE
    assert arrival("belief", RULES) == BELIEF


@pytest.mark.parametrize("level", [DISMISSAL, UNSURE, BELIEF])
def test_only_the_absent_side_is_a_lapse(level: int) -> None:
    assert after(f"arrive-{level}", "absent") == DISMISSAL
    assert lapsed(f"arrive-{level}", "absent")
    assert not lapsed(f"arrive-{level}", "both", "present")


def test_a_lapse_stays_a_lapse() -> None:
    assert lapsed("arrive-1", "absent", "present", "arrive-1", "present", "present")


@pytest.mark.parametrize(
    ("before", "then"), [(DISMISSAL, DISMISSAL), (UNSURE, UNSURE), (BELIEF, UNSURE)]
)
def test_both_sides_lower_to_unsure_and_never_raise(before: int, then: int) -> None:
    assert after(f"arrive-{before}", "both") == then


@pytest.mark.parametrize(
    ("before", "then"), [(DISMISSAL, UNSURE), (UNSURE, BELIEF), (BELIEF, BELIEF)]
)
def test_only_the_present_side_is_one_step_up(before: int, then: int) -> None:
    assert after(f"arrive-{before}", "present") == then


@pytest.mark.parametrize("first", ["absent", "both"])
def test_after_a_lapse_or_a_mixed_choice_no_higher_than_unsure(first: str) -> None:
    assert after("arrive-2", first, "present", "present", "present") == UNSURE


def test_the_cap_ends_with_the_encounter() -> None:
    assert after("arrive-1", "absent", "present", "arrive-1", "present") == BELIEF
    assert after("arrive-2", "both", "arrive-2", "present") == BELIEF


def test_a_lapse_after_belief_forgets_it() -> None:
    assert after("arrive-1", "present", "absent") == DISMISSAL


@pytest.mark.parametrize(
    ("level", "then"), [(BELIEF, UNSURE), (UNSURE, DISMISSAL), (DISMISSAL, DISMISSAL)]
)
def test_harm_is_carried_to_another_clinician(level: int, then: int) -> None:
    assert after(ELSEWHERE, f"arrive-{level}") == then


def test_harm_is_carried_once_however_often_it_happened() -> None:
    assert after(ELSEWHERE, ELSEWHERE, ELSEWHERE, "arrive-2") == UNSURE
    assert after(ELSEWHERE, "arrive-2", "arrive-2") == UNSURE


def test_meeting_again_starts_from_the_last_level() -> None:
    assert after("arrive-0", "present", "arrive-2") == UNSURE
    assert after("arrive-1", "present", "arrive-0") == BELIEF
    assert after("arrive-2", "absent", "arrive-2") == DISMISSAL


def test_meeting_again_is_one_step_lower_after_a_lapse_elsewhere() -> None:
    assert after("arrive-1", "present", ELSEWHERE) == BELIEF  # not before they meet
    assert after("arrive-1", "present", ELSEWHERE, "arrive-1") == UNSURE
    assert after("arrive-1", "present", ELSEWHERE, "arrive-1", "arrive-1") == UNSURE


def test_repair_here_does_not_undo_what_was_carried() -> None:
    assert after(ELSEWHERE, "arrive-1", "present") == UNSURE  # not belief


def test_somebody_who_acts_unmet_is_met_by_that() -> None:
    assert after("present") == BELIEF
    assert after("both") == UNSURE
    assert after(ELSEWHERE, "present") == UNSURE


def test_every_event_leads_somewhere_from_every_state() -> None:
    table = expectation_table(RULES)
    for row in table.events.values():
        assert len(row) == len(table.states)
        assert set(row) <= set(range(len(table.states)))


def test_the_events_of_an_act() -> None:
    assert event_of(set()) is None
    assert event_of({Side.ABSENT}) == "absent"
    assert event_of({Side.PRESENT}) == "present"
    assert event_of({Side.ABSENT, Side.PRESENT}) == "both"


def test_the_rules_can_be_tuned() -> None:
    present = RULES.present_only.model_copy(
        update={"steps_up": 2, "after_a_lapse_at_most": "belief"}
    )
    both = RULES.both_sides.model_copy(update={"at_most": "dismissal"})
    elsewhere = RULES.lapse_elsewhere.model_copy(update={"steps_down": 2})
    first = RULES.first_meeting.model_copy(update={"level": "belief"})
    tuned = RULES.model_copy(
        update={
            "present_only": present,
            "both_sides": both,
            "lapse_elsewhere": elsewhere,
            "first_meeting": first,
        }
    )
    table = expectation_table(tuned)
    assert after("arrive-0", "present", table=table) == BELIEF
    assert after("arrive-0", "absent", "present", table=table) == BELIEF
    assert after("arrive-2", "both", table=table) == DISMISSAL
    assert after(ELSEWHERE, "arrive-2", table=table) == DISMISSAL
    assert arrival(None, tuned) == BELIEF
