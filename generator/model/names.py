"""Ids that an author may write, by what they name; what a kind allows depends on the course."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from generator.model.fields import Text, several

NAMES = "x-names"
"""In a generated schema: the kind of thing whose ids may stand here."""


def _named(kind: str) -> Any:
    return Field(json_schema_extra={NAMES: kind})


ShownId = Annotated[Text, _named("shown")]
UnfoldingId = Annotated[Text, _named("unfolding")]
FactorId = Annotated[Text, _named("factor")]
QuotationId = Annotated[Text, _named("quotation")]
CareTag = Annotated[Text, _named("care")]

FactId = Annotated[Text, _named("fact")]
ClinicianId = Annotated[Text, _named("clinician")]
ClinicianOrAnyone = Annotated[Text, _named("clinician-or-anyone")]
EncounterId = Annotated[Text, _named("encounter")]
SceneId = Annotated[Text, _named("scene")]

CategoryId = Annotated[Text, _named("category")]
CitedQuotationId = Annotated[Text, _named("cited")]
PhenomenonId = Annotated[Text, _named("phenomenon")]
LinkEndId = Annotated[Text, _named("link-end")]
DynamicId = Annotated[Text, _named("dynamic")]

ShownIds = Annotated[tuple[ShownId, ...], several(ShownId)]
UnfoldingIds = Annotated[tuple[UnfoldingId, ...], several(UnfoldingId)]
QuotationIds = Annotated[tuple[QuotationId, ...], several(QuotationId)]
CareTags = Annotated[tuple[CareTag, ...], several(CareTag)]
FactIds = Annotated[tuple[FactId, ...], several(FactId)]
PhenomenonIds = Annotated[tuple[PhenomenonId, ...], several(PhenomenonId)]
LinkEnds = Annotated[tuple[LinkEndId, ...], several(LinkEndId)]
DynamicIds = Annotated[tuple[DynamicId, ...], several(DynamicId)]
