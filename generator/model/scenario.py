"""A scenario as an educator writes it in YAML, normalised to one shape per idea."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from generator.model.evidence import Level
from generator.model.fields import Frozen, Listed, Text, Truth, WholeNumber, Words

YOU = "you"
"""The student, who is a clinician of every scenario without being listed."""

Shift = Literal["quiet", "stretched"]
Tone = Literal["low", "mixed", "good"]


def _plain(key: str) -> BeforeValidator:
    """Accept a plain word where the long form is a mapping with `key`."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str) else value)


def _one_or_more(key: str) -> BeforeValidator:
    """Accept a plain word where the long form is a list of variants with `key`."""

    def normalise(value: Any) -> Any:
        if isinstance(value, str):
            return ({key: value},)
        return tuple(value) if isinstance(value, list) else value

    return BeforeValidator(normalise)


class Expects(Frozen):
    """A test of what the patient expects of a clinician: a level, or at least a level."""

    level: Level | None = Field(default=None, description="Exactly this level.")
    at_least: Level | None = Field(default=None, description="This level or a higher one.")
    of: Text | None = Field(
        default=None, description="The clinician; by default the one of this encounter."
    )


class Tests(Frozen):
    """What a condition can ask of a trail. All the tests given must hold."""

    told: Words = Field(default=(), description="Facts the patient has told.")
    experienced: Words = Field(default=(), description="Phenomena that have unfolded.")
    expects: Annotated[Expects, _plain("level")] | None = Field(
        default=None, description="What the patient expects: to be dismissed, or believed."
    )
    lapsed: Text | None = Field(
        default=None, description="A clinician who has shown only the absent side, or `anyone`."
    )
    shift: Shift | None = Field(default=None, description="The shift chosen at the start.")


class When(Tests):
    """A condition: every test must hold, and none of those under `not`."""

    not_: Tests | None = Field(default=None, description="None of these may hold.")


class TextVariant(Frozen):
    when: When | None = None
    text: Text


class Route(Frozen):
    when: When | None = None
    goto: Text


Variants = Annotated[tuple[TextVariant, ...], _one_or_more("text")]
Routes = Annotated[tuple[Route, ...], _one_or_more("goto")]


class Effect(Frozen):
    """One thing that unfolds: a phenomenon the model links, or the author's own illustration."""

    effect: Text | None = Field(default=None, description="A phenomenon or category id.")
    illustration: Text | None = Field(default=None, description="The author's own event.")
    quote: Words = Field(default=(), description="Quotations to show beside it.")
    when: When | None = None
    as_a_whole: Truth = Field(
        default=False,
        description="Let a link from the whole side support this effect; the sentence says so.",
    )


class Telling(Frozen):
    fact: Text
    when: When | None = None


class Pressure(Frozen):
    """A physician factor that weighs on an encounter."""

    factor: Text
    quote: Words = Field(default=(), description="Quotations to show beside it.")
    when: When | None = None


Effects = Annotated[tuple[Annotated[Effect, _plain("effect")], ...], Listed]
Tellings = Annotated[tuple[Annotated[Telling, _plain("fact")], ...], Listed]


class Witnessed(Frozen):
    """What another clinician does while the student looks on."""

    by: Text
    when: When | None = None
    text: Variants = ()
    takes: Variants = ()
    shows: Words = ()
    unfolds: Effects = ()
    tells: Tellings = ()


class Choice(Frozen):
    text: Variants
    temptation: Variants = Field(
        default=(), description="Why a decent, tired student would choose this."
    )
    shows: Words = Field(default=(), description="Ways of knowing and behaviours, either side.")
    response: Variants = Field(default=(), description="What the patient says and does.")
    takes: Variants = Field(default=(), description="What the patient takes from it, inwardly.")
    unfolds: Effects = ()
    tells: Tellings = ()
    factor: Text | None = Field(
        default=None, description="In a reflection: the physician factor this answer names."
    )
    repair: Truth = False
    hollow: Truth = False
    care: Words = ()
    when: When | None = None
    goto: Routes


class Ending(Frozen):
    title: Text
    tone: Tone


class Scene(Frozen):
    encounter: Text
    kind: Literal["reflection"] | None = None
    title: Text | None = None
    text: Variants = ()
    question: Text | None = None
    care: Words = Field(default=(), description="Tags of what may be hard to read here.")
    care_note: Text | None = Field(default=None, description="One neutral sentence about it.")
    summary: Text | None = Field(
        default=None, description="What happens here, for those who skip the scene's text."
    )
    witnessed: Witnessed | None = None
    choices: Mapping[str, Choice] = Field(default_factory=dict)
    continue_: Routes = ()
    ending: Ending | None = None


class Encounter(Frozen):
    """One meeting with one clinician."""

    title: Text
    place: Text | None = None
    clinician: Text = YOU
    arrives: Level | None = None
    pressure: Annotated[tuple[Annotated[Pressure, _plain("factor")], ...], Listed] = ()
    art: Text | None = None


class Clinician(Frozen):
    name: Text
    role: Text


class Fact(Frozen):
    """Something the patient knows, and tells only to someone she expects to be heard by."""

    label: Text
    if_untold: Text
    matters: Text | None = None


class Patient(Frozen):
    name: Text
    pronouns: Text
    age: WholeNumber
    about: Text


class Review(Frozen):
    """Who has reviewed the scenario, and when; honestly empty until somebody has."""

    clinician: str = ""
    patient_partner: str = ""


class Scenario(Frozen):
    title: Text
    summary: Text
    patient: Patient
    role: Text
    place: Text | None = None
    objectives: Words
    canmeds: Words = ()
    minutes: WholeNumber
    order: WholeNumber | None = Field(
        default=None, description="Its place in the catalogue; without one, after those with one."
    )
    care: Words = ()
    care_note: Text | None = None
    review: Review = Review()
    facts: Mapping[str, Fact] = Field(default_factory=dict)
    clinicians: Mapping[str, Clinician] = Field(default_factory=dict)
    shift: Annotated[tuple[Shift, ...], Listed] = ()
    start: Text | None = None
    encounters: Mapping[str, Encounter]
    scenes: Mapping[str, Scene]

    @property
    def first_scene(self) -> str:
        return self.start or next(iter(self.scenes), "")
