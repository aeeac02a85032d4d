"""An American spelling in a Canadian scenario.

Canadian English writes *colour*, *centre*, *travelled*, *counselling*, *grey* and *defence*, but
keeps *-ize* and *-yze* (*organize*, *analyze*), *program* and *tire*. As verbs, *practise* and
*license* cannot be told from the nouns, so only *practicing* and *practiced* are told. Whole
words in small letters are looked at, in every English text of the scenario; names (*Harbor
Street*) and the study's quotations are not.

Why: The scenarios play in Canadian clinics, and students there are taught to write this way. A
foreign spelling is a small sign that nobody from here has read the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.check.rule import ScenarioRule, at
from generator.check.wording import words
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Severity, Theme
from generator.diagnostics.span import Route
from generator.model.evidence import Evidence
from generator.model.scenario import Scenario
from generator.model.walk import texts_of
from generator.trace.tracing import ScenarioFacts

FAILS = """\
scenes:
  opening:
    text: Noor Ali keeps her gray bag on her knees. “It's worse.”
"""
PASSES = """\
scenes:
  opening:
    text: Noor Ali keeps her grey bag on her knees. “It's worse.”
"""
MISTAKE = Mistake("american-spelling", __doc__, Theme.LESSON, FAILS, PASSES, Severity.WARNING)

_OUR: Final = (
    "ardor armor behavior candor clamor color demeanor endeavor favor fervor flavor harbor "
    "honor humor labor neighbor odor parlor rancor rigor rumor savior savor splendor succor tumor "
    "valor vapor vigor"
)
_OUR_ENDINGS: Final = (
    "", "s", "ed", "ing", "ful", "less", "able", "ably", "al", "ally", "ite", "ites", "hood",
    "hoods", "er", "ers", "y", "ly", "fully",
)  # fmt: skip
_RE: Final = "caliber center fiber liter luster meager ocher saber scepter somber specter theater"
_DOUBLED: Final = (
    "cancel channel counsel dial duel equal fuel funnel jewel label level libel marvel model panel "
    "pencil quarrel rival shovel signal snivel swivel total travel tunnel unravel"
)
_SINGLE: Final = {
    "catalog": "catalogue",
    "catalogs": "catalogues",
    "defense": "defence",
    "defenses": "defences",
    "dialog": "dialogue",
    "dialogs": "dialogues",
    "enroll": "enrol",
    "enrollment": "enrolment",
    "fulfill": "fulfil",
    "fulfillment": "fulfilment",
    "fulfills": "fulfils",
    "gray": "grey",
    "grayer": "greyer",
    "grayish": "greyish",
    "grays": "greys",
    "graying": "greying",
    "installment": "instalment",
    "installments": "instalments",
    "instill": "instil",
    "jewelry": "jewellery",
    "kilometer": "kilometre",
    "kilometers": "kilometres",
    "centimeter": "centimetre",
    "centimeters": "centimetres",
    "millimeter": "millimetre",
    "millimeters": "millimetres",
    "milliliter": "millilitre",
    "milliliters": "millilitres",
    "maneuver": "manoeuvre",
    "maneuvers": "manoeuvres",
    "marvelous": "marvellous",
    "mold": "mould",
    "molds": "moulds",
    "moldy": "mouldy",
    "offense": "offence",
    "offenses": "offences",
    "pajamas": "pyjamas",
    "practiced": "practised",
    "practicing": "practising",
    "pretense": "pretence",
    "skillful": "skilful",
    "skillfully": "skilfully",
    "smolder": "smoulder",
    "smoldering": "smouldering",
    "willful": "wilful",
    "woolen": "woollen",
}


def _spellings() -> dict[str, str]:
    found = dict(_SINGLE)
    for word in _OUR.split():
        for ending in _OUR_ENDINGS:
            found[word + ending] = f"{word[:-2]}our{ending}"
    for word in _RE.split():
        stem = word[:-2]
        found |= {word: f"{stem}re", f"{word}s": f"{stem}res"}
        found |= {f"{word}ed": f"{stem}red", f"{word}ing": f"{stem}ring"}
    for word in _DOUBLED.split():
        for ending in ("ed", "ing", "er", "ers", "or", "ors"):
            found[word + ending] = f"{word}l{ending}"
    # Both sides of the border write these alike.
    for same in ("honorary", "humorous", "laborious", "vigorous", "rigorous", "odorous"):
        found.pop(same, None)
    return found


SPELLINGS: Final = _spellings()
"""American spellings, each with the Canadian one."""

_WORD: Final = re.compile(r"\w+")


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    texts = list(_english(facts.scenario))
    # Most scenarios have none, which one look at all their words can tell.
    every = words(" ".join(text for _, text in texts).replace("-", " "))
    if SPELLINGS.keys().isdisjoint(every):
        return
    for route, text in texts:
        met = dict.fromkeys(_WORD.findall(text))
        told = [word for word in met if word in SPELLINGS]
        if told:
            said = ", ".join(f"“{word}”" for word in told)
            yield Finding(
                MISTAKE,
                at(facts, *route),
                f"{said}: American spelling.",
                "In Canada: " + ", ".join(f"“{SPELLINGS[word]}”" for word in told) + ".",
            )


def _english(scenario: Scenario) -> Iterator[tuple[Route, str]]:
    yield ("title",), scenario.title
    yield ("patient", "about"), scenario.patient.about
    for index, objective in enumerate(scenario.objectives):
        yield ("objectives", index), objective
    if scenario.care_note:
        yield ("care-note",), scenario.care_note
    for name, fact in scenario.facts.items():
        yield ("facts", name, "label"), fact.label
    for name, clinician in scenario.clinicians.items():
        yield ("clinicians", name, "role"), clinician.role
    for name, encounter in scenario.encounters.items():
        yield ("encounters", name, "title"), encounter.title
    for name, scene in scenario.scenes.items():
        if scene.ending is not None:
            yield ("scenes", name, "ending", "title"), scene.ending.title
    yield from texts_of(scenario)


RULE = ScenarioRule(MISTAKE, find)
