"""What a patient expects of a clinician, and the study's rules of how it changes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.fields import Frozen, Text, WholeNumber, Words
from generator.model.names import DynamicIds

_BECAUSE = "The dynamics this rests on."
Level = Literal["dismissal", "unsure", "belief"]


class FirstMeeting(Frozen):
    """What a patient expects of a clinician she has not met."""

    level: Level = Field(description="The level she starts from.")
    because: DynamicIds = Field(description=_BECAUSE)


class AbsentOnly(Frozen):
    """After an act that shows only the absent side."""

    sets: Level = Field(description="The level that follows.")
    because: DynamicIds = Field(description=_BECAUSE)


class BothSides(Frozen):
    """After an act that shows both sides."""

    at_most: Level = Field(description="The highest level for the rest of the encounter.")
    because: DynamicIds = Field(description=_BECAUSE)


class PresentOnly(Frozen):
    """After an act that shows only the present side."""

    steps_up: WholeNumber = Field(description="By how many levels the expectation rises.")
    after_a_lapse_at_most: Level = Field(
        description="The highest level after a lapse or a mixed act in this encounter."
    )
    because: DynamicIds = Field(description=_BECAUSE)


class LapseElsewhere(Frozen):
    """What a lapse does to meetings with everybody else."""

    steps_down: WholeNumber = Field(description="By how many levels the expectation falls.")
    because: DynamicIds = Field(description=_BECAUSE)


class ExpectationRules(Frozen):
    """How a patient comes to expect belief or dismissal: our reading, tunable."""

    note: Text = Field(description="On what the rules rest, and what they are not.")
    levels: Words = Field(description="The three levels, lowest first.")
    first_meeting: FirstMeeting = Field(description="A first meeting.")
    absent_only: AbsentOnly = Field(description="An act that shows only the absent side.")
    both_sides: BothSides = Field(description="An act that shows both sides.")
    present_only: PresentOnly = Field(description="An act that shows only the present side.")
    lapse_elsewhere: LapseElsewhere = Field(description="A lapse met with somebody else.")
