"""A scenario as an educator writes it in YAML, normalised to one shape per idea.

The descriptions are for educators: an editor shows them, and the reference page is made of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from generator.model.condition import Routes, Shift, Variants, When
from generator.model.expectation import Level
from generator.model.fields import (
    IDS,
    Frozen,
    Listed,
    Text,
    Truth,
    WholeNumber,
    Words,
    plain,
)
from generator.model.names import (
    CareTags,
    ClinicianId,
    EncounterId,
    FactId,
    FactorId,
    QuotationIds,
    SceneId,
    ShownIds,
    UnfoldingId,
)

YOU = "you"
"""The student, who is a clinician of every scenario without being listed."""

Tone = Literal["low", "mixed", "good"]
Art = Literal[
    "emergency",
    "evening-clinic",
    "exam-room",
    "follow-up",
    "hallway",
    "kitchen",
    "prairie-clinic",
    "telephone",
    "three-windows",
    "waiting-room",
    "walk-in",
]
"""The illustrations in ``site_templates/art``."""


class Effect(Frozen):
    """One thing that unfolds: a phenomenon the model links, or the author's own illustration."""

    effect: UnfoldingId | None = Field(
        default=None,
        description="A phenomenon or category that the study's model links with what was shown. "
        "What the model does not support is refused.",
    )
    illustration: Text | None = Field(
        default=None,
        description="An event of your own, shown with the badge “Our illustration”. Clinical "
        "events always are illustrations.",
    )
    quote: QuotationIds = Field(
        default=(), description="Quotations of the study to show beside it, word for word."
    )
    when: When | None = Field(default=None, description="When it unfolds; always, by default.")
    as_a_whole: Truth = Field(
        default=False,
        description="Let a link from a whole side (the absence of empathy as such) support this "
        "effect; the sentence then says “as a whole”.",
    )


class Telling(Frozen):
    """A fact the patient tells, and when."""

    fact: FactId = Field(description="The fact she tells.")
    when: When | None = Field(default=None, description="When she tells it; always, by default.")


class Pressure(Frozen):
    """A physician factor that weighs on an encounter."""

    factor: FactorId = Field(description="A physician factor of the model.")
    quote: QuotationIds = Field(
        default=(), description="Quotations of the study to show beside it, word for word."
    )
    when: When | None = Field(
        default=None,
        description="For a factor that a trail brings about: `{experienced: …}` with what the "
        "model links to it. A `shift` alone needs no link.",
    )


Effects = Annotated[
    tuple[Annotated[Effect, plain("effect", UnfoldingId, Effect)], ...],
    Listed,
]
Tellings = Annotated[tuple[Annotated[Telling, plain("fact", FactId, Telling)], ...], Listed]


class Witnessed(Frozen):
    """What another clinician does while the student looks on."""

    by: ClinicianId = Field(description="The clinician who acts.")
    when: When | None = Field(default=None, description="When it happens; always, by default.")
    text: Variants = Field(default=(), description="What is said and done.")
    takes: Variants = Field(default=(), description="What the patient takes from it, inwardly.")
    shows: ShownIds = Field(
        default=(), description="The ways of knowing and behaviours it shows, of either side."
    )
    unfolds: Effects = Field(
        default=(), description="What unfolds from it, in order; the rules are those of a choice."
    )
    tells: Tellings = Field(default=(), description="Facts the patient tells on it.")


class Choice(Frozen):
    """One thing the student can say or do."""

    text: Variants = Field(
        description="What the student says or does. Make the options of a scene alike in length "
        "and tone, so that neither gives the answer away."
    )
    temptation: Variants = Field(
        default=(),
        description="Why a decent, tired student would choose this. Required if the choice shows "
        "anything of the absent side; told in the debrief.",
    )
    shows: ShownIds = Field(
        default=(),
        description="The ways of knowing and behaviours of the study's model that it shows, of "
        "either side. They decide what can unfold and what the patient comes to expect.",
    )
    response: Variants = Field(
        default=(), description="What the patient then says and does, seen from outside."
    )
    takes: Variants = Field(
        default=(), description="What the patient takes from it, in her own inner words."
    )
    unfolds: Effects = Field(
        default=(),
        description="What unfolds, in order: a phenomenon such as `hope`, the same with a "
        "quotation or a condition, or an illustration of your own.",
    )
    tells: Tellings = Field(
        default=(),
        description="Facts the patient tells. She tells none to somebody she expects to be "
        "dismissed by.",
    )
    factor: FactorId | None = Field(
        default=None,
        description="Only in a reflection: the physician factor this answer names.",
    )
    repair: Truth = Field(default=False, description="`true` if the choice tries to mend a lapse.")
    hollow: Truth = Field(
        default=False,
        description="`true` for right words with a wrong act; it must show both sides.",
    )
    care: CareTags = Field(
        default=(), description="Tags of what may be hard to read in this choice."
    )
    when: When | None = Field(
        default=None, description="When the choice is offered; always, by default."
    )
    goto: Routes = Field(description="The scene that follows, or a list of ways with conditions.")


class Ending(Frozen):
    """How a trail ends."""

    title: Text = Field(description="The ending's name, in two or three words.")
    tone: Tone = Field(description="How it ends for the patient. Nobody is told this as a mark.")


