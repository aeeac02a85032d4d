"""A course's folders to a `Library`: everything is read, and every mistake is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel

from generator.diagnostics.diagnostic import Finding, in_reading_order
from generator.diagnostics.span import Ref
from generator.load.course_id import course_id_in
from generator.load.evidence_documents import read_evidence
from generator.load.files import Disk, Files
from generator.load.locale import interface_words
from generator.load.mistakes import unknown_scenario, unreadable
from generator.load.other_files import not_read
from generator.load.reader import Reader
from generator.load.translation import translate
from generator.load.yaml_tree import ParsedYaml, parse_foreign_yaml, parse_yaml
from generator.memory import Remember, afresh
from generator.model.canmeds import Canmeds
from generator.model.library import (
    Library,
    ScenarioDocument,
    Translation,
)
from generator.model.scenario import Scenario
from generator.project import Course

M = TypeVar("M", bound=BaseModel)
Parse = Callable[[str, bytes], ParsedYaml]
_DISK: Final = Disk()


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
    reader = Reader(course.root, files, parse, remember)
    words = files.below(course.locale, ".yml")
    strings = interface_words(words, reader.tree, reader.report, reader.name, remember)
    evidence = read_evidence(reader, course.evidence, strings)
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


def _pages(reader: Reader, folder: Path) -> dict[str, str]:
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


def _course_id(reader: Reader, config: Path) -> str:
    """The id in the publisher's settings, which are the publisher's to find fault with."""
    name = reader.name(config)
    try:
        parsed = reader.remember(parse_foreign_yaml, name, reader.files.read(config))
    except OSError:
        return ""
    reader.sources[name] = parsed.source
    for finding, span in parsed.findings:
        reader.report(finding, span)
    found, findings = reader.remember(course_id_in, name, parsed.tree)
    for finding in findings:
        reader.report(finding)
    return found


def _translation(
    reader: Reader, path: Path, originals: dict[str, ScenarioDocument]
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
