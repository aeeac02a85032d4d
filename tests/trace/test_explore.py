"""What can happen in a scenario: reachable, stuck, trapped, dismissed, within a stated bound."""

from __future__ import annotations

from generator.trace.explore import Exploration, explore

from ..support import ENDING, draft, facts_of, one_choice

FACTS = "facts:\n" + "".join(
    f"  f{number}: {{label: Fact {number}, if-untold: Nobody heard of it.}}\n"
    for number in range(12)
)


def explored(text: str, bound: int | None = None) -> Exploration:
    facts = facts_of(text)
    return explore(facts.scenario, facts.steps, bound) if bound is not None else facts.exploration


def many_states(count: int) -> str:
    """A scene in which `count` facts can be told in any order: 2 to the power of `count` states."""
    choices = "".join(
        f"      tell-{number}: {{text: So., when: {{not: {{told: f{number}}}}},"
        f" tells: [f{number}], goto: asking}}\n"
        for number in range(count)
    )
    return draft(
        "  asking:\n    encounter: visit\n    text: She waits.\n    choices:\n"
        f"{choices}"
        "      stay: {text: You stay., goto: asking}\n"
        "      go: {text: You go., goto: end}\n" + ENDING,
        more=FACTS,
    )


def test_every_state_that_conditions_tell_apart_is_met_once() -> None:
    exploration = explored(many_states(6))
    assert exploration.complete
    assert exploration.states == 2 * 2**6
    assert exploration.scenes == {"asking", "end"}
    assert exploration.endings == {"end"}


def test_what_no_condition_mentions_makes_no_states() -> None:
    told = one_choice("tells: [f0, f1]\nunfolds: [{illustration: She sits.}]", FACTS)
    assert explored(told).states == 2


def test_a_bound_is_kept_and_said() -> None:
    exploration = explored(many_states(12), bound=100)
    assert not exploration.complete
    assert exploration.states == 100
    assert exploration.trapped == frozenset()
    assert explored(many_states(4), bound=2 * 2**4).complete
    assert not explored(many_states(4), bound=2 * 2**4 - 1).complete


def test_outcomes_say_which_way_each_condition_fell() -> None:
    exploration = explored(many_states(1))
    route = ("scenes", "asking", "choices", "tell-0", "when")
    assert exploration.outcomes == {route: frozenset({True, False})}


def test_a_scene_with_one_open_choice_on_some_trail_is_stuck() -> None:
    text = draft(
        "  first:\n    encounter: visit\n    text: She waits.\n    choices:\n"
        "      tell: {text: So., tells: [f0], goto: second}\n"
        "      nod: {text: So., goto: second}\n"
        "  second:\n    encounter: visit\n    text: She waits.\n    choices:\n"
        "      ask: {text: So., when: {told: f0}, goto: end}\n"
        "      go: {text: So., goto: end}\n" + ENDING,
        more=FACTS,
    )
    assert explored(text).stuck == {"second": 1}
    without = text.replace("go: {text: So.,", "go: {text: So., when: {told: f0},")
    assert explored(without).stuck == {"second": 0}
    enough = text.replace(
        "go: {text: So., goto: end}", "go: {text: So., goto: end}\n      on: {text: So., goto: end}"
    )
    assert explored(enough).stuck == {}


LOOP = """\
  first:
    encounter: visit
    text: She waits.
    choices:
      tell: {text: So., tells: [f0], goto: round}
      nod: {text: So., goto: round}
  round:
    encounter: visit
    text: Again.
    choices:
      once-more: {text: So., goto: round}
      stay: {text: So., goto: round}
      out: {text: So., WHEN goto: end}
"""


def test_a_loop_is_a_trap_only_on_the_trails_that_cannot_leave_it() -> None:
    open_loop = draft(LOOP.replace(" WHEN", "") + ENDING, more=FACTS)
    assert explored(open_loop).trapped == frozenset()
    locked = draft(LOOP.replace("WHEN", "when: {told: f0},") + ENDING, more=FACTS)
    assert explored(locked).trapped == {"round"}
    no_way = draft(
        LOOP.replace(" WHEN", "").replace("goto: end", "goto: round") + ENDING, more=FACTS
    )
    assert explored(no_way).trapped == {"first", "round"}
    assert explored(no_way).scenes == {"first", "round"}


def test_telling_to_somebody_who_dismisses_is_noted_where_it_can_happen() -> None:
    route = ("scenes", "opening", "choices", "first", "tells", 0)
    lapse = "shows: [giving-up]\ntemptation: It is late.\ntells:"
    assert explored(one_choice(f"{lapse} [f0]", FACTS)).dismissed == {route}
    excluded = f"{lapse} [{{fact: f0, when: {{expects: {{at-least: unsure}}}}}}]"
    assert explored(one_choice(excluded, FACTS)).dismissed == frozenset()
    mixed = "shows: [giving-up, effort]\ntemptation: It is late.\ntells: [f0]"
    assert explored(one_choice(mixed, FACTS)).dismissed == frozenset()


def test_shifts_are_walked_only_where_a_condition_asks() -> None:
    shifts = "shift: [quiet, stretched]\n"
    assert explored(one_choice("", shifts)).states == 2
    asked = "response:\n  - {when: {shift: quiet}, text: So.}\n  - {text: No.}"
    exploration = explored(one_choice(asked, shifts))
    assert exploration.states == 4
    assert set(exploration.outcomes.values()) == {frozenset({True, False})}


LOW = "clinicians:\n  dr-low: {name: Dr. Low, role: preceptor}\n"


def test_a_lapse_of_anyone_is_told_apart() -> None:
    text = one_choice("shows: [giving-up]\ntemptation: It is late.", LOW)
    text = text.replace(
        "  end:\n",
        "  between:\n    encounter: visit\n    text: So.\n    continue:"
        " [{when: {lapsed: anyone}, goto: low}, {goto: end}]\n"
        "  low:\n    encounter: visit\n    text: So.\n"
        "    ending: {title: Low, tone: low}\n  end:\n",
    )
    exploration = explored(text.replace("        goto: end\n", "        goto: between\n"))
    assert exploration.endings == {"low", "end"}


def test_who_is_told_on_entering_is_told_apart() -> None:
    text = draft(
        "  first:\n    encounter: visit\n    text: So.\n"
        "    witnessed: {by: dr-low, when: {shift: stretched}, shows: [giving-up]}\n"
        "    continue: second\n"
        "  second:\n    encounter: visit\n    text: So.\n"
        "    witnessed: {by: dr-low, tells: [f0]}\n    continue: end\n" + ENDING,
        "encounters:\n  visit: {title: The visit, clinician: dr-low}\n",
        LOW + FACTS + "shift: [quiet, stretched]\n",
    )
    assert explored(text).dismissed == {("scenes", "second", "witnessed", "tells", 0)}
