"""The browser's Back and Forward, and a second tab: nothing that was kept is lost."""

import pytest
from playwright.sync_api import expect

from generator.trace.tracing import ScenarioFacts

from .keeping import kept
from .playing import PAINTED, Play
from .trails import Walk, part_of, steps_of
from .web import SCENARIO, Site, Visits

FOCUS_HERE = "document.querySelector('.moment.current').contains(document.activeElement)"


def test_back_and_forward_go_step_by_step(play: Play, walk: Walk) -> None:
    page = play.page
    play.follow(part_of(walk, 3))
    expect(play.moments).to_have_count(4)
    play.back()
    expect(play.moments).to_have_count(3)
    expect(page.locator(".moment.current")).to_have_attribute("data-step", "2")
    assert page.evaluate(FOCUS_HERE)
    play.back()
    expect(play.moments).to_have_count(2)
    # Nothing later is lost: neither on the way forward nor in what is kept.
    assert kept(page)["trail"]["steps"] == steps_of(walk, 3)
    page.go_forward()
    page.go_forward()
    expect(play.moments).to_have_count(4)
    for _ in range(4):
        play.back()
    expect(page.locator("[data-begin]")).to_be_visible()
    assert page.url.endswith(SCENARIO)
    page.go_forward()
    expect(play.moments).to_have_count(1)


def test_quick_steps_through_the_history_lose_none(play: Play, walk: Walk) -> None:
    play.follow(part_of(walk, 4))
    length = play.page.evaluate("history.length")
    # Two at once, before the first of them is painted.
    play.page.evaluate("history.back(); history.back()")
    expect(play.moments).to_have_count(3)
    play.page.evaluate("history.forward(); history.forward()")
    expect(play.moments).to_have_count(5)
    assert play.page.evaluate("history.length") == length


def test_the_same_answer_after_back_keeps_the_later_ones(
    play: Play, facts: ScenarioFacts, walk: Walk
) -> None:
    play.follow(part_of(walk, 4))
    play.back()
    play.back()
    expect(play.moments).to_have_count(3)
    play.take(walk.steps[2])
    assert kept(play.page)["trail"]["steps"] == steps_of(walk, 4)
    play.page.reload()
    play.page.locator("[data-action=resume]").click()
    expect(play.moments).to_have_count(5)


def test_another_answer_after_back_puts_the_later_ones_aside(
    play: Play, facts: ScenarioFacts, walk: Walk
) -> None:
    play.follow(part_of(walk, 4))
    for _ in range(4):
        play.back()
    expect(play.moments).to_have_count(1)
    scene, choice = walk.steps[0]
    different = next(each for each in facts.steps.scenes[scene].choices if each != choice)
    play.take((scene, different))
    assert kept(play.page)["trail"]["steps"] == [[scene, different]]
    assert kept(play.page)["other"]["steps"] == steps_of(walk, 4)


def test_back_after_a_reload_comes_back_into_the_scenario(play: Play, walk: Walk) -> None:
    play.follow(part_of(walk, 3))
    play.page.reload()
    expect(play.page.locator("[data-action=resume]")).to_be_visible()
    play.back()
    expect(play.moments).to_have_count(3)


def test_back_and_forward_show_the_scene_from_its_top(
    real: Site, visits: Visits, walk: Walk
) -> None:
    """The browser itself would scroll to where the scene left behind was."""
    play = Play(visits.open(real.url + SCENARIO, viewport={"width": 390, "height": 844}))
    play.follow(walk)
    for _ in range(3):
        play.back()
        play.page.evaluate(PAINTED)
        top = play.page.evaluate("document.activeElement.getBoundingClientRect().top")
        assert -1 <= top <= 200
        assert play.page.evaluate(FOCUS_HERE)


