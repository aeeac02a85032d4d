"""Mistakes in a course that is served come over the page, and go by themselves."""

from playwright.sync_api import Locator, Page, expect

from .desk import MILLISECONDS, Desk, is_marked, mark, said
from .looks import axe_is_content
from .web import REAL, Visits


def panel(page: Page) -> Locator:
    return page.locator("[data-panel=mistakes]")


def test_mistakes_come_over_the_page_and_go_by_themselves(desk: Desk, visits: Visits) -> None:
    play = desk.open(visits)
    page = play.page
    play.begin()
    mark(page)
    name = desk.shown_first
    before = f"shows: [{name}"
    desk.save(desk.first.replace(before, before[:-1], 1))
    over = panel(page)
    expect(over).to_be_visible(timeout=MILLISECONDS)
    expect(over.get_by_role("heading")).to_have_text("1 error in the course")
    lines = desk.first[: desk.first.index(before)].split("\n")
    line, column = len(lines), len(lines[-1]) + len("shows: [") + 1
    expect(over.locator(".where")).to_have_text(f"scenarios/{REAL}.yml:{line}:{column}")
    expect(over.locator("pre")).to_contain_text(f"{line} | {lines[-1]}shows: [{name[:-1]}")
    expect(over.locator("pre")).to_contain_text("^" * len(name[:-1]))
    expect(over).to_contain_text("unknown-phenomenon")
    expect(over).to_contain_text(f"Did you mean “{name}”?")
    assert is_marked(page)
    expect(play.options).to_be_visible()
    axe_is_content(page)

    page.keyboard.press("Escape")
    expect(over).to_be_hidden()
    again = page.get_by_role("button", name="1 error")
    again.press("Enter")
    expect(over.get_by_role("heading")).to_be_focused()
    over.get_by_role("button", name="Close (Esc)").press("Enter")
    expect(over).to_be_hidden()

    desk.lead_nowhere()
    expect(over).to_contain_text("unknown-scene", timeout=MILLISECONDS)
    page.reload()
    expect(over).to_be_visible()
    desk.save(desk.first)
    expect(over).to_be_hidden(timeout=MILLISECONDS)
    expect(again).to_be_hidden()


def test_an_error_takes_no_focus_from_who_types(desk: Desk, visits: Visits) -> None:
    play = desk.open(visits)
    play.follow(desk.walk)
    play.stop_to_think()
    note = play.debrief.locator("textarea").first
    note.fill("I would")
    desk.lead_nowhere()
    expect(panel(play.page)).to_be_visible(timeout=MILLISECONDS)
    expect(note).to_be_focused()
    note.press_sequentially(" wait")
    expect(note).to_have_value("I would wait")


def test_an_error_and_its_end_are_announced(desk: Desk, visits: Visits) -> None:
    play = desk.open(visits)
    page = play.page
    play.begin()
    # A status that is not rendered while it is empty may not be heard when it speaks.
    words_and_display = "(each) => each.textContent + getComputedStyle(each).display"
    assert said(page).evaluate(words_and_display) == "block"
    play.options.locator("button").first.focus()
    desk.lead_nowhere()
    expect(said(page)).to_contain_text("in the course.", timeout=MILLISECONDS)
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(play.options.locator("button").first).to_be_focused()
    desk.save(desk.first)
    expect(said(page)).to_have_text("The course is good again.", timeout=MILLISECONDS)


def test_a_closed_panel_gives_the_focus_back(desk: Desk, visits: Visits) -> None:
    play = desk.open(visits)
    page = play.page
    offer = page.get_by_role("button", name="Preview a scene")
    offer.press("Enter")
    over = page.locator("[data-panel=preview]")
    scene = over.locator("select[name=scene]")
    scene.select_option(index=1)
    expect(scene).to_be_focused()
    over.get_by_role("button", name="Close (Esc)").press("Enter")
    expect(over).to_be_hidden()
    expect(offer).to_be_focused()

    before = f"shows: [{desk.shown_first}"
    desk.change(before, before[:-1])
    expect(panel(page)).to_contain_text("unknown-phenomenon", timeout=MILLISECONDS)
    expect(offer).to_be_focused()
    wrong = page.locator("[data-offer=mistakes]")
    wrong.press("Enter")
    expect(panel(page).get_by_role("heading")).to_be_focused()
    desk.lead_nowhere()
    expect(panel(page)).to_contain_text("unknown-scene", timeout=MILLISECONDS)
    expect(panel(page).get_by_role("heading")).to_be_focused()
    page.keyboard.press("Escape")
    expect(wrong).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel(page)).to_contain_text("unknown-scene")
    offer.focus()
    page.keyboard.press("Escape")
    expect(offer).to_be_focused()


def test_warnings_are_a_count_only(desk: Desk, visits: Visits) -> None:
    play = desk.open(visits)
    role = desk.found(r"^role: .*$")
    desk.reload(play.page, role, f"{role} #5")
    offer = play.page.get_by_role("button", name="warning")
    expect(offer).to_be_visible(timeout=MILLISECONDS)
    expect(panel(play.page)).to_be_hidden()
    offer.click()
    expect(panel(play.page)).to_contain_text("text-cut-short")
