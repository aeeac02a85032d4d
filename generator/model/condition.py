"""Conditions on a student's trail, and what hangs on them: texts and ways that vary.

The descriptions are for educators: an editor shows them, and the reference page is made of them.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.expectation import Level
from generator.model.fields import Frozen, Text, one_or_more, plain
from generator.model.names import ClinicianId, ClinicianOrAnyone, FactIds, SceneId, UnfoldingIds

Shift = Literal["quiet", "stretched"]


class Expects(Frozen):
    """A test of what the patient expects of a clinician: a level, or at least a level."""

    level: Level | None = Field(default=None, description="Exactly this level.")
    at_least: Level | None = Field(default=None, description="This level or a higher one.")
    of: ClinicianId | None = Field(
        default=None,
        description="The clinician she expects it of; by default the one of this encounter.",
    )


class Tests(Frozen):
    """What a condition can ask of the student's trail. All the tests given must hold."""

    told: FactIds = Field(
        default=(), description="Facts the patient has told: one, or a list of which all are told."
    )
    experienced: UnfoldingIds = Field(
        default=(), description="What has unfolded: one phenomenon, or a list of which all have."
    )
    expects: Annotated[Expects, plain("level", Level, Expects)] | None = Field(
        default=None,
        description="What the patient expects: to be dismissed (`dismissal`), to be believed and "
        "looked into (`belief`), or neither yet (`unsure`).",
    )
    lapsed: ClinicianOrAnyone | None = Field(
        default=None,
        description="A clinician who has shown only the absent side at some moment, or `anyone`.",
    )
    shift: Shift | None = Field(
        default=None, description="The shift the student has chosen at the start."
    )


class When(Tests):
    """A condition: every test must hold, and none of those under `not`."""

    not_: Tests | None = Field(default=None, description="None of these may hold.")


class TextVariant(Frozen):
    """One of several texts. The first whose `when` holds is taken; the last has none."""

    when: When | None = Field(default=None, description="When this text is taken.")
    text: Text = Field(description="The text, as Markdown.")


class Route(Frozen):
    """One of several ways on. The first whose `when` holds is taken; the last has none."""

    when: When | None = Field(default=None, description="When this way is taken.")
    goto: SceneId = Field(description="The scene it leads to.")


Variants = Annotated[
    tuple[TextVariant, ...], Field(min_length=1), one_or_more("text", Text, TextVariant)
]
"""An empty list is a mistake; a key that is left out has its default, which is not looked at."""
Routes = Annotated[tuple[Route, ...], Field(min_length=1), one_or_more("goto", SceneId, Route)]
