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

from generator.model.expectation import ExpectationRules
from generator.model.fields import IDS, Frozen, Listed, Text, Truth, Words, several
from generator.model.names import (
    CareTags,
    CategoryId,
    CitedQuotationId,
    LinkEnds,
    PhenomenonIds,
)
from generator.model.short_words import ShortWords
from generator.model.study import Study


class Side(StrEnum):
    """A half of the model: the absence of clinical empathy, or its presence."""

    ABSENT = "absent"
    PRESENT = "present"

    @property
    def other(self) -> Side:
        return Side.PRESENT if self is Side.ABSENT else Side.ABSENT


class Role(StrEnum):
    """The place of a category in the chain."""

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
    """One place that supports a link or a dynamic."""

    kind: EvidenceKind = Field(
        strict=False,
        description="`text`: a sentence of the authors; `table`: a row of a table; `literature`: "
        "a sentence resting on work the authors cite; `described`: a participant's own words.",
    )
    where: Text | None = Field(default=None, description="Where it stands in the article.")
    quotation: CitedQuotationId | None = Field(
        default=None, description="The quotation that says it, for the kind `described`."
    )


_SHORT = "Your own words for it, fit for use in a sentence."

Evidences = Annotated[tuple[EvidenceItem, ...], Listed]
LinkMode = Literal["direct", "mediated", "cycle", "feedback", "counterfactual"]


class Quotation(Frozen):
    """A participant's own words, as printed."""

    participant: Text | None = Field(
        default=None, description="The participant's code, as printed; never a name."
    )
    side: Side = Field(
        strict=False, description="Whether it tells of empathy's absence or its presence."
    )
    category: CategoryId = Field(description="The category the article puts it under.")
    phenomena: PhenomenonIds = Field(description="The phenomena it stands beside.")
    row: Literal["phenomenon", "category"] = Field(
        default="phenomenon",
        description="Whether the article sets it beside these phenomena, or ties it to the "
        "category only.",
    )
    transcription: Literal["verified", "restored", "unverified", "withheld"] = Field(
        description="`verified`: checked against the article; `restored`: lost characters put "
        "back; `unverified`: not yet checked; `withheld`: never shown."
    )
    note: Text | None = Field(default=None, description="What was checked, or is in doubt.")
    care: CareTags = Field(default=(), description="Tags of what may be hard to read in it.")
    text: Text = Field(
        description="The words, exactly as printed: nothing cut, joined, corrected or translated."
    )

    @property
    def may_be_shown(self) -> bool:
        return self.transcription != "withheld"


class SideText(Frozen):
    """One half of the model."""

    label: Text = Field(description="The label as printed.")
    short: Text | None = Field(default=None, description=_SHORT)
    about: Text | None = Field(default=None, description="What it means, in your own words.")


class Category(Frozen):
    """A part of the model, which holds phenomena."""

    side: Side = Field(strict=False, description="The side it belongs to.")
    role: Role = Field(
        strict=False,
        description="Its place in the chain: what presses on physicians (`factors`), ways of "
        "`knowing`, `behaviours`, the patient's `processing`, personal `life`, health `care`, "
        "`outcomes`.",
    )
    label: Text = Field(description="The label as printed.")
    short: Text | None = Field(default=None, description=_SHORT)
    about: Text | None = Field(default=None, description="What it means, in your own words.")


class Phenomenon(Frozen):
    """One item of the model."""

    category: CategoryId = Field(description="The category it belongs to.")
    origin: Literal["table-2", "table-3", "text"] = Field(
        description="The table it stands in (2 for absence, 3 for presence), or the text alone."
    )
    label: Text = Field(description="The label as printed.")
    short: Text | None = Field(default=None, description=_SHORT)
    about: Text = Field(description="What it means, in your own words, for a student.")
    note: Text | None = Field(default=None, description="What an author should mind.")


