"""A quotation is named that the evidence does not have.

Quotations have ids such as `t2-08`: Table 2, the eighth. *Voices* shows them all.

Why: A quotation appears word for word, with participant code and citation, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding, did_you_mean
from generator.diagnostics.mistake import Mistake, Theme
from generator.model.evidence import Evidence
from generator.model.walk import quotes_of
from generator.trace.tracing import ScenarioFacts

FAILS = """\
scenes:
  opening:
    choices:
      read:
        unfolds: [{effect: withholding, quote: t2-82}]
"""
PASSES = """\
scenes:
  opening:
    choices:
      read:
        unfolds: [{effect: withholding, quote: t2-28}]
"""
MISTAKE = Mistake("unknown-quotation", __doc__, Theme.NAMES, FAILS, PASSES)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    for route, quote in quotes_of(facts.scenario):
        if quote not in evidence.quotations:
            yield Finding(
                MISTAKE,
                at(facts, *route),
                f"The evidence has no quotation “{quote}”.",
                did_you_mean(quote, evidence.quotations),
            )


RULE = ScenarioRule(MISTAKE, find)
