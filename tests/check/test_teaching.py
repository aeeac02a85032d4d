"""Where the rules about teaching draw their lines: what just passes, and what just does not."""

from __future__ import annotations

import pytest

from generator.check.american_spelling import SPELLINGS
from generator.check.checking import TEACHING
from generator.check.examples import told_of
from generator.check.option_position import FAILS as SAME_PLACE
from generator.check.reading_level import grade, syllables
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.mistake import Severity, Theme

from ..support import codes, diagnosed, one_choice


def told(text: str) -> tuple[Diagnostic, ...]:
    return told_of(text).diagnostics


def test_they_are_warnings_about_the_lesson() -> None:
    for rule in TEACHING:
        assert rule.mistake.severity is Severity.WARNING
        assert rule.mistake.theme is Theme.LESSON


def test_a_scenario_with_errors_is_told_of_those_first() -> None:
    text = "summary: It predicts that.\nscenes:\n  opening:\n    choices:\n      ask: {goto: out}\n"
    assert codes(told(text)) == ["unknown-scene"]


# ── options ──


def options(*lengths: tuple[int, int]) -> str:
    """A chain of decisions: the present-only option and the other, in characters."""
    names = [f"d{number}" for number in range(len(lengths))] + ["heard"]
    text = (
        "scenes:\n  opening:\n    choices:\n      ask: {goto: d0}\n      read: {goto: middle}\n"
        "  middle: {encounter: visit, text: So., ending: {title: So, tone: mixed}}\n"
    )
    for place, (present, other) in enumerate(lengths):
        good, following = "a" * present, names[place + 1]
        a = f"      a: {{text: {good}, shows: [collaboration], goto: {following}}}\n"
        b = (
            f"      b: {{text: {'b' * other}, shows: [giving-up], temptation: Late., repair: true,"
            f" goto: {'unheard' if place else 'middle'}}}\n"
        )
        pair = a + b if place % 2 else b + a
        text += (
            f"  {names[place]}:\n    encounter: visit\n    text: She waits.\n    choices:\n{pair}"
        )
    return text


def test_the_longest_option_in_three_of_five_decisions_is_no_pattern() -> None:
    # `opening` is the fifth; there the other option is longer.
    assert codes(told(options((60, 50), (60, 50), (50, 60), (60, 50)))) == []
    assert codes(told(options((60, 50), (60, 50), (60, 50), (60, 50)))) == ["option-length"]


def test_the_shortest_option_tells_as_much_as_the_longest() -> None:
    found = told(options((50, 60), (50, 60), (50, 60), (50, 60)))
    assert codes(found) == ["option-length"]
    assert "the shortest in 5 of 5 decisions" in found[0].message


def test_a_lead_that_nobody_sees_is_none() -> None:
    assert codes(told(options((102, 100), (102, 100), (102, 100), (102, 100)))) == []


def test_decisions_far_apart_are_named_worst_first() -> None:
    found = told(options((70, 100), (100, 69), (50, 100), (100, 75)))
    assert codes(found) == ["option-length"]
    message = found[0].message
    assert message.index("“d2” 2.00") < message.index("“d1” 1.45") < message.index("“d0” 1.43")
    assert "d3" not in message


def test_short_options_are_never_far_apart() -> None:
    assert codes(told(options((10, 29), (29, 10), (10, 29), (29, 10)))) == []


def test_only_options_open_together_are_compared() -> None:
    long = "c" * 100
    apart = options((50, 50), (50, 50), (50, 50)).replace(
        "  d1:\n    encounter: visit\n    text: She waits.\n    choices:\n",
        "  d1:\n    encounter: visit\n    text: She waits.\n    choices:\n"
        f"      c: {{when: {{lapsed: you}}, text: {long}, goto: unheard}}\n",
    )
    assert "option-length" not in codes(told(apart))  # nobody who lapsed comes there
    assert "constant-condition" in codes(told(apart))


def test_two_of_four_at_one_place_is_no_pattern() -> None:
    (found,) = told(SAME_PLACE)
    assert "In 4 of 4 decisions" in found.message
    assert "stands first" in found.message
    turned = _turned(SAME_PLACE, "hold", "call")
    assert codes(told(turned)) == ["option-position"]  # three of four
    assert codes(told(_turned(turned, "stay", "leave"))) == []


