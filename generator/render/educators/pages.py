"""All generated pages for educators."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from generator.render.educators.coverage import coverage_pages
from generator.render.educators.diagnostics import diagnostics_pages
from generator.render.educators.guides import guide_pages
from generator.render.educators.reference import reference_pages
from generator.render.educators.results import results_pages
from generator.render.educators.storyboards import storyboards
from generator.render.rendering import Rendering

EducatorPages = Callable[[Rendering], Mapping[str, str]]

KINDS: Final[tuple[EducatorPages, ...]] = (
    diagnostics_pages,
    coverage_pages,
    reference_pages,
    storyboards,
    guide_pages,
    results_pages,
)


def educator_pages(rendering: Rendering) -> dict[str, str]:
    """Every page below ``educators/`` by its path; the section's first page is written by hand."""
    return {path: page for kind in KINDS for path, page in kind(rendering).items()}
