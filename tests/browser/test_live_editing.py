"""`downstream serve` as an author uses it: save a file, and the browser shows it where it was."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .desk import MILLISECONDS, Desk, is_marked, mark, said
from .playing import Play
from .web import KEY, PAGES, SCENARIO, Visits

BLOCKED = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, {
    get() { throw new DOMException("denied", "SecurityError"); } });
}"""
# How high the last scene or layer stands that has a heading, once nothing moves any more.
HEIGHT = """() => new Promise((resolve) => {
  let before = NaN;
  const look = () => {
    const now = [...document.querySelectorAll(".moment.current")].pop()
      .getBoundingClientRect().top;
    if (now === before) return resolve(now);
    before = now;
    setTimeout(look, 100);
  };
  look();
})"""


def beside_the_height(page: Page) -> dict[str, Any]:
    """What else of a page must be the same when it has been loaded again."""
    return {
        "unfolded": page.locator(".past-layer").evaluate_all("all => all.map(each => each.open)"),
        "stages": page.locator("[data-stage]:visible").count(),
        "focused": page.evaluate("document.activeElement.textContent"),
        "entries": page.evaluate("history.length"),
        "kept": page.evaluate("key => localStorage.getItem(key)", KEY),
    }


def test_the_same_layer_at_the_same_height(desk: Desk, visits: Visits) -> None:
    play = desk.open(visits)
    page = play.page
    play.follow(desk.start_of_walk(3))
    scene, choice = desk.walk.steps[3]
    play.answer((scene, choice))
    play.onward.click()
    page.locator(".past-layer > summary").first.click()
    page.evaluate("scrollBy({ top: -120, behavior: 'instant' })")
    height = page.evaluate(HEIGHT)
    before = beside_the_height(page)
    assert before["stages"] < page.locator("[data-stage]").count()
    for _ in range(2):
        desk.reload(page)
        expect(play.moments).to_have_count(4)
        assert page.evaluate(HEIGHT) == pytest.approx(height, abs=2)
        assert beside_the_height(page) == before
    page.go_back()
    expect(play.moments).to_have_count(4)
    expect(play.options).to_be_visible()


def test_the_publisher_brings_no_second_reload(desk: Desk, visits: Visits) -> None:
    desk.put_back(published=True)
    desk.served.forget()
    play = desk.open(visits)
    desk.reload(play.page)
    mark(play.page)
    text = play.page.content()
    desk.served.wait_for(r"Shown after")
    desk.served.wait_for(r"Built in")
    play.page.wait_for_timeout(500)
    assert is_marked(play.page)
    assert play.page.content() == text
    on_disk = (desk.course.site / SCENARIO).read_text(encoding="utf-8")
    assert f", version {desk.edits} · Downstream</title>" in on_disk


def test_other_pages_stay_as_they_are(desk: Desk, visits: Visits) -> None:
    play = desk.open(visits)
    other = visits.open(desk.url + "evidence.html")
    mark(other)
    takes = desk.found(r"takes: [A-Z].*$")
    desk.change(takes, takes + " And this.")
    shown = play.page.locator("[data-storyboard]")
    expect(shown).to_contain_text(" And this.", timeout=MILLISECONDS)
    other.wait_for_timeout(300)
    assert is_marked(other)


def choices_in_order(play: Play) -> list[str]:
    found: list[str] = play.options.locator("[data-choice]").evaluate_all(
        "all => all.map(e => e.dataset.choice)"
    )
    return found


def test_before_the_first_answer(desk: Desk, visits: Visits) -> None:
    play = desk.open(visits)
    play.page.locator("input[name=shift][value=stretched]").check()
    desk.reload(play.page)
    expect(play.page.locator("input[name=shift][value=stretched]")).to_be_checked()
    expect(play.page.locator("[data-begin]")).to_be_visible()
    play.begin()
    order = choices_in_order(play)
    desk.reload(play.page)
    expect(play.options).to_be_visible()
    expect(play.moments).to_have_count(1)
    assert choices_in_order(play) == order


