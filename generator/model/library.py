"""Everything a course consists of, as it was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Route, SourceMap
from generator.model.canmeds import Canmeds
from generator.model.evidence import Evidence
from generator.model.scenario import Scenario

DEFAULT_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Translation:
    """A scenario with its texts in another language, and the routes of those that are."""

    language: str
    scenario: Scenario
    translated: frozenset[Route]
    complete: bool


@dataclass(frozen=True, slots=True)
class ScenarioDocument:
    """A scenario that could be read, its name within the course, and its translations."""

    document: str
    value: Scenario
    translations: Mapping[str, Translation] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EvidenceDocuments:
    """Where a study's evidence was read from; its short words, by their language."""

    study: str
    quotations: str
    lock: str
    model: str
    value: Evidence
    translations: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Library:
    """What `load` hands on: whatever could be read, and the mistakes met in reading it.

    `scenarios` is keyed by scenario id (the file's name), in alphabetical order. `evidence` is
    None when it could not be read at all; the diagnostics say why. `strings` holds the
    interface's words for each language, by dotted key. `canmeds` is None in a course without.
    `pages` are the texts of the pages written by hand, by their path below the folder of pages.
    `course` is the course's id, empty in a course without.
    """

    evidence: EvidenceDocuments | None
    scenarios: Mapping[str, ScenarioDocument]
    strings: Mapping[str, Mapping[str, str]]
    sources: Mapping[str, SourceMap]
    diagnostics: tuple[Diagnostic, ...] = field(default=())
    canmeds: Canmeds | None = None
    pages: Mapping[str, str] = field(default_factory=dict)
    course: str = ""

    @property
    def texts(self) -> dict[str, str]:
        return {name: source.text for name, source in self.sources.items()}
