"""Say what of the evidence the scenarios cover."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.build import check_course
from generator.cli.group import course_at, course_option, main
from generator.plan.coverage import coverage
from generator.render.coverage_table import coverage_json, coverage_text


@main.command("coverage")
@course_option
@click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True
)
@click.option("--strict", is_flag=True, help="Fail if something that is asked for is missing.")
def coverage_command(course: Path | None, form: str, strict: bool) -> None:
    """Say which phenomena, quotations and dynamics occur in which scenario, and which in none.

    Asked for are all behaviours and processing, every other phenomenon of the paper's tables, every
    quotation that may be shown, and every dynamic that can be played.
    """
    checked = check_course(course_at(course))
    documents = checked.tracing.library.evidence
    if documents is None or checked.has_errors:
        click.echo(checked.told(), err=True)
        click.echo("A course with errors cannot be measured.", err=True)
        sys.exit(1)
    found = coverage(documents.value, checked.tracing.scenarios)
    click.echo(coverage_json(found) if form == "json" else coverage_text(found, documents.value))
    if strict and found.missing:
        sys.exit(1)
