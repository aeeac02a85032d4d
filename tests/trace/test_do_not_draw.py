"""The evidence's own list of what must not be drawn, line by line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.evidence import SHOWN, UNFOLDING, Role
from generator.trace.support import Level, Origin, Source, find_support

from ..support import codes, diagnosed, line_of, one_choice, real_evidence

LIST: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[1] / "data" / "do-not-draw.yml").read_text(encoding="utf-8")
)


def each(key: str) -> list[Any]:
    return [pytest.param(pair, id=f"{pair['from']}-{pair['to']}") for pair in LIST[key]]


def is_shown(concept: str) -> bool:
    return real_evidence().role(concept) in SHOWN


def origins(concept: str) -> tuple[Origin, ...]:
    """How the concept can come before an effect."""
    return (Origin.SHOWN,) if is_shown(concept) else (Origin.EARLIER, Origin.EXPERIENCED)


def test_the_list_names_only_what_the_model_has() -> None:
    for key in ("pairs", "factors", "reached-at-category-level"):
        assert LIST[key]
        for pair in LIST[key]:
            assert {pair["from"], pair["to"]} <= real_evidence().concepts


@pytest.mark.parametrize("pair", each("pairs"))
def test_no_link_draws_it(pair: dict[str, Any]) -> None:
    for origin in origins(pair["from"]):
        source = Source(pair["from"], origin, 0)
        assert find_support(real_evidence(), pair["to"], [source]) is None


@pytest.mark.parametrize("pair", each("pairs"))
def test_the_whole_side_draws_it_only_from_what_is_shown(pair: dict[str, Any]) -> None:
    for origin in origins(pair["from"]):
        source = Source(pair["from"], origin, 0)
        support = find_support(real_evidence(), pair["to"], [source], as_a_whole=True)
        if pair["side-level"] and origin is Origin.SHOWN:
            assert support is not None
            assert support.level is Level.SIDE
        else:
            assert support is None


@pytest.mark.parametrize(
    "pair", [each for each in each("pairs") if is_shown(each.values[0]["from"])]
)
def test_a_scenario_that_draws_it_is_told_on_the_line(pair: dict[str, Any]) -> None:
    text = one_choice(
        f"shows: [{pair['from']}]\ntemptation: It is late.\nunfolds:\n  - {pair['to']}"
    )
    (diagnostic,) = diagnosed(text)
    assert diagnostic.code == "unsupported-effect"
    assert diagnostic.span.line == line_of(text, f"  - {pair['to']}\n")
    offered, _, _ = diagnostic.hint.partition(" is linked from:")
    assert ("as-a-whole: true" in offered) == pair["side-level"]
    whole = text.replace(f"- {pair['to']}\n", f"- {{effect: {pair['to']}, as-a-whole: true}}\n")
    assert codes(diagnosed(whole)) == ([] if pair["side-level"] else ["unsupported-effect"])


@pytest.mark.parametrize("pair", each("factors"))
def test_no_link_draws_it_from_a_factor(pair: dict[str, Any]) -> None:
    assert real_evidence().role(pair["from"]) is Role.FACTORS
    for origin in (Origin.EARLIER, Origin.EXPERIENCED):
        source = Source(pair["from"], origin, 0)
        assert find_support(real_evidence(), pair["to"], [source]) is None


@pytest.mark.parametrize("pair", each("reached-at-category-level"))
def test_a_category_draws_it_and_no_item(pair: dict[str, Any]) -> None:
    origin = Origin.SHOWN if is_shown(pair["from"]) else Origin.EXPERIENCED
    support = find_support(real_evidence(), pair["to"], [Source(pair["from"], origin)])
    assert support is not None
    assert support.level is Level.CATEGORY
    assert support.link in pair["link"]


def test_no_link_rests_on_a_quotation_without_one() -> None:
    cited = {
        item.quotation for each in real_evidence().model.links.values() for item in each.evidence
    }
    assert not cited & set(LIST["quotations-without-a-link"])
    assert set(LIST["quotations-without-a-link"]) == set(real_evidence().quotations) - cited


def test_nothing_unfolds_that_has_no_way_into_it() -> None:
    """Every phenomenon of the patient's side can be reached, or the list could not be written."""
    reached = {target for each in real_evidence().model.links.values() for target in each.to}
    unfolding = {
        name for name in real_evidence().model.phenomena if real_evidence().role(name) in UNFOLDING
    }
    assert unfolding <= reached
