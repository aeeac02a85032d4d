"""From a Twee file to a scenario file that can be read, or to what is wrong with the Twee."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.diagnostics.diagnostic import Diagnostic, Finding
from generator.diagnostics.span import Route, Span
from generator.load.comments import TO_ADD
from generator.load.reading import read
from generator.load.twee.reading import Reporter, read_twee
from generator.load.twee.skeleton import Skeleton, skeleton
from generator.load.twee.yaml_text import yaml_text
from generator.load.yaml_tree import parse_yaml
from generator.model.scenario import Scenario
from generator.schema.files import schema_line


@dataclass(frozen=True, slots=True)
class Imported:
    """The scenario file (None with errors), what there is to say, and the texts it is about."""

    text: str | None
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str]


def import_twee(data: bytes, document: str, scenario: str) -> Imported:
    """Read Twee 3 into the skeleton of a scenario.

    `document` is the name of the Twee file and `scenario` that of the file to be written, for
    diagnostics. Nothing is written here.
    """
    reporter = Reporter(document)
    story = read_twee(data, reporter)
    made = skeleton(story, reporter) if story else None
    if made is None or reporter.failed:
        return Imported(None, reporter.told(), {document: reporter.text})
    notes = {route: f"downstream: {TO_ADD} {said}" for route, said in made.to_add.items()}
    text = f"{schema_line(PurePosixPath(scenario).stem)}\n{yaml_text(made.tree, notes)}"
    parsed = parse_yaml(scenario, text.encode())
    findings = [finding for finding, _ in parsed.findings]
    if parsed.tree is not None and not findings:
        _, findings = read(Scenario, scenario, parsed.tree)
    for finding in findings:
        # Only a comment in the story can bring this about; there it has to be mended.
        reporter.tell(
            finding.mistake, finding.message, _origin(made, finding, document), finding.hint
        )
    if findings:
        return Imported(None, reporter.told(), {document: reporter.text})
    return Imported(text, reporter.told(), {document: reporter.text})


def _origin(made: Skeleton, finding: Finding, document: str) -> Span:
    """Where in the story the part stands that a finding is about."""
    route: Route = finding.ref.route
    while route and route not in made.origins:
        route = route[:-1]
    return made.origins.get(route, Span(document, 1, 1, 1, 2))
