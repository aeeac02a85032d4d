"""Which situations an address means, as the preview's script reads it."""

from __future__ import annotations

from typing import Any

from generator.project import templates_folder

from ..node import run
from ..support import REPOSITORY

SCRIPT = (templates_folder() / "serve" / "reach.js").read_text(encoding="utf-8")


def asked(ids: list[str], *addresses: str, only_facts: bool = False) -> dict[str, Any]:
    """What addresses mean where facts, and phenomena and clinicians too, have these ids."""
    others = [] if only_facts else ids
    situation = {
        "scene": "door",
        "shift": "quiet",
        "told": [],
        "experienced": [],
        "expects": {},
        "lapsed": [],
        "steps": [],
    }
    everything = {
        "shift": "stretched",
        "told": ids,
        "experienced": others,
        "expects": dict.fromkeys(others, "belief"),
        "lapsed": others,
    }
    only_told = {"told": ids, "scene": "bed"}
    found = {
        "situations": [situation, situation | everything, situation | only_told],
        "facts": {},
        "clinicians": {},
    }
    answer: dict[str, Any] = run(
        REPOSITORY / "tests" / "serve" / "reach.mjs",
        {"script": SCRIPT, "found": found, "addresses": addresses},
    )
    return answer


def test_facts_phenomena_and_clinicians_may_share_an_id() -> None:
    answer = asked(
        ["hope"],
        "#preview=bed;told:hope=told;experienced:hope=not",
        "#preview=door;told:hope=told;experienced:hope=unfolded;expects:hope=belief",
        "#preview=door;told:hope=untold;lapsed:hope=no",
        "#preview=door;hope=told",
    )
    assert answer["wishes"] == [
        "shift",
        "told:hope",
        "expects:hope",
        "lapsed-hope",
        "experienced:hope",
    ]
    assert answer["fit"] == [["bed"], ["door"], ["door"], []]


def test_what_an_address_says_of_itself_is_no_short_form() -> None:
    answer = asked(
        ["shift", "scene", "preview"],
        "#preview=door;shift=stretched;told:shift=told;told:scene=told;told:preview=told",
        "#preview=bed;told:shift=told;experienced:scene=not",
        "#preview=bed;scene=told",
    )
    assert "told:scene" in answer["wishes"]
    assert answer["fit"] == [["door"], ["bed"], []]


def test_where_only_one_thing_has_an_id_it_is_enough() -> None:
    answer = asked(
        ["hope"],
        "#preview=door;hope=told",
        "#preview=bed;told:hope=told",
        "#preview=bed;experienced:hope=not",
        only_facts=True,
    )
    assert answer["wishes"] == ["shift", "hope"]
    assert answer["fit"] == [["door"], ["bed"], []]


def test_an_address_that_cannot_be_decoded_leads_nowhere() -> None:
    assert asked(["hope"], "#preview=%", "#preview=do%6Fr;told:hope=untold")["fit"] == [
        [],
        ["door"],
    ]
