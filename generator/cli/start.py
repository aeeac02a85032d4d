"""Begin a course or a scenario, and write what editors complete from."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.build import check_course
from generator.cli.group import Failure, course_at, course_option, main
from generator.schema.files import write_schemas
from generator.start.course import new_course
from generator.start.errors import StartError
from generator.start.scenario import new_scenario
from generator.start.translation import new_translation


@main.group()
def new() -> None:
    """Begin a course, or a scenario or a translation in it."""


@new.command("course")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", default=None, help="The site's name; by default made from DIR.")
def course_command(folder: Path, name: str | None) -> None:
    """Make a course of your own in DIR, which must be new or empty."""
    try:
        new_course(folder, name)
    except StartError as error:
        raise Failure(str(error)) from error
    click.echo(f"Made a course in {folder}. To look at it:\n\n  cd {folder}\n  downstream serve")


@new.command("scenario")
@click.argument("name", metavar="ID")
@course_option
def scenario_command(name: str, course: Path | None) -> None:
    """Write scenarios/ID.yml: a small scenario to be written over.

    ID is the scenario's name in addresses and file names, such as “the-long-wait”.
    """
    found = course_at(course)
    try:
        path = new_scenario(found, name)
    except StartError as error:
        raise Failure(str(error)) from error
    click.echo(f"Wrote {path.relative_to(found.root)}.")


@new.command("translation")
@click.argument("name", metavar="ID")
@click.argument("language", metavar="LANGUAGE")
@course_option
def translation_command(name: str, language: str, course: Path | None) -> None:
    """Write scenarios/ID.LANGUAGE.yml: every text of a scenario, to be translated.

    ID is the scenario's, such as “the-long-wait”; LANGUAGE is one the course has words for, such
    as “fr”. “downstream check” counts what is still to be written.
    """
    found = course_at(course)
    try:
        path = new_translation(found, name, language)
    except StartError as error:
        raise Failure(str(error)) from error
    click.echo(f"Wrote {path.relative_to(found.root)}.")


@main.command()
@course_option
def schema(course: Path | None) -> None:
    """Write the schemas that editors complete from, to build/schema.

    “build” and “serve” do it too; this one also works while there are mistakes.
    """
    found = course_at(course)
    checked = check_course(found)
    written = write_schemas(checked.tracing.library, found.schemas)
    if not written:
        click.echo(checked.told())
        sys.exit(1)
    click.echo(f"Wrote {len(written)} schemas to {found.schemas.relative_to(found.root)}.")
