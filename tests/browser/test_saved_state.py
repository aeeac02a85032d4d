"""What is kept on the device: everything that can happen to it between two visits."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from generator.trace.tracing import ScenarioFacts

from .playing import PAINTED, Play, text_of
from .trails import Walk, random_walks
from .web import KEY, SCENARIO, Site, Visits, serve_folder

BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("denied", "SecurityError"); } })"""
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError"); }"""

FOLLOWS = "([a, b]) => a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING"
FOCUS_HERE = "document.querySelector('.moment.current').contains(document.activeElement)"


@pytest.fixture(scope="module")
def walk(facts: ScenarioFacts) -> Walk:
    return next(each for each in random_walks(facts.steps, 50, seed=5) if len(each.steps) > 6)


@pytest.fixture
def play(real: Site, visits: Visits) -> Play:
    return Play(visits.open(real.url + SCENARIO))


def part_of(walk: Walk, count: int) -> Walk:
    return Walk(walk.shift, walk.steps[:count], ())


def kept(page: Page) -> dict[str, Any]:
    """What is kept once the frame is painted: only then is it written."""
    text = page.evaluate(
        "key => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() =>"
        " setTimeout(() => resolve(localStorage.getItem(key))))))",
        KEY,
    )
    value: dict[str, Any] = json.loads(text)
    return value


def put(page: Page, value: str) -> None:
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, value])


def steps_of(walk: Walk, count: int) -> list[list[str | None]]:
    return [list(each) for each in walk.steps[:count]]


def test_what_is_kept(play: Play, walk: Walk) -> None:
    play.follow(walk)
    value = kept(play.page)
    assert value["format"] == 1
    assert value["trail"]["steps"] == steps_of(walk, len(walk.steps))
    assert value["finished"] is True
    assert value["met"]
    assert {concept for concept, _ in walk.states[-1].experienced} <= set(value["met"])


def test_notes_and_what_others_keep_survive_a_reload(play: Play, walk: Walk) -> None:
    play.follow(part_of(walk, 3))
    notes = {"again": "That one.", "different": "", "commitment": "Ask once more."}
    put(play.page, json.dumps({**kept(play.page), "notes": notes, "more": [1, 2]}))
    play.page.reload()
    play.page.locator("[data-action=resume]").click()
    play.take(walk.steps[3])
    assert kept(play.page)["notes"] == notes
    assert kept(play.page)["more"] == [1, 2]


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


def edited(change: Callable[[dict[str, Any]], None]) -> Callable[[Route], None]:
    """The page with an edited plan."""

    def fulfil(route: Route) -> None:
        response = route.fetch()
        head, opening, rest = response.text().partition('id="plan">')
        text, closing, tail = rest.partition("</script>")
        plan = json.loads(text)
        change(plan)
        plan["edition"] = "feedfeedfeedfeed"
        body = head + opening + json.dumps(plan) + closing + tail
        route.fulfill(response=response, body=body)

    return fulfil


def note_after(play: Play, change: Callable[[dict[str, Any]], None]) -> str:
    play.page.route(f"**/{SCENARIO}", edited(change))
    play.page.reload()
    return text_of(play.page.locator(".resume-note"))


def test_an_edit_that_changes_nothing_on_the_way(play: Play, walk: Walk) -> None:
    play.follow(part_of(walk, 4))
    note = note_after(play, lambda plan: None)
    assert note == play.say("changed", kept="4", total="4")
    play.page.locator("[data-action=resume]").click()
    expect(play.moments).to_have_count(5)


def test_an_edit_that_takes_an_answer_away(play: Play, walk: Walk) -> None:
    place = next(n for n, (_, choice) in enumerate(walk.steps) if n and choice)
    scene, choice = walk.steps[place]
    play.follow(part_of(walk, place + 2))

    def change(plan: dict[str, Any]) -> None:
        del plan["scenes"][scene]["choices"][choice]

    changed = play.say("changed", kept=str(place), total=str(place + 2))
    assert note_after(play, change) == f"{changed} {play.say('changed-answers')}"
    play.page.locator("[data-action=resume]").click()
    expect(play.moments).to_have_count(place + 1)
    assert kept(play.page)["trail"]["steps"] == steps_of(walk, place)


def test_an_edit_that_takes_a_scene_away(play: Play, walk: Walk) -> None:
    place = next(n for n, (_, choice) in enumerate(walk.steps) if n > 1 and choice)
    play.follow(part_of(walk, place + 1))
    old = walk.steps[place][0]

    def change(plan: dict[str, Any]) -> None:
        plan["scenes"]["renamed"] = plan["scenes"].pop(old)
        for scene in plan["scenes"].values():
            for each in [scene, *scene.get("choices", {}).values()]:
                for route in each.get("goto", []):
                    if route[1] == old:
                        route[1] = "renamed"

    changed = play.say("changed", kept=str(place), total=str(place + 1))
    assert note_after(play, change) == f"{changed} {play.say('changed-gone')}"


DAMAGED = ["{", "[]", '"text"', "7", '{"trail": {"format": 9}}', '{"trail": null}']


@pytest.mark.parametrize("value", DAMAGED)
def test_damaged_or_foreign_data_are_said_once(play: Play, walk: Walk, value: str) -> None:
    put(play.page, value)
    play.page.reload()
    expect(play.page.locator(".resume-note")).to_have_text(play.say("damaged"))
    expect(play.status).to_contain_text(play.say("damaged"))
    play.follow(part_of(walk, 1))
    assert kept(play.page)["trail"]["steps"] == steps_of(walk, 1)
    play.page.reload()
    expect(play.page.locator(".resume-note")).to_have_text(play.say("resume-note"))


@pytest.mark.parametrize("script", [BLOCKED, FULL], ids=["blocked", "full"])
def test_without_storage_everything_works_in_memory(
    real: Site, visits: Visits, walk: Walk, script: str
) -> None:
    context = visits.context()
    context.add_init_script(script)
    play = Play(context.new_page())
    play.page.goto(real.url + SCENARIO)
    play.follow(part_of(walk, 3))
    expect(play.page.locator(".kept")).to_have_text(play.say("not-kept"))
    expect(play.page.locator(".kept")).to_be_visible()
    play.back()
    expect(play.moments).to_have_count(3)
    play.back()
    play.back()
    play.back()
    expect(play.page.locator("[data-action=resume]")).to_be_visible()
    play.page.locator("[data-action=resume]").click()
    expect(play.moments).to_have_count(4)
    expect(play.page.locator(".elsewhere")).to_have_count(0)


def test_a_frame_without_storage(real: Site, visits: Visits, walk: Walk) -> None:
    """As a learning platform may show it: sandboxed, of another origin."""
    with serve_folder(real.folder) as frame:
        page = visits.context().new_page()
        page.goto(real.url + "support.html")
        page.evaluate(
            """url => {
              const frame = document.createElement("iframe");
              frame.sandbox = "allow-scripts";
              frame.width = 900; frame.height = 900; frame.src = url;
              document.body.replaceChildren(frame);
            }""",
            frame + SCENARIO,
        )
        inside = page.frame_locator("iframe")
        inside.locator("[data-action=begin]").click()
        inside.locator("[data-choice]").locator("visible=true").first.click()
        expect(inside.locator(".kept")).to_contain_text("keeps nothing")
        expect(inside.locator(".answer")).to_be_visible()


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


def test_resume_in_the_address_without_anything_kept(real: Site, visits: Visits) -> None:
    page = visits.open(real.url + SCENARIO + "#resume")
    expect(page.locator("[data-action=begin]")).to_be_visible()
