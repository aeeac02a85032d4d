"""A quotation's text is not the one that was checked against the article and locked."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import CourseRule
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme
from generator.diagnostics.span import Ref
from generator.load.lock import digest
from generator.trace.tracing import Tracing

FAILS = """\
"""
PASSES = """\
"""
MISTAKE = Mistake("quotation-altered", __doc__, Theme.QUOTATIONS, FAILS, PASSES)
RELOCK = (
    "Restore the words as published. If the correction is deliberate and was checked against "
    "the article, run “downstream lock-quotations”."
)


def find(tracing: Tracing) -> Iterator[Finding]:
    documents = tracing.library.evidence
    if documents is None:
        return
    lock = documents.value.lock
    for name, quotation in documents.value.quotations.items():
        ref = Ref(documents.quotations, ("quotations", name, "text"))
        if name not in lock:
            yield Finding(MISTAKE, ref, f"The quotation “{name}” is not in the lock.", RELOCK)
        elif lock[name] != digest(quotation.text):
            yield Finding(
                MISTAKE, ref, f"The words of “{name}” differ from those that were locked.", RELOCK
            )
    for name in lock.keys() - documents.value.quotations.keys():
        yield Finding(
            MISTAKE,
            Ref(documents.quotations, ("quotations",), "key"),
            f"The quotation “{name}” is locked, but no longer here.",
            RELOCK,
        )


RULE = CourseRule(MISTAKE, find)
