"""Everything a course consists of, as it was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import SourceMap
from generator.model.evidence import Evidence
from generator.model.scenario import Scenario

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T]):
    """A document that could be read, and its name within the course."""

    document: str
    value: T


@dataclass(frozen=True, slots=True)
class EvidenceDocuments:
    """Where a study's evidence was read from."""

    study: str
    quotations: str
    lock: str
    model: str
    value: Evidence


@dataclass(frozen=True, slots=True)
class Library:
    """What `load` hands on: whatever could be read, and the mistakes met in reading it.

    `scenarios` is keyed by scenario id (the file's name), in alphabetical order. `evidence` is
    None when it could not be read at all; the diagnostics say why.
    """

    evidence: EvidenceDocuments | None
    scenarios: Mapping[str, Loaded[Scenario]]
    strings: Mapping[str, str]
    sources: Mapping[str, SourceMap]
    diagnostics: tuple[Diagnostic, ...] = field(default=())

    @property
    def texts(self) -> dict[str, str]:
        return {name: source.text for name, source in self.sources.items()}
