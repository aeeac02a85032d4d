"""A text that is too long, or nested too deeply, for one thing that somebody says or does.

A text has at most 6,000 characters and 200 signs that could be markup, and its lists and quotations
are nested three levels at most.

Why: Nobody reads that much in one piece. The caps also keep Markdown from working for minutes on a
text made to be slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.rule import ScenarioRule, place
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme
from generator.model.evidence import Evidence
from generator.model.walk import texts_of
from generator.trace.tracing import ScenarioFacts

FAILS = """\
scenes:
  opening:
    text: "> > > > > > > “It's my legs.”"
"""
PASSES = """\
scenes:
  opening:
    text: "> “It's my legs.”"
"""
MISTAKE = Mistake("text-limits", __doc__, Theme.SHAPE, FAILS, PASSES)
MAX_CHARACTERS = 6_000
MAX_INDENT = 12
MAX_MARKS = 200
_MARKS = re.compile(r"[\[\]*_`>#!()<&]")
_INDENT = re.compile(r"^[ \t>]*", re.MULTILINE)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    for route, text in texts_of(facts.scenario):
        reason = _excess(text)
        if reason:
            yield Finding(
                MISTAKE, place(facts, route), f"This text {reason}.", "Divide it between scenes."
            )


def _excess(text: str) -> str:
    if len(text) > MAX_CHARACTERS:
        return f"is longer than {MAX_CHARACTERS:,} characters"
    if max(len(indent.expandtabs(4)) for indent in _INDENT.findall(text)) > MAX_INDENT:
        return "is indented or nested too deeply"
    if len(_MARKS.findall(text)) > MAX_MARKS:
        return f"holds more than {MAX_MARKS} signs that could be markup"
    return ""


RULE = ScenarioRule(MISTAKE, find)
