"""Notes before sensitive scenes, and quotations that are left out, whole."""

import json

import pytest
from playwright.sync_api import Page, Route, expect

from generator.trace.tracing import ScenarioFacts

from .looks import axe_is_content
from .playing import Play
from .trails import Walk, random_walks
from .web import SCENARIO, Site, Visits

HIDE = "JSON.parse(localStorage.getItem('downstream/hide'))"


def leading_to(facts: ScenarioFacts, wanted: str) -> Walk:
    """A walk that ends as the wanted scene begins."""
    for walk in random_walks(facts.steps, 400, seed=4):
        scenes = [scene for scene, _ in walk.steps] + [walk.end]
        if wanted in scenes:
            return Walk(walk.shift, walk.steps[: scenes.index(wanted)], ())
    raise AssertionError(wanted)


@pytest.fixture
def play(real: Site, visits: Visits) -> Play:
    return Play(visits.open(real.url + SCENARIO))


@pytest.fixture
def late(play: Play, facts: ScenarioFacts) -> Play:
    """Before a sensitive scene in which something is witnessed and something is to be chosen."""
    play.follow(leading_to(facts, "curtain-late"))
    return play


@pytest.fixture
def quoted(play: Play, facts: ScenarioFacts) -> Play:
    """With quotations of more than one kind on the screen."""
    walk = leading_to(facts, "curtain-late")
    play.follow(Walk(walk.shift, (*walk.steps, ("curtain-late", "plan-in-place")), ()))
    expect(play.page.locator(".trail [data-quotation=t2-31]")).to_have_count(1)
    for summary in play.page.locator(".past-layer > summary").all():
        summary.click()
    return play


def test_a_sensitive_scene_waits_behind_its_note(late: Play, facts: ScenarioFacts) -> None:
    note = late.current.locator(".care-note")
    expect(note).to_contain_text(facts.scenario.scenes["curtain-late"].care_note or "")
    for hidden in (".witnessed", ".scene-text", "[data-options]", ".onward", ".scene-summary"):
        for each in late.current.locator(hidden).all():
            expect(each).to_be_hidden()
    note.get_by_role("button", name="Read the scene").click()
    witnessed = late.current.locator(".witnessed")
    expect(witnessed).to_be_visible()
    expect(witnessed).to_be_focused()
    late.open_options()
    expect(late.current.locator(".scene-text")).to_be_visible()
    expect(late.current.locator(".scene-summary")).to_be_hidden()
    expect(note.get_by_role("button", pressed=True)).to_have_text("Read the scene")


def test_a_summary_stands_in_place_of_the_scene_and_is_remembered(late: Play) -> None:
    late.current.get_by_role("button", name="Read a summary instead").click()
    summary = late.current.locator(".scene-summary")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Lucia")
    late.open_options()
    for text in (".witnessed", ".scene-text"):
        expect(late.current.locator(text)).to_be_hidden()
    late.page.reload()
    late.page.locator("[data-action=resume]").click()
    expect(summary).to_be_visible()
    expect(late.current.locator(".scene-text")).to_be_hidden()
    # It is no trap: the scene can still be read.
    late.current.get_by_role("button", name="Read the scene").click()
    expect(summary).to_be_hidden()
    expect(late.current.locator(".witnessed")).to_be_visible()


def test_the_note_can_be_passed_with_the_keyboard(late: Play) -> None:
    late.page.keyboard.press("Tab")
    expect(late.page.locator("[data-way=read]:focus")).to_have_count(1)
    late.page.keyboard.press("Tab")
    late.page.keyboard.press("Enter")
    expect(late.current.locator(".scene-summary")).to_be_focused()


def test_quotations_are_hidden_whole_and_can_be_shown(quoted: Play) -> None:
    page = quoted.page
    control = page.locator(".intro > .hiding")
    control.locator("summary").click()
    control.get_by_label("swearing", exact=True).check()
    expect(quoted.status).to_contain_text("swearing")
    figure = page.locator(".trail [data-quotation=t2-31]")
    expect(figure).to_be_hidden()
    note = page.locator(".veiled", has_text=quoted.say("veiled", tags="swearing"))
    expect(note.first).to_be_visible()
    # Whole: no word of it is left to read.
    words = page.locator(".trail").inner_text()
    assert (figure.locator("blockquote").text_content() or "").strip()[:30] not in words
    note.first.get_by_role("button").click()
    expect(figure).to_be_visible()
    expect(figure).to_be_focused()
    assert page.evaluate(HIDE) == ["profanity"]


