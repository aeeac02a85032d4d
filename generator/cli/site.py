"""Check a course, build and show its site, lock its quotations."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.build import PUBLISHERS, Checked, build_course, check_course, lock_quotations
from generator.cli.ending import ends_like_ctrl_c
from generator.cli.group import Failure, course_at, course_option, main
from generator.cli.progress import Progress
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.report import FORMATS
from generator.project import Course
from generator.publish.errors import PublishError
from generator.serve.server import LAST_PORT
from generator.serve.session import serve as serve_course

site_option = click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Where the site is written; by default, “site” in the course.",
)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@course_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
def check(paths: tuple[Path, ...], course: Path | None, form: str, strict: bool) -> None:
    """Say what is wrong with the course, and where. Writes nothing.

    With PATHS, only what concerns these files is told.
    """
    found = course_at(course or (paths[0] if paths else None))
    checked = _only(check_course(found), found, paths)
    told = checked.told(form, _seen_from_here(found) if form == "github" else "")
    if told:
        click.echo(told)
    if form == "text":
        click.echo(("\n" if told else "") + checked.summary)
    if checked.has_errors or (strict and checked.diagnostics):
        sys.exit(1)


@main.command()
@course_option
@site_option
@click.option("--publisher", type=click.Choice(sorted(PUBLISHERS)), default="material")
def build(course: Path | None, site: Path | None, publisher: str) -> None:
    """Build the site. With errors in the course nothing is written."""
    found = course_at(course)
    try:
        with ends_like_ctrl_c(), Progress(sys.stderr) as progress:
            built = build_course(found, site, publisher, progress.tell)
    except PublishError as error:
        raise Failure(str(error)) from error
    if built.report:
        click.echo(built.report)
    if not built.ok:
        click.echo("Not built: the last good site stays.", err=True)
        sys.exit(1)
    click.echo(f"Built {site or found.site}.")


@main.command("lock-quotations")
@course_option
def lock(course: Path | None) -> None:
    """Lock the quotations as they stand, after each was checked against the article."""
    found = course_at(course)
    changed = lock_quotations(found)
    if changed is None:
        click.echo(check_course(found).told())
        sys.exit(1)
    click.echo("Locked anew: " + ", ".join(changed) if changed else "Nothing had changed.")


@main.command()
@course_option
@site_option
@click.option("--port", type=click.IntRange(0, LAST_PORT), default=8000, show_default=True)
def serve(course: Path | None, site: Path | None, port: int) -> None:
    """Show the site at 127.0.0.1, and build it again whenever a file is saved."""
    found = course_at(course)
    try:
        with ends_like_ctrl_c(), Progress(sys.stderr) as progress:
            serve_course(found, site=site, port=port, say=progress.say, tell=progress.tell)
    except (OSError, PublishError) as error:
        raise Failure(str(error)) from error


def _only(checked: Checked, course: Course, paths: tuple[Path, ...]) -> Checked:
    """Only the diagnostics of documents at or below `paths`; all of them without any."""
    if not paths:
        return checked
    wanted = [path.resolve() for path in paths]

    def concerned(diagnostic: Diagnostic) -> bool:
        document = course.root / diagnostic.span.document
        return any(document.is_relative_to(one) for one in wanted)

    return Checked(
        checked.tracing,
        tuple(each for each in checked.diagnostics if concerned(each)),
        tuple(each for each in checked.silenced if concerned(each.diagnostic)),
    )


def _seen_from_here(course: Course) -> str:
    """The course's folder as seen from the working directory, where it is below it.

    GitHub takes the paths of annotations from the repository's root, where a workflow runs.
    """
    here = Path.cwd().resolve()
    if course.root == here or not course.root.is_relative_to(here):
        return ""
    return course.root.relative_to(here).as_posix() + "/"
