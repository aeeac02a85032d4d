"""What a course covers of the evidence, as rows, as text and as JSON."""

from __future__ import annotations

import json

from generator.plan.coverage import Coverage, Excused, Part, Row, coverage
from generator.plan.coverage_table import coverage_json, coverage_text
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


def test_the_text_fits_eighty_columns_and_names_what_is_missing() -> None:
    evidence = real_evidence()
    many = covered(**{f"s{number}": ONE for number in range(17)})
    for found in (covered(one=ONE, two=TWO), many, covered()):
        told = coverage_text(found, evidence)
        assert max(map(len, told.splitlines())) <= 80
        assert "insults" in told.split("Missing:")[1]
    told = coverage_text(many, evidence)
    assert told.count("Quotations\n") == 2  # seventeen scenarios stand in two tables
    assert " 17\n" in told


def test_a_full_matrix_says_so() -> None:
    found = covered(one=ONE)
    rows = tuple(each for each in found.rows if not each.is_missing)
    told = coverage_text(Coverage(found.scenarios, rows), real_evidence())
    assert "Nothing that is asked for is missing." in told
    assert "MISSING" not in told


def test_the_json_has_the_same_rows() -> None:
    found = covered(one=ONE)
    told = json.loads(coverage_json(found))
    assert told["format"] == 1
    assert told["scenarios"] == [{"id": "one", "title": "A visit"}]
    for part in Part:
        rows = {each["id"]: each for each in told[part]}
        assert {name: list(each["scenarios"]) for name, each in rows.items()} == {
            each.id: list(each.places) for each in found.of(part)
        }
        assert told["missing"][part] == [each.id for each in found.missing if each.part is part]
