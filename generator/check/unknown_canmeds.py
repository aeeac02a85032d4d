"""A CanMEDS number that the course has no words for.

`content/canmeds.yml` says, in a course’s own words, what each number stands for. A course without
that file is not asked.

Why: A facilitator guide prints these words beside the number. The bare number tells a reader
nothing, and a mistyped one tells something wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import CourseRule, at
from generator.diagnostics.diagnostic import Finding, did_you_mean
from generator.diagnostics.mistake import Mistake, Severity, Theme
from generator.trace.tracing import Tracing

FAILS = """\
canmeds: [COM 1.1, COM 11]
"""
PASSES = """\
canmeds: [COM 1.1]
"""
MISTAKE = Mistake("unknown-canmeds", __doc__, Theme.NAMES, FAILS, PASSES, severity=Severity.WARNING)


def find(tracing: Tracing) -> Iterator[Finding]:
    canmeds = tracing.library.canmeds
    if canmeds is None:
        return
    for facts in tracing.scenarios.values():
        for index, number in enumerate(facts.scenario.canmeds):
            if number not in canmeds.abilities:
                near = did_you_mean(number, canmeds.abilities)
                yield Finding(
                    MISTAKE,
                    at(facts, "canmeds", index),
                    f"“{number}” is not in content/canmeds.yml; guides show the bare number.",
                    f"{near} Otherwise add it there, in your own words.".strip(),
                )


RULE = CourseRule(MISTAKE, find)
