"""One id stands for two things in the model: a side, a category or a phenomenon.

Links name sides, categories and phenomena in the same place, so each id must mean one of them only.

Why: A link to an id that means two things would support effects that the study does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import CourseRule
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme, Where
from generator.diagnostics.span import Ref
from generator.trace.tracing import Tracing

FAILS = {
    "content/evidence/model.yml": """\
phenomena:
  engaging: {category: engaging, origin: text, label: E, about: E.}
"""
}
PASSES = {
    "content/evidence/model.yml": """\
phenomena:
  early: {category: engaging, origin: text, label: E, about: E.}
"""
}
MISTAKE = Mistake("evidence-id-twice", __doc__, Theme.MODEL, FAILS, PASSES, where=Where.EVIDENCE)


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
