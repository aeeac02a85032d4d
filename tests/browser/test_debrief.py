"""Looking back: questions first, then the own way, a second beside it, and what is taken along."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Download, expect

from generator.trace.tracing import ScenarioFacts

from .keeping import kept
from .playing import Play, text_of
from .trails import Walk
from .web import REAL, SCENARIO, Site, Visits


def note(play: Play, name: str) -> Any:
    return play.debrief.locator(f"[data-note={name}]")


def test_it_asks_before_it_tells(play: Play, walk: Walk) -> None:
    play.follow(walk)
    play.stop_to_think()
    expect(play.debrief.locator("h2")).to_be_focused()
    expect(play.debrief.get_by_label("Which answer would you give again, and why?")).to_be_visible()
    different = play.debrief.get_by_label("Where would you want to be different next time?")
    expect(different).to_be_visible()
    expect(play.debrief.locator("[data-rest]")).to_be_hidden()
    expect(play.debrief.locator(".fork")).to_have_count(0)
    play.debrief.locator("[data-action=reveal]").click()
    expect(play.debrief.locator("[data-action=reveal]")).to_be_hidden()
    expect(play.debrief.locator("[data-way] h3").first).to_be_focused()
    expect(play.debrief.locator(".fork").first).to_be_visible()
    expect(different).to_be_visible()


def test_own_words_survive_a_reload(play: Play, walk: Walk) -> None:
    play.follow(walk)
    play.stop_to_think()
    note(play, "again").fill("The first, <b>because</b> she went on.")
    note(play, "different").fill("At the curtain.")
    play.look_back()
    note(play, "commitment").fill("I ask once more.")
    words = {
        "again": "The first, <b>because</b> she went on.",
        "different": "At the curtain.",
        "commitment": "I ask once more.",
    }
    assert kept(play.page)["notes"] == words
    play.page.reload()
    play.page.locator("[data-action=resume]").click()
    for name, text in words.items():
        expect(note(play, name)).to_have_value(text)
    expect(play.debrief.locator(".fork").first).to_be_visible()
    assert kept(play.page)["notes"] == words


def test_a_reload_before_the_telling_stays_before_it(play: Play, walk: Walk) -> None:
    play.follow(walk)
    play.stop_to_think()
    play.page.reload()
    play.page.locator("[data-action=resume]").click()
    expect(note(play, "again")).to_be_visible()
    expect(play.debrief.locator("[data-rest]")).to_be_hidden()


@pytest.mark.parametrize(("width", "beside"), [(390, False), (1280, True)])
def test_chosen_and_not_chosen_stand_side_by_side(
    play: Play, walk: Walk, width: int, beside: bool
) -> None:
    play.page.set_viewport_size({"width": width, "height": 900})
    play.follow(walk)
    play.look_back()
    fork = play.debrief.locator(".way .fork").first
    own = fork.locator(".road.taken").bounding_box()
    other = fork.locator(".roads .road").first.bounding_box()
    assert own is not None
    assert other is not None
    assert (other["x"] >= own["x"] + own["width"]) is beside
    assert (other["y"] >= own["y"] + own["height"]) is not beside
    came = fork.locator(".roads details").first
    expect(fork.locator(".taken details:not(.why)")).to_have_count(0)
    expect(fork.locator(".taken .badge").first).to_be_visible()
    if not beside:
        # Else the way to the end of it would be twice as long on a phone.
        expect(came.locator(".badge").first).to_be_hidden()
        came.locator("summary").click()
    expect(came.locator(".badge").first).to_be_visible()


def test_the_links_used_are_lit_and_said(
    play: Play, facts: ScenarioFacts, walk: Walk, real: Site
) -> None:
    play.follow(walk)
    play.look_back()
    model = play.debrief.locator(".model-map")
    expect(model.locator("svg")).to_have_count(2)
    hops = model.locator("[data-link]")
    shown = play.page.locator(".trail [data-link]").evaluate_all(
        "all => [...new Set(all.map(e => e.dataset.link))]"
    )
    assert shown
    assert set(hops.evaluate_all("all => all.map(e => e.dataset.link)")) == set(shown)
    edges = {
        edge
        for hop in hops.all()
        for edge in (hop.get_attribute("data-edge") or "").split(",")
        if edge
    }
    assert edges
    lit = model.locator("path.lit").evaluate_all("all => all.map(e => e.dataset.edge)")
    drawn = model.locator("path[data-edge]").evaluate_all("all => all.map(e => e.dataset.edge)")
    assert set(lit) == edges & set(drawn)
    boxes = model.locator("g.lit").evaluate_all("all => all.map(e => e.dataset.category)")
    assert set(boxes) == {end for edge in edges for end in edge.split()}
    # The storyboard's own drawing stays as it was.
    expect(play.page.locator("[data-storyboard] .lit")).to_have_count(0)
    for svg in model.locator("svg").all():
        assert "list" in (svg.get_attribute("aria-label") or "")


def test_it_says_what_the_study_cannot(play: Play, walk: Walk) -> None:
    play.follow(walk)
    play.look_back()
    expect(play.debrief.locator("[data-part=limits] li").first).to_be_visible()


def test_another_answer_keeps_the_first_way_and_compares(
    play: Play, facts: ScenarioFacts, walk: Walk
) -> None:
    play.follow(walk)
    play.look_back()
    expect(play.debrief.locator(".compare")).to_have_count(0)
    play.second_way(walk)
    assert kept(play.page)["other"]["steps"] == [list(step) for step in walk.steps]
    play.look_back()
    compare = play.debrief.locator(".compare")
    first = compare.locator("li").first
    expect(first).to_have_class("different")
    own = text_of(play.moments.first.locator(".answer .choice-text"))
    expect(first.locator(".pair > div").first).to_contain_text(own)
    ending = facts.scenario.scenes[walk.end].ending
    assert ending is not None
    expect(compare).to_contain_text(ending.title)
    for name in walk.states[-1].told:
        expect(compare).to_contain_text(facts.scenario.facts[name].label)
    encounters = [state.encounter for state in walk.states]
    for encounter in set(encounters):
        title = facts.scenario.encounters[encounter or ""].title
        expect(compare).to_contain_text(play.say("on-arriving", encounter=title))
    answered = sum(choice is not None for _, choice in walk.steps)
    assert compare.locator("li:is(.same, .different)").count() >= answered + 2 + len(
        set(encounters)
    )
    play.page.reload()
    play.page.locator("[data-action=resume]").click()
    expect(play.debrief.locator(".compare")).to_be_visible()


def test_the_two_ways_can_be_exchanged_and_none_is_lost(play: Play, walk: Walk) -> None:
    play.follow(walk)
    play.look_back()
    play.second_way(walk)
    play.look_back()
    second = kept(play.page)["trail"]["steps"]
    play.debrief.locator("[data-action=swap]").click()
    expect(play.status).to_contain_text(play.say("swapped"))
    now = kept(play.page)
    assert now["trail"]["steps"] == [list(step) for step in walk.steps]
    assert now["other"]["steps"] == second
    expect(play.debrief.locator(".compare h3")).to_be_focused()
    expect(play.moments).to_have_count(len(walk.steps) + 1)
    # Leaving a way half played does not push out one that came to its end.
    play.debrief.locator(".way [data-action=reopen]").first.click()
    play.moments.first.locator("[data-choice]").first.click()
    play.current.locator("[data-action=reopen]").click()
    assert kept(play.page)["other"]["steps"] == [list(step) for step in walk.steps]


def save(play: Play) -> tuple[Download, dict[str, Any]]:
    with play.page.expect_download() as downloading:
        play.debrief.locator("[data-action=save]").click()
    return downloading.value, json.loads(Path(downloading.value.path()).read_text("utf-8"))


def test_a_trail_can_be_saved_as_a_file(play: Play, facts: ScenarioFacts, walk: Walk) -> None:
    play.follow(walk)
    play.stop_to_think()
    note(play, "again").fill("Own words.")
    play.look_back()
    download, file = save(play)
    assert download.suggested_filename == f"{REAL}.trail.json"
    assert set(file) == {
        "format", "kind", "scenario", "title", "edition", "trail", "other"
    }  # fmt: skip
    assert file["format"] == 1
    assert file["kind"] == "downstream-trail"
    assert (file["scenario"], file["title"]) == (REAL, facts.scenario.title)
    assert file["edition"] == play.plan["edition"]
    assert file["trail"]["steps"] == [list(step) for step in walk.steps]
    assert file["other"] is None
    expect(play.status).to_contain_text(play.say("saved"))
    play.debrief.locator("[data-with-notes]").check()
    assert save(play)[1]["notes"] == {"again": "Own words."}


def test_the_next_scenario_has_most_that_was_not_met(
    real: Site, visits: Visits, walk: Walk
) -> None:
    page = visits.context().new_page()
    listed = [
        {"id": REAL, "title": "This", "phenomena": [f"new-{n}" for n in range(9)]},
        {"id": "old", "title": "Known <i>things</i>", "phenomena": ["trust"]},
        {"id": "new", "title": "New <i>things</i>", "phenomena": ["new-1", "new-2"]},
    ]
    page.route(
        "**/catalogue.js",
        lambda route: route.fulfill(
            content_type="text/javascript", body=f"Downstream.catalogue={json.dumps(listed)};"
        ),
    )
    page.goto(real.url + SCENARIO)
    play = Play(page)
    play.follow(walk)
    assert not [url for url in visits.requests if "catalogue" in url]
    play.look_back()
    link = play.debrief.locator("[data-next] a")
    expect(link).to_have_text("New <i>things</i>")
    expect(link).to_have_attribute("href", "new.html")
    expect(play.debrief.locator("[data-next]")).to_contain_text(play.say("next-new"))


def test_with_one_scenario_nothing_is_proposed(play: Play, walk: Walk) -> None:
    alone = json.dumps([{"id": REAL, "title": "This", "phenomena": ["trust"]}])
    play.page.route(
        "**/catalogue.js",
        lambda route: route.fulfill(
            content_type="text/javascript", body=f"Downstream.catalogue={alone};"
        ),
    )
    play.follow(walk)
    with play.page.expect_response("**/catalogue.js"):
        play.look_back()
    expect(play.debrief.locator("[data-next]")).to_be_hidden()


def test_the_debrief_on_paper(play: Play, walk: Walk) -> None:
    play.follow(walk)
    play.stop_to_think()
    note(play, "again").fill("Line one\nline two")
    play.look_back()
    play.page.emulate_media(media="print")
    past = ".moment:not(.current)"
    for gone in (".shell-head", past, "textarea", "button", "[data-map]", ".keep"):
        expect(play.page.locator(f"{gone} >> visible=true")).to_have_count(0)
    label = play.debrief.locator(".note").first
    shown = label.evaluate("e => getComputedStyle(e, '::after').content")
    assert "Line one" in shown
    expect(play.debrief.locator(".fork .road").first).to_be_visible()
    expect(play.debrief.locator(".model-map svg").first).to_be_visible()
    expect(play.page.locator("h1")).to_be_visible()


def test_whoever_shares_a_computer_is_told_where_to_erase(play: Play, walk: Walk) -> None:
    play.follow(walk)
    play.stop_to_think()
    told = play.debrief.locator("[data-shared]")
    expect(told).to_contain_text("a computer that others use")
    told.get_by_role("link").click()
    expect(play.page.get_by_role("button", name="Erase everything")).to_be_visible()
