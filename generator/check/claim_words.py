"""A text about effects claims more than the study can.

Looked at is what speaks for the scenario and not for somebody in it: `summary`, `objectives`,
`care-note`, `if-untold`, `matters`, and every `illustration`; words in quotation marks apart.
Told are *predicts*, *proves*, *guarantees*, *percent* and *%*, *odds*, *likelihood*,
*probability* and *statistically* everywhere; *causes*, *leads to*, *results in* and *risk of*
everywhere but in `matters`, which may say what a clinician knows about a symptom. What people say
or think (scenes, responses, options, temptations, `takes`) is ordinary speech and is left alone.
“Because”, “the cause” and “her job is at risk” are no claims. French texts are looked at for the
French words.

Why: One qualitative study with twenty people tells what they perceived and described. It did not
measure how often something follows, nor whether empathy was the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.check.rule import ScenarioRule, translation_of
from generator.check.wording import narration, plain
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Severity, Theme
from generator.diagnostics.span import Ref, Route
from generator.model.evidence import Evidence
from generator.model.scenario import Scenario
from generator.model.walk import texts_of
from generator.trace.tracing import ScenarioFacts

FAILS = """\
summary: Reading from the chart predicts what a patient says.
"""
PASSES = """\
summary: Somebody reads from the chart, and Noor Ali says less.
"""
MISTAKE = Mistake("claim-words", __doc__, Theme.LESSON, FAILS, PASSES, Severity.WARNING)


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<![\w-])(?:{each})(?!\w)" for each in patterns), re.IGNORECASE)


_CLAIMS: Final[Mapping[str, re.Pattern[str]]] = {
    "en": _any_of(
        r"predict(?:s|ed|ing|ive|ions?)?",
        r"pro(?:ves?|ved|ven|ving)(?=\s(?:that|how|why|to\sbe|the\seffect))",
        r"guarantee(?:s|d|ing)?",
        r"per\s?cent(?:age)?s?",
        r"\d+\s?%",
        r"(?:the|better|worse|higher|lower)\sodds",
        r"likelihood",
        r"probability|probabilities",
        r"statistically",
    ),
    "fr": _any_of(
        r"prédi(?:re|t|sent|rait|ctions?|ctifs?|ctives?)",
        r"prouve(?:nt|r)?(?=\s(?:que|l[ea’']))",
        r"garanti(?:r|t|ssent)",
        r"pour\s?cents?|pourcentages?",
        r"\d+\s?%",
        r"probabilités?",
        r"statistiquement",
    ),
}
_CLINICAL: Final[Mapping[str, re.Pattern[str]]] = {
    "en": _any_of(
        r"caus(?:es|ed|ing)",
        r"(?:to|can|could|may|might|will|would)\scause",
        r"(?:lead(?:s|ing)?|led)\sto(?=\s(?:more|less|fewer|better|worse|poorer|higher|lower"
        r"|greater|increased|reduced|improved|dis\w+|hope|trust|depression|anxiety)\b)",
        r"result(?:s|ed|ing)?\sin",
        r"risks?\s(?:of|that|factors?)",
        r"(?:higher|lower|increased|raised|greater|more|less)\srisk",
    ),
    "fr": _any_of(
        r"caus(?:e|ent|er|ait|é|ée|és|ées)(?=\s(?:un|une|le|la|des|du|l[’']))",
        r"entraîn(?:e|ent|er|ait|é)",
        r"mèn(?:e|ent)\sà",
        r"risques?\s(?:de|d[’']|que|accru|plus)",
    ),
}
_SPEAKING: Final = frozenset({"summary", "care-note", "if-untold", "matters", "illustration"})


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    yield from _in(facts.document, facts.scenario, "en", None)
    for language, translation in facts.translations.items():
        document = translation_of(facts, language)
        yield from _in(document, translation.scenario, language, translation.translated)


def _in(
    document: str, scenario: Scenario, language: str, only: frozenset[Route] | None
) -> Iterator[Finding]:
    if language not in _CLAIMS:
        return
    for route, text in _spoken_for(scenario):
        if only is not None and route not in only:
            continue
        found = _claim(text, language, route[-1] == "matters")
        if found:
            yield Finding(
                MISTAKE,
                Ref(document, route),
                f"“{found.group()}” claims more than the study can.",
                "Say what happens, in order; or what patients in the study described.",
            )


def _claim(text: str, language: str, clinical: bool) -> re.Match[str] | None:
    """The first claim of `text` outside quotation marks; it may speak as a clinician does."""
    kinds = [_CLAIMS[language]] if clinical else [_CLAIMS[language], _CLINICAL[language]]
    for kind in kinds:
        # Few texts have such a word at all, so quotation marks are looked at only then.
        if kind.search(text) and (found := kind.search(narration(plain(text)))):
            return found
    return None


def _spoken_for(scenario: Scenario) -> Iterator[tuple[Route, str]]:
    """The texts that speak for the scenario, by route."""
    for index, objective in enumerate(scenario.objectives):
        yield ("objectives", index), objective
    if scenario.care_note:
        yield ("care-note",), scenario.care_note
    for route, text in texts_of(scenario):
        if route[-1] in _SPEAKING:
            yield route, text


RULE = ScenarioRule(MISTAKE, find)
