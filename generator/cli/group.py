"""The command itself, and what its subcommands share."""

from __future__ import annotations

import errno
import traceback
from pathlib import Path
from typing import Any

import click

from generator import __version__
from generator.cli.streams import say_any_character
from generator.diagnostics.stumble import apology
from generator.project import Course, CourseNotFound, find_course

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
course_option = click.option(
    "--course", type=_FOLDER, default=None, help="The course's folder; by default, this one."
)

STOPPED = 130
_CODES = (
    "A command ends with 0 if all is well, 1 if the course has errors, 2 if something could not be "
    f"done, and {STOPPED} if it was stopped with Ctrl-C."
)


class Failure(click.ClickException):
    """A failure that is not the author's."""

    exit_code = 2


class _Commands(click.Group):
    def main(self, *arguments: Any, **settings: Any) -> Any:
        """Run as a program; whatever is said, also of wrong usage, can be written."""
        say_any_character()
        return super().main(*arguments, **settings)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; whatever stops it is told in a sentence."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
            ctx.exit(STOPPED)
        except OSError as error:
            # Whoever read what we say has closed it; click knows what to do.
            if error.errno == errno.EPIPE:
                raise
            place = f"{error.filename}: " if error.filename else ""
            raise Failure(f"{place}{error.strerror or error}") from error
        except Exception as error:
            if ctx.params["traceback"]:
                traceback.print_exc()
            raise Failure(
                f"{apology(error)}, with the command you gave. To see more to send along, write "
                "“downstream --traceback” and then the rest of the command."
            ) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=_CODES)
@click.version_option(__version__, prog_name="downstream")
@click.option(
    "--traceback",
    is_flag=True,
    help="If Downstream makes a mistake of its own, show where, for a report.",
)
def main(traceback: bool) -> None:
    """Build branching encounters from patients' own words, as a static site."""


def course_at(start: Path | None) -> Course:
    """The course that `start`, or else the working directory, stands in."""
    try:
        return find_course(start or Path.cwd())
    except CourseNotFound as error:
        raise Failure(str(error)) from error
