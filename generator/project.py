"""Where things are: in a course, and in this package."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_FEW: Final = 3
"""How many folders are offered to somebody who stands beside several courses."""


class CourseNotFound(Exception):
    """No directory from the starting place upwards is a course."""


@dataclass(frozen=True, slots=True)
class Course:
    """The folders of one course, all beneath its root; nothing here needs to exist yet."""

    root: Path

    @property
    def config(self) -> Path:
        """The publisher's settings."""
        return self.root / "mkdocs.yml"

    @property
    def content(self) -> Path:
        """What the site is made of besides scenarios."""
        return self.root / "content"

    @property
    def evidence(self) -> Path:
        """The study, its quotations and its model."""
        return self.content / "evidence"

    @property
    def pages(self) -> Path:
        """The pages written by hand."""
        return self.content / "pages"

    @property
    def locale(self) -> Path:
        """The interface's words, a file for each language."""
        return self.content / "locale"

    @property
    def canmeds(self) -> Path:
        """What CanMEDS numbers stand for; a course can do without."""
        return self.content / "canmeds.yml"

    @property
    def scenarios(self) -> Path:
        """The scenarios, a file for each."""
        return self.root / "scenarios"

    @property
    def build(self) -> Path:
        """What the generator writes on the way."""
        return self.root / "build"

    @property
    def schemas(self) -> Path:
        """What editors complete and explain the course's files from."""
        return self.build / "schema"

    @property
    def site(self) -> Path:
        """The finished site."""
        return self.root / "site"


def find_course(start: Path) -> Course:
    """Return the course that `start` stands in: the nearest one, looking upwards.

    Raises CourseNotFound if there is none.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if _is_course(folder):
            return Course(folder)
    below = _courses_below(here)
    if below:
        ways = " or ".join(f"cd {_typed(folder)}" for folder in below)
        raise CourseNotFound(
            f"no course found in {here}, but one folder further in. Go there first: {ways}"
        )
    raise CourseNotFound(
        f"no course found in {here} or above it: a course has a mkdocs.yml and a scenarios folder"
    )


def _is_course(folder: Path) -> bool:
    course = Course(folder)
    return course.config.is_file() and course.scenarios.is_dir()


def _courses_below(folder: Path) -> list[Path]:
    """The courses right below `folder`; none where they are too many to choose from."""
    try:
        inside = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
        found = [path for path in inside if _is_course(path)]
    except OSError:
        return []
    return found if len(found) <= _FEW else []


def _typed(folder: Path) -> str:
    """A folder as it is typed from the working directory, in any terminal."""
    here = Path.cwd().resolve()
    shown = str(folder.relative_to(here) if folder.is_relative_to(here) else folder)
    return shown if re.fullmatch(r"[\w./\\:-]+", shown) else f'"{shown}"'


def templates_folder() -> Path:
    """Return the folder of templates: inside an installed package, else beside it in a checkout."""
    package = Path(__file__).resolve().parent
    packaged = package / "site_templates"
    return packaged if packaged.is_dir() else package.parent / "site_templates"


def own_course() -> Course:
    """Our own course, without its scenarios in an installed package; else the checkout itself.

    Its locale holds the interface's words for every course, and new courses are made from it.
    """
    package = Path(__file__).resolve().parent
    packaged = package / "own_course"
    return Course(packaged if packaged.is_dir() else package.parent)
