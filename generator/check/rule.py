"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake
from generator.diagnostics.span import Ref
from generator.model.evidence import Evidence
from generator.trace.tracing import ScenarioFacts, Tracing


@dataclass(frozen=True, slots=True)
class ScenarioRule:
    """A rule that looks at one scenario at a time, against the evidence."""

    mistake: Mistake
    find: Callable[[ScenarioFacts, Evidence], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class CourseRule:
    """A rule about the evidence, or about scenarios beside one another."""

    mistake: Mistake
    find: Callable[[Tracing], Iterable[Finding]]


Rule = ScenarioRule | CourseRule


def at(facts: ScenarioFacts, *route: str | int) -> Ref:
    """A place in the scenario's own file."""
    return Ref(facts.document, route)


def translation_of(facts: ScenarioFacts, language: str) -> str:
    """The file of the scenario's translation."""
    return f"{facts.document.removesuffix('.yml')}.{language}.yml"
