"""The evidence names something it does not have: a link, a dynamic or a quotation is astray.

Links lead from and to ids of the model, and recommendations are tied to its phenomena. Evidence,
categories and `because` name quotations, categories and dynamics that must be there, and all files
belong to the same study. Words in another language (`model.fr.yml`) are for ids of the model.

Why: A link that leads nowhere supports nothing, and a reader who asks “why?” would find no answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import CourseRule
from generator.diagnostics.diagnostic import Finding, did_you_mean
from generator.diagnostics.mistake import Mistake, Theme, Where
from generator.diagnostics.span import Ref, Route
from generator.model.evidence import Evidence, Evidences, Played
from generator.model.library import EvidenceDocuments
from generator.trace.tracing import Tracing

FAILS = {
    "content/evidence/model.yml": """\
links:
  l088: {from: [hop], to: [self-management], evidence: [{kind: text}]}
"""
}
PASSES = {
    "content/evidence/model.yml": """\
links:
  l088: {from: [hope], to: [self-management], evidence: [{kind: text}]}
"""
}
MISTAKE = Mistake("evidence-reference", __doc__, Theme.MODEL, FAILS, PASSES, where=Where.EVIDENCE)


def find(tracing: Tracing) -> Iterator[Finding]:
    documents = tracing.library.evidence
    if documents is None:
        return
    evidence = documents.value
    for route, name, known in _named_in_model(evidence):
        if name not in known:
            yield Finding(
                MISTAKE,
                Ref(documents.model, route),
                f"The evidence has no “{name}”.",
                did_you_mean(name, known),
            )
    for quotation, route, name, known in _named_by_quotations(evidence):
        if name not in known:
            yield Finding(
                MISTAKE,
                Ref(documents.quotations, ("quotations", quotation, *route)),
                f"The model has no “{name}”.",
                did_you_mean(name, known),
            )
    for route, name in _named_in_study(evidence):
        if name not in evidence.model.phenomena:
            yield Finding(
                MISTAKE,
                Ref(documents.study, route),
                f"The model has no “{name}”.",
                did_you_mean(name, evidence.model.phenomena),
            )
    for document, route, name, known in _said_otherwise(documents):
        if name not in known:
            yield Finding(
                MISTAKE,
                Ref(document, route, "key"),
                f"The model has no “{name}” here.",
                did_you_mean(name, known),
            )
    yield from _study(documents)


def _said_otherwise(
    documents: EvidenceDocuments,
) -> Iterator[tuple[str, Route, str, frozenset[str]]]:
    model = documents.value.model
    mediated = frozenset(name for name, link in model.links.items() if link.through)
    for language, words in documents.value.translations.items():
        for part, given, known in (
            ("sides", words.sides, frozenset(model.sides)),
            ("categories", words.categories, frozenset(model.categories)),
            ("phenomena", words.phenomena, frozenset(model.phenomena)),
            ("through", words.through, mediated),
        ):
            for name in given:
                yield documents.translations[language], (part, name), name, known


def _named_in_study(evidence: Evidence) -> Iterator[tuple[Route, str]]:
    for place, group in enumerate(evidence.study.recommendations):
        for index, item in enumerate(group.items):
            for number, name in enumerate(item.phenomena):
                yield ("recommendations", place, "items", index, "phenomena", number), name


def _study(documents: EvidenceDocuments) -> Iterator[Finding]:
    if documents.value.model.study != documents.value.study.id:
        yield Finding(
            MISTAKE,
            Ref(documents.model, ("study",)),
            f"The model belongs to another study than “{documents.value.study.id}”.",
        )


def _named_in_model(evidence: Evidence) -> Iterator[tuple[Route, str, frozenset[str]]]:
    model = evidence.model
    categories, dynamics = frozenset(model.categories), frozenset(model.dynamics)
    for name, phenomenon in model.phenomena.items():
        yield ("phenomena", name, "category"), phenomenon.category, categories
    for name, link in model.links.items():
        for key, ends in (("from", link.from_), ("to", link.to)):
            for index, end in enumerate(ends):
                yield ("links", name, key, index), end, evidence.ids
        yield from _cited(("links", name, "evidence"), link.evidence, evidence)
    for name, dynamic in model.dynamics.items():
        yield from _cited(("dynamics", name, "evidence"), dynamic.evidence, evidence)
        yield from _playing(("dynamics", name, "played"), dynamic.played, evidence)
    rules = model.expectation
    for key, because in (
        ("first-meeting", rules.first_meeting.because),
        ("absent-only", rules.absent_only.because),
        ("both-sides", rules.both_sides.because),
        ("present-only", rules.present_only.because),
        ("lapse-elsewhere", rules.lapse_elsewhere.because),
    ):
        for index, name in enumerate(because):
            yield ("expectation", key, "because", index), name, dynamics


def _playing(
    route: Route, played: Played | None, evidence: Evidence
) -> Iterator[tuple[Route, str, frozenset[str]]]:
    if played is None:
        return
    for place, turn in enumerate(played.turns):
        for key, ends in (("from", turn.from_), ("to", turn.to)):
            for index, end in enumerate(ends):
                yield (*route, "turns", place, key, index), end, evidence.ids
    for index, name in enumerate(played.quotations):
        yield (*route, "quotations", index), name, frozenset(evidence.quotations)


def _cited(
    route: Route, items: Evidences, evidence: Evidence
) -> Iterator[tuple[Route, str, frozenset[str]]]:
    for index, item in enumerate(items):
        if item.quotation is not None:
            yield (*route, index, "quotation"), item.quotation, frozenset(evidence.quotations)


def _named_by_quotations(
    evidence: Evidence,
) -> Iterator[tuple[str, Route, str, frozenset[str]]]:
    for name, quotation in evidence.quotations.items():
        yield name, ("category",), quotation.category, frozenset(evidence.model.categories)
        for index, phenomenon in enumerate(quotation.phenomena):
            yield name, ("phenomena", index), phenomenon, frozenset(evidence.model.phenomena)


RULE = CourseRule(MISTAKE, find)
