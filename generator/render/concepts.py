"""What a page calls the parts of a study's model.

On a page in the model's language: the printed label, or our own short words within a sentence. On
any other page: the short words of that language; where it has none the same as before, marked.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.model.evidence import Evidence
from generator.render.words import Words


@dataclass(frozen=True, slots=True)
class Name:
    """Words for a part of the model; `foreign` where they are not in the page's language."""

    text: str
    foreign: bool

    def marked(self, words: Words) -> Markup:
        return words.study_text(self.text) if self.foreign else escape(self.text)


def short_name(concept: str, evidence: Evidence, words: Words) -> Name:
    """Short words for `concept`, fit for a sentence."""
    return translated(concept, evidence, words) or Name(
        evidence.in_a_sentence(concept), words.is_translated
    )


def tag_name(concept: str, evidence: Evidence, words: Words) -> Name:
    """What `concept` is called where it stands by itself."""
    return translated(concept, evidence, words) or Name(
        evidence.label(concept), words.is_translated
    )


def heading_name(concept: str, evidence: Evidence, words: Words) -> Name:
    """The same at the head of a part or in a list: a label as it is, our words with a capital."""
    name = translated(concept, evidence, words)
    if name is None:
        return tag_name(concept, evidence, words)
    return Name(name.text[:1].upper() + name.text[1:], foreign=False)


def in_a_sentence(concept: str, evidence: Evidence, words: Words) -> Markup:
    return short_name(concept, evidence, words).marked(words)


def as_tag(concept: str, evidence: Evidence, words: Words) -> Markup:
    return tag_name(concept, evidence, words).marked(words)


def as_heading(concept: str, evidence: Evidence, words: Words) -> Markup:
    return heading_name(concept, evidence, words).marked(words)


def mediated_by(link: str, evidence: Evidence, words: Words) -> Markup:
    """What the link `link` is said to run through."""
    given = evidence.translations.get(words.language)
    said = given.through.get(link) if given else None
    return escape(said) if said else words.study_text(evidence.model.links[link].through or "")


def label_beside(concept: str, evidence: Evidence, words: Words) -> Markup:
    """The label in the study's language, for beside a name in another one; nothing else."""
    if translated(concept, evidence, words) is None:
        return Markup("")
    phenomenon = evidence.model.phenomena.get(concept)
    key = "label.ours" if phenomenon and phenomenon.origin == "text" else "label.printed"
    label = words(key, label=words.study_text(evidence.label(concept)))
    return Markup(" <small>{}</small>").format(label)


def with_label(concept: str, evidence: Evidence, words: Words) -> Markup:
    """What `concept` is called where it stands by itself, and the label beside it."""
    return as_tag(concept, evidence, words) + label_beside(concept, evidence, words)


def translated(concept: str, evidence: Evidence, words: Words) -> Name | None:
    """The course's own words for `concept` in the page's language, if it has any."""
    given = evidence.translations.get(words.language)
    said = given.of(concept) if given else None
    return Name(said, foreign=False) if said else None
