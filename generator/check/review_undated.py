"""A review without the year it was made in.

After the name comes the date of the review, with a year of four digits: `Dr. A. Khan, March 2026`.

Why: A scenario goes on changing. A reader can judge a review only by when it was made.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.review_empty import A_REVIEW, has_year, names_somebody, reviews_of
from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Severity, Theme
from generator.model.evidence import Evidence
from generator.trace.tracing import ScenarioFacts

FAILS = """\
review: {clinician: Dr. A. Khan}
"""
PASSES = """\
review: {clinician: "Dr. A. Khan, March 2026"}
"""
MISTAKE = Mistake("review-undated", __doc__, Theme.SHAPE, FAILS, PASSES, Severity.WARNING)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    for key, text in reviews_of(facts.scenario):
        if names_somebody(text) and not has_year(text):
            yield Finding(
                MISTAKE,
                at(facts, "review", key),
                "This review has no year.",
                f"Give {A_REVIEW}.",
            )


RULE = ScenarioRule(MISTAKE, find)
