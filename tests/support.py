"""Small courses and scenarios for tests: on disk, or in memory beside the real evidence."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from generator.check.checking import check
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import SourceMap
from generator.load.documents import load_course
from generator.load.reading import read
from generator.load.tree_builder import Tree
from generator.load.yaml_tree import parse_yaml
from generator.model.evidence import Evidence
from generator.model.library import EvidenceDocuments, Library, ScenarioDocument
from generator.model.scenario import Scenario
from generator.plan.site_plan import plan
from generator.project import Course, templates_folder
from generator.render.pages import render
from generator.trace.tracing import ScenarioFacts, Tracing, trace

REPOSITORY = Path(__file__).resolve().parents[1]

HEAD = """\
title: A visit
summary: One short visit.
patient: {name: Noor Ali, pronouns: she/her, age: 52, about: A florist.}
role: third-year student
objectives: [Listen once]
minutes: 1
"""

VISIT = """\
encounters:
  visit: {title: The visit}
"""

ENDING = """\
  end:
    encounter: visit
    text: She goes.
    ending: {title: Out, tone: good}
"""


@cache
def real_library() -> Library:
    """The repository's own course, as it was read."""
    return load_course(Course(REPOSITORY))


def real_documents() -> EvidenceDocuments:
    documents = real_library().evidence
    assert documents is not None
    return documents


def real_evidence() -> Evidence:
    return real_documents().value


def draft(scenes: str, encounters: str = VISIT, more: str = "") -> str:
    """A whole scenario around `scenes`, which stand at the left margin as in a file."""
    return f"{HEAD}{more}{encounters}scenes:\n{scenes}"


def one_choice(choice: str, more: str = "") -> str:
    """A scenario whose first choice has the lines of `choice`, at the left margin."""
    indented = "".join(f"        {line}\n" for line in choice.strip("\n").splitlines())
    return draft(
        "  opening:\n"
        "    encounter: visit\n"
        "    text: She waits.\n"
        "    choices:\n"
        "      first:\n"
        "        text: You speak.\n"
        f"{indented}"
        "        goto: end\n"
        "      second:\n"
        "        text: You wait.\n"
        "        goto: end\n" + ENDING,
        more=more,
    )


def library_of(**texts: str) -> Library:
    """A library of scenarios in memory; what is not a scenario at all fails the test."""
    real = real_library()
    scenarios = {}
    sources: dict[str, SourceMap] = dict(real.sources)
    for name, text in texts.items():
        document = f"scenarios/{name}.yml"
        parsed = parse_yaml(document, text.encode())
        assert not parsed.findings
        assert parsed.tree is not None
        sources[document] = parsed.source
        scenarios[name] = ScenarioDocument(document, scenario_of(parsed.tree))
    return replace(real, scenarios=scenarios, sources=sources, diagnostics=())


def scenario_of(tree: Tree) -> Scenario:
    scenario, findings = read(Scenario, "scenarios/it.yml", tree)
    assert scenario is not None, findings
    return scenario


def traced(text: str) -> Tracing:
    return trace(library_of(it=text))


def facts_of(text: str) -> ScenarioFacts:
    return traced(text).scenarios["it"]


def diagnosed(text: str) -> tuple[Diagnostic, ...]:
    return check(traced(text))


def codes(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [diagnostic.code for diagnostic in diagnostics]


def make_course(folder: Path, files: Mapping[str, str | bytes] | None = None) -> Course:
    """A course with the real evidence and English interface strings, and `files` on top."""
    shutil.copytree(REPOSITORY / "content" / "evidence", folder / "content" / "evidence")
    locale = folder / "content" / "locale"
    locale.mkdir()
    shutil.copy(REPOSITORY / "content" / "locale" / "en.yml", locale)
    shutil.copy(REPOSITORY / "mkdocs.yml", folder / "mkdocs.yml")
    (folder / "scenarios").mkdir()
    for name, content in (files or {}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Course(folder.resolve())


def line_of(text: str, marker: str) -> int:
    """The line that holds `marker`, which stands there only."""
    assert text.count(marker) == 1, f"{text.count(marker)} × {marker!r}"
    return text.count("\n", 0, text.index(marker)) + 1


def is_located(diagnostic: Diagnostic, texts: Mapping[str, str]) -> bool:
    """Whether the diagnostic's span lies within its file."""
    span = diagnostic.span
    lines = texts.get(span.document, "").split("\n")
    return (
        1 <= span.line <= span.end_line <= len(lines)
        and 1 <= span.column <= len(lines[span.line - 1]) + 1
        # A caret at the end of a line is one column wide.
        and 1 <= span.end_column <= len(lines[span.end_line - 1]) + 2
        and (span.line, span.column) <= (span.end_line, span.end_column)
    )


def pages_of(library: Library, language: str = "en") -> Mapping[str, str]:
    """Every generated file of the site in one language, by its path."""
    return render(plan(trace(library)), templates_folder(), language).files


def body_of(page: str) -> str:
    """The finished HTML in a generated page's front matter."""
    (line,) = [line for line in page.split("\n") if line.startswith("body: ")]
    return str(json.loads(line.removeprefix("body: ")))
