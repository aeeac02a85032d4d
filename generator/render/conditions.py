"""Conditions in words."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from generator.model.condition import Tests, When
from generator.model.evidence import Evidence
from generator.model.scenario import Scenario
from generator.render.concepts import as_tag
from generator.render.words import Words, clinician_name


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
        yield words("condition.experienced", phenomenon=as_tag(concept, evidence, words))
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
