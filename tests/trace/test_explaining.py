"""Explaining a choice: what it says is supported is, and what must not be drawn it does not say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.evidence import SHOWN, UNFOLDING
from generator.trace.explaining import Explanation, Lack, explain
from generator.trace.tracing import ScenarioFacts

from ..render.storyboard.boards import evidence, scenario
from ..support import codes, diagnosed, draft, facts_of, one_choice, real_evidence

LIST: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[1] / "data" / "do-not-draw.yml").read_text(encoding="utf-8")
)
FROM = sorted(
    {each["from"] for each in LIST["pairs"] if real_evidence().role(each["from"]) in SHOWN}
)


def choice(shows: str, unfolds: str = "") -> str:
    return one_choice(f"shows: [{shows}]\ntemptation: It is late.\nunfolds: [{unfolds}]")


def explained(text: str) -> Explanation:
    return explain(facts_of(text), real_evidence(), "opening", "first")


@pytest.mark.parametrize("source", FROM)
def test_what_must_not_be_drawn_is_never_offered_directly(source: str) -> None:
    found = explained(choice(source))
    direct = {each.target for each in found.supported if not each.after and not each.whole}
    whole = {each.target for each in found.supported if not each.after and each.whole}
    for pair in LIST["pairs"]:
        if pair["from"] == source:
            assert pair["to"] not in direct
            later = {each.target for each in found.supported if each.after}
            assert not pair["side-level"] or pair["to"] in whole | later


@pytest.mark.parametrize("source", FROM)
def test_what_is_offered_passes_the_check_when_it_is_written(source: str) -> None:
    found = explained(choice(source))
    assert found.supported
    for each in found.supported:
        written = [
            f"{{effect: {name}, as-a-whole: true}}" if each.whole else name
            for name in (*each.after, each.target)
        ]
        text = choice(source, ", ".join(written))
        assert "unsupported-effect" not in codes(diagnosed(text)), (each, text)


@pytest.mark.parametrize("source", FROM)
def test_what_is_not_offered_fails_the_check_when_it_is_written(source: str) -> None:
    found = explained(choice(source))
    assert found.unsupported
    for each in found.unsupported:
        text = choice(source, f"{{effect: {each.target}, as-a-whole: true}}")
        assert "unsupported-effect" in codes(diagnosed(text)), each


def test_everything_is_either_written_or_supported_or_not() -> None:
    found = explained(choice("giving-up", "lost-trust"))
    supported = [each.target for each in found.supported]
    unsupported = [each.target for each in found.unsupported]
    assert "lost-trust" not in supported + unsupported
    every = {name for name in real_evidence().concepts if real_evidence().role(name) in UNFOLDING}
    assert sorted(supported + unsupported) == sorted(every - {"lost-trust"})


def lack(found: Explanation, target: str) -> tuple[Lack, tuple[str, ...], str]:
    (each,) = [each for each in found.unsupported if each.target == target]
    return each.lack, each.concepts, each.link


def test_only_the_category_is_reached_directly() -> None:
    found = explained(choice("inadequate-explanations"))
    (guilt,) = [each for each in found.supported if each.target == "guilt"]
    assert guilt.after
    assert guilt.directly is not None
    assert guilt.directly.lack is Lack.CATEGORY
    assert guilt.directly.concepts == ("negative-processing",)


def test_the_other_side_is_said_to_be_that() -> None:
    found = explained(choice("effort"))
    assert lack(found, "physical-health")[0] is Lack.OTHER_SIDE
    assert lack(found, "work-and-relationships")[0] is Lack.OTHER_SIDE


def test_things_that_only_others_are_linked_with() -> None:
    reason, concepts, _ = lack(explained(one_choice("")), "trust")
    assert reason is Lack.ELSEWHERE
    assert "listening-mindfully" in concepts


def test_what_a_trail_has_brought_counts() -> None:
    text = draft(
        """\
  opening:
    encounter: visit
    text: She waits.
    choices:
      first: {text: A., shows: [giving-up], temptation: Late., unfolds: [lost-trust], goto: next}
      second: {text: B., shows: [giving-up], temptation: Late., unfolds: [lost-trust], goto: next}
  next:
    encounter: visit
    text: She looks away.
    witnessed: {by: dr-osei, text: He sighs., shows: [anchoring], unfolds: [lost-hope]}
    choices:
      third: {text: C., goto: end}
      fourth: {text: D., goto: end}
  end:
    encounter: visit
    text: She goes.
    ending: {title: Out, tone: low}
""",
        more="clinicians: {dr-osei: {name: Dr. Osei, role: preceptor}}\n",
    )
    facts = facts_of(text)
    third = explain(facts, real_evidence(), "next", "third")
    assert third.experienced == {"lost-trust", "lost-hope"}
    assert "avoiding-care" in [each.target for each in third.supported if not each.after]
    seen = explain(facts, real_evidence(), "next", "witnessed")
    assert seen.experienced == {"lost-trust"}


def test_a_mistake_supports_nothing_further() -> None:
    found = explained(choice("whole-person", "nonadherence, mood-energy"))
    assert found.effects[(*found.route, "unfolds", 0)].support is None
    assert not any(
        match.source.concept == "nonadherence"
        for facts in found.effects.values()
        if facts.support
        for match in facts.support.matches
    )


def test_unknown_names_are_no_trouble() -> None:
    found = explained(choice("no-such-thing", "nor-this"))
    assert found.effects[(*found.route, "unfolds", 0)].support is None


def test_nothing_unfolds_from_a_reflection() -> None:
    facts: ScenarioFacts = scenario("the-known-diagnosis").facts
    found = explain(facts, evidence(), "what-is-going-on", "the-clock")
    assert (found.supported, found.unsupported) == ((), ())


def test_there_is_no_such_choice() -> None:
    with pytest.raises(KeyError):
        explain(facts_of(choice("effort")), real_evidence(), "opening", "third")
