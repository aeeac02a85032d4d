"""The one scenario that somebody names; what is wrong with it goes to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from generator.build import Checked
from generator.cli.group import Failure
from generator.diagnostics.diagnostic import Diagnostic, did_you_mean
from generator.diagnostics.report import report, summary
from generator.model.evidence import Evidence
from generator.project import Course
from generator.trace.tracing import ScenarioFacts


def scenario_at(checked: Checked, course: Course, scenario: str) -> tuple[ScenarioFacts, Evidence]:
    """A scenario that can be read, and the evidence. Says why, and ends, where there is none."""
    evidence = checked.tracing.library.evidence
    facts = checked.tracing.scenarios.get(scenario)
    if facts is None or evidence is None:
        stop_at_errors(checked, course, scenario)
        raise unknown("scenario", scenario, checked.tracing.scenarios)
    return facts, evidence.value


def stop_at_errors(checked: Checked, course: Course, scenario: str) -> None:
    """End with what is wrong with a scenario, its translations and what it rests on."""
    wrong = [each for each in checked.diagnostics if each.is_error]
    wrong = [each for each in wrong if not _is_about_another(each, course, scenario)]
    if wrong:
        told = report(wrong, checked.tracing.library.texts)
        click.echo(f"{told}\n\n{summary(wrong)}", err=True)
        sys.exit(1)


def unknown(kind: str, name: str, known: Iterable[str]) -> Failure:
    """What there is not, and what may have been meant."""
    hint = did_you_mean(name, known)
    return Failure(f"There is no {kind} “{name}”." + (f" {hint}" if hint else ""))


def _is_about_another(diagnostic: Diagnostic, course: Course, scenario: str) -> bool:
    folder, _, name = diagnostic.span.document.rpartition("/")
    return folder == course.scenarios.name and name.partition(".")[0] != scenario
