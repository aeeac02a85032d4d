"""Suicidal ideation is the single effect of a choice, or is shown without a way on.

The model's item on mental health names suicidal ideation, so neither it nor a quotation about it
stands alone: other strands unfold with it. The speaker of T2-36 also tells of recovery, in T3-11;
the two are shown together.

Why: Safe messaging (CPA 2017, CASP) asks for no simplistic single causes, and for help and survival
beside despair. Somebody in the room may be close to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme
from generator.model.evidence import Evidence, Role
from generator.model.walk import acts_of
from generator.trace.tracing import ScenarioFacts

FAILS = """\
scenes:
  opening:
    choices:
      nothing-left:
        text: “There is nothing left to try.”
        temptation: It is true. I have been through the list.
        shows: [giving-up]
        unfolds: [mental-health]
        goto: unheard
"""
PASSES = """\
scenes:
  opening:
    choices:
      nothing-left:
        text: “There is nothing left to try.”
        temptation: It is true. I have been through the list.
        shows: [giving-up]
        unfolds:
          - guilt
          - mental-health
          - illustration: Her sister drives over, and stays.
        goto: unheard
"""
MISTAKE = Mistake("safe-messaging", __doc__, Theme.QUOTATIONS, FAILS, PASSES)
SUICIDAL_IDEATION = "suicidal-ideation"
MENTAL_HEALTH = "mental-health"
TOGETHER = {"t2-36": "t3-11"}
"""Quotations by their id, each with the one in which the same speaker tells of recovery."""


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    for route, _, act in acts_of(facts.scenario):
        for index, effect in enumerate(act.unfolds):
            ref = at(facts, *route, "unfolds", index)
            tagged = [quote for quote in effect.quote if _is_tagged(quote, evidence)]
            strands = [
                other
                for other in act.unfolds
                if other is not effect
                and (other.illustration or evidence.role(other.effect or "") is not Role.OUTCOMES)
            ]
            if (tagged or effect.effect == MENTAL_HEALTH) and not strands:
                yield Finding(
                    MISTAKE,
                    ref,
                    "Mental health, and suicidal ideation with it, is the single effect here.",
                    "Let several strands unfold: what leads to it, and what helps.",
                )
            for quote, companion in TOGETHER.items():
                if quote in effect.quote and companion not in effect.quote:
                    yield Finding(
                        MISTAKE,
                        ref,
                        f"“{quote}” is shown without “{companion}”, in which the same speaker "
                        "tells of recovery.",
                        f"Write “quote: [{quote}, {companion}]”.",
                    )
    for name, encounter in facts.scenario.encounters.items():
        for index, pressure in enumerate(encounter.pressure):
            for quote in pressure.quote:
                if _is_tagged(quote, evidence):
                    yield Finding(
                        MISTAKE,
                        at(facts, "encounters", name, "pressure", index),
                        f"“{quote}” speaks of suicidal ideation and stands beside a pressure.",
                        "Show it where several strands unfold, and with what helps.",
                    )


def _is_tagged(quotation: str, evidence: Evidence) -> bool:
    known = evidence.quotations.get(quotation)
    return known is not None and SUICIDAL_IDEATION in known.care


RULE = ScenarioRule(MISTAKE, find)
