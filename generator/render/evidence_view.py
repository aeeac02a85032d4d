"""Effects as a page shows them: the sentence, the badge, the chain of reasons, the quotation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.diagnostics.span import Route
from generator.model.evidence import Evidence, EvidenceItem, EvidenceKind
from generator.render.concepts import as_tag, in_a_sentence, label_beside, mediated_by
from generator.render.words import Words
from generator.trace.support import Level, Match, Origin, Support
from generator.trace.tracing import EffectFacts

BADGES = {
    EvidenceKind.TEXT: "text",
    EvidenceKind.TABLE: "text",
    EvidenceKind.DESCRIBED: "participant",
    EvidenceKind.LITERATURE: "literature",
}


@dataclass(frozen=True, slots=True)
class QuotationView:
    id: str
    participant: str
    text: str
    table: str
    transcription: str
    care: tuple[str, ...]
    phenomena: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a chain; `link` is set where the step is a link of the model.

    `edges` are the pairs of categories that the step leads between, as in ``data-edge``.
    """

    text: Markup
    link: str = ""
    edges: tuple[str, ...] = ()
    badge: str = ""
    where: tuple[Markup, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why the model supports an effect, in one sentence and hop by hop."""

    about: Markup
    sentence: Markup
    badge: str
    chain: tuple[Hop, ...]


def quotation_view(name: str, evidence: Evidence) -> QuotationView:
    """A quotation that may be shown, exactly as it stands in the evidence."""
    quotation = evidence.quotations[name]
    assert quotation.may_be_shown
    assert quotation.participant is not None
    return QuotationView(
        id=name,
        participant=quotation.participant,
        text=quotation.text,
        table="3" if quotation.side == "present" else "2",
        transcription=quotation.transcription,
        care=quotation.care,
        phenomena=quotation.phenomena,
    )


def reasons(
    route: Route,
    effects: Mapping[Route, EffectFacts],
    evidence: Evidence,
    words: Words,
    shown_by: str,
    voices: str = "",
) -> Reasons:
    """The reasons for the supported effect at `route`; `shown_by` names the string of a first hop.

    With `voices`, the address of that page, quotations are links.
    Raises KeyError for an effect that is not supported: such a course is not rendered.
    """
    support = effects[route].support
    if support is None:
        raise KeyError(route)
    link = evidence.model.links[support.link]
    chain = _Chain(effects, evidence, words, shown_by, voices).of(route, support)
    return Reasons(
        about=in_a_sentence(support.target, evidence, words),
        sentence=_sentence(support, evidence, words),
        badge=BADGES[link.kind],
        chain=tuple(chain),
    )


@dataclass(frozen=True, slots=True)
class _Chain:
    effects: Mapping[Route, EffectFacts]
    evidence: Evidence
    words: Words
    shown_by: str
    voices: str

    def of(self, route: Route, support: Support) -> list[Hop]:
        hops: list[Hop] = []
        for match in support.matches:
            hops += self.origin(route, match)
            hops += self.membership(match)
        text = _sentence(support, self.evidence, self.words)
        pairs = [(match.named, support.target) for match in support.matches]
        return [*hops, self.step(support.link, text, pairs)]

    def origin(self, route: Route, match: Match) -> list[Hop]:
        if match.source.origin is Origin.EARLIER and match.source.index is not None:
            earlier = (*route[:-1], match.source.index)
            support = self.effects[earlier].support
            if support is not None:
                return self.of(earlier, support)
        key = self.shown_by if match.source.origin is Origin.SHOWN else "why.experienced"
        label = _label(match.source.concept, self.evidence, self.words)
        return [Hop(self.words(key, phenomenon=label))]

    def membership(self, match: Match) -> list[Hop]:
        """How an item came to count as what the link names."""
        if match.named == match.source.concept:
            return []
        label = _label(match.named, self.evidence, self.words)
        if match.level is Level.SIDE:
            return [Hop(self.words("why.side", whole=label))]
        if match.through is not None:
            text = self.words("why.through", category=label)
            return [self.step(match.through, text, [(match.source.concept, match.named)])]
        return [Hop(self.words("why.category", category=label))]

    def step(self, name: str, text: Markup, pairs: Sequence[tuple[str, str]]) -> Hop:
        """A step that is a link of the model."""
        link = self.evidence.model.links[name]
        return Hop(
            text=text,
            link=name,
            edges=_edges(pairs, self.evidence),
            badge=BADGES[link.kind],
            where=places(link.evidence, self.evidence, self.words, self.voices),
            note=str(self.words("why.our-reading")) if link.our_reading else "",
        )


def _edges(pairs: Sequence[tuple[str, str]], evidence: Evidence) -> tuple[str, ...]:
    """Each pair by its categories; what stands for a whole side has none and is left out."""
    found = [(evidence.category_of(start), evidence.category_of(end)) for start, end in pairs]
    return tuple(dict.fromkeys(f"{start} {end}" for start, end in found if start and end))


def _sentence(support: Support, evidence: Evidence, words: Words) -> Markup:
    link = evidence.model.links[support.link]
    sources = [_in_a_sentence(match.named, evidence, words) for match in support.matches]
    source = words("why.together").join(sources) if len(sources) > 1 else sources[0]
    key = f"effect.{BADGES[link.kind]}"
    if support.level is Level.SIDE:
        key += "-as-a-whole"
    sentence = words(key, source=source, target=_in_a_sentence(support.target, evidence, words))
    return sentence + manner(support.link, evidence, words)


def manner(name: str, evidence: Evidence, words: Words) -> Markup:
    """Whether the link runs straight or through something (D05), where the paper says."""
    link = evidence.model.links[name]
    if link.through:
        through = mediated_by(name, evidence, words)
        return Markup(" ") + words("effect.through", through=through)
    if "direct" in link.mode and "mediated" not in link.mode:
        return Markup(" ") + words("effect.direct")
    if "mediated" in link.mode and "direct" not in link.mode:
        return Markup(" ") + words("effect.mediated")
    return Markup("")


def places(
    items: Sequence[EvidenceItem], evidence: Evidence, words: Words, voices: str = ""
) -> tuple[Markup, ...]:
    """Where evidence stands; with `voices`, the address of that page, quotations are links."""
    found = []
    for item in items:
        if item.quotation is None:
            found.append(words("why.place", where=words.study_text(item.where or "")))
            continue
        quotation = evidence.quotations[item.quotation]
        if not quotation.may_be_shown:
            found.append(words("why.withheld"))
            continue
        place = words("why.participant", participant=quotation.participant or "", id=item.quotation)
        if voices:
            place = Markup('<a href="{}#{}">{}</a>').format(voices, item.quotation, place)
        found.append(place)
    return tuple(found)


def _label(concept: str, evidence: Evidence, words: Words) -> Markup:
    name = Markup("<b>{}</b>").format(as_tag(concept, evidence, words))
    return name + label_beside(concept, evidence, words)


def _in_a_sentence(concept: str, evidence: Evidence, words: Words) -> Markup:
    return Markup("<b>{}</b>").format(in_a_sentence(concept, evidence, words))


def shown_tags(
    shows: Sequence[str], evidence: Evidence, words: Words
) -> list[tuple[str, str, Markup]]:
    """Id, side and name of everything an act shows."""
    return [(each, str(evidence.side(each)), as_tag(each, evidence, words)) for each in shows]
