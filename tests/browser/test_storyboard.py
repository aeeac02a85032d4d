"""A storyboard's page: a drawing that a keyboard can move, and words that fit."""

import pytest
from playwright.sync_api import Page, expect

from generator.trace.tracing import ScenarioFacts

from .looks import axe_is_content
from .web import REAL, Site, Visits

BOARDS = "educators/storyboards/"
BOARD = f"{BOARDS}{REAL}.html"
PAGES = [BOARD, f"{BOARDS}index.html"]

# Words that are wider than the box they stand in.
SPILT = """() => [...document.querySelectorAll(".board .label")].flatMap((label) => {
  const box = label.querySelector(".box").getBoundingClientRect();
  return [...label.querySelectorAll("text")]
    .filter((text) => {
      const words = text.getBoundingClientRect();
      return words.left < box.left + 2 || words.right > box.right - 2
        || words.top < box.top || words.bottom > box.bottom;
    })
    .map((text) => text.textContent);
})"""


# Words on too little contrast with their box, which axe does not look at within drawings.
PALE = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = (colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
      .map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return [...document.querySelectorAll(".board .label")].flatMap((label) => {
    const ground = light(getComputedStyle(label.querySelector(".box")).fill);
    return [...label.querySelectorAll("text, .drop > path")].filter((each) => {
      const style = getComputedStyle(each);
      const ink = light(each.tagName === "text" ? style.fill : style.stroke);
      const [low, high] = [ground, ink].sort((a, b) => a - b);
      return (style.stroke !== "none" || each.tagName === "text")
        && (high + 0.05) / (low + 0.05) < 4.5;
    }).map((each) => `${label.getAttribute("class")}: ${each.textContent}`);
  });
}"""


@pytest.fixture
def page(real: Site, visits: Visits) -> Page:
    return visits.open(real.url + BOARD, viewport={"width": 1280, "height": 900})


def test_an_educator_finds_it(real: Site, visits: Visits) -> None:
    page = visits.open(real.url + "educators/index.html")
    page.locator("main a", has_text="Storyboards").click()
    expect(page.locator(".storyboards > li")).to_have_count(len(real.scenarios))
    page.get_by_role("link", name="The known diagnosis").click()
    expect(page.locator("h1")).to_have_text("Storyboard: The known diagnosis")
    expect(page.locator(".board")).to_be_visible()


def test_the_drawing_is_a_named_region_that_the_keyboard_can_move(
    real: Site, visits: Visits
) -> None:
    page = visits.open(real.url + BOARD, viewport={"width": 390, "height": 800})
    region = page.get_by_role("region", name="Drawing of The known diagnosis")
    for _ in range(40):
        page.keyboard.press("Tab")
        if region.evaluate("e => e === document.activeElement"):
            break
    expect(region).to_be_focused()
    before = region.evaluate("e => e.scrollLeft")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "before => document.querySelector('.board').scrollLeft > before", arg=before
    )


def test_a_narrow_screen_first_shows_where_it_starts(real: Site, visits: Visits) -> None:
    page = visits.open(real.url + BOARD, viewport={"width": 320, "height": 800})
    box = page.locator(".board .source").bounding_box()
    assert box is not None
    assert 0 < box["x"] < 320


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_itself_does_not_scroll_sideways(real: Site, visits: Visits, width: int) -> None:
    page = visits.open(real.url + BOARD, viewport={"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_words_stay_in_their_boxes(real: Site, visits: Visits) -> None:
    page = visits.context().new_page()
    for name in real.scenarios:
        page.goto(f"{real.url}{BOARDS}{name}.html")
        assert page.evaluate(SPILT) == [], name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_boxes(real: Site, visits: Visits, scheme: str) -> None:
    page = visits.open(real.url + BOARD, color_scheme=scheme)
    assert page.evaluate(PALE) == []
    page.emulate_media(media="print")
    assert page.evaluate(PALE) == []


def test_a_box_leads_to_its_scene(page: Page, facts: ScenarioFacts) -> None:
    expect(page.locator(".board a.label")).to_have_count(len(facts.scenario.scenes))
    link = page.get_by_role("link", name="Scene 5: doorway found")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#scene-doorway-found")).to_be_in_viewport()
    expect(page.locator("#scene-doorway-found .choice").first).to_be_visible()


def test_whoever_reads_the_whole_scenario_can_go_back_to_playing(
    real: Site, visits: Visits, facts: ScenarioFacts
) -> None:
    page = visits.open(f"{real.url}educators/guides/{REAL}.html")
    page.get_by_role("link", name="Read or print the whole scenario").click()
    expect(page.locator("[data-action=begin]")).to_be_hidden()
    expect(page.locator(".storyboard .scene >> visible=true")).to_have_count(
        len(facts.scenario.scenes)
    )
    # The browser's own steps stay its own: Back does not begin anything anew.
    page.locator(".storyboard .goto a").nth(5).click()
    page.go_back()
    expect(page.locator("h1")).not_to_be_focused()
    page.locator("a[data-language]").click()
    expect(page).to_have_url(f"{real.url}fr/scenarios/{REAL}.html#read")
    expect(page.locator(".storyboard .scene").first).to_be_visible()
    page.get_by_role("link", name="Le jouer plutôt").click()
    expect(page.locator("[data-action=begin]")).to_be_visible()
    expect(page.locator(".storyboard")).to_be_hidden()


@pytest.mark.parametrize("place", PAGES)
def test_axe_finds_nothing(real: Site, visits: Visits, place: str) -> None:
    axe_is_content(visits.open(real.url + place))


def test_it_is_all_there_without_scripts(real: Site, visits: Visits, facts: ScenarioFacts) -> None:
    page = visits.open(real.url + BOARD, java_script_enabled=False)
    expect(page.locator(".outline-scene")).to_have_count(len(facts.scenario.scenes))
    expect(page.locator(".board .scene").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_the_drawing_is_as_wide_as_the_page(
    real: Site, visits: Visits, scheme: str
) -> None:
    page = visits.open(real.url + BOARD, color_scheme=scheme)
    page.set_viewport_size({"width": 1046, "height": 720})  # a sheet of A4, lying, less its margins
    page.emulate_media(media="print")
    for strip in page.locator(".board .strip").all():
        box = strip.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 1046
        assert box["height"] < 720
        assert strip.evaluate("e => getComputedStyle(e).breakInside") == "avoid"
    expect(page.locator(".shell-head, .shell-foot, .actions >> visible=true")).to_have_count(0)
    assert page.evaluate("getComputedStyle(document.documentElement).page") == "storyboard"


def test_in_french(real: Site, visits: Visits) -> None:
    page = visits.open(real.url + "fr/" + BOARD)
    expect(page.locator("h2").first).to_have_text("Le dessin")
    expect(page.locator(".board")).to_be_visible()
    assert page.evaluate(SPILT) == []
    page.locator(".board a.label").first.click()
    expect(page.locator(".storyboard .scene").first).to_be_visible()
