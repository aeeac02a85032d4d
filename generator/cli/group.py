"""The command itself, and what its subcommands share."""

from __future__ import annotations

from pathlib import Path

import click

from generator import __version__
from generator.project import Course, CourseNotFound, find_course

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
course_option = click.option(
    "--course", type=_FOLDER, default=None, help="The course's folder; by default, this one."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="downstream")
def main() -> None:
    """Build branching encounters from patients' own words, as a static site."""


class Failure(click.ClickException):
    """A failure that is not the author's."""

    exit_code = 2


def course_at(start: Path | None) -> Course:
    """The course that `start`, or else the working directory, stands in."""
    try:
        return find_course(start or Path.cwd())
    except CourseNotFound as error:
        raise Failure(str(error)) from error
