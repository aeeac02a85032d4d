"""The study's files: quotations and their lock, the model, our words for it in other languages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.span import Ref, SourceMap
from generator.load.mistakes import unreadable
from generator.load.reader import Reader
from generator.load.short_words import without_words
from generator.model.evidence import Evidence, ModelFile, QuotationFile
from generator.model.library import DEFAULT_LANGUAGE, EvidenceDocuments
from generator.model.short_words import ShortWords
from generator.model.study import Study


def read_evidence(
    reader: Reader, folder: Path, languages: Iterable[str]
) -> EvidenceDocuments | None:
    """The evidence in `folder`, with our short words in `languages`.

    None where one of the study's own files could not be read; every mistake is reported.
    """
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


def _short_words_paths(reader: Reader, folder: Path, languages: Iterable[str]) -> dict[str, Path]:
    """By language; the model's own language has them in the model."""
    there = reader.files.below(folder, ".yml")
    paths = {each: folder / f"model.{each}.yml" for each in languages if each != DEFAULT_LANGUAGE}
    return {language: path for language, path in paths.items() if path in there}


def _in_language(language: str, words: ShortWords) -> tuple[str, ShortWords]:
    """Both as one value, which can be remembered: the same object as long as they are the same."""
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


def _lock(reader: Reader, path: Path) -> dict[str, str]:
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
