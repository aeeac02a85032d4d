"""The publisher's input: the hand-written pages, and the generated ones among them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from generator.project import Course
from generator.publish.errors import PublishError


def write_pages(course: Course, files: Mapping[str, str], folder: Path) -> Path:
    """Write everything into `folder` and return it.

    Raises PublishError if a hand-written page has the name of a generated one.
    """
    if course.pages.is_dir():
        shutil.copytree(course.pages, folder)
    for name, text in files.items():
        path = folder / name
        if path.exists():
            raise PublishError(
                f"content/pages/{name} has the name of a generated page; rename or remove it"
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder
