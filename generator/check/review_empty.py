"""A review that names nobody.

`review` says who has reviewed the scenario, and when. Quotation marks, a dash, a date alone, or a
word such as *pending*, *todo*, *none* or *yes* is nobody's name. Give a name and a date, or leave
it empty, which is honest: the page then says “not yet”.

Why: Whatever stands there is printed after “Reviewed by a clinician:”, and a reader takes it for a
review.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme
from generator.model.evidence import Evidence
from generator.model.scenario import Scenario
from generator.trace.tracing import ScenarioFacts

FAILS = """\
review: {clinician: pending, patient-partner: ""}
"""
PASSES = """\
review: {clinician: "Dr. A. Khan, March 2026", patient-partner: ""}
"""
MISTAKE = Mistake("review-empty", __doc__, Theme.SHAPE, FAILS, PASSES)
A_REVIEW: Final = 'a name and a date, such as "Dr. A. Khan, March 2026"'

_WORD: Final = re.compile(r"[^\W\d_]+")
_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_MONTHS: Final = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september"}
    | {"october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep"}
    | {"sept", "oct", "nov", "dec", "janvier", "février", "mars", "avril", "mai", "juin", "juillet"}
    | {"août", "septembre", "octobre", "novembre", "décembre"}
)
_OPENINGS: Final = frozenset(
    {"pending", "tba", "tbc", "tbd", "todo", "fixme", "awaiting", "unreviewed"}
    | {"to be", "to come", "to do", "not reviewed", "not yet", "under review", "in progress"}
    | {"en attente", "en cours", "pas encore", "à confirmer", "à déterminer", "à faire", "à venir"}
)
"""What no name starts with, whatever follows."""
_ALONE: Final = frozenset(
    {"done", "empty", "false", "later", "nil", "no", "nobody", "none", "null", "ok", "okay"}
    | {"reviewed", "someone", "somebody", "soon", "true", "unknown", "x", "xx", "xxx", "yes"}
    | {"clinician", "a clinician", "patient", "a patient", "patient partner", "no one", "not done"}
    | {"name", "name and date", "not applicable", "aucun", "aucune", "bientôt", "fait", "inconnu"}
    | {"non", "oui", "personne", "plus tard", "révisé", "sans objet", "vide"}
)
_INITIALS: Final = frozenset({"n a", "na", "n d", "nd", "s o", "so"})
"""Not applicable, no date, *sans objet*; with a year they can be somebody's initials."""


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    for key, text in reviews_of(facts.scenario):
        if not names_somebody(text):
            yield Finding(
                MISTAKE,
                at(facts, "review", key),
                f"{f'“{text}”' if _WORD.search(text) else 'This'} names nobody who has reviewed "
                "the scenario.",
                f'Give {A_REVIEW}; or leave it empty, "", until somebody has.',
            )


def reviews_of(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """What stands in a scenario's review, by its key; nothing where it is empty."""
    review = scenario.review
    for key, text in (("clinician", review.clinician), ("patient-partner", review.patient_partner)):
        if text:
            yield key, text


def names_somebody(text: str) -> bool:
    """Whether a review can hold a name."""
    words = [word for word in _WORD.findall(text.casefold()) if word not in _MONTHS]
    said = " ".join(words)
    if not words or said in _ALONE or (said in _INITIALS and not has_year(text)):
        return False
    return not _OPENINGS & {words[0], " ".join(words[:2])}


def has_year(text: str) -> bool:
    return _YEAR.search(text) is not None


RULE = ScenarioRule(MISTAKE, find)
