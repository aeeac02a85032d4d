"""What has surely been experienced on every trail that reaches a scene."""

from __future__ import annotations

from collections.abc import Mapping

from generator.trace.must import surely_experienced

from ..support import codes, diagnosed, draft, facts_of


def scene(name: str, **choices: tuple[str, str]) -> str:
    """A scene whose choices unfold and lead: name=(effects, goto)."""
    lines = [f"  {name}:", "    encounter: visit", "    text: She waits."]
    if not choices:
        return "\n".join([*lines, "    ending: {title: Out, tone: mixed}\n"])
    lines.append("    choices:")
    for choice, (effects, goto) in choices.items():
        lines.append(
            f"      {choice}: {{text: So., shows: [effort, listening-mindfully],"
            f" unfolds: [{effects}], goto: {goto}}}"
        )
    return "\n".join(lines) + "\n"


def sure(text: str) -> Mapping[str, frozenset[str]]:
    return surely_experienced(facts_of(text).scenario)


def test_only_what_all_ways_have_in_common_is_sure_where_they_merge() -> None:
    text = draft(
        scene("fork", a=("hope, trust", "merge"), b=("hope", "merge"), c=("hope", "merge"))
        + scene("merge", a=("", "out"), b=("", "out"))
        + scene("out")
    )
    assert sure(text) == {
        "fork": frozenset(),
        "merge": frozenset({"hope"}),
        "out": frozenset({"hope"}),
    }


def test_a_loop_does_not_make_sure_what_it_brings() -> None:
    text = draft(
        scene("first", a=("hope", "loop"), b=("hope", "loop"))
        + scene("loop", again=("trust", "loop"), on=("", "out"))
        + scene("out")
    )
    assert sure(text)["loop"] == {"hope"}
    assert sure(text)["out"] == {"hope"}


def test_a_way_back_to_the_start_makes_nothing_sure_there() -> None:
    text = draft(scene("start", again=("hope", "start"), on=("", "out")) + scene("out"))
    assert sure(text)["start"] == frozenset()


def test_a_loop_is_worked_through_until_nothing_changes() -> None:
    # What is sure in `b` shrinks only when the way back from `c` has been seen.
    text = draft(
        scene("a", x=("hope, trust", "b"), y=("hope, trust", "b"), z=("hope", "c"))
        + scene("b", x=("", "c"), y=("", "c"))
        + scene("c", back=("", "b"), on=("", "out"))
        + scene("out")
    )
    assert sure(text)["b"] == sure(text)["c"] == sure(text)["out"] == {"hope"}


def test_what_unfolds_under_a_condition_is_not_sure() -> None:
    conditional = "{effect: hope, when: {expects: belief}}"
    text = draft(scene("a", x=(conditional, "out"), y=("hope", "out")) + scene("out"))
    assert sure(text)["out"] == frozenset()


def test_an_illustration_is_not_experienced() -> None:
    text = draft(scene("a", x=("{illustration: hope}", "out"), y=("hope", "out")) + scene("out"))
    assert sure(text)["out"] == frozenset()


def test_what_a_way_demands_is_sure_behind_it() -> None:
    ways = "[{when: {experienced: hope}, goto: sunny}, {goto: out}]"
    text = draft(
        scene("a", x=("hope", "b"), y=("", "b"))
        + scene("b", x=("", ways), y=("", "out"))
        + scene("sunny")
        + scene("out")
    )
    assert sure(text)["sunny"] == {"hope"}
    assert sure(text)["out"] == frozenset()


WITNESSED = """\
clinicians:
  dr-low: {name: Dr. Low, role: preceptor}
"""


def witnessing(when: str) -> str:
    return draft(
        "  a:\n    encounter: visit\n    text: She waits.\n"
        f"    witnessed: {{by: dr-low, {when} shows: [effort], unfolds: [hope]}}\n"
        "    choices:\n"
        "      x: {text: So., unfolds: [self-management], goto: out}\n"
        "      y: {text: So., goto: out}\n" + scene("out"),
        more=WITNESSED + "shift: [quiet, stretched]\n",
    )


def test_what_is_always_witnessed_is_sure_for_the_choices_and_behind_them() -> None:
    assert sure(witnessing(""))["a"] == frozenset()
    assert sure(witnessing(""))["out"] == {"hope"}
    assert diagnosed(witnessing("")) == ()


def test_what_may_be_witnessed_is_not_sure() -> None:
    text = witnessing("when: {shift: quiet},")
    assert sure(text)["out"] == frozenset()
    assert codes(diagnosed(text)) == ["unsupported-effect"]


def test_nothing_is_sure_where_nobody_comes() -> None:
    text = draft(
        scene("a", x=("hope", "out"), y=("hope", "out"))
        + scene("island", x=("", "out"), y=("", "out"))
        + scene("out")
    )
    assert sure(text)["island"] == frozenset()
    assert sure(text)["out"] == {"hope"}