class Scene(Frozen):
    """One moment of an encounter. It goes on by `choices`, by `continue`, or is an `ending`."""

    encounter: EncounterId = Field(description="The encounter this scene belongs to.")
    kind: Literal["reflection"] | None = Field(
        default=None,
        description="`reflection` for a scene whose choices name what is going on in the student: "
        "they show, unfold and tell nothing, and return in the debrief.",
    )
    title: Text | None = Field(default=None, description="A name for the scene, if it needs one.")
    text: Variants = Field(default=(), description="What the student sees and hears.")
    question: Text | None = Field(
        default=None, description="What the student is asked above the choices."
    )
    care: CareTags = Field(default=(), description="Tags of what may be hard to read here.")
    care_note: Text | None = Field(
        default=None,
        description="One neutral sentence, shown in place of the scene until the student goes on.",
    )
    summary: Text | None = Field(
        default=None, description="What happens here, for those who skip the scene's text."
    )
    witnessed: Witnessed | None = Field(
        default=None, description="What another clinician does as the student comes in."
    )
    choices: Mapping[str, Choice] = Field(
        default_factory=dict,
        description="What the student can say or do here: an id of your own for each, and the "
        "choice. Ids stay the same for ever, since saved trails hang on them.",
        json_schema_extra=IDS,
    )
    continue_: Routes = Field(
        default=(), description="The next scene, where there is nothing to decide."
    )
    ending: Ending | None = Field(default=None, description="Given if the scenario ends here.")


class Encounter(Frozen):
    """One meeting with one clinician."""

    title: Text = Field(description="Its name, such as a day and an hour.")
    place: Text | None = Field(
        default=None, description="Where it happens; by default where the scenario does."
    )
    clinician: ClinicianId = Field(
        default=YOU, description="Whom the patient meets: `you` (the student) by default."
    )
    arrives: Level | None = Field(
        default=None,
        description="What the patient expects of this clinician on a first meeting; `unsure` by "
        "default. A lapse met elsewhere lowers it by a step. Of the student, who is present at "
        "every meeting, she expects what the first encounter says if it is with `you`.",
    )
    pressure: Annotated[
        tuple[Annotated[Pressure, plain("factor", FactorId, Pressure)], ...], Listed
    ] = Field(default=(), description="The physician factors that weigh on this encounter.")
    art: Art | None = Field(
        default=None,
        description="One of the illustrations that come with Downstream; by default the one named "
        "as the encounter is. A scenario shows one: the first that it names, or else that of "
        "its first encounter.",
    )


class Clinician(Frozen):
    """Somebody other than the student who treats the patient."""

    name: Text = Field(description="The name as it is said, such as “Dr. Osei”.")
    role: Text = Field(description="The role in a few words.")


class Fact(Frozen):
    """Something the patient knows, and tells only to someone she expects to be heard by."""

    label: Text = Field(description="The fact in one short sentence, without a full stop.")
    if_untold: Text = Field(
        description="What the debrief says if nobody came to hear it: what it was, and what it "
        "would have taken to be told."
    )
    matters: Text | None = Field(
        default=None, description="Why it matters, for the clinic and for the patient."
    )


class Patient(Frozen):
    """The fictional patient. No participant of the study, and nobody you treat."""

    name: Text = Field(description="First and last name.")
    pronouns: Text = Field(description="Such as `she/her`, `he/him` or `they/them`.")
    age: WholeNumber = Field(description="In years.")
    about: Text = Field(description="Work, ties and illness in a sentence or two: a person first.")


class Review(Frozen):
    """Who has reviewed the scenario, and when; honestly empty until somebody has."""

    clinician: str = Field(
        default="", description="A clinician's name, role and date of review; empty until then."
    )
    patient_partner: str = Field(
        default="", description="A patient partner's name, as they wish it, and date of review."
    )


class Scenario(Frozen):
    """A scenario of Downstream: one file, one page."""

    title: Text = Field(description="The scenario's name.")
    summary: Text = Field(description="Two or three sentences for the list of scenarios.")
    patient: Patient = Field(description="Who the patient is.")
    role: Text = Field(description="Who the student is here, such as `third-year student`.")
    place: Text | None = Field(default=None, description="Where it happens: the place, and where.")
    objectives: Words = Field(
        min_length=1, description="What a student can practise here, each as something one does."
    )
    canmeds: Words = Field(
        default=(), description="Roles of CanMEDS it touches on, by number, such as `COM 1.1`."
    )
    discussion: Words = Field(
        default=(),
        description="Questions of your own for the facilitator guide, which puts them before the "
        "generated ones.",
    )
    minutes: WholeNumber = Field(
        description="How long it takes, looking back included. Ten to fifteen suit a class."
    )
    order: WholeNumber | None = Field(
        default=None,
        description="Its place in the list of scenarios; without one, after those that have one.",
    )
    care: CareTags = Field(
        default=(), description="Tags of what may be hard to read anywhere in the scenario."
    )
    care_note: Text | None = Field(
        default=None, description="One neutral sentence about it, shown before the scenario begins."
    )
    review: Review = Field(
        default=Review(),
        description="Who has reviewed the scenario, and when. Leave it empty until somebody has; "
        "the page says so.",
    )
    facts: Mapping[str, Fact] = Field(
        default_factory=dict,
        description="What the patient can tell or keep to herself: an id for each, and the fact.",
        json_schema_extra=IDS,
    )
    clinicians: Mapping[str, Clinician] = Field(
        default_factory=dict,
        description="Everybody else who treats the patient, by an id; `you` is built in.",
        json_schema_extra=IDS,
    )
    shift: Annotated[tuple[Shift, ...], Listed] = Field(
        default=(),
        description="`[quiet, stretched]` if the student chooses one at the start. It may change "
        "texts, never effects.",
    )
    start: SceneId | None = Field(
        default=None, description="The first scene; by default the first in the file."
    )
    encounters: Mapping[str, Encounter] = Field(
        description="The meetings, in order: an id for each, and the encounter.",
        json_schema_extra=IDS,
    )
    scenes: Mapping[str, Scene] = Field(
        description="The scenes: an id for each, and the scene. They may stand in any order.",
        json_schema_extra=IDS,
    )

    @property
    def first_scene(self) -> str:
        return self.start or next(iter(self.scenes), "")