def test_hiding_beside_the_quotation_itself(quoted: Play) -> None:
    page = quoted.page
    figure = page.locator(".trail [data-quotation=t2-31]")
    figure.locator(".hiding > summary").click()
    figure.get_by_label("swearing", exact=True).check()
    expect(figure).to_be_hidden()
    expect(page.locator(".veiled:visible button").first).to_be_focused()
    # The same tag is ticked wherever it stands, and on the page of voices.
    page.locator(".intro > .hiding > summary").click()
    expect(page.locator(".intro > .hiding").get_by_label("swearing", exact=True)).to_be_checked()


def test_hidden_tags_hold_for_later_quotations_and_other_pages(
    play: Play, real: Site, facts: ScenarioFacts
) -> None:
    page = play.page
    page.locator(".intro > .hiding > summary").click()
    page.get_by_label("swearing", exact=True).check()
    walk = leading_to(facts, "curtain-late")
    play.follow(Walk(walk.shift, (*walk.steps, ("curtain-late", "plan-in-place")), ()))
    assert page.locator(".trail [data-quotation=t2-31]").get_attribute("hidden") is not None
    page.goto(real.url + "voices.html")
    expect(page.locator("input[value=profanity]")).to_be_checked()
    page.locator("[data-hiding]").evaluate("e => e.open = true")
    page.locator("input[value=profanity]").uncheck()
    page.locator("input[value=trauma]").check()
    page.goto(real.url + SCENARIO)
    assert page.locator(".intro > .hiding input[value=profanity]").is_checked() is False


def test_only_what_occurs_here_can_be_ticked(play: Play) -> None:
    tags = set(
        play.page.locator(".storyboard .quotation").evaluate_all(
            "all => all.flatMap(e => e.dataset.care.split(' ').filter(Boolean))"
        )
    )
    boxes = play.page.locator(".intro > .hiding input")
    assert set(boxes.evaluate_all("all => all.map(e => e.value)")) == tags
    for label in play.page.locator(".intro > .hiding label").all():
        assert "-" not in (label.text_content() or "")


def about_suicide(route: Route) -> None:
    response = route.fetch()
    body = response.text().replace('data-care="profanity', 'data-care="suicidal-ideation profanity')
    assert body != response.text()
    route.fulfill(response=response, body=body)


def test_where_suicide_is_touched_on_help_stands_beside(
    real: Site, visits: Visits, facts: ScenarioFacts
) -> None:
    page = visits.context().new_page()
    page.route(f"**/{SCENARIO}", about_suicide)
    page.goto(real.url + SCENARIO)
    play = Play(page)
    walk = leading_to(facts, "curtain-late")
    play.follow(Walk(walk.shift, (*walk.steps, ("curtain-late", "plan-in-place")), ()))
    panel = page.locator(".trail figure + .care-note").first
    for address in ("tel:988", "sms:988", "tel:911"):
        expect(panel.locator(f"a[href='{address}']")).to_have_count(1)


def test_another_page_that_hides_is_followed_at_once(
    real: Site, visits: Visits, facts: ScenarioFacts
) -> None:
    context = visits.context()
    play, voices = Play(context.new_page()), context.new_page()
    play.page.goto(real.url + SCENARIO)
    voices.goto(real.url + "voices.html")
    walk = leading_to(facts, "curtain-late")
    play.follow(Walk(walk.shift, (*walk.steps, ("curtain-late", "plan-in-place")), ()))
    voices.evaluate("localStorage.setItem('downstream/hide', '[\"profanity\"]')")
    expect(play.page.locator(".trail [data-quotation=t2-31][hidden]")).to_have_count(1)
    expect(play.page.locator(".elsewhere")).to_have_count(0)


def open_everything(page: Page) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach(e => { e.open = true; })")


def test_axe_on_the_note(late: Play) -> None:
    axe_is_content(late.page)
    late.current.get_by_role("button", name="Read a summary instead").click()
    open_everything(late.page)
    axe_is_content(late.page)


def test_axe_on_hidden_quotations(quoted: Play) -> None:
    quoted.page.evaluate(f"localStorage.setItem('downstream/hide', {json.dumps('[]')!r})")
    open_everything(quoted.page)
    quoted.page.locator(".intro > .hiding input").first.check()
    axe_is_content(quoted.page)


def test_a_phone_can_hide_quotations_too(real: Site, visits: Visits) -> None:
    page = visits.open(real.url + SCENARIO, has_touch=True, is_mobile=True)
    page.locator("[data-hiding] > summary").tap()
    box = page.locator("[data-hiding]").get_by_label("hopelessness")
    expect(box).to_be_visible()
    box.tap()
    assert page.evaluate(HIDE) == ["hopelessness"]
