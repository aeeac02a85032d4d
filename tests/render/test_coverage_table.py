"""Coverage for a terminal and for other programs says what the rows say."""

from __future__ import annotations

import json

from generator.plan.coverage import Coverage, Part
from generator.render.coverage_table import coverage_json, coverage_text

from ..plan.test_coverage import ONE, TWO, covered
from ..support import real_evidence


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
