"""The course's id, which is all that we read of the publisher's settings."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.span import Ref, Route
from generator.load.mistakes import course_id
from generator.load.reading import read
from generator.load.tree_builder import Tree
from generator.model.ids import id_form, is_id
from generator.model.settings import CourseSettings

PLACE: Final[Route] = ("extra", "downstream")


def course_id_in(document: str, tree: Tree | None) -> tuple[str, tuple[Finding, ...]]:
    """The id in the settings `tree`, empty where there is none, and what is wrong with ours."""
    ours = _part(tree, PLACE)
    if ours is None:
        return "", ()
    settings, findings = read(CourseSettings, document, ours)
    if settings is None:
        return "", tuple(_below(PLACE, finding) for finding in findings)
    if settings.course is None:
        return "", ()
    if not is_id(settings.course):
        return "", (_not_an_id(Ref(document, (*PLACE, "course")), settings.course),)
    return settings.course, ()


def _part(tree: Tree | None, route: Route) -> Tree | None:
    for step in route:
        tree = tree.get(str(step)) if isinstance(tree, dict) else None
    return tree


def _below(route: Route, finding: Finding) -> Finding:
    ref = finding.ref
    return replace(finding, ref=Ref(ref.document, (*route, *ref.route), ref.at))


def _not_an_id(ref: Ref, name: str) -> Finding:
    said = f"“{name}” is not a usable id." if name else "The course's id is empty."
    return Finding(course_id.MISTAKE, ref, said, f"Use {id_form(name)}.")
