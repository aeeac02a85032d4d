"""Group mode: large, in file order, with hands counted, and without any storage."""

import pytest
from playwright.sync_api import Page, expect

from generator.trace.state import available
from generator.trace.tracing import ScenarioFacts

from .looks import axe_is_content
from .playing import Play
from .trails import Walk, random_walks
from .web import REAL, SCENARIO, Site, Visits

SPY = """window.touched = [];
for (const name of ["getItem", "setItem", "removeItem", "key"]) {
  const own = Storage.prototype[name];
  Storage.prototype[name] = function (...given) {
    window.touched.push(`${name} ${given[0]}`);
    return own.apply(this, given);
  };
}"""


@pytest.fixture(scope="module")
def walk(facts: ScenarioFacts) -> Walk:
    return random_walks(facts.steps, 1, seed=8)[0]


@pytest.fixture
def page(visits: Visits) -> Page:
    page = visits.context().new_page()
    page.add_init_script(SPY)
    return page


@pytest.fixture
def group(page: Page, real: Site) -> Play:
    page.goto(real.url + SCENARIO + "#group")
    return Play(page)


def test_it_touches_no_storage_at_all(group: Play, walk: Walk) -> None:
    page = group.page
    expect(page.locator(".resume-note")).to_have_text(group.say("group-note"))
    group.follow(walk)
    group.look_back()
    page.go_back()
    page.go_forward()
    page.locator("[data-action=scheme]").first.click()
    page.locator(".intro > .hiding > summary").click()
    page.locator(".intro > .hiding input").first.check()
    assert page.evaluate("window.touched") == []
    assert page.evaluate("localStorage.length") == 0
    expect(page.locator(".kept")).to_contain_text(group.say("group-note"))


def test_the_button_leads_in_and_out_cleanly(page: Page, real: Site, walk: Walk) -> None:
    page.goto(real.url + SCENARIO)
    play = Play(page)
    play.follow(Walk(walk.shift, walk.steps[:2], ()))
    before = page.evaluate("key => localStorage.getItem(key)", f"downstream/1/{REAL}")
    page.reload()
    button = page.get_by_role("button", name="Group mode")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator("html.group")).to_have_count(1)
    # What one person has kept is not shown to a class.
    expect(page.locator("[data-action=resume]")).to_have_count(0)
    expect(page.locator("h1")).to_be_focused()
    page.evaluate("window.touched.length = 0")
    play.follow(Walk(walk.shift, walk.steps[:4], ()))
    assert page.evaluate("window.touched") == []
    page.get_by_role("button", name=play.say("group-leave")).click()
    expect(page.locator("html.group")).to_have_count(0)
    expect(play.status).to_contain_text(play.say("group-left"))
    assert page.evaluate("key => localStorage.getItem(key)", f"downstream/1/{REAL}") == before
    page.locator("[data-action=resume]").click()
    expect(play.moments).to_have_count(3)
    expect(page.locator("[data-vote]")).to_have_count(0)


def test_answers_stand_in_file_order(group: Play, facts: ScenarioFacts, walk: Walk) -> None:
    group.begin(walk.shift)
    for place, step in enumerate(walk.steps):
        if step[1] is not None:
            group.open_options()
            shown = group.options.locator("[data-choice]").evaluate_all(
                "all => all.map(e => e.dataset.choice)"
            )
            assert shown == list(available(facts.steps, walk.states[place]))
        group.take(step)


def test_hands_are_counted_and_stay_beside_the_answers(group: Play, walk: Walk) -> None:
    page = group.page
    group.begin(walk.shift)
    expect(group.options).to_contain_text(group.say("discuss"))
    fields = group.options.locator("[data-vote]")
    fields.nth(0).fill("12")
    fields.nth(1).fill("7")
    expect(group.options.locator("output")).to_have_text(group.say("hands-sum", n="19"))
    # Digits in a field answer nothing.
    fields.nth(2).press("1")
    expect(group.options).to_be_visible()
    fields.nth(2).fill("-4")
    expect(group.options.locator("output")).to_have_text(group.say("hands-sum", n="19"))
    group.choose(walk.steps[0][1] or "")
    votes = group.current.locator(".votes")
    expect(votes).to_contain_text("A · 12 · ")
    expect(votes).to_contain_text("B · 7 · ")
    while group.moments.count() == 1:
        group.onward.click()
    expect(group.moments.first.locator(".votes li")).to_have_count(fields.count() or 3)
    # Reopened, the fields still hold what was counted.
    page.locator("[data-action=reopen]").first.click()
    expect(group.options.locator("[data-vote]").first).to_have_value("12")
    expect(group.options.locator("output")).to_have_text(group.say("hands-sum", n="19"))
    group.choose(walk.steps[0][1] or "")
    expect(group.current.locator(".votes")).to_contain_text("A · 12 · ")


@pytest.mark.parametrize(("typed", "counted"), [("-3", "0"), ("2.6", "3"), ("5000", "999")])
def test_what_is_counted_stands_in_the_field(
    group: Play, walk: Walk, typed: str, counted: str
) -> None:
    group.begin(walk.shift)
    field = group.options.locator("[data-vote]").first
    field.fill(typed)
    expect(field).to_have_value(counted)
    expect(group.options.locator("output")).to_have_text(group.say("hands-sum", n=counted))


def test_without_hands_nothing_is_said_of_them(group: Play, walk: Walk) -> None:
    group.begin(walk.shift)
    group.choose(walk.steps[0][1] or "")
    expect(group.page.locator(".votes")).to_have_count(0)


def test_type_is_large(group: Play, real: Site, visits: Visits) -> None:
    size = "parseFloat(getComputedStyle(document.querySelector('.lede')).fontSize)"
    usual = visits.open(real.url + SCENARIO).evaluate(size)
    assert group.page.evaluate(size) >= 1.3 * usual


def test_axe(group: Play, walk: Walk) -> None:
    axe_is_content(group.page)
    group.begin(walk.shift)
    group.options.locator("[data-vote]").first.fill("3")
    axe_is_content(group.page)
    group.choose(walk.steps[0][1] or "")
    axe_is_content(group.page)


def test_hands_are_counted_on_a_tablet_too(real: Site, visits: Visits) -> None:
    group = Play(visits.open(real.url + SCENARIO + "#group", has_touch=True, is_mobile=True))
    group.begin()
    group.open_options()
    expect(group.options.locator("[data-vote]").first).to_be_visible()


def test_number_keys_are_not_offered_without_a_keyboard(real: Site, visits: Visits) -> None:
    play = Play(visits.open(real.url + SCENARIO, has_touch=True, is_mobile=True))
    play.begin()
    play.open_options()
    expect(play.options.locator("kbd").first).to_be_hidden()
    expect(play.options.locator("[data-action=keys]")).to_be_hidden()


def test_nothing_is_said_to_stay_where_nothing_is_kept(group: Play, walk: Walk) -> None:
    group.follow(walk)
    group.stop_to_think()
    expect(group.debrief.locator("textarea").first).to_be_visible()
    expect(group.debrief.locator("[data-shared]")).to_be_hidden()
