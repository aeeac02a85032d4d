"""Notes on the evidence, in which what they name by its id can be followed."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from generator.model.evidence import Evidence
from generator.render.words import Words

VOICES = "voices.html"
"""The page of all quotations, from the model's page."""


def with_links(note: str, evidence: Evidence, words: Words) -> Markup:
    """`note`, in which the ids of links, rules and quotations are links."""
    parts = re.split(r"(\b[a-z]+\d*-?\d+\b)", note)
    html = Markup("").join(_reference(part, evidence) for part in parts)
    return words.study_text(html)


def _reference(part: str, evidence: Evidence) -> Markup:
    if part in evidence.model.links:
        return Markup('<a href="#link-{0}">{0}</a>').format(part)
    if part in evidence.model.dynamics:
        return Markup('<a href="#rule-{0}">{0}</a>').format(part)
    if part in evidence.quotations and evidence.quotations[part].may_be_shown:
        return Markup('<a href="{}#{}">{}</a>').format(VOICES, part, part)
    return escape(part)
