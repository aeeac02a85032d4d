"""In which order scenarios stand in the catalogue."""

from __future__ import annotations

from generator.plan.site_plan import plan
from generator.trace.tracing import trace

from ..support import library_of, one_choice

VISIT = one_choice("shows: [effort]\nunfolds: [hope]")


def test_as_ordered_and_then_by_id() -> None:
    second, first = (VISIT.replace("minutes: 1", f"minutes: 1\norder: {n}") for n in (2, 1))
    planned = plan(trace(library_of(a=VISIT, b=second, c=first, d=VISIT)))
    assert [each.id for each in planned.scenarios] == ["c", "b", "a", "d"]
