"""Interface strings, and conditions in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.model.condition import Tests, When
from generator.model.evidence import Evidence
from generator.model.library import DEFAULT_LANGUAGE
from generator.model.scenario import YOU, Scenario


@dataclass(frozen=True, slots=True)
class Words:
    """The interface's strings in one language."""

    strings: Mapping[str, str]
    language: str = DEFAULT_LANGUAGE

    def study_text(self, text: str) -> Markup:
        """Words of the study's model, which stay in its language, marked where that is another."""
        if self.language == DEFAULT_LANGUAGE:
            return escape(text)
        return Markup('<span lang="{}">{}</span>').format(DEFAULT_LANGUAGE, text)

    def __call__(self, key: str, **values: str) -> Markup:
        """The string `key` with its placeholders filled; values are escaped unless marked safe.

        A missing key is our bug, never an author's.
        """
        text = escape(self.strings[key])
        for name, value in values.items():
            text = text.replace("{" + name + "}", escape(value))
        return text

    def section(self, prefix: str) -> dict[str, str]:
        """All strings below `prefix`, by the rest of their key."""
        start = prefix + "."
        return {
            key.removeprefix(start): text
            for key, text in self.strings.items()
            if key.startswith(start)
        }


def care_words(tag: str, words: Words) -> str:
    """What a care tag is called; a tag of which the interface knows nothing speaks for itself."""
    return words.strings.get(f"care.{tag}", tag.replace("-", " "))


def clinician_name(scenario: Scenario, words: Words, name: str) -> str:
    if name == YOU:
        return str(words("clinician.you"))
    clinician = scenario.clinicians.get(name)
    return clinician.name if clinician else name


def in_words(
    when: When, scenario: Scenario, evidence: Evidence, words: Words, clinician: str
) -> Markup:
    """A condition as a person would say it, for the page that is read without JavaScript."""
    parts = list(said(when, scenario, evidence, words, clinician))
    if when.not_ is not None:
        parts += [
            words("condition.not", condition=part)
            for part in said(when.not_, scenario, evidence, words, clinician)
        ]
    return words("condition.if", conditions=words("condition.and").join(parts))


def said(
    tests: Tests, scenario: Scenario, evidence: Evidence, words: Words, clinician: str
) -> Iterator[Markup]:
    """Each test of a condition in words; `clinician` is whom `expects` means by default."""
    for fact in tests.told:
        yield words("condition.told", fact=scenario.facts[fact].label)
    for concept in tests.experienced:
        yield words("condition.experienced", phenomenon=words.study_text(evidence.label(concept)))
    if tests.expects is not None:
        name = clinician_name(scenario, words, tests.expects.of or clinician)
        if tests.expects.level is not None:
            yield words(f"condition.expects-{tests.expects.level}", clinician=name)
        if tests.expects.at_least is not None:
            yield words(f"condition.at-least-{tests.expects.at_least}", clinician=name)
    if tests.lapsed == "anyone":
        yield words("condition.lapsed-anyone")
    elif tests.lapsed is not None:
        yield words("condition.lapsed", clinician=clinician_name(scenario, words, tests.lapsed))
    if tests.shift is not None:
        yield words(f"condition.shift-{tests.shift}")
