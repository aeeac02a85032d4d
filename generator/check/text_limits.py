"""A text that is too long, or nested too deeply, for one thing that somebody says or does.

A text has at most 6,000 characters and 200 signs that could be markup, and its lists and quotations
are nested three levels at most. That holds for every text, titles and translations too.

Why: Nobody reads that much in one piece. The caps also keep Markdown from working for minutes on a
text made to be slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.check.rule import ScenarioRule, translation_of
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme
from generator.diagnostics.span import Ref, Route
from generator.model.evidence import Evidence
from generator.model.walk import every_text
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
# “- - 1. so” is three lists, one in the other; a line of nothing but “* * *” is a rule.
_LIST = r"(?:[-+*]|\d+\.)[ \t]"
_OPENINGS = re.compile(rf"^(?! {{0,3}}([-*_])(?: {{0,2}}\1)* *$)(?:[ \t>]|{_LIST})*", re.MULTILINE)
_OPENING = re.compile(rf">|{_LIST}")
MAX_LEVELS = 3


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    yield from _in(facts.document, every_text(facts.scenario))
    for language, translation in facts.translations.items():
        texts = every_text(translation.scenario)
        given = ((route, text) for route, text in texts if route in translation.translated)
        yield from _in(translation_of(facts, language), given)


def _in(document: str, texts: Iterable[tuple[Route, str]]) -> Iterator[Finding]:
    for route, text in texts:
        reason = _excess(text)
        if reason:
            hint = "Make it shorter and plainer, or divide it between scenes."
            yield Finding(MISTAKE, Ref(document, route), f"This text {reason}.", hint)


def _excess(text: str) -> str:
    if len(text) > MAX_CHARACTERS:
        return f"is longer than {MAX_CHARACTERS:,} characters"
    if max(len(indent.expandtabs(4)) for indent in _INDENT.findall(text)) > MAX_INDENT:
        return "is indented or nested too deeply"
    if any(len(_OPENING.findall(each[0])) > MAX_LEVELS for each in _OPENINGS.finditer(text)):
        return "is indented or nested too deeply"
    if len(_MARKS.findall(text)) > MAX_MARKS:
        return f"holds more than {MAX_MARKS} signs that could be markup"
    return ""


RULE = ScenarioRule(MISTAKE, find)
