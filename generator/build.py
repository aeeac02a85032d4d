"""The whole flow on one screen: load, trace, check, plan, render, publish."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.check.checking import judge
from generator.diagnostics.diagnostic import Diagnostic, Silenced
from generator.diagnostics.report import report, summary
from generator.load.documents import load_course
from generator.load.lock import write_lock
from generator.memory import Remember, afresh
from generator.model.library import DEFAULT_LANGUAGE
from generator.plan.site_plan import plan
from generator.project import Course, templates_folder
from generator.publish import material
from generator.publish.alone import alone
from generator.publish.directory import exchange, workspace
from generator.publish.kept import keep_pages
from generator.publish.pages import place_of, write_pages
from generator.publish.place import make_ready
from generator.publish.program import Publisher, Running
from generator.render.insets import filled
from generator.render.pages import RenderedSite, render
from generator.schema.files import write_schemas
from generator.trace.tracing import Tracing, trace

PUBLISHERS: dict[str, Publisher] = {"material": material.publish}

Tell = Callable[[str], None]
"""Hears what the build is at, in a few words."""


def untold(_doing: str) -> None:
    """Nobody listens."""


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
class Prepared:
    """A checked course and its finished pages in every language: none if it has errors."""

    checked: Checked
    sites: tuple[RenderedSite, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """How a build ended. `ok` is False if the author's errors stopped it before writing."""

    ok: bool
    report: str


def check_course(course: Course, remember: Remember = afresh) -> Checked:
    """Read a course and find what is wrong with it; nothing is written."""
    tracing = trace(load_course(course, remember), remember)
    verdict = judge(tracing, remember)
    return Checked(tracing, verdict.diagnostics, verdict.silenced)


def lock_quotations(course: Course) -> tuple[str, ...] | None:
    """Lock the course's quotations as they stand; the ids that changed, or None if unreadable."""
    evidence = load_course(course).evidence
    if evidence is None:
        return None
    return write_lock(evidence.value.quotations, course.root / evidence.lock)


def prepare(course: Course, remember: Remember = afresh, tell: Tell = untold) -> Prepared:
    """Read, check and render a course, all in memory.

    `remember` makes it quick where little has changed since it was used last.
    """
    tell("Reading and checking")
    checked = check_course(course, remember)
    if checked.has_errors:
        return Prepared(checked, ())
    planned = plan(checked.tracing, remember)
    sites = []
    for language in planned.languages:
        tell(f"Making the pages ({language})")
        sites.append(render(planned, templates_folder(), language, remember))
    return Prepared(checked, tuple(sites))


def publish(
    course: Course,
    prepared: Prepared,
    target: Path,
    publisher: str = "material",
    running: Running | None = None,
    tell: Tell = untold,
) -> None:
    """Publish finished pages; the site takes the old one's place in one step, the last of all.

    Until then, and after any failure, the old one stands. What the course's folder “build” keeps
    comes before it. Raises PublishError or OSError.
    """
    templates = templates_folder()
    languages = [each.language for each in prepared.sites]
    library = prepared.checked.tracing.library
    with workspace(target) as work:
        for each in prepared.sites:
            tell(f"Publishing ({each.language})")
            pages = work / "pages" / each.language
            written = {name: filled(text, each.insets) for name, text in library.pages.items()}
            write_pages(course, written, each.files, pages, each.language, languages)
            PUBLISHERS[publisher](
                course.config,
                pages,
                templates / "theme",
                work / "site" / place_of(each.language),
                _settings(each, prepared.sites, library.course),
                running or Running(),
            )
        with alone(target):
            keep_pages(work / "pages" / DEFAULT_LANGUAGE, course.build / "pages")
            write_schemas(library, course.schemas)
            exchange(work / "site", target)


def _settings(site: RenderedSite, sites: Sequence[RenderedSite], course_id: str) -> dict[str, Any]:
    """What our templates need besides a page; the id is the one that was checked."""
    known = [
        {"code": each.language, "place": _folder_of(each.language), "shell": dict(each.shell)}
        for each in sites
    ]
    return {
        "theme": {"language": site.language},
        "extra": {
            "shell": dict(site.shell),
            "languages": known,
            "downstream": {"course": course_id},
        },
    }


def build_course(
    course: Course, site: Path | None = None, publisher: str = "material", tell: Tell = untold
) -> Built:
    """Build the site of a course, unless it has errors.

    Raises PublishError where publishing fails for a reason of ours.
    """
    target = site or course.site
    make_ready(course, target)
    prepared = prepare(course, tell=tell)
    if not prepared.sites:
        return Built(False, f"{prepared.checked.told()}\n\n{prepared.checked.summary}")
    publish(course, prepared, target, publisher, tell=tell)
    return Built(True, prepared.checked.told())


def _folder_of(language: str) -> str:
    """A language's place in an address, to which a file's name is added."""
    return place_of(language) and f"{place_of(language)}/"
