"""Two scenarios whose file names differ only in case.

Many disks take `Visit.yml` and `visit.yml` for one file. Ids are written in lower-case letters.

Why: One of the two scenarios would vanish on the next computer, without a word.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import CourseRule
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme
from generator.diagnostics.span import Ref
from generator.trace.tracing import Tracing

FAILS = {"scenarios/Visit.yml": "title: A visit\n", "scenarios/visit.yml": "title: Another visit\n"}
PASSES = {
    "scenarios/visit.yml": "title: A visit\n",
    "scenarios/visit-2.yml": "title: Another visit\n",
}
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
                "Rename one of the two files; ids are written in lower-case letters.",
            )


RULE = CourseRule(MISTAKE, find)
