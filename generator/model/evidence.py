"""A study's quotations and model: categories, phenomena, links and dynamics.

The words are the paper's. A *phenomenon* belongs to a *category*, a category to a *side* (the
presence or the absence of clinical empathy) and has a *role* in the chain from what presses on
physicians to what follows for patients.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from generator.model.fields import Frozen, Listed, Several, Text, Truth, WholeNumber, Words


class Side(StrEnum):
    ABSENT = "absent"
    PRESENT = "present"


class Role(StrEnum):
    FACTORS = "factors"
    KNOWING = "knowing"
    BEHAVIOURS = "behaviours"
    PROCESSING = "processing"
    LIFE = "life"
    CARE = "care"
    OUTCOMES = "outcomes"


SHOWN = frozenset({Role.KNOWING, Role.BEHAVIOURS})
"""What a choice can show: how the clinician seeks to know, and how the clinician acts."""

UNFOLDING = frozenset({Role.PROCESSING, Role.LIFE, Role.CARE, Role.OUTCOMES})
"""What can unfold from it, on the patient's side."""


class EvidenceKind(StrEnum):
    """How the paper supports a link; each has its badge on the site."""

    TEXT = "text"
    TABLE = "table"
    LITERATURE = "literature"
    DESCRIBED = "described"

    @property
    def stated(self) -> bool:
        return self is not EvidenceKind.DESCRIBED


class EvidenceItem(Frozen):
    kind: EvidenceKind = Field(strict=False)
    where: Text | None = None
    quotation: Text | None = None


Evidences = Annotated[tuple[EvidenceItem, ...], Listed]
LinkMode = Literal["direct", "mediated", "cycle", "feedback", "counterfactual"]


class Licence(Frozen):
    name: Text
    url: Text
    holder: Text | None = None
    notice: Text | None = None


class ParticipantRow(Frozen):
    label: Text
    count: WholeNumber
    note: Text | None = None


class ParticipantGroup(Frozen):
    label: Text
    rows: Annotated[tuple[ParticipantRow, ...], Listed]
    note: Text | None = None


class Participants(Frozen):
    total: WholeNumber
    groups: Annotated[tuple[ParticipantGroup, ...], Listed]
    notes: Words = ()


class Recommendation(Frozen):
    category: Text
    items: Words


class Study(Frozen):
    id: Text
    title: Text
    authors: Words
    journal: Text
    year: WholeNumber
    volume: Text
    issue: Text
    pages: Text
    doi: Text
    url: Text
    citation: Text
    licence: Licence
    consent: Text
    methods: Words
    limits: Words
    participants: Participants
    recommendations: Annotated[tuple[Recommendation, ...], Listed]


class Quotation(Frozen):
    participant: Text | None = None
    side: Side = Field(strict=False)
    category: Text
    phenomena: Words
    row: Literal["phenomenon", "category"] = "phenomenon"
    transcription: Literal["verified", "restored", "unverified", "withheld"]
    note: Text | None = None
    care: Words = ()
    text: Text

    @property
    def may_be_shown(self) -> bool:
        return self.transcription != "withheld"


class SideText(Frozen):
    label: Text
    short: Text | None = None
    about: Text | None = None


class Category(Frozen):
    side: Side = Field(strict=False)
    role: Role = Field(strict=False)
    label: Text
    short: Text | None = Field(default=None, description="Our own words, for use in a sentence.")
    about: Text | None = None


class Phenomenon(Frozen):
    category: Text
    origin: Literal["table-2", "table-3", "text"]
    label: Text
    short: Text | None = Field(default=None, description="Our own words, for use in a sentence.")
    about: Text
    note: Text | None = None


class Link(Frozen):
    from_: Words
    to: Words
    joint: Truth = False
    our_reading: Truth = False
    mode: Annotated[tuple[LinkMode, ...], Listed] = ()
    through: Text | None = None
    evidence: Evidences
    note: Text | None = None

    @property
    def kind(self) -> EvidenceKind:
        """The kind of the evidence named first, which decides the badge."""
        return self.evidence[0].kind


class Turn(Frozen):
    """A step by which a scenario plays a dynamic: an effect or a pressure that rests on a link.

    It leads from one category to another; phenomena count as their categories.
    """

    from_: Words
    to: Words
    mode: LinkMode | None = Field(default=None, description="Only links of this mode.")


Sign = Literal["both-sides", "carried-over", "cycle", "disclosure", "erosion", "repair", "shift"]


class Played(Frozen):
    """By what a scenario is seen to play a dynamic: all that is given here occurs in it."""

    turns: Annotated[tuple[Turn, ...], Listed] = ()
    signs: Annotated[tuple[Sign, ...], Several] = ()
    quotations: Words = ()


class Dynamic(Frozen):
    rule: Text
    evidence: Evidences
    use: Text
    note: Text | None = None
    played: Played | None = None
    not_played: Text | None = Field(default=None, description="Why no scenario can play it.")


class Seam(Frozen):
    text: Text
    phenomena: Words = ()


Level = Literal["dismissal", "unsure", "belief"]


class FirstMeeting(Frozen):
    level: Level
    because: Words


class AbsentOnly(Frozen):
    sets: Level
    because: Words


class BothSides(Frozen):
    at_most: Level
    because: Words


class PresentOnly(Frozen):
    steps_up: WholeNumber
    after_a_lapse_at_most: Level
    because: Words


class LapseElsewhere(Frozen):
    steps_down: WholeNumber
    because: Words


class ExpectationRules(Frozen):
    """Our reading of the Interpretation (D06–D08, D13), tunable in ``model.yml``."""

    note: Text
    levels: Words
    first_meeting: FirstMeeting
    absent_only: AbsentOnly
    both_sides: BothSides
    present_only: PresentOnly
    lapse_elsewhere: LapseElsewhere


class QuotationFile(Frozen):
    study: Text
    quotations: Mapping[str, Quotation]


class ModelFile(Frozen):
    study: Text
    sides: Mapping[str, SideText]
    categories: Mapping[str, Category]
    phenomena: Mapping[str, Phenomenon]
    links: Mapping[str, Link]
    dynamics: Mapping[str, Dynamic]
    expectation: ExpectationRules
    seams: Annotated[tuple[Seam, ...], Listed] = ()
    notes: Words = ()


class Evidence(Frozen):
    """The whole of a study, as later stages use it. References may still be unresolved."""

    study: Study
    quotations: Mapping[str, Quotation]
    lock: Mapping[str, str]
    model: ModelFile

    @cached_property
    def ids(self) -> frozenset[str]:
        """Everything a link may name: sides, categories and phenomena."""
        return frozenset(self.model.sides) | self.concepts

    @cached_property
    def concepts(self) -> frozenset[str]:
        """Everything a scenario may show or let unfold: categories and phenomena."""
        return frozenset(self.model.categories) | frozenset(self.model.phenomena)

    def category_of(self, concept: str) -> str | None:
        """The id of the category that `concept` is or belongs to; None for anything else."""
        if concept in self.model.categories:
            return concept
        phenomenon = self.model.phenomena.get(concept)
        return phenomenon.category if phenomenon else None

    def role(self, concept: str) -> Role | None:
        category = self.model.categories.get(self.category_of(concept) or "")
        return category.role if category else None

    def side(self, concept: str) -> Side | None:
        if concept in self.model.sides:
            return Side(concept)
        category = self.model.categories.get(self.category_of(concept) or "")
        return category.side if category else None

    def label(self, concept: str) -> str:
        """The label as printed; the id itself where nothing bears it."""
        model = self.model
        for table in (model.phenomena, model.categories, model.sides):
            if concept in table:
                return table[concept].label
        return concept

    def in_a_sentence(self, concept: str) -> str:
        """Our own short words for `concept`; its printed label where we have none."""
        model = self.model
        for table in (model.phenomena, model.categories, model.sides):
            if concept in table:
                return table[concept].short or table[concept].label
        return concept

    def category_with(self, side: Side, role: Role) -> str | None:
        """The category of one side that plays `role`, if the study has one."""
        for name, category in self.model.categories.items():
            if category.side is side and category.role is role:
                return name
        return None
