"""A quotation's words are not those that were checked against the article and locked.

Every quotation is pinned by a checksum in `quotations.lock`. A changed, missing or new quotation is
told. If you corrected it on purpose and checked it against the article, run
`downstream lock-quotations`.

Why: Patients' words are shown word for word or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import CourseRule
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme, Where
from generator.diagnostics.span import Ref
from generator.load.lock import digest
from generator.trace.tracing import Tracing

FAILS = {
    "content/evidence/quotations.yml": """\
quotations:
  t2-28:
    text: Words that were made up for the examples.
"""
}
PASSES = {
    "content/evidence/quotations.yml": """\
quotations:
  t2-28:
    text: Words made up for the examples.
"""
}
MISTAKE = Mistake(
    "quotation-altered", __doc__, Theme.QUOTATIONS, FAILS, PASSES, where=Where.EVIDENCE
)
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
