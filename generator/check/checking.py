"""Run every rule, and turn routes into places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.check import (
    constant_condition,
    dead_end,
    evidence_id_twice,
    evidence_reference,
    hollow_one_sided,
    id_clash,
    id_form,
    last_variant,
    missing_temptation,
    no_way_out,
    quotation_altered,
    quotation_withheld,
    safe_messaging,
    scene_shape,
    tells_while_dismissed,
    text_limits,
    unbounded,
    unknown_clinician,
    unknown_encounter,
    unknown_fact,
    unknown_phenomenon,
    unknown_quotation,
    unknown_scene,
    unreachable_scene,
    unsupported_effect,
    wrong_role,
)
from generator.check.rule import CourseRule, Rule
from generator.check.silencing.silence import MISTAKES as ABOUT_SILENCING
from generator.check.silencing.silence import silence
from generator.diagnostics.diagnostic import Diagnostic, Finding, Silenced, in_reading_order
from generator.diagnostics.mistake import Mistake
from generator.diagnostics.span import Ref, SourceMap, Span
from generator.load.mistakes import MISTAKES as MET_IN_READING
from generator.trace.tracing import Tracing

RULES: Final[tuple[Rule, ...]] = (
    evidence_id_twice.RULE,
    evidence_reference.RULE,
    quotation_altered.RULE,
    id_clash.RULE,
    id_form.RULE,
    scene_shape.RULE,
    last_variant.RULE,
    text_limits.RULE,
    unknown_scene.RULE,
    unknown_encounter.RULE,
    unknown_clinician.RULE,
    unknown_fact.RULE,
    unknown_phenomenon.RULE,
    unknown_quotation.RULE,
    quotation_withheld.RULE,
    safe_messaging.RULE,
    wrong_role.RULE,
    missing_temptation.RULE,
    hollow_one_sided.RULE,
    unsupported_effect.RULE,
    unreachable_scene.RULE,
    dead_end.RULE,
    no_way_out.RULE,
    constant_condition.RULE,
    tells_while_dismissed.RULE,
    unbounded.RULE,
)

MISTAKES: Final[tuple[Mistake, ...]] = (
    *MET_IN_READING,
    *(rule.mistake for rule in RULES),
    *ABOUT_SILENCING,
)
"""Everything that can be told of a course."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with a course, and what would be but for its author's reasons."""

    diagnostics: tuple[Diagnostic, ...]
    silenced: tuple[Silenced, ...]


def judge(tracing: Tracing) -> Verdict:
    """All mistakes of a course, those met in reading it included, in reading order."""
    sources = tracing.library.sources
    found = [_located(finding, sources) for finding in _findings(tracing)]
    everything = in_reading_order([*tracing.library.diagnostics, *found])
    told, silenced = silence(everything, sources, MISTAKES)
    return Verdict(in_reading_order(told), silenced)


def check(tracing: Tracing) -> tuple[Diagnostic, ...]:
    """All mistakes of a course that its author has not silenced."""
    return judge(tracing).diagnostics


def _findings(tracing: Tracing) -> Iterator[Finding]:
    evidence = tracing.library.evidence
    for rule in RULES:
        if isinstance(rule, CourseRule):
            yield from rule.find(tracing)
        elif evidence is not None:
            for facts in tracing.scenarios.values():
                yield from rule.find(facts, evidence.value)


def _located(finding: Finding, sources: Mapping[str, SourceMap]) -> Diagnostic:
    def span(ref: Ref) -> Span:
        source = sources.get(ref.document)
        return source.span(ref) if source else Span(ref.document, 1, 1, 1, 1)

    return Diagnostic(
        finding.code,
        finding.severity,
        finding.message,
        span(finding.ref),
        finding.hint,
        tuple((span(ref), note) for ref, note in finding.related),
    )
