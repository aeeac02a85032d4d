"""The command itself, and what its subcommands share."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import click

from generator import __version__
from generator.project import Course, CourseNotFound, find_course

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
course_option = click.option(
    "--course", type=_FOLDER, default=None, help="The course's folder; by default, this one."
)


class Failure(click.ClickException):
    """A failure that is not the author's."""

    exit_code = 2


class _Commands(click.Group):
    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what the file system refuses it is told in a sentence."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            # Whoever read what we say has closed it; click knows what to do.
            if error.errno == errno.EPIPE:
                raise
            place = f"{error.filename}: " if error.filename else ""
            raise Failure(f"{place}{error.strerror or error}") from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="downstream")
def main() -> None:
    """Build branching encounters from patients' own words, as a static site."""


def course_at(start: Path | None) -> Course:
    """The course that `start`, or else the working directory, stands in."""
    try:
        return find_course(start or Path.cwd())
    except CourseNotFound as error:
        raise Failure(str(error)) from error
