"""All quotations as their page shows them, and what they can be filtered by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.model.evidence import Evidence
from generator.render.concepts import Name, as_heading, heading_name
from generator.render.evidence_view import QuotationView, quotation_view
from generator.render.words import Words, care_words


@dataclass(frozen=True, slots=True)
class VoicesCategory:
    id: str
    side: str
    label: Markup
    quotations: tuple[QuotationView, ...]
    phenomena: tuple[tuple[str, Name], ...]
    """Ids and names of its phenomena beside which some quotation stands."""


@dataclass(frozen=True, slots=True)
class VoicesView:
    categories: tuple[VoicesCategory, ...]
    participants: tuple[str, ...]
    care: tuple[tuple[str, str], ...]
    """Tags and the words for them, in the order of these words."""

    @property
    def shown(self) -> int:
        return sum(len(category.quotations) for category in self.categories)


def voices_view(evidence: Evidence, words: Words) -> VoicesView:
    """Every quotation that may be shown, in the order of the study's tables."""
    categories = tuple(_categories(evidence, words))
    quotations = [each for category in categories for each in category.quotations]
    tags = {tag: care_words(tag, words) for each in quotations for tag in each.care}
    return VoicesView(
        categories,
        tuple(sorted({each.participant for each in quotations})),
        tuple(sorted(tags.items(), key=lambda tag: tag[1].casefold())),
    )


def _categories(evidence: Evidence, words: Words) -> Iterator[VoicesCategory]:
    for name, category in evidence.model.categories.items():
        quotations = tuple(
            quotation_view(each, evidence)
            for each, quotation in evidence.quotations.items()
            if quotation.category == name and quotation.may_be_shown
        )
        beside = {phenomenon for each in quotations for phenomenon in each.phenomena}
        if quotations:
            yield VoicesCategory(
                name,
                str(category.side),
                as_heading(name, evidence, words),
                quotations,
                tuple(
                    (each, heading_name(each, evidence, words))
                    for each, phenomenon in evidence.model.phenomena.items()
                    if each in beside and phenomenon.category == name
                ),
            )
