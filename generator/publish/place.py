"""Where a site may be put: nowhere that its course, or anybody else, has files."""

from __future__ import annotations

from pathlib import Path

from generator.project import Course
from generator.publish.alone import alone
from generator.publish.directory import heal, is_torn, require_replaceable
from generator.publish.errors import PublishError


def make_ready(course: Course, target: Path) -> None:
    """Mend what a killed run left at `target`.

    Raises PublishError if no site of `course` may be put there.
    """
    _require_apart(course, target.resolve())
    if is_torn(target):
        with alone(target):
            heal(target)
    require_replaceable(target)


def _require_apart(course: Course, target: Path) -> None:
    root = course.root.resolve()
    if root.is_relative_to(target):
        raise PublishError(
            f"{target} holds the course itself, and a site is replaced with all that is in its "
            "folder. Choose a folder for the site alone"
        )
    for folder in (course.content, course.scenarios, course.build):
        if target.is_relative_to(folder.resolve()):
            raise PublishError(
                f"{target} is within the course's folder “{folder.name}”, which is not for sites. "
                f"Choose another, such as {course.site}"
            )
