"""The links of the model in words, as they are listed at what they lead from and to."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.model.evidence import Evidence, Link
from generator.render.concepts import in_a_sentence
from generator.render.evidence_view import BADGES, manner, places
from generator.render.model_notes import VOICES, with_links
from generator.render.words import Words

_MANNERS = ("cycle", "feedback", "counterfactual")


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link of the model in words. It is listed at both of its ends; `anchor` at the first."""

    id: str
    sentence: Markup
    badge: str
    where: tuple[Markup, ...]
    our_reading: bool
    note: Markup | None
    anchor: bool


@dataclass(frozen=True, slots=True)
class Ends:
    """The links that lead to something and those that lead on from it."""

    into: tuple[LinkView, ...]
    out: tuple[LinkView, ...]


def links_at(concept: str, evidence: Evidence, words: Words) -> Ends:
    """The links that name `concept`: a side, a category or a phenomenon."""
    viewing = _Viewing(concept, evidence, words)
    links = evidence.model.links.items()
    return Ends(
        into=tuple(viewing.link(*each) for each in links if concept in each[1].to),
        out=tuple(viewing.link(*each) for each in links if concept in each[1].from_),
    )


@dataclass(frozen=True, slots=True)
class _Viewing:
    """Links as they are told at `here`, where the reader is."""

    here: str
    evidence: Evidence
    words: Words

    def link(self, name: str, link: Link) -> LinkView:
        t = self.words
        whole = len(link.from_) == 1 and link.from_[0] in self.evidence.model.sides
        key = f"effect.{BADGES[link.kind]}{'-as-a-whole' if whole else ''}"
        source = t("why.together" if link.joint else "model.as-well-as").join(
            self.named(each, in_whole=whole) for each in link.from_
        )
        target = t("model.and").join(self.named(each) for each in link.to)
        # What a withheld quotation says is not told in other words either.
        told = any(
            item.quotation is None or self.evidence.quotations[item.quotation].may_be_shown
            for item in link.evidence
        )
        return LinkView(
            id=name,
            sentence=t(key, source=source, target=target) + self.manner(name, link),
            badge=BADGES[link.kind],
            where=places(link.evidence, self.evidence, t, VOICES),
            our_reading=link.our_reading,
            note=with_links(link.note, self.evidence, t) if link.note and told else None,
            anchor=self.here == link.from_[0],
        )

    def manner(self, name: str, link: Link) -> Markup:
        keys = [f"model.{mode}" for mode in _MANNERS if mode in link.mode]
        if {"direct", "mediated"} <= set(link.mode):
            keys.append("model.direct-and-mediated")
        if link.joint:
            keys.append("model.joint")
        return manner(name, self.evidence, self.words) + Markup("").join(
            Markup(" ") + self.words(key) for key in keys
        )

    def named(self, concept: str, in_whole: bool = False) -> Markup:
        """`concept` in a sentence: bold where the reader is, otherwise a link to its place."""
        name = in_a_sentence(concept, self.evidence, self.words)
        if concept in self.evidence.model.sides and not in_whole:
            name = self.words("model.whole", side=name)
        if concept == self.here:
            return Markup("<b>{}</b>").format(name)
        return Markup('<a href="#{}">{}</a>').format(self.anchor(concept), name)

    def anchor(self, concept: str) -> str:
        model = self.evidence.model
        for kind, table in (("side", model.sides), ("category", model.categories)):
            if concept in table:
                return f"{kind}-{concept}"
        return f"phenomenon-{concept}"
