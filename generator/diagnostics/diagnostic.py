"""An author's mistake, as data. An exception, by contrast, means that we have a bug."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from generator.diagnostics.mistake import Mistake, Severity
from generator.diagnostics.span import Ref, Span


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says: a mistake, with a message, at a place named by its route."""

    mistake: Mistake
    ref: Ref
    message: str
    hint: str = ""
    related: tuple[tuple[Ref, str], ...] = ()

    @property
    def code(self) -> str:
        return self.mistake.code

    @property
    def severity(self) -> Severity:
        return self.mistake.severity


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What an author reads: a finding whose places are known by line and column."""

    code: str
    severity: Severity
    message: str
    span: Span
    hint: str = ""
    related: tuple[tuple[Span, str], ...] = ()

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Silenced:
    """A diagnostic that its author has silenced in place, and why."""

    diagnostic: Diagnostic
    reason: str

    @property
    def code(self) -> str:
        return self.diagnostic.code


def in_reading_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted by file and line, without repetitions."""
    return tuple(sorted(set(diagnostics), key=lambda d: (d.span, d.severity, d.code, d.message)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the nearest known word, or all of them when they are few; else nothing."""
    words = sorted(known)
    near = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    if near:
        return f"Did you mean “{near[0]}”?"
    if 0 < len(words) <= 8:
        return "Known here: " + ", ".join(words) + "."
    return ""
