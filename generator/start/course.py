"""A new course: this study, our pages, a small scenario, and what a department needs besides."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path

from generator.model.ids import nearest_id
from generator.project import Course, own_course, templates_folder
from generator.start.errors import StartError
from generator.start.scenario import FIRST, new_scenario

_ID = """
extra:
  downstream:
    # What students do is kept in their browser, by web server. Where several courses stand on one
    # server, this id keeps them apart; a copy of this course needs another. Choose it before
    # students begin: under another id, the course does not find what is kept on their devices.
    course: {course_id}
"""


def new_course(folder: Path, name: str | None = None) -> Course:
    """Make a course in `folder`, which must be absent or empty, and return it.

    `name` is the site's; by default it is made from the folder's. Raises StartError if something
    stands there, or if it cannot be written.
    """
    _require_empty(folder)
    was_there = folder.exists()
    course = Course(folder.resolve())
    try:
        _copy(course)
        course.config.write_text(
            _config(name or _name_of(course.root), _id_of(course.root)), encoding="utf-8"
        )
        course.scenarios.mkdir()
        new_scenario(course, FIRST)
    except BaseException as error:
        # All that is there is ours, and half a course would bar the way to the next try.
        _take_away(course.root, was_there)
        if isinstance(error, OSError):
            raise StartError(f"the course could not be written: {error}") from error
        raise
    return course


def _require_empty(folder: Path) -> None:
    if folder.is_dir() and any(folder.iterdir()):
        raise StartError(
            f"{folder} holds something already, and nothing of it was changed. "
            "Name a folder that is new or empty"
        )
    if folder.exists() and not folder.is_dir():
        raise StartError(f"{folder} is a file; name a folder that is new or empty")


def _take_away(folder: Path, but_for_itself: bool) -> None:
    if not but_for_itself:
        shutil.rmtree(folder, ignore_errors=True)
        return
    for each in folder.iterdir():
        if each.is_dir():
            shutil.rmtree(each, ignore_errors=True)
        else:
            each.unlink(missing_ok=True)


def _copy(course: Course) -> None:
    """Our evidence, pages and words for CanMEDS; on top, what belongs to a course of its own."""
    ours = own_course()
    shutil.copytree(ours.evidence, course.evidence)
    shutil.copytree(ours.pages, course.pages)
    shutil.copyfile(ours.canmeds, course.canmeds)
    shutil.copytree(templates_folder() / "course", course.root, dirs_exist_ok=True)


def _config(name: str, course_id: str) -> str:
    """Our own settings under another name and id, without the theme's place in a checkout."""
    text = own_course().config.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^ *custom_dir: .*\n", "", text)
    # A JSON string is YAML, whatever the name holds.
    said = json.dumps(name, ensure_ascii=False)
    named = re.sub(r"(?m)^site_name: .*$", lambda _: f"site_name: {said}", text, count=1)
    return named.rstrip("\n") + "\n" + _ID.format(course_id=course_id)


def _id_of(folder: Path) -> str:
    """An id from the folder's name; a name in another script has none, and must not clash."""
    name = folder.name
    return nearest_id(name) or f"course-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _name_of(folder: Path) -> str:
    words = re.sub(r"[-_\s]+", " ", folder.name).strip()
    return words[:1].upper() + words[1:] or "Downstream"
