"""The patient speaks too little.

Of the words in quotation marks that a student meets on a typical trail, fewer than 40 in 100 are
the patient's. What options say is the student's. In scenes and responses words belong to whom the
text names beside them (“…” says Lucia); what nobody is named for counts as the patient's, and
within `witnessed` as the other clinician's. A typical trail is one on which every open choice is
as likely as any other. Scenarios with fewer than 40 quoted words are left alone.

Why: The study is about what patients said when somebody listened. A patient who only answers is a
diagnosis with a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.check.rule import ScenarioRule, at
from generator.check.speech import Speaker, Speakers
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Severity, Theme
from generator.model.condition import TextVariant
from generator.model.evidence import Evidence
from generator.trace.tracing import ScenarioFacts

FAILS = """\
scenes:
  opening:
    text: >-
      Dr. Low reads from the screen. “Legs. Three visits, nothing found,
      and nothing today that would change my mind. We said rest, we said
      stockings, and we said come back if it is worse. And here she is,
      so it is worse, or she thinks that it is.” “It is worse,” says
      Noor Ali.
"""
PASSES = """\
scenes:
  opening:
    text: >-
      Dr. Low reads from the screen. “Legs. Three visits.”
      “It is worse,” says Noor Ali. “In the mornings I can hold the
      bucket. By noon I put it down after every step, and I tell the
      customers that I am looking for something.”
"""
MISTAKE = Mistake("patient-dialogue", __doc__, Theme.LESSON, FAILS, PASSES, Severity.WARNING)

SHARE: Final = 0.4
FEW: Final = 40


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    said = said_on_a_trail(facts)
    every = sum(said.values())
    if every >= FEW and said[Speaker.PATIENT] / every < SHARE:
        yield Finding(
            MISTAKE,
            at(facts, "patient").key(),
            f"Of about {every:.0f} quoted words on a typical trail {said[Speaker.PATIENT]:.0f} are "
            f"the patient's ({said[Speaker.PATIENT] / every:.0%}); {said[Speaker.STUDENT]:.0f} are "
            f"the student's, {said[Speaker.OTHER]:.0f} other people's.",
            "Let the patient finish: cut what others say, or tell it without quotation marks.",
        )


def said_on_a_trail(facts: ScenarioFacts) -> dict[Speaker, float]:
    """How many quoted words each speaks on a typical trail."""
    speakers, scenes = Speakers(facts.scenario), facts.scenario.scenes
    visits = facts.exploration.trails.visits
    found = dict.fromkeys(Speaker, 0.0)

    def add(often: float, variants: Sequence[TextVariant], usual: Speaker) -> None:
        for variant in variants:
            for speaker, count in speakers.count(variant.text, usual).items():
                found[speaker] += count * often / len(variants)

    for name, often in visits.scenes.items():
        add(often, scenes[name].text, Speaker.PATIENT)
        if witnessed := scenes[name].witnessed:
            add(often, witnessed.text, Speaker.OTHER)
    for (name, choice), often in visits.choices.items():
        add(often, scenes[name].choices[choice].text, Speaker.STUDENT)
        add(often, scenes[name].choices[choice].response, Speaker.PATIENT)
    return found


RULE = ScenarioRule(MISTAKE, find)
