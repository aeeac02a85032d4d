"""What a course covers of the evidence, as rows."""

from __future__ import annotations

from generator.plan.coverage import Coverage, Excused, Part, Row, coverage
from generator.trace.tracing import trace

from ..support import library_of, one_choice, real_evidence

ONE = one_choice("shows: [effort]\nunfolds: [{effect: hope, quote: t3-09}]")
TWO = one_choice("shows: [effort]").replace(
    "visit: {title: The visit}", "visit: {title: The visit, pressure: [workload]}"
)


def covered(**texts: str) -> Coverage:
    return coverage(real_evidence(), trace(library_of(**texts)).scenarios)


def row(found: Coverage, name: str) -> Row:
    (one,) = [row for row in found.rows if row.id == name]
    return one


def test_a_row_says_in_which_scenarios_and_how() -> None:
    found = covered(one=ONE, two=TWO)
    assert row(found, "effort").places == {"one": ("shown",), "two": ("shown",)}
    assert row(found, "hope").places == {"one": ("unfolds",)}
    assert row(found, "workload").places == {"two": ("presses",)}
    assert row(found, "t3-09").places == {"one": ("there",)}
    assert not row(found, "hope").is_missing


def test_everything_of_the_evidence_has_a_row() -> None:
    evidence, found = real_evidence(), covered(one=ONE)
    assert [each.id for each in found.of(Part.PHENOMENA)] == list(evidence.model.phenomena)
    assert [each.id for each in found.of(Part.QUOTATIONS)] == list(evidence.quotations)
    assert [each.id for each in found.of(Part.DYNAMICS)] == list(evidence.model.dynamics)


def test_what_is_not_asked_for_is_never_missing() -> None:
    found = covered(one=ONE)
    excused = {each.id: each.excused for each in found.rows if each.excused}
    assert excused == {
        "patient-centred-education": Excused.TEXT_ONLY,
        "support-for-physicians": Excused.TEXT_ONLY,
        "appropriate-use": Excused.TEXT_ONLY,
        "symptom-perception": Excused.TEXT_ONLY,
        "self-efficacy": Excused.TEXT_ONLY,
        "t2-17": Excused.WITHHELD,
        "d10": Excused.NOT_PLAYED,
        "d17": Excused.NOT_PLAYED,
    }
    missing = {each.id for each in found.missing}
    assert missing.isdisjoint(excused)
    # Named in the text only, but processing: asked for all the same.
    assert "self-image" in missing
