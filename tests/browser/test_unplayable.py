"""A page that cannot be played stays readable, and trouble on the way offers a way back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from generator.trace.tracing import ScenarioFacts

from .altering import altered
from .playing import Play
from .web import SCENARIO, Site, Visits

UNPLAYABLE: list[tuple[str, Callable[[str], str]]] = [
    ("an unknown format", lambda html: html.replace('"format":1,', '"format":99,')),
    ("a broken plan", lambda html: html.replace('"format":1,', '"format":1,,')),
    ("no plan", lambda html: html.replace('id="plan"', 'id="plane"')),
    ("no place to play", lambda html: html.replace("data-trail", "data-tail")),
]


@pytest.mark.parametrize("change", [c for _, c in UNPLAYABLE], ids=[n for n, _ in UNPLAYABLE])
def test_what_cannot_be_played_stays_readable(
    real: Site, visits: Visits, facts: ScenarioFacts, change: Callable[[str], str]
) -> None:
    page = visits.context().new_page()
    page.route(f"**/{SCENARIO}", altered(change))
    page.goto(real.url + SCENARIO)
    Play(page).shows_storyboard()
    for scene in facts.steps.scenes:
        expect(page.locator(f"#scene-{scene}")).to_be_visible()
    assert not [fault for fault in visits.take_faults() if fault.startswith("uncaught")]


def test_without_the_script_file_the_page_stays_readable(real: Site, visits: Visits) -> None:
    page = visits.context().new_page()
    page.route("**/player.js", lambda route: route.abort())
    page.goto(real.url + SCENARIO)
    Play(page).shows_storyboard()
    visits.take_faults()


def test_trouble_on_the_way_offers_a_way_back(
    play: Play, visits: Visits, facts: ScenarioFacts
) -> None:
    play.begin()
    start = facts.steps.start
    choice = next(iter(facts.steps.scenes[start].choices.values()))
    following = choice.routes[0][1]
    name = next(iter(facts.steps.scenes[start].choices))
    play.page.evaluate("id => document.getElementById(id).remove()", f"scene-{following}")
    play.answer((start, name))
    for _ in range(3):
        play.onward.click()
    trouble = play.page.locator(".trouble")
    expect(trouble).to_be_visible()
    expect(trouble).to_have_attribute("role", "alert")
    trouble.locator("[data-action=back]").click()
    expect(trouble).to_have_count(0)
    expect(play.options).to_be_visible()
    assert not [fault for fault in visits.take_faults() if fault.startswith("uncaught")]
