"""A quotation is shown that is withheld.

Its text or its participant code is incomplete in our copy. It stays in the file, and is not shown
until it has been read in the article itself.

Why: Patients' words are shown word for word or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme
from generator.model.evidence import Evidence
from generator.model.walk import quotes_of
from generator.trace.tracing import ScenarioFacts

FAILS = """\
scenes:
  opening:
    choices:
      read:
        unfolds: [{effect: withholding, quote: t2-17}]
"""
PASSES = """\
scenes:
  opening:
    choices:
      read:
        unfolds: [{effect: withholding, quote: t2-28}]
"""
MISTAKE = Mistake("quotation-withheld", __doc__, Theme.QUOTATIONS, FAILS, PASSES)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    for route, quote in quotes_of(facts.scenario):
        quotation = evidence.quotations.get(quote)
        if quotation is not None and not quotation.may_be_shown:
            yield Finding(
                MISTAKE,
                at(facts, *route),
                f"The quotation “{quote}” is withheld and must not be shown.",
                "Its text or its participant code is incomplete in our copy; choose another.",
            )


RULE = ScenarioRule(MISTAKE, find)