def _turned(text: str, one: str, other: str) -> str:
    """`text` with two options, one directly below the other, in the other order."""
    start, middle = text.index(f"      {one}:"), text.index(f"      {other}:")
    end = text.index("\n  ", text.index("}\n", middle)) + 1
    while text[end : end + 6] == "      ":
        end = text.index("\n", end) + 1
    return text[:start] + text[middle:end] + text[start:middle] + text[end:]


# ── what is said ──


@pytest.mark.parametrize(
    "line",
    [
        "summary: “It will cause trouble,” she says. “There’s a risk of rain, ninety percent.”",
        "summary: She went because the cause was found, and her job is at risk.",
        "summary: A lead to the desk, and a proven recipe.",
        "scenes: {opening: {text: The pills cause her a risk of falls.}}",
        "scenes: {opening: {choices: {read: {temptation: The numbers predict it.}}}}",
        "scenes: {opening: {choices: {ask: {takes: That proves that he heard.}}}}",
        "facts: {fall: {matters: Black stools can cause worry and carry a risk of anaemia.}}",
    ],
)
def test_ordinary_speech_makes_no_claim(line: str) -> None:
    assert codes(told(line + "\n")) == []


@pytest.mark.parametrize(
    "line",
    [
        "summary: Haste causes silence.",
        "care-note: Listening reduces this by 40 %.",
        "objectives: [Know that listening leads to better adherence]",
        "facts: {fall: {if-untold: There is a risk of another fall.}}",
        "facts: {fall: {matters: It happens to thirty percent of patients.}}",
        "scenes: {opening: {choices: {read: {unfolds: [{illustration: It results in a fall.}]}}}}",
    ],
)
def test_a_claim_is_told(line: str) -> None:
    assert codes(told(line + "\n")) == ["claim-words"]


def test_french_claims_are_told_in_the_translation() -> None:
    french = {"scenarios/a-visit.fr.yml": "summary: Cela entraîne un risque de chute.\n"}
    found = [each for each in told_of(french).diagnostics if each.code == "claim-words"]
    assert [each.span.document for each in found] == ["scenarios/a-visit.fr.yml"]


def test_canadian_spelling_keeps_ize_and_names() -> None:
    fine = (
        "They organize and analyze the program at Harbor Street Center; Dr. Gray’s humorous "
        "labour counsellor travelled with a grey, skilful neighbour. The parking meter, a tire."
    )
    assert codes(told(f"scenes: {{opening: {{text: '{fine.replace(chr(39), '')}'}}}}\n")) == []
    assert {"organize", "meter", "tire", "program", "humorous", "practice"}.isdisjoint(SPELLINGS)


@pytest.mark.parametrize(
    ("american", "canadian"),
    [
        ("color", "colour"),
        ("favorite", "favourite"),
        ("behavioral", "behavioural"),
        ("centers", "centres"),
        ("traveled", "travelled"),
        ("counseling", "counselling"),
        ("defense", "defence"),
        ("practiced", "practised"),
        ("gray-haired", "grey"),
    ],
)
def test_american_spelling_is_told_with_the_canadian_one(american: str, canadian: str) -> None:
    (found,) = told(f"scenes: {{opening: {{text: 'It was {american}.'}}}}\n")
    assert found.code == "american-spelling"
    assert f"“{canadian}”" in found.hint


@pytest.mark.parametrize(
    ("word", "count"),
    [("cat", 1), ("table", 2), ("walked", 1), ("wanted", 2), ("make", 1), ("horses", 2),
     ("family", 3), ("rhythm", 1), ("hmm", 1), ("apple", 2), ("seen", 1), ("elevator", 4)],
)  # fmt: skip
def test_syllables_are_near_enough(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_is_flesch_and_kincaids() -> None:
    assert grade(100, 10, 120) == pytest.approx(0.39 * 10 + 11.8 * 1.2 - 15.59)


# ── the whole ──


def test_a_scenario_that_says_it_is_short_may_be() -> None:
    assert codes(told("minutes: 3\n")) == []
    (found,) = told("minutes: 4\n")
    assert found.code == "scenario-length"
    assert "the scenario says 4" in found.message


def test_too_long_is_told_with_its_figures() -> None:
    (found,) = told(f"minutes: 14\nscenes: {{opening: {{text: '{'So it was. ' * 1300}'}}}}\n")[:1]
    assert found.code in ("scenario-length", "text-limits")


def test_a_sketch_is_not_asked_for_what_a_lesson_needs() -> None:
    assert diagnosed(one_choice("shows: [effort]\nunfolds: [hope]")) == ()
