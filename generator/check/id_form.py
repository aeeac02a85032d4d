"""Ids are kebab-case: saved trails, links and file names hang on them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme
from generator.diagnostics.span import Ref
from generator.model.evidence import Evidence
from generator.trace.tracing import ScenarioFacts

FAILS = """\
"""
PASSES = """\
"""
MISTAKE = Mistake("id-form", __doc__, Theme.NAMES, FAILS, PASSES)
KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_LENGTH = 60
RESERVED = frozenset({"index"})


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    if facts.id in RESERVED:
        yield Finding(
            MISTAKE,
            Ref(facts.document, ()),
            f"“{facts.id}” is the name of a page of our own.",
            "Give the file another name.",
        )
    for ref, name in _ids(facts):
        if not KEBAB.fullmatch(name) or len(name) > MAX_LENGTH:
            yield Finding(
                MISTAKE,
                ref.key(),
                f"“{name}” is not a usable id.",
                f"Use lower-case letters, digits and hyphens, such as “{kebab(name)}”.",
            )


def kebab(name: str) -> str:
    """The nearest usable id."""
    words = re.findall(r"[a-z0-9]+", name.lower())
    return "-".join(words)[:MAX_LENGTH] or "a-name"


def _ids(facts: ScenarioFacts) -> Iterator[tuple[Ref, str]]:
    scenario = facts.scenario
    yield Ref(facts.document, ()), facts.id
    for key, names in (
        ("facts", scenario.facts),
        ("clinicians", scenario.clinicians),
        ("encounters", scenario.encounters),
        ("scenes", scenario.scenes),
    ):
        for name in names:
            yield at(facts, key, name), name
    for scene, each in scenario.scenes.items():
        for choice in each.choices:
            yield at(facts, "scenes", scene, "choices", choice), choice


RULE = ScenarioRule(MISTAKE, find)