def test_while_looking_back(desk: Desk, visits: Visits) -> None:
    play = desk.open(visits)
    play.follow(desk.walk)
    play.stop_to_think()
    note = play.debrief.locator("textarea").first
    note.fill("I would wait")
    note.evaluate("(field) => field.setSelectionRange(2, 7)")
    desk.reload(play.page)
    expect(note).to_have_value("I would wait")
    expect(note).to_be_focused()
    assert note.evaluate("(field) => [field.selectionStart, field.selectionEnd]") == [2, 7]
    expect(play.debrief).not_to_have_attribute("data-open", "")

    play.look_back()
    play.page.locator("[data-map] > summary").click()
    fork = play.debrief.locator(".fork").nth(2)
    fork.evaluate("(each) => each.scrollIntoView({ behavior: 'instant' })")
    play.page.evaluate("scrollBy({ top: -60, behavior: 'instant' })")
    top = "(each) => Math.round(each.getBoundingClientRect().top)"
    before = fork.evaluate(top)
    desk.reload(play.page)
    expect(play.debrief).to_have_attribute("data-open", "")
    expect(play.page.locator("[data-map]")).to_have_attribute("open", "")
    expect(play.page.locator("[data-map] svg, [data-map] ol, [data-map] li").first).to_be_attached()
    play.page.wait_for_timeout(200)
    assert abs(fork.evaluate(top) - before) <= 2


def test_gone_back_and_forward_again(desk: Desk, visits: Visits) -> None:
    play = desk.open(visits)
    play.follow(desk.start_of_walk(3))
    expect(play.moments).to_have_count(4)
    play.back()
    expect(play.moments).to_have_count(3)
    desk.reload(play.page)
    expect(play.moments).to_have_count(3)
    play.page.go_forward()
    expect(play.moments).to_have_count(4)
    assert [step for _, step in desk.walk.steps[:3]] == play.page.evaluate(
        "key => JSON.parse(localStorage.getItem(key)).trail.steps.map((step) => step[1])", KEY
    )


def test_in_group_mode_with_hands_and_nothing_kept(desk: Desk, visits: Visits) -> None:
    play = desk.open(visits)
    play.page.get_by_role("button", name="Group mode").click()
    play.follow(desk.start_of_walk(1))
    play.open_options()
    play.options.locator("[data-vote]").first.fill("12")
    desk.reload(play.page)
    expect(play.page.locator("html.group")).to_have_count(1)
    expect(play.moments).to_have_count(2)
    expect(play.options.locator("[data-vote]").first).to_have_value("12")
    expect(play.options.locator("output")).to_have_text(play.say("hands-sum", n="12"))
    assert play.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_where_nothing_may_be_stored(desk: Desk, visits: Visits) -> None:
    play = desk.open(visits, script=BLOCKED)
    play.follow(desk.start_of_walk(3))
    desk.reload(play.page)
    expect(play.moments).to_have_count(4)
    expect(play.page.locator(".kept")).to_have_text(play.say("not-kept"))


def test_of_a_changed_structure_what_still_holds(desk: Desk, visits: Visits) -> None:
    play = desk.open(visits)
    play.follow(desk.start_of_walk(4))
    _, choice = desk.walk.steps[2]
    renamed = f"      {choice}:\n"
    assert desk.first.count(renamed) == 1
    desk.reload(play.page, renamed, f"      {choice}-anew:\n")
    expect(play.moments).to_have_count(3)
    expect(said(play.page)).to_contain_text(play.say("changed", kept="2", total="4"))
    play.open_options()
    expect(play.options.locator(f"[data-choice={choice}-anew]")).to_be_visible()
    desk.reload(play.page)
    expect(play.moments).to_have_count(3)
    expect(said(play.page)).to_have_text("")


def test_a_page_written_by_hand_follows_the_publisher(desk: Desk, visits: Visits) -> None:
    page = visits.open(desk.url + "support.html")
    file = desk.course.pages / "support.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + "\nSomebody who listens.\n", encoding="utf-8")
    expect(page.locator("main")).to_contain_text("Somebody who listens.", timeout=MILLISECONDS)
    file.write_text(text, encoding="utf-8")
    expect(page.locator("main")).not_to_contain_text("Somebody who listens.", timeout=MILLISECONDS)


def test_nothing_of_it_is_in_the_published_site(desk: Desk) -> None:
    for page in PAGES:
        assert "__downstream" not in (desk.course.site / page).read_text(encoding="utf-8")
    for file in desk.course.site.rglob("*"):
        if file.suffix in (".js", ".css", ".html"):
            assert "DownstreamLive" not in file.read_text(encoding="utf-8")
