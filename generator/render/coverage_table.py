"""Coverage as plain text for a terminal of 80 columns or more, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from textwrap import fill, shorten
from typing import Final

from generator.model.evidence import Evidence, Side
from generator.plan.coverage import THERE, Coverage, Excused, Part, Row
from generator.render.terminal import WIDTH

_AT_ONCE: Final = 9
"""How many scenarios stand side by side; more of them make further tables below."""

_LABEL, _STATUS = 32, 20
"""The narrowest column of names, and the column that says what is missing."""

_MARKS: Final = {"shown": "S", "unfolds": "U", "presses": "P", THERE: "x"}
_EXCUSED: Final = {
    Excused.TEXT_ONLY: "not asked for",
    Excused.WITHHELD: "withheld",
    Excused.NOT_PLAYED: "cannot be played",
    Excused.NOT_SAID: "not recognised",
}
_TITLES: Final = {
    Part.PHENOMENA: "Phenomena (S shown, U unfolds, P presses)",
    Part.QUOTATIONS: "Quotations",
    Part.DYNAMICS: "Dynamics",
}


def coverage_text(coverage: Coverage, evidence: Evidence) -> str:
    """The matrix, with what is missing named below it."""
    names = list(coverage.scenarios)
    lines = [f"{_numbers(names)[name]:>3}  {name}" for name in names] or ["No scenario yet."]
    for start in range(0, len(names) or 1, _AT_ONCE):
        for part in Part:
            lines += ["", *_table(coverage, evidence, part, names[start : start + _AT_ONCE])]
    return "\n".join([*lines, "", *_missing(coverage), *_reasons(coverage)])


def coverage_json(coverage: Coverage) -> str:
    """The matrix for other programs: `format` 1, rows with the ways of every scenario."""
    rows = {
        str(part): [
            {
                "id": row.id,
                **({"category": row.group} if row.group else {}),
                "excused": str(row.excused) if row.excused else None,
                "scenarios": {name: list(ways) for name, ways in row.places.items()},
            }
            for row in coverage.of(part)
        ]
        for part in Part
    }
    missing = {str(part): [row.id for row in coverage.missing if row.part is part] for part in Part}
    scenarios = [{"id": name, "title": title} for name, title in coverage.scenarios.items()]
    whole = {"format": 1, "scenarios": scenarios, **rows, "missing": missing}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _numbers(names: Sequence[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names, 1)}


def _table(
    coverage: Coverage, evidence: Evidence, part: Part, names: Sequence[str]
) -> Iterator[str]:
    numbers = _numbers(list(coverage.scenarios))
    width = max(_LABEL, WIDTH - _STATUS - 3 * len(names))
    yield _TITLES[part]
    yield " " * width + "".join(f"{numbers[name]:>3}" for name in names)
    group = ""
    for row in coverage.of(part):
        if row.group != group:
            group = row.group
            yield _group(evidence, group)
        marks = "".join(
            f"{''.join(_MARKS[way] for way in row.places.get(name, ())) or '·':>3}"
            for name in names
        )
        yield f"{_label(evidence, row, width):<{width}}{marks}  {_status(row)}".rstrip()


def _group(evidence: Evidence, category: str) -> str:
    side = evidence.side(category)
    whole = {Side.ABSENT: "absence", Side.PRESENT: "presence", None: "?"}[side]
    return f" {whole}: {shorten(evidence.label(category), WIDTH - 12, placeholder=' …')}"


def _label(evidence: Evidence, row: Row, width: int) -> str:
    if row.part is Part.DYNAMICS:
        rule = evidence.model.dynamics[row.id].rule
        return "  " + shorten(f"{row.id} {rule}", width - 2, placeholder=" …")
    return f"  {row.id}"


def _status(row: Row) -> str:
    if row.is_missing:
        return "MISSING"
    return _EXCUSED[row.excused] if row.excused and not row.places else ""


def _missing(coverage: Coverage) -> Iterator[str]:
    if not coverage.missing:
        yield "Nothing that is asked for is missing."
        return
    yield "Missing:"
    for part in Part:
        found = [row.id for row in coverage.missing if row.part is part]
        if found:
            said = (
                f"{len(found)} of {len([r for r in coverage.of(part) if not r.excused])} {part}: "
            )
            yield fill(
                said + ", ".join(found), WIDTH, initial_indent="  ", subsequent_indent="    "
            )


def _reasons(coverage: Coverage) -> Iterator[str]:
    reasons = [row for row in coverage.of(Part.DYNAMICS) if row.why]
    if reasons:
        yield "Cannot be played:"
    for row in reasons:
        yield fill(f"{row.id}: {row.why}", WIDTH, initial_indent="  ", subsequent_indent="    ")
