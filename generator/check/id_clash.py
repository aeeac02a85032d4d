"""Two scenarios whose file names differ only in case are one file on many disks."""

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
MISTAKE = Mistake("id-clash", __doc__, Theme.NAMES, FAILS, PASSES)


def find(tracing: Tracing) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for name, facts in tracing.scenarios.items():
        other = seen.setdefault(name.casefold(), name)
        if other != name:
            yield Finding(
                MISTAKE,
                Ref(facts.document, ()),
                f"“{name}” and “{other}” are the same name on many disks.",
                "Rename one of the two files.",
            )


RULE = CourseRule(MISTAKE, find)
