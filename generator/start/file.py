"""The file of a new scenario or translation: under a free name, and whole or not at all."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from generator.load.documents import load_course
from generator.model.ids import why_no_scenario
from generator.project import Course
from generator.schema.files import write_schemas
from generator.start.errors import StartError


def require_free(course: Course, name: str) -> None:
    """Raise StartError if no new scenario of `course` can be called `name`."""
    reason = why_no_scenario(name)
    if reason:
        raise StartError(reason)
    _require_untaken(course, f"{name}.yml")


def write_scenario(course: Course, name: str, text: str) -> Path:
    """Write ``scenarios/<name>.yml``, and the schemas to edit it with; return the file.

    `name` may end in a language, for a translation. Raises StartError if the file is there already
    or cannot be written; then nothing new is left.
    """
    path = course.scenarios / f"{name}.yml"
    _require_untaken(course, path.name)
    try:
        file = path.open("x", encoding="utf-8", newline="\n")
    except FileExistsError as error:
        raise _taken(course, path.name) from error
    except OSError as error:
        raise StartError(f"the file could not be written: {error}") from error
    try:
        with file:
            file.write(text)
        write_schemas(load_course(course), course.schemas)
    except BaseException as error:
        # Otherwise half a file would bar the way to the next try.
        with suppress(OSError):
            path.unlink()
        if isinstance(error, OSError):
            raise StartError(
                f"the file and the schemas to edit it with could not be written: {error}"
            ) from error
        raise
    return path


def _require_untaken(course: Course, file: str) -> None:
    # Many disks take “Visit.yml” and “visit.yml” for one file.
    there = {path.name.casefold(): path.name for path in course.scenarios.iterdir()}
    taken = there.get(file.casefold())
    if taken:
        raise _taken(course, taken)


def _taken(course: Course, file: str) -> StartError:
    return StartError(
        f"{course.scenarios.name}/{file} is there already, and nothing is overwritten"
    )
