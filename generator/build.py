"""The whole flow on one screen: load, trace, check, plan, render, publish."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.check.checking import judge
from generator.diagnostics.diagnostic import Diagnostic, Silenced
from generator.diagnostics.report import report, summary
from generator.load.documents import load_course
from generator.load.lock import write_lock
from generator.model.library import DEFAULT_LANGUAGE
from generator.plan.site_plan import plan
from generator.project import Course, templates_folder
from generator.publish import material
from generator.publish.directory import exchange, heal, require_replaceable, workspace
from generator.publish.pages import place_of, write_pages
from generator.render.pages import render
from generator.schema.files import write_schemas
from generator.trace.tracing import Tracing, trace

Publisher = Callable[[Path, Path, Path, Path, Mapping[str, Any]], None]
PUBLISHERS: dict[str, Publisher] = {"material": material.publish}


@dataclass(frozen=True, slots=True)
class Checked:
    """A course that was read and looked through, and everything wrong with it."""

    tracing: Tracing
    diagnostics: tuple[Diagnostic, ...]
    silenced: tuple[Silenced, ...] = ()

    @property
    def has_errors(self) -> bool:
        return any(diagnostic.is_error for diagnostic in self.diagnostics)

    def told(self, form: str = "text", within: str = "") -> str:
        return report(self.diagnostics, self.tracing.library.texts, form, self.silenced, within)

    @property
    def summary(self) -> str:
        return summary(self.diagnostics, self.silenced)


@dataclass(frozen=True, slots=True)
class Built:
    """How a build ended. `ok` is False if the author's errors stopped it before writing."""

    ok: bool
    report: str


def check_course(course: Course) -> Checked:
    """Read a course and find what is wrong with it; nothing is written."""
    tracing = trace(load_course(course))
    verdict = judge(tracing)
    return Checked(tracing, verdict.diagnostics, verdict.silenced)


def lock_quotations(course: Course) -> tuple[str, ...] | None:
    """Lock the course's quotations as they stand; the ids that changed, or None if unreadable."""
    evidence = load_course(course).evidence
    if evidence is None:
        return None
    return write_lock(evidence.value.quotations, course.root / evidence.lock)


def build_course(course: Course, site: Path | None = None, publisher: str = "material") -> Built:
    """Build the site of a course, unless it has errors.

    The finished site takes the old one's place in one step; until then, and after any failure,
    the old one stands. Raises PublishError where publishing fails for a reason of ours.
    """
    target = site or course.site
    heal(target)
    require_replaceable(target)
    checked = check_course(course)
    if checked.has_errors:
        return Built(False, f"{checked.told()}\n\n{checked.summary}")
    templates = templates_folder()
    planned = plan(checked.tracing)
    with workspace(target) as work:
        for language in planned.languages:
            rendered = render(planned, templates, language)
            pages = write_pages(
                course, rendered.files, work / "pages" / language, language, planned.languages
            )
            PUBLISHERS[publisher](
                course.config,
                pages,
                templates / "theme",
                work / "site" / place_of(language),
                {"theme": {"language": language}, "extra": {"shell": dict(rendered.shell)}},
            )
        exchange(work / "site", target)
        _keep_pages(work / "pages" / DEFAULT_LANGUAGE, course.build / "pages")
    write_schemas(checked.tracing.library, course.schemas)
    return Built(True, checked.told())


def _keep_pages(pages: Path, kept: Path) -> None:
    """Leave the publisher's input where the course's own configuration expects it."""
    shutil.rmtree(kept, ignore_errors=True)
    kept.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(pages, kept)
