"""A course's folders to a `Library`: everything is read, and every mistake is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel

from generator.diagnostics.diagnostic import Diagnostic, Finding, in_reading_order
from generator.diagnostics.span import Ref, SourceMap, Span
from generator.load.course_id import course_id_in
from generator.load.files import Disk, Files
from generator.load.locale import interface_words
from generator.load.mistakes import not_utf_8, unknown_scenario, unreadable
from generator.load.other_files import not_read
from generator.load.reading import read
from generator.load.short_words import without_words
from generator.load.text import SAVE_AS_UTF8, decoded
from generator.load.translation import translate
from generator.load.tree_builder import Tree
from generator.load.yaml_tree import ParsedYaml, parse_foreign_yaml, parse_yaml
from generator.memory import Remember, afresh
from generator.model.canmeds import Canmeds
from generator.model.evidence import Evidence, ModelFile, QuotationFile
from generator.model.library import (
    DEFAULT_LANGUAGE,
    EvidenceDocuments,
    Library,
    ScenarioDocument,
    Translation,
)
from generator.model.scenario import Scenario
from generator.model.short_words import ShortWords
from generator.model.study import Study
from generator.project import Course

M = TypeVar("M", bound=BaseModel)
Parse = Callable[[str, bytes], ParsedYaml]
_DISK: Final = Disk()


@dataclass(slots=True)
class _Reader:
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
        return source.span(ref) if source else _top(ref.document)

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


def load_course(
    course: Course,
    remember: Remember = afresh,
    *,
    files: Files = _DISK,
    parse: Parse = parse_yaml,
) -> Library:
    """Read the evidence, the interface strings, every scenario and every page of a course.

    Nothing is checked but that each file has the shape of its type; references are left as they
    are. Mistakes are in the library's diagnostics, for all files at once. What is made from files
    whose bytes have not changed is the same object again, if `remember` has it.
    """
    reader = _Reader(course.root, files, parse, remember)
    words = files.below(course.locale, ".yml")
    strings = interface_words(words, reader.tree, reader.report, reader.name, remember)
    evidence = _evidence(reader, course.evidence, strings)
    has_canmeds = course.canmeds in files.below(course.canmeds.parent, ".yml")
    canmeds = reader.document(Canmeds, course.canmeds) if has_canmeds else None
    paths = files.below(course.scenarios, ".yml")
    translations = {path for path in paths if path.stem.rpartition(".")[2] in strings}
    originals: dict[str, ScenarioDocument] = {}
    for path in paths:
        if path not in translations or "." not in path.stem:
            scenario = reader.document(Scenario, path)
            if scenario is not None:
                originals[path.stem] = ScenarioDocument(reader.name(path), scenario)
    laid: dict[str, list[Translation]] = {name: [] for name in originals}
    for path in sorted(translations):
        translation = _translation(reader, path, originals)
        if translation is not None:
            laid[path.stem.rpartition(".")[0]].append(translation)
    scenarios = {
        name: remember(_translated, each.document, each.value, *laid[name])
        for name, each in originals.items()
    }
    for finding in not_read(reader.name(course.scenarios), files.visible(course.scenarios)):
        reader.report(finding)
    pages = _pages(reader, course.pages)
    course_id = _course_id(reader, course.config)
    return Library(
        evidence=evidence,
        scenarios=scenarios,
        strings=strings,
        sources=reader.sources,
        diagnostics=in_reading_order(reader.diagnostics),
        canmeds=canmeds,
        pages=pages,
        course=course_id,
    )


def _pages(reader: _Reader, folder: Path) -> dict[str, str]:
    pages = {}
    for path in reader.files.all_below(folder, ".md"):
        name = path.relative_to(folder).as_posix()
        if not _is_text(name):
            message = "The name of this file holds characters that are not UTF-8, as names of old "
            message += "archives do; no page can have it."
            place = Ref(reader.name(path), ())
            reader.report(Finding(unreadable.MISTAKE, place, message, "Give it another name."))
        elif (text := reader.text(path)) is not None:
            pages[name] = text
    return pages


def _is_text(name: str) -> bool:
    """Whether a file's name is text; bytes that are none come as surrogates."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def _evidence(reader: _Reader, folder: Path, languages: Iterable[str]) -> EvidenceDocuments | None:
    study = reader.document(Study, folder / "study.yml")
    quotations = reader.document(QuotationFile, folder / "quotations.yml")
    model = reader.document(ModelFile, folder / "model.yml")
    lock = _lock(reader, folder / "quotations.lock")
    paths = _short_words_paths(reader, folder, languages)
    short = {
        each: words
        for each, path in paths.items()
        if (words := reader.document(ShortWords, path)) is not None
    }
    if study is None or quotations is None or model is None:
        return None
    for language, words in short.items():
        document = reader.name(paths[language])
        for finding in reader.remember(without_words, words, model, document):
            reader.report(finding)
    return EvidenceDocuments(
        study=reader.name(folder / "study.yml"),
        quotations=reader.name(folder / "quotations.yml"),
        lock=reader.name(folder / "quotations.lock"),
        model=reader.name(folder / "model.yml"),
        value=reader.remember(
            _as_evidence,
            study,
            quotations,
            lock,
            model,
            *(reader.remember(_in_language, *each) for each in short.items()),
        ),
        translations={each: reader.name(path) for each, path in paths.items()},
    )