def test_forward_goes_on_looking_back(play: Play, walk: Walk) -> None:
    play.follow(walk)
    play.look_back()
    opened = play.debrief.locator("[data-way] > *")
    expect(opened.first).to_be_visible()
    play.back()
    expect(play.debrief).to_be_hidden()
    play.page.go_forward()
    expect(opened.first).to_be_visible()


def test_the_earlier_answer_is_marked_among_those_to_choose_from(play: Play, walk: Walk) -> None:
    scene, choice = walk.steps[0]
    play.follow(part_of(walk, 2))
    marked = play.options.locator("button", has_text=play.say("earlier"))
    play.moments.first.locator("[data-action=reopen]").click()
    expect(marked).to_have_attribute("data-choice", choice or "")
    # The mark takes no room from the words.
    lefts = "all => all.map(e => e.getBoundingClientRect().left)"
    starts: list[float] = play.options.locator(".choice-text").evaluate_all(lefts)
    assert max(starts) - min(starts) < 8
    play.take((scene, choice))
    play.back()
    expect(marked).to_have_attribute("data-choice", choice or "")


def test_a_link_within_the_page_is_no_step(play: Play, walk: Walk) -> None:
    play.follow(part_of(walk, 2))
    play.page.locator("a.skip").focus()
    play.page.keyboard.press("Enter")
    expect(play.moments).to_have_count(3)
    play.back()
    play.back()
    expect(play.moments).to_have_count(2)


@pytest.fixture
def tabs(real: Site, visits: Visits, walk: Walk) -> tuple[Play, Play]:
    """Two tabs: the second one has gone on where the first one stood."""
    context = visits.context()
    first, second = Play(context.new_page()), Play(context.new_page())
    first.page.goto(real.url + SCENARIO)
    first.follow(part_of(walk, 2))
    second.page.goto(real.url + SCENARIO)
    second.page.locator("[data-action=resume]").click()
    second.take(walk.steps[2])
    return first, second


def test_another_tab_is_noticed_and_never_overwritten(tabs: tuple[Play, Play], walk: Walk) -> None:
    first, second = tabs
    notice = first.page.get_by_role("alert").filter(has_text=first.say("elsewhere"))
    expect(notice).to_be_visible()
    expect(second.page.get_by_role("alert")).to_have_count(0)
    written = kept(second.page)
    first.take(walk.steps[2])
    first.take(walk.steps[3])
    assert kept(first.page) == written
    expect(notice).to_have_count(1)


def test_taking_over_from_the_other_tab(tabs: tuple[Play, Play], walk: Walk) -> None:
    first, second = tabs
    first.page.get_by_role("button", name=first.say("take-over")).click()
    expect(first.moments).to_have_count(4)
    expect(first.page.locator(".elsewhere")).to_have_count(0)
    first.take(walk.steps[3])
    assert kept(first.page)["trail"]["steps"] == steps_of(walk, 4)
    expect(second.page.locator(".elsewhere")).to_be_visible()


def test_going_on_here_keeps_the_other_trail_to_compare_with(
    tabs: tuple[Play, Play], walk: Walk
) -> None:
    first, second = tabs
    first.page.get_by_role("button", name=first.say("stay")).click()
    expect(first.page.locator(".elsewhere")).to_have_count(0)
    assert kept(first.page)["trail"]["steps"] == steps_of(walk, 2)
    assert kept(first.page)["other"]["steps"] == steps_of(walk, 3)
    assert first.page.evaluate(FOCUS_HERE)
    expect(second.page.locator(".elsewhere")).to_be_visible()


def test_a_tab_that_only_shows_the_introduction_follows(
    real: Site, visits: Visits, walk: Walk
) -> None:
    context = visits.context()
    first, second = Play(context.new_page()), Play(context.new_page())
    for each in (first, second):
        each.page.goto(real.url + SCENARIO)
    second.follow(part_of(walk, 1))
    expect(first.page.locator("[data-action=resume]")).to_be_visible()
    expect(first.page.locator(".elsewhere")).to_have_count(0)
