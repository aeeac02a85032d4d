"""A quotation is shown that is withheld until it has been read in the article itself."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import ScenarioRule, place
from generator.diagnostics.diagnostic import Finding
from generator.model.evidence import Evidence
from generator.model.walk import effects_of
from generator.trace.tracing import ScenarioFacts

CODE = "quotation-withheld"


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    for route, _, effect in effects_of(facts.scenario):
        for index, quote in enumerate(effect.quote):
            quotation = evidence.quotations.get(quote)
            if quotation is not None and not quotation.may_be_shown:
                yield Finding(
                    CODE,
                    place(facts, (*route, "quote", index)),
                    f"The quotation “{quote}” is withheld and must not be shown.",
                    "Its text or its participant code is incomplete in our copy; choose another.",
                )


RULE = ScenarioRule(CODE, find)
