"""A study as it is introduced on the site: who made it, how, with whom, what it cannot show."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.fields import (
    Frozen,
    Listed,
    Text,
    Truth,
    WebAddress,
    WholeNumber,
    Words,
    plain,
    several,
)
from generator.model.names import PhenomenonIds


class Licence(Frozen):
    """On what terms the study's words may be shown."""

    name: Text = Field(description="The licence's name, such as `CC BY-NC-ND 4.0`.")
    url: WebAddress = Field(description="Where the licence can be read.")
    holder: Text | None = Field(default=None, description="Who holds the rights.")
    notice: Text | None = Field(
        default=None, description="What has to be said wherever the words are shown."
    )


class ParticipantRow(Frozen):
    """One line of the table of participants."""

    label: Text = Field(description="What the line counts, as printed.")
    count: WholeNumber = Field(description="How many participants.")
    note: Text | None = Field(default=None, description="A remark on this line.")


class ParticipantGroup(Frozen):
    """Lines of the table of participants that belong together."""

    label: Text = Field(description="What the lines are about, as printed.")
    rows: Annotated[tuple[ParticipantRow, ...], Listed] = Field(description="The lines.")
    note: Text | None = Field(default=None, description="A remark on the group.")


class Participants(Frozen):
    """Who took part."""

    total: WholeNumber = Field(description="How many people took part.")
    groups: Annotated[tuple[ParticipantGroup, ...], Listed] = Field(
        description="The table of participants."
    )
    notes: Words = Field(default=(), description="Remarks on the whole table.")


class RecommendationItem(Frozen):
    """One recommendation, and what ties a scenario to it."""

    text: Text = Field(description="The recommendation, as printed.")
    phenomena: PhenomenonIds = Field(
        default=(), description="A scenario in which any of these occurs can serve it."
    )
    quoted: Truth = Field(
        default=False, description="A scenario that quotes a participant can serve it."
    )
    because: Text | None = Field(
        default=None, description="How a scenario serves it, in your own words."
    )


class Recommendation(Frozen):
    """What the authors recommend, under one heading."""

    category: Text = Field(description="The heading.")
    items: Annotated[
        tuple[Annotated[RecommendationItem, plain("text", Text, RecommendationItem)], ...],
        several(Text | RecommendationItem),
    ] = Field(description="The recommendations, each as printed or with what ties scenarios to it.")


class Study(Frozen):
    """The file `study.yml`: the study that the scenarios rest on."""

    id: Text = Field(
        description="The study's own id; `quotations.yml` and `model.yml` repeat it as `study`."
    )
    title: Text = Field(description="The title of the article, as printed.")
    authors: Words = Field(description="All authors, in the order of the article.")
    journal: Text = Field(description="The journal.")
    year: WholeNumber = Field(description="The year of publication.")
    volume: Text = Field(description="The volume.")
    issue: Text = Field(description="The issue.")
    pages: Text = Field(description="The pages.")
    doi: Text = Field(description="The DOI, without an address before it.")
    url: WebAddress = Field(description="Where the article can be read.")
    citation: Text = Field(description="The whole citation, as it is shown on the site.")
    licence: Licence = Field(description="On what terms its words may be shown.")
    consent: Text = Field(
        description="What the participants agreed to, and which board approved the study."
    )
    methods: Words = Field(description="How the study was done, in your own words.")
    limits: Words = Field(description="What the study cannot show, in your own words.")
    participants: Participants = Field(description="Who took part, as the article prints it.")
    recommendations: Annotated[tuple[Recommendation, ...], Listed] = Field(
        description="What the authors recommend."
    )
