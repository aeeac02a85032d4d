"""What rules say, and what no file of a repository can show."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.build import check_course
from generator.check.checking import RULES, check
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.mistake import Severity
from generator.trace.explore import explore
from generator.trace.tracing import trace

from ..support import codes, diagnosed, draft, library_of, make_course, one_choice, traced

SIMPLE = one_choice("shows: [effort]\nunfolds: [hope]")


def only(text: str) -> Diagnostic:
    (diagnostic,) = diagnosed(text)
    return diagnostic


def test_codes_are_unique() -> None:
    assert len({rule.mistake.code for rule in RULES}) == len(RULES)


def test_two_names_that_differ_only_in_case_clash() -> None:
    diagnostics = check(trace(library_of(Visit=SIMPLE, visit=SIMPLE)))
    assert codes(diagnostics) == ["id-clash"]
    (clash,) = diagnostics
    assert clash.span.document == "scenarios/visit.yml"
    assert clash.is_error
    assert "Visit" in clash.message


def test_a_scenario_cannot_have_the_name_of_a_page_of_ours(tmp_path: Path) -> None:
    # scenarios/index is the catalogue: such a scenario would vanish from the site without a word.
    checked = check_course(make_course(tmp_path, {"scenarios/index.yml": SIMPLE}))
    assert [each.span.document for each in checked.diagnostics if each.is_error] == [
        "scenarios/index.yml"
    ]


def test_the_id_that_is_proposed_is_a_usable_one() -> None:
    text = SIMPLE.replace("  end:", f"  {'a' * 59}_b:").replace("goto: end", f"goto: {'a' * 59}_b")
    assert f"such as “{'a' * 59}”." in only(text).hint
    text = SIMPLE.replace("  end:", "  日本:").replace("goto: end", "goto: 日本")
    assert "such as" not in only(text).hint


def test_what_was_not_looked_through_is_a_warning_and_hides_no_error() -> None:
    text = SIMPLE.replace("        goto: end\n", "        goto: nowhere\n", 1)
    tracing = traced(text)
    facts = tracing.scenarios["it"]
    cut = replace(facts, exploration=explore(facts.scenario, facts.steps, bound=1))
    diagnostics = check(replace(tracing, scenarios={"it": cut}))
    assert codes(diagnostics) == ["unbounded", "unknown-scene"]
    warning = diagnostics[0]
    assert warning.severity is Severity.WARNING
    assert "first 1 situations" in warning.message


def test_one_misspelling_is_one_mistake() -> None:
    # The scene behind it is not also called unreachable, nor the condition constant.
    text = SIMPLE.replace("goto: end", "goto: ende")
    assert set(codes(diagnosed(text))) == {"unknown-scene"}
    fact = "facts:\n  fall: {label: She fell, if-untold: Nobody heard of it.}\n"
    text = one_choice("response:\n  - {when: {told: fal}, text: So.}\n  - {text: No.}", fact)
    assert codes(diagnosed(text)) == ["unknown-fact"]
    assert codes(diagnosed(one_choice("shows: [efort]\nunfolds: [hope]"))) == ["unknown-phenomenon"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (one_choice("shows: [efort]"), "Did you mean “effort”?"),
        (one_choice("unfolds: [{illustration: So., quote: t2-6}]"), "Did you mean “t2-"),
        (SIMPLE.replace("goto: end", "goto: ent", 1), "Did you mean “end”?"),
        (SIMPLE.replace("goto: end", "goto: somewhere", 1), "Known here: end, opening."),
        (SIMPLE.replace("encounter: visit", "encounter: visits", 1), "Did you mean “visit”?"),
    ],
)
def test_the_nearest_known_word_is_offered(text: str, hint: str) -> None:
    assert hint in only(text).hint


def test_the_links_that_do_exist_are_offered() -> None:
    hint = only(one_choice("shows: [listening-mindfully]\nunfolds: [self-management]")).hint
    assert "hope (from listening-mindfully, l085)" in hint
    assert "illustration" in hint
    assert "self-management (" not in hint


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            "shows: [listening-mindfully]\nunfolds: [self-management]",
            "“self-management” is linked from: honest-communication in “shows”; hope, trust before",
        ),
        (
            "unfolds: [withholding]",
            "“withholding” is linked from: anchoring, giving-up in “shows”.",
        ),
        (
            "unfolds: [trauma]",
            "“trauma” is linked from: the absence of empathy as a whole, with “as-a-whole: true”.",
        ),
    ],
)
def test_what_leads_to_the_effect_is_offered(lines: str, told: str) -> None:
    assert told in only(one_choice(lines)).hint


def test_what_leads_to_an_effect_is_accepted(tmp_path: Path) -> None:
    text = one_choice("shows: [honest-communication]\nunfolds: [self-management]")
    assert codes(diagnosed(text)) == []


def test_a_file_with_an_unusable_name_is_to_be_renamed(tmp_path: Path) -> None:
    files = {"scenarios/L’été 2.yml": SIMPLE, "scenarios/日本.yml": SIMPLE}
    first, second = check_course(make_course(tmp_path, files)).diagnostics
    assert first.message == "The file’s name, “L’été 2.yml”, makes no usable id."
    assert first.hint.startswith("Rename the file to “l-ete-2.yml”.")
    assert second.hint.startswith("Rename the file. ")


def test_nothing_is_offered_where_nothing_is_linked() -> None:
    assert only(one_choice("unfolds: [hope]")).hint.startswith("Nothing is linked with what")


def test_a_usable_id_is_offered() -> None:
    text = SIMPLE.replace("      first:", "      First Answer!:")
    assert "“first-answer”" in only(text).hint


def test_an_id_that_is_too_long_is_no_id() -> None:
    assert codes(diagnosed(SIMPLE.replace("      first:", f"      {'a' * 60}:"))) == []
    assert codes(diagnosed(SIMPLE.replace("      first:", f"      {'a' * 61}:"))) == ["id-form"]


@pytest.mark.parametrize("when", ["{}", "{not: {}}", "{told: []}"])
def test_a_condition_that_asks_nothing_always_holds(when: str) -> None:
    text = one_choice(f"response:\n  - {{when: {when}, text: So.}}\n  - {{text: No.}}")
    assert codes(diagnosed(text)) == ["constant-condition"]


def test_pressure_that_a_trail_brings_about_needs_a_link() -> None:
    def with_pressure(factor: str) -> str:
        return draft(
            "  first:\n    encounter: visit\n    text: She waits.\n    choices:\n"
            "      chart: {text: So., temptation: It is late., shows: [blaming],"
            " unfolds: [more-visits], goto: again}\n"
            "      nod: {text: So., goto: again}\n"
            "  again:\n    encounter: later\n    text: She is back.\n"
            "    ending: {title: Back, tone: low}\n",
            "encounters:\n  visit: {title: The visit}\n  later: {title: Later, pressure:"
            f" [{{factor: {factor}, when: {{experienced: more-visits}}}}]}}\n",
        )

    assert codes(diagnosed(with_pressure("workload"))) == []  # l075
    assert codes(diagnosed(with_pressure("frustration"))) == []  # l074, as reduced care
    assert codes(diagnosed(with_pressure("hierarchy"))) == ["unsupported-effect"]


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("{lapsed: you}", True),
        ("{expects: dismissal}", True),
        ("{told: fall}", True),
        ("{not: {experienced: more-visits}}", True),
        ("{shift: quiet, lapsed: anyone}", True),
        ("{shift: quiet}", False),
        ("{not: {shift: quiet}}", False),
        ("{lapsed: you, experienced: more-visits}", False),
    ],
)
def test_pressure_hangs_on_what_is_linked_with_it_or_on_the_shift(when: str, told: bool) -> None:
    text = one_choice(
        "unfolds: [more-visits]",
        "shift: [quiet, stretched]\nfacts:\n  fall: {label: So, if-untold: So.}\n",
    ).replace(
        "{title: The visit}",
        f"{{title: The visit, pressure: [{{factor: workload, when: {when}}}]}}",
    )
    hints = [each.hint for each in diagnosed(text) if "“workload”" in each.message]
    assert (
        hints
        == [
            "Linked with it: more-visits. Write “when: {experienced: more-visits}”, "
            "or leave the “when” out."
        ]
        * told
    )


def test_a_factor_with_no_link_is_told_to_stand_without_a_condition() -> None:
    text = one_choice("").replace(
        "{title: The visit}",
        "{title: The visit, pressure: [{factor: hierarchy, when: {lapsed: you}}]}",
    )
    (found,) = [each for each in diagnosed(text) if each.code == "unsupported-effect"]
    assert "leave its “when” out" in found.hint


def test_one_missing_reason_for_several_signs_is_told_once() -> None:
    text = one_choice("shows: [giving-up, anchoring]\nunfolds: [guilt]")
    assert codes(diagnosed(text)) == ["missing-temptation"]


def test_a_witnessed_act_needs_no_temptation() -> None:
    more = "clinicians:\n  dr-low: {name: Dr. Low, role: preceptor}\n"
    text = one_choice("", more).replace(
        "    choices:", "    witnessed: {by: dr-low, shows: [giving-up]}\n    choices:"
    )
    assert diagnosed(text) == ()


def pressed_by(quote: str) -> str:
    visit = "encounters:\n  visit:\n    title: The visit\n    pressure:\n      - factor: workload\n"
    return draft(
        "  opening: {encounter: visit, text: She waits., continue: end}\n"
        "  end: {encounter: visit, text: She goes., ending: {title: Out, tone: good}}\n",
        encounters=f"{visit}        quote: {quote}\n",
    )


@pytest.mark.parametrize(
    ("quote", "code"),
    [
        ("t2-99", "unknown-quotation"),
        ("t2-17", "quotation-withheld"),
        ("[t2-36, t3-11]", "safe-messaging"),
    ],
)
def test_a_quotation_beside_a_pressure_is_looked_at(quote: str, code: str) -> None:
    assert set(codes(diagnosed(pressed_by(quote)))) == {code}


def test_a_pressure_may_have_a_voice() -> None:
    assert diagnosed(pressed_by("t2-01")) == ()
