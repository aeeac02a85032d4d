"""One id stands for two things in the model: a side, a category or a phenomenon.

Links name all three in the same place, so each id must mean one of them only.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import CourseRule
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme
from generator.diagnostics.span import Ref
from generator.trace.tracing import Tracing

FAILS = """\
"""
PASSES = """\
"""
MISTAKE = Mistake("evidence-id-twice", __doc__, Theme.MODEL, FAILS, PASSES)


def find(tracing: Tracing) -> Iterator[Finding]:
    documents = tracing.library.evidence
    if documents is None:
        return
    model = documents.value.model
    seen: dict[str, str] = {}
    for table, names in (
        ("sides", model.sides),
        ("categories", model.categories),
        ("phenomena", model.phenomena),
    ):
        for name in names:
            other = seen.setdefault(name, table)
            if other != table:
                yield Finding(
                    MISTAKE,
                    Ref(documents.model, (table, name), "key"),
                    f"“{name}” is used twice: it also stands under “{other}”.",
                    "Give one of them another id.",
                )


RULE = CourseRule(MISTAKE, find)
