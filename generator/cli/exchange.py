"""Take a scenario to other tools, and bring a story from one."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.build import check_course
from generator.check import to_be_written
from generator.cli.group import Failure, course_at, course_option, main
from generator.cli.one_scenario import scenario_at, stop_at_errors, unknown
from generator.diagnostics.report import report, summary
from generator.exchange.export import FORMS
from generator.exchange.exporting import exporting
from generator.load.twee.importing import import_twee
from generator.model.ids import why_no_scenario
from generator.model.library import DEFAULT_LANGUAGE
from generator.schema.files import write_schemas


@main.command("export")
@click.argument("scenario")
@course_option
@click.option("--format", "form", type=click.Choice(sorted(FORMS)), required=True)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="The file to write; by default, standard output.",
)
@click.option("--language", default=DEFAULT_LANGUAGE, show_default=True)
def export_scenario(
    scenario: str, course: Path | None, form: str, output: Path | None, language: str
) -> None:
    """Write a scenario as ink, or as Twee 3 for Twine.

    SCENARIO is its id: the name of its file without “.yml”.
    """
    found = course_at(course)
    checked = check_course(found)
    facts, evidence = scenario_at(checked, found, scenario)
    stop_at_errors(checked, found, scenario)
    strings = checked.tracing.library.strings
    if language not in strings:
        raise unknown("language", language, strings)
    source = exporting(facts, evidence, strings, language)
    text = FORMS[form](source)
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Failure(f"{output} cannot be written: {error.strerror}") from error
    click.echo(f"Wrote {output}.")


@main.command("import")
@click.argument("story", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--id", "scenario", required=True, help="The new scenario's id, such as two-shifts.")
@course_option
def import_story(story: Path, scenario: str, course: Path | None) -> None:
    """Write a Twee 3 file as the skeleton of a scenario: scenes, choices, texts.

    What is to be added is told, and stands in the file as comments. A scenario that is there
    is never overwritten.
    """
    found = course_at(course)
    reason = why_no_scenario(scenario)
    if reason:
        raise Failure(f"{reason}.")
    target = found.scenarios / f"{scenario}.yml"
    if target.exists():
        raise Failure(f"{target} is there already, and nothing is overwritten.")
    try:
        data = story.read_bytes()
    except OSError as error:
        raise Failure(f"{story} cannot be read: {error.strerror}") from error
    document = target.relative_to(found.root).as_posix()
    imported = import_twee(data, story.as_posix(), document)
    if imported.diagnostics:
        click.echo(report(imported.diagnostics, imported.sources) + "\n", err=True)
    if imported.text is None:
        click.echo(f"{summary(imported.diagnostics)}. Nothing was written.", err=True)
        sys.exit(1)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(imported.text)
    except OSError as error:
        raise Failure(f"{target} cannot be written: {error.strerror}") from error
    checked = check_course(found)
    write_schemas(checked.tracing.library, found.schemas)
    to_add = [
        each
        for each in checked.diagnostics
        if each.code == to_be_written.MISTAKE.code and each.span.document == document
    ]
    if to_add:
        click.echo(report(to_add, checked.tracing.library.texts) + "\n", err=True)
    click.echo(f"Wrote {target}. Add what it says is missing, then: downstream check {target}")
