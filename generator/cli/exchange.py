"""Take a scenario to other tools, and bring a story from one."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.build import check_course
from generator.cli.group import Failure, course_at, course_option, main
from generator.cli.one_scenario import scenario_at, stop_at_errors, unknown
from generator.exchange.export import FORMS
from generator.exchange.exporting import exporting
from generator.model.library import DEFAULT_LANGUAGE
from generator.start.errors import StartError
from generator.start.story import bring_story


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
    try:
        brought = bring_story(course_at(course), story, scenario)
    except StartError as error:
        raise Failure(str(error)) from error
    for said in (brought.about_story, brought.to_add):
        if said:
            click.echo(f"{said}\n", err=True)
    if brought.path is None:
        click.echo(f"{brought.summary}. Nothing was written.", err=True)
        sys.exit(1)
    there = brought.path
    click.echo(f"Wrote {there}. Add what it says is missing, then: downstream check {there}")
