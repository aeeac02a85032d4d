"""Run every rule, and turn routes into places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.check import (
    american_spelling,
    arrives_too_late,
    claim_words,
    constant_condition,
    dead_end,
    evidence_id_twice,
    evidence_reference,
    forgotten_choice,
    hollow_one_sided,
    id_clash,
    id_form,
    last_variant,
    missing_temptation,
    no_mixed_ending,
    no_repair,
    no_way_out,
    no_withheld_fact,
    option_length,
    option_position,
    patient_dialogue,
    quotation_altered,
    quotation_withheld,
    reading_level,
    review_empty,
    review_undated,
    safe_messaging,
    scenario_length,
    scene_shape,
    tells_while_dismissed,
    text_limits,
    to_be_written,
    unbounded,
    unknown_canmeds,
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
from generator.check.rule import CourseRule, Rule, ScenarioRule
from generator.check.silencing.silence import MISTAKES as ABOUT_SILENCING
from generator.check.silencing.silence import silence
from generator.diagnostics.diagnostic import Diagnostic, Finding, Silenced, in_reading_order
from generator.diagnostics.mistake import Mistake
from generator.diagnostics.span import Ref, SourceMap, Span
from generator.load.mistakes import MISTAKES as MET_IN_READING
from generator.memory import Remember, afresh
from generator.model.evidence import Evidence
from generator.trace.tracing import ScenarioFacts, Tracing

MENDING: Final[tuple[Rule, ...]] = (
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
    arrives_too_late.RULE,
    tells_while_dismissed.RULE,
    unbounded.RULE,
    unknown_canmeds.RULE,
    to_be_written.RULE,
    review_empty.RULE,
    review_undated.RULE,
)
"""What must be mended before a site is built, and what hides mistakes."""

TEACHING: Final[tuple[ScenarioRule, ...]] = (
    option_length.RULE,
    option_position.RULE,
    forgotten_choice.RULE,
    no_mixed_ending.RULE,
    no_repair.RULE,
    no_withheld_fact.RULE,
    patient_dialogue.RULE,
    claim_words.RULE,
    reading_level.RULE,
    american_spelling.RULE,
    scenario_length.RULE,
)
"""How a scenario could teach better. Looked at once nothing else is wrong with the scenario."""

RULES: Final[tuple[Rule, ...]] = (*MENDING, *TEACHING)

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


def judge(tracing: Tracing, remember: Remember = afresh) -> Verdict:
    """All mistakes of a course, those met in reading it included, in reading order."""
    sources = tracing.library.sources
    mending = [*tracing.library.diagnostics, *_all_located(_mending(tracing, remember), sources)]
    wrong = _wrong(mending, sources)
    teaching = _all_located(_teaching(tracing, wrong, remember), sources)
    everything = in_reading_order([*mending, *teaching])
    told, silenced = silence(everything, sources, MISTAKES)
    return Verdict(in_reading_order(told), silenced)


def check(tracing: Tracing) -> tuple[Diagnostic, ...]:
    """All mistakes of a course that its author has not silenced."""
    return judge(tracing).diagnostics


def _mending(tracing: Tracing, remember: Remember) -> Iterator[Finding]:
    evidence = tracing.library.evidence
    for rule in MENDING:
        if isinstance(rule, CourseRule):
            yield from rule.find(tracing)
    if evidence is not None:
        for facts in tracing.scenarios.values():
            yield from remember(_mending_in, facts, evidence.value)


def _mending_in(facts: ScenarioFacts, evidence: Evidence) -> tuple[Finding, ...]:
    rules = [rule for rule in MENDING if isinstance(rule, ScenarioRule)]
    return tuple(finding for rule in rules for finding in rule.find(facts, evidence))


def _wrong(found: list[Diagnostic], sources: Mapping[str, SourceMap]) -> frozenset[str]:
    """The documents with errors that nobody has silenced."""
    errors = [each for each in found if each.is_error]
    told = silence(errors, sources, MISTAKES)[0] if errors else ()
    return frozenset(each.span.document for each in told if each.is_error)


def _teaching(tracing: Tracing, wrong: frozenset[str], remember: Remember) -> Iterator[Finding]:
    """A misspelled name has consequences everywhere; the misspelling is the mistake to name."""
    evidence = tracing.library.evidence
    for facts in tracing.scenarios.values():
        if evidence is not None and facts.document not in wrong:
            yield from remember(_teaching_in, facts, evidence.value)


def _teaching_in(facts: ScenarioFacts, evidence: Evidence) -> tuple[Finding, ...]:
    return tuple(finding for rule in TEACHING for finding in rule.find(facts, evidence))


def _all_located(findings: Iterable[Finding], sources: Mapping[str, SourceMap]) -> list[Diagnostic]:
    return [_located(finding, sources) for finding in findings]


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
