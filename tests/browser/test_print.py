"""On paper."""

import pytest
from playwright.sync_api import Page, expect

from generator.trace.tracing import ScenarioFacts

from .playing import Play
from .trails import random_walks
from .web import REAL, SCENARIO, Site, Visits

SHELL = (".shell-head", ".shell-foot", ".skip", ".begin", "button")

# Words that are not dark on a light ground; the ground is the nearest painted one.
PALE = """(root) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const parsed = new Map();
  const parse = (colour) => {
    if (!parsed.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      parsed.set(colour, [...canvas.getImageData(0, 0, 1, 1).data]);
    }
    return parsed.get(colour);
  };
  const light = ([r, g, b]) => {
    const part = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const over = (below, layer) =>
    below.map((value, i) => value + (layer[i] - value) * layer[3] / 255);
  const pale = [];
  for (const element of root.querySelectorAll("*")) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || !element.checkVisibility() || element.closest("svg")) continue;
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      layers.unshift(parse(getComputedStyle(at).backgroundColor));
    }
    const ground = layers.reduce(over, [255, 255, 255]);
    const ink = parse(getComputedStyle(element).color);
    if (light(ground) < 0.8 || light(ink) > 0.25) {
      pale.push(`${element.className || element.tagName}: ${ink} on ${ground}`);
    }
  }
  return [...new Set(pale)];
}"""


def on_paper(page: Page) -> None:
    page.emulate_media(media="print")
    for part in SHELL:
        expect(page.locator(f"{part} >> visible=true")).to_have_count(0)
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("main").evaluate(PALE) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_storyboard_prints(
    real: Site, visits: Visits, facts: ScenarioFacts, scheme: str
) -> None:
    page = visits.open(real.url + SCENARIO, java_script_enabled=False, color_scheme=scheme)
    on_paper(page)
    for scene in facts.steps.scenes:
        expect(page.locator(f"#scene-{scene}")).to_be_visible()
    expect(page.locator(".storyboard .why .hop").first).to_be_visible()


def test_the_whole_scenario_prints_from_an_address_of_its_own(
    real: Site, visits: Visits, facts: ScenarioFacts
) -> None:
    page = visits.open(f"{real.url}educators/storyboards/{REAL}.html")
    page.get_by_role("link", name="Read or print the whole scenario").click()
    expect(page).to_have_url(f"{real.url}{SCENARIO}#read")
    on_paper(page)
    for scene, written in facts.scenario.scenes.items():
        expect(page.locator(f"#scene-{scene}")).to_be_visible()
        for choice in written.choices:
            expect(page.locator(f"[id='{scene}--{choice}']")).to_be_visible()
    expect(page.locator(".storyboard .why .hop").first).to_be_visible()


def test_a_guide_prints_whole_and_without_a_break_before_the_forks(
    real: Site, visits: Visits
) -> None:
    page = visits.open(f"{real.url}educators/guides/{REAL}.html")
    expect(page.locator(".guide .told details .said").first).to_be_hidden()
    page.emulate_media(media="print")
    assert page.locator("#forks").evaluate("e => getComputedStyle(e).breakBefore") == "auto"
    folded = page.locator(".guide .told details .said")
    seen = "all => all.map(e => e.getBoundingClientRect().height > 10)"
    assert folded.count() > 3
    assert all(folded.evaluate_all(seen))
    # Where the styles cannot say so, the page opens them itself.
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".guide details:not([open])")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_debrief_prints(real: Site, visits: Visits, facts: ScenarioFacts, scheme: str) -> None:
    page = visits.open(real.url + SCENARIO, color_scheme=scheme)
    play = Play(page)
    play.follow(random_walks(facts.steps, 1, seed=4)[0])
    play.look_back()
    on_paper(page)
    expect(play.debrief).to_be_visible()
    expect(play.debrief.locator(".road.taken").first).to_be_visible()
    expect(page.locator(".trail .ending")).to_be_visible()
    expect(page.locator(".trail .answer").first).to_be_hidden()
    roads = play.debrief.locator(".roads .road").first
    assert roads.evaluate("e => e.checkVisibility({ contentVisibilityAuto: true })")
    box = roads.bounding_box()
    assert box is not None
    assert box["height"] > 20


def test_a_dark_scheme_of_the_readers_own_does_not_print_dark(real: Site, visits: Visits) -> None:
    page = visits.open(real.url + SCENARIO)
    button = page.locator("[data-action=scheme]").first
    for _ in range(3):
        button.click()
        if page.locator("html").get_attribute("data-scheme") == "dark":
            break
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    on_paper(page)


@pytest.mark.parametrize(
    "name", ["voices.html", "evidence.html", "support.html", f"educators/guides/{REAL}.html"]
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_other_pages_print(real: Site, visits: Visits, name: str, scheme: str) -> None:
    page = visits.open(real.url + name, color_scheme=scheme)
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".md-search, .md-header__button >> visible=true")).to_have_count(0)
    assert page.locator(".md-content").evaluate(PALE) == []
