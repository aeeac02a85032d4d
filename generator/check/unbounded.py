"""A scenario with more situations than are looked through.

A situation is a scene together with what conditions ask about: what was told, experienced and
expected. Each fact or phenomenon in a condition can double their number. After 20,000 (in this
example: after 50) the search stops.

Why: What was not reached is not checked. A dead end may be hiding there.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Severity, Theme
from generator.model.evidence import Evidence
from generator.trace.tracing import ScenarioFacts

FAILS = """\
facts:
  sleep: {label: She sleeps badly., if-untold: Not told.}
  stairs: {label: She avoids stairs., if-untold: Not told.}
  work: {label: She works sitting down., if-untold: Not told.}
  sister: {label: Her sister had it too., if-untold: Not told.}
  pills: {label: She has stopped her pills., if-untold: Not told.}
scenes:
  opening:
    choices:
      sleep:
        text: “Sleep?”
        when: {not: {told: sleep}}
        tells: [sleep]
        goto: opening
      stairs:
        text: “Stairs?”
        when: {not: {told: stairs}}
        tells: [stairs]
        goto: opening
      work:
        text: “Work?”
        when: {not: {told: work}}
        tells: [work]
        goto: opening
      sister:
        text: “Family?”
        when: {not: {told: sister}}
        tells: [sister]
        goto: opening
      pills:
        text: “Pills?”
        when: {not: {told: pills}}
        tells: [pills]
        goto: opening
"""
PASSES = """\
facts:
  sleep: {label: She sleeps badly., if-untold: Not told.}
  stairs: {label: She avoids stairs., if-untold: Not told.}
scenes:
  opening:
    choices:
      sleep:
        text: “Sleep?”
        when: {not: {told: sleep}}
        tells: [sleep]
        goto: opening
      stairs:
        text: “Stairs?”
        when: {not: {told: stairs}}
        tells: [stairs]
        goto: opening
"""
MISTAKE = Mistake("unbounded", __doc__, Theme.WAYS, FAILS, PASSES, severity=Severity.WARNING)


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    if not facts.exploration.complete:
        yield Finding(
            MISTAKE,
            at(facts, "scenes").key(),
            f"Only the first {facts.exploration.states:,} situations of this scenario were "
            "looked through.",
            "Fewer facts and phenomena in conditions make fewer situations.",
        )


RULE = ScenarioRule(MISTAKE, find)