def _short_words_paths(reader: _Reader, folder: Path, languages: Iterable[str]) -> dict[str, Path]:
    """By language; the model's own language has them in the model."""
    there = reader.files.below(folder, ".yml")
    paths = {each: folder / f"model.{each}.yml" for each in languages if each != DEFAULT_LANGUAGE}
    return {language: path for language, path in paths.items() if path in there}


def _in_language(language: str, words: ShortWords) -> tuple[str, ShortWords]:
    return language, words


def _as_evidence(
    study: Study,
    quotations: QuotationFile,
    lock: dict[str, str],
    model: ModelFile,
    *translations: tuple[str, ShortWords],
) -> Evidence:
    return Evidence(
        study=study,
        quotations=quotations.quotations,
        lock=lock,
        model=model,
        translations=dict(translations),
    )


def _course_id(reader: _Reader, config: Path) -> str:
    """The id in the publisher's settings, which are the publisher's to find fault with."""
    name = reader.name(config)
    try:
        parsed = reader.remember(parse_foreign_yaml, name, reader.files.read(config))
    except OSError:
        return ""
    reader.sources[name] = parsed.source
    found, findings = reader.remember(course_id_in, name, parsed.tree)
    for finding in findings:
        reader.report(finding)
    return found


def _lock(reader: _Reader, path: Path) -> dict[str, str]:
    """Quotation id to SHA-256 of its text, from lines such as ``t2-08 9f86…``."""
    name = reader.name(path)
    try:
        text = reader.files.read(path).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        reader.report(
            Finding(
                unreadable.MISTAKE,
                Ref(name, ()),
                "The lock of the quotations is missing or cannot be read.",
                "After checking every quotation, write it with “downstream lock-quotations”.",
            )
        )
        return {}
    reader.sources[name] = SourceMap(name, text, {}, {})
    return reader.remember(_locked, text)


def _locked(text: str) -> dict[str, str]:
    return {
        words[0]: words[1]
        for words in (line.split() for line in text.splitlines())
        if len(words) == 2 and not words[0].startswith("#")
    }


def _translation(
    reader: _Reader, path: Path, originals: dict[str, ScenarioDocument]
) -> Translation | None:
    """A translation laid over its scenario, where both could be read."""
    name, _, language = path.stem.rpartition(".")
    tree = reader.tree(path)
    original = originals.get(name)
    if original is None:
        if path.with_name(f"{name}.yml") not in reader.files.below(path.parent, ".yml"):
            message = f"There is no scenario “{name}” for this translation."
            reader.report(Finding(unknown_scenario.MISTAKE, Ref(reader.name(path), ()), message))
        return None
    if tree is None:
        return None
    translation, findings = reader.remember(
        translate, original.value, original.document, language, reader.name(path), tree
    )
    for finding in findings:
        reader.report(finding)
    return translation


def _translated(document: str, value: Scenario, *translations: Translation) -> ScenarioDocument:
    return ScenarioDocument(document, value, {each.language: each for each in translations})


def _top(document: str) -> Span:
    return Span(document, 1, 1, 1, 1)
