"""A story of another tool as a new scenario: what it tells, and what is to be added to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.build import check_course
from generator.check import to_be_written
from generator.diagnostics.report import report, summary
from generator.load.twee.importing import import_twee
from generator.project import Course
from generator.start.errors import StartError
from generator.start.file import require_free, write_scenario


@dataclass(frozen=True, slots=True)
class Brought:
    """The new scenario's file, None if the story has errors; and what there is to say of both."""

    path: Path | None
    about_story: str
    summary: str
    to_add: str = ""


def bring_story(course: Course, story: Path, name: str) -> Brought:
    """Write a Twee 3 file as the skeleton of the scenario `name`.

    Raises StartError if the story cannot be read, the id not be used, or the file not be written;
    then there is no new one.
    """
    require_free(course, name)
    try:
        data = story.read_bytes()
    except OSError as error:
        raise StartError(f"{story} cannot be read: {error.strerror}") from error
    document = f"{course.scenarios.relative_to(course.root).as_posix()}/{name}.yml"
    imported = import_twee(data, story.as_posix(), document)
    said = report(imported.diagnostics, imported.sources) if imported.diagnostics else ""
    found = summary(imported.diagnostics)
    if imported.text is None:
        return Brought(None, said, found)
    path = write_scenario(course, name, imported.text)
    return Brought(path, said, found, _to_add(course, document))


def _to_add(course: Course, document: str) -> str:
    checked = check_course(course)
    wanted = [
        each
        for each in checked.diagnostics
        if each.code == to_be_written.MISTAKE.code and each.span.document == document
    ]
    return report(wanted, checked.tracing.library.texts) if wanted else ""
