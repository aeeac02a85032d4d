"""What the publisher's settings say to us, under ``extra: {downstream: …}``."""

from __future__ import annotations

from generator.model.fields import Frozen


class CourseSettings(Frozen):
    """Our part of mkdocs.yml. `course` keeps courses on one web server apart."""

    course: str | None = None