class Link(Frozen):
    """What the article links with what, and where it says so."""

    from_: LinkEnds = Field(
        description="Where the link starts: phenomena, categories or a whole side. Of several, "
        "any one is enough."
    )
    to: LinkEnds = Field(description="Where it leads: each of these.")
    joint: Truth = Field(default=False, description="`true` if all of `from` are needed.")
    our_reading: Truth = Field(
        default=False, description="`true` if which item is meant is your reading."
    )
    mode: Annotated[tuple[LinkMode, ...], Listed] = Field(
        default=(), description="How the article says it works, if it does."
    )
    through: Text | None = Field(default=None, description="By what it is mediated.")
    evidence: Evidences = Field(
        description="Where the article says so; the first decides the badge. A link without a "
        "sentence, a row or a quotation does not belong here."
    )
    note: Text | None = Field(default=None, description="How the passage was read.")

    @property
    def kind(self) -> EvidenceKind:
        """The kind of the evidence named first, which decides the badge."""
        return self.evidence[0].kind


class Turn(Frozen):
    """A step by which a scenario plays a dynamic: an effect or a pressure that rests on a link.

    It leads from one category to another; phenomena count as their categories.
    """

    from_: Words = Field(description="The category it leads from; one of them is enough.")
    to: Words = Field(description="The category it leads to; one of them is enough.")
    mode: LinkMode | None = Field(default=None, description="Only links of this mode.")


Sign = Literal["both-sides", "carried-over", "cycle", "disclosure", "erosion", "repair", "shift"]


class Played(Frozen):
    """By what a scenario is seen to play a dynamic: all that is given here occurs in it."""

    turns: Annotated[tuple[Turn, ...], Listed] = Field(
        default=(), description="Steps that occur, each resting on a link."
    )
    signs: Annotated[tuple[Sign, ...], several(Sign)] = Field(
        default=(), description="What the structure of a scenario shows."
    )
    quotations: Words = Field(default=(), description="Quotations that are shown.")


class Dynamic(Frozen):
    """A rule of how things develop over time, which is no link."""

    rule: Text = Field(description="The rule.")
    evidence: Evidences = Field(description="Where the article says so.")
    use: Text = Field(description="What a scenario makes of it.")
    note: Text | None = Field(default=None, description="How the passage was read.")
    played: Played | None = Field(
        default=None, description="By what a scenario is seen to play it."
    )
    not_played: Text | None = Field(default=None, description="Why no scenario can play it.")


class Seam(Frozen):
    """What the article leaves open, and how it is handled here."""

    text: Text = Field(description="What is open, and what follows for scenarios.")
    phenomena: PhenomenonIds = Field(default=(), description="The phenomena it touches.")


class QuotationFile(Frozen):
    """The file `quotations.yml`: participants' own words, locked word for word."""

    study: Text = Field(description="The id of the study, as in `study.yml`.")
    quotations: Mapping[str, Quotation] = Field(
        description="An id for each, such as `t2-08`, and the quotation.", json_schema_extra=IDS
    )


class ModelFile(Frozen):
    """The file `model.yml`: what the study links with what."""

    study: Text = Field(description="The id of the study, as in `study.yml`.")
    sides: Mapping[str, SideText] = Field(
        description="The two halves of the model: `absent` and `present`."
    )
    categories: Mapping[str, Category] = Field(
        description="The parts of the model, by id.", json_schema_extra=IDS
    )
    phenomena: Mapping[str, Phenomenon] = Field(
        description="The items of the model, by id.", json_schema_extra=IDS
    )
    links: Mapping[str, Link] = Field(
        description="What is linked with what, by id.", json_schema_extra=IDS
    )
    dynamics: Mapping[str, Dynamic] = Field(
        description="How things develop over time, by id.", json_schema_extra=IDS
    )
    expectation: ExpectationRules = Field(
        description="How a patient comes to expect belief or dismissal."
    )
    seams: Annotated[tuple[Seam, ...], Listed] = Field(
        default=(), description="What the article leaves open."
    )
    notes: Words = Field(default=(), description="Remarks for those who keep the model.")


class Evidence(Frozen):
    """The whole of a study, as later stages use it. References may still be unresolved."""

    study: Study
    quotations: Mapping[str, Quotation]
    lock: Mapping[str, str]
    model: ModelFile
    translations: Mapping[str, ShortWords] = Field(default_factory=dict)
    """The model's `short` in other languages than its own, by language."""

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
