"""Coming back to a scenario: by a reload, or by an address that says so."""

from playwright.sync_api import Locator, expect

from generator.trace.tracing import ScenarioFacts

from .keeping import kept
from .playing import Play
from .trails import Walk, decisions, part_of, steps_of
from .web import SCENARIO, Site, Visits

FOLLOWS = "([a, b]) => a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING"


def seen(play: Play) -> list[str]:
    """Everything on the screen, in order."""
    parts = play.page.locator("[data-trail], [data-debrief]")
    return [" ".join(text.split()) for text in parts.all_inner_texts()]


def test_a_reload_resumes_in_the_middle_of_an_answer(
    play: Play, facts: ScenarioFacts, walk: Walk
) -> None:
    place, scene, choice = list(decisions(facts, walk))[2]
    play.follow(part_of(walk, place))
    play.open_options()
    asked = seen(play)
    play.page.reload()
    expect(play.moments).to_have_count(0)
    expect(play.page.locator("[data-begin]")).to_contain_text(play.say("resume-note"))
    play.page.locator("[data-action=resume]").click()
    assert seen(play) == asked
    play.answer((scene, choice))
    play.onward.click()
    answered = seen(play)
    play.page.reload()
    play.page.locator("[data-action=resume]").click()
    assert seen(play) == answered
    expect(play.current.locator(".layer.takes")).to_be_visible()


def test_a_reload_resumes_in_the_debrief(play: Play, walk: Walk) -> None:
    play.follow(walk)
    play.look_back()
    proposed = play.debrief.locator("[data-next] a")
    expect(proposed).to_be_visible()
    ended = seen(play)
    play.page.reload()
    play.page.locator("[data-action=resume]").click()
    expect(proposed).to_be_visible()
    assert seen(play) == ended


def test_what_was_kept_is_offered_under_the_title(play: Play, walk: Walk) -> None:
    offer, title = play.page.locator("[data-begin]"), play.page.locator("h1")
    told = play.page.locator(".facts-of-the-visit")

    def before(first: Locator, second: Locator) -> bool:
        pair = [first.element_handle(), second.element_handle()]
        return bool(play.page.evaluate(FOLLOWS, pair))

    assert before(told, offer)
    play.follow(part_of(walk, 2))
    play.page.reload()
    expect(play.page.locator("[data-action=resume]")).to_be_in_viewport(ratio=1)
    assert before(title, offer)
    assert before(offer, told)
    assert play.page.evaluate("scrollY") == 0


def test_start_again_leaves_the_old_trail(play: Play, walk: Walk) -> None:
    play.follow(part_of(walk, 2))
    play.page.reload()
    start = play.page.locator("[data-action=begin]")
    expect(start).to_have_text(play.say("start-again"))
    start.click()
    expect(play.moments).to_have_count(1)
    expect(play.current.locator(".answer")).to_have_count(0)


def test_resume_in_the_address_goes_on_at_once(play: Play, real: Site, walk: Walk) -> None:
    page = play.page
    language = page.locator("a[data-language]")
    expect(language).to_have_count(1)
    assert "#" not in (language.get_attribute("href") or "")
    play.follow(part_of(walk, 3))
    assert (language.get_attribute("href") or "").endswith("#resume")
    language.click()
    page.wait_for_url("**/fr/**")
    expect(play.moments).to_have_count(4)
    expect(page.locator("[data-begin]")).to_be_hidden()
    assert "#" not in page.url
    assert kept(page)["trail"]["steps"] == steps_of(walk, 3)
    page.locator("a[data-language]").click()
    page.wait_for_url(real.url + SCENARIO + "*")
    expect(play.moments).to_have_count(4)


def test_back_leads_from_the_other_language_to_where_it_was_chosen(
    real: Site, visits: Visits, walk: Walk
) -> None:
    page = visits.open(real.url + SCENARIO)
    play = Play(page)
    play.follow(part_of(walk, 2))
    page.locator("a[data-language]").click()
    page.wait_for_url(f"{real.url}fr/{SCENARIO}")
    expect(play.moments).to_have_count(3)
    page.go_back()
    page.wait_for_url(real.url + SCENARIO)


def test_resume_in_the_address_without_anything_kept(real: Site, visits: Visits) -> None:
    page = visits.open(real.url + SCENARIO + "#resume")
    expect(page.locator("[data-action=begin]")).to_be_visible()
