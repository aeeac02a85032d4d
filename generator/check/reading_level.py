"""The prose is harder to read than it need be.

The Flesch–Kincaid grade of what scenes and responses tell, speech included, is above 8; or one
text of at least 60 words is above 12. The formula is 0.39 × words per sentence + 11.8 × syllables
per word − 15.59; syllables are counted by their vowels, which is near enough for a mean. English
only; scenarios with fewer than 60 words are left alone.

Why: A scenario is read on a phone, at night, and by people whose first language is another. Grade
8 is what plain-language guides set for the public; spoken people and short sentences come to 3 to
6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
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
    text: >-
      Notwithstanding considerable administrative complications
      regarding her previously scheduled appointment, the patient
      communicates increasing difficulty with everyday activities,
      particularly those necessitating prolonged standing, and
      additionally expresses apprehension concerning the possibility
      that her occupational responsibilities, which have already been
      substantially reduced, may eventually become incompatible with
      the deterioration that she has repeatedly attempted to describe
      to successive practitioners.
"""
PASSES = """\
scenes:
  opening:
    text: >-
      Noor Ali was booked for Tuesday, and then for Thursday. She
      stands all day in the shop. By noon her legs will not hold her,
      and she sits on a bucket between the roses. She has told three
      people here. She works half days now, and wonders for how long.
      “It’s my legs,” she says, a fourth time. “They’re worse. I would
      like somebody to look at them with me.”
"""
MISTAKE = Mistake("reading-level", __doc__, Theme.LESSON, FAILS, PASSES, Severity.WARNING)

GRADE: Final = 8.0
GRADE_OF_ONE: Final = 12.0
FEW: Final = 60
_SENTENCE: Final = re.compile(r"[.!?…]+[”’»)*]*(?=\s|$)")
_VOWELS: Final = re.compile(r"[aeiouyàâäéèêëîïôöûüœæ]+")
_SILENT: Final = re.compile(r"(?:[^laeiouy]e|[^aeiouytd]ed|[^aeiouyscgxz]es)$")


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    texts = {route: _measured(text) for route, text in _told(facts.scenario)}
    every = tuple(map(sum, zip(*texts.values(), strict=True))) or (0, 0, 0)
    graded = sorted(
        ((grade(*figures), route) for route, figures in texts.items() if figures[0] >= FEW),
        key=lambda each: -each[0],
    )
    if every[0] >= FEW and grade(*every) > GRADE:
        hardest = graded[0][1] if graded else next(iter(texts))
        yield Finding(
            MISTAKE,
            at(facts, *hardest),
            f"The scenario's prose reads at grade {grade(*every):.1f} (Flesch–Kincaid; "
            f"{every[0] / every[1]:.0f} words a sentence, {every[2] / every[0]:.2f} syllables a "
            f"word). This is its hardest text.",
            f"Grade {GRADE:.0f} or less: part long sentences, and take the short word.",
        )
        return
    for figure, route in graded:
        if figure > GRADE_OF_ONE:
            yield Finding(
                MISTAKE,
                at(facts, *route),
                f"This text reads at grade {figure:.1f} (Flesch–Kincaid).",
                "Part long sentences, and take the short word.",
            )


def _told(scenario: Scenario) -> Iterator[tuple[Route, str]]:
    """What scenes and responses tell: the prose a student reads in passing."""
    for route, text in texts_of(scenario):
        if "text" in route and ("response" in route or "choices" not in route):
            yield route, text


def _measured(text: str) -> tuple[int, int, int]:
    """Words, sentences, syllables."""
    found = words(text)
    return len(found), max(1, len(_SENTENCE.findall(text))), sum(map(syllables, found))


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """About how many syllables an English word has: its groups of vowels, but for a silent e."""
    lower = word.lower()
    return max(1, len(_VOWELS.findall(lower)) - bool(_SILENT.search(lower)))


def grade(count: int, sentences: int, heard: int) -> float:
    """The Flesch–Kincaid grade of a text of so many words, sentences and syllables."""
    return 0.39 * count / sentences + 11.8 * heard / count - 15.59


RULE = ScenarioRule(MISTAKE, find)
