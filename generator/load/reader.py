"""Reads a course's documents one by one, and keeps what is wrong with each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from generator.diagnostics.diagnostic import Diagnostic, Finding
from generator.diagnostics.span import Ref, SourceMap, Span
from generator.load.files import Files
from generator.load.mistakes import not_utf_8, unreadable
from generator.load.reading import read
from generator.load.text import SAVE_AS_UTF8, decoded
from generator.load.tree_builder import Tree
from generator.load.yaml_tree import ParsedYaml
from generator.memory import Remember

M = TypeVar("M", bound=BaseModel)
Parse = Callable[[str, bytes], ParsedYaml]


@dataclass(slots=True)
class Reader:
    root: Path
    files: Files
    parse: Parse
    remember: Remember
    sources: dict[str, SourceMap] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def report(self, finding: Finding, span: Span | None = None) -> None:
        place = span or self.span(finding.ref)
        self.diagnostics.append(
            Diagnostic(
                finding.code,
                finding.severity,
                finding.message,
                place,
                finding.hint,
                tuple((self.span(ref), note) for ref, note in finding.related),
            )
        )

    def span(self, ref: Ref) -> Span:
        source = self.sources.get(ref.document)
        return source.span(ref) if source else top(ref.document)

    def bytes(self, path: Path) -> bytes | None:
        try:
            return self.files.read(path)
        except OSError as error:
            reason = error.strerror or "it cannot be opened"
            place = Ref(self.name(path), ())
            self.report(Finding(unreadable.MISTAKE, place, f"This file cannot be read: {reason}."))
            return None

    def text(self, path: Path) -> str | None:
        data = self.bytes(path)
        if data is None:
            return None
        text, complaint = decoded(data)
        if complaint:
            place = Ref(self.name(path), ())
            self.report(Finding(not_utf_8.MISTAKE, place, complaint, SAVE_AS_UTF8))
            return None
        return text

    def tree(self, path: Path) -> Tree | None:
        name = self.name(path)
        data = self.bytes(path)
        if data is None:
            return None
        parsed = self.remember(self.parse, name, data)
        self.sources[name] = parsed.source
        for finding, span in parsed.findings:
            self.report(finding, span)
        return parsed.tree

    def document(self, kind: type[M], path: Path) -> M | None:
        tree = self.tree(path)
        if tree is None:
            return None
        value, findings = self.remember(read, kind, self.name(path), tree)
        for finding in findings:
            self.report(finding)
        return value


def top(document: str) -> Span:
    return Span(document, 1, 1, 1, 1)
