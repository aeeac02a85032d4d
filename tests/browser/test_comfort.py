"""Motion, colours and sizes of text as the reader wants them."""

from playwright.sync_api import Page

from generator.trace.tracing import ScenarioFacts

from .playing import Play
from .trails import Walk
from .web import SCENARIO, Site, Visits

SPY = """() => {
  window.scrolls = [];
  const note = (options) => window.scrolls.push(
    options && typeof options === "object" && options.behavior || "auto");
  for (const [host, name, place] of [
    [Element.prototype, "scrollIntoView", 0], [window, "scrollTo", 0], [window, "scrollBy", 0],
  ]) {
    const own = host[name];
    host[name] = function (...given) { note(given[place]); return own.apply(this, given); };
  }
}"""
MOVING = """() => document.getAnimations().filter((each) => {
  const { duration, iterations } = each.effect.getComputedTiming();
  return each.playState === "running" && duration * iterations > 50;
}).length"""


def scrolled(page: Page, walk: Walk) -> list[str]:
    """How the page scrolled while the walk was played."""
    play = Play(page)
    page.evaluate(SPY)
    play.follow(walk)
    play.look_back()
    how: list[str] = page.evaluate("window.scrolls")
    assert len(how) > len(walk.steps)
    return how


def test_reduced_motion_means_no_motion(
    real: Site, visits: Visits, quoted_walk: Walk, facts: ScenarioFacts
) -> None:
    page = visits.open(real.url + SCENARIO, reduced_motion="reduce")
    assert "smooth" not in scrolled(page, quoted_walk)
    assert page.evaluate(MOVING) == 0
    for element in ("html", "body"):
        behaviour = page.locator(element).evaluate("e => getComputedStyle(e).scrollBehavior")
        assert behaviour == "auto"
    for name in ("index.html", "voices.html", "scenarios/index.html"):
        page.goto(real.url + name)
        assert page.locator("html").evaluate("e => getComputedStyle(e).scrollBehavior") == "auto"
        assert page.evaluate(MOVING) == 0, name


def test_motion_is_there_for_those_who_do_not_mind(
    real: Site, visits: Visits, quoted_walk: Walk
) -> None:
    page = visits.open(real.url + SCENARIO, reduced_motion="no-preference")
    assert "smooth" in scrolled(page, quoted_walk)


def test_the_colour_scheme_can_be_chosen_and_is_kept(real: Site, visits: Visits) -> None:
    page = visits.open(real.url + SCENARIO, color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    button = page.locator("[data-action=scheme]").first
    names = set()
    for _ in range(3):
        button.click()
        names.add(button.inner_text())
        if page.evaluate("document.documentElement.dataset.scheme") == "dark":
            break
    dark = page.evaluate(ground)
    assert dark != light
    page.reload()
    assert page.evaluate(ground) == dark
    assert len(names) > 1


def test_large_text_does_not_break_the_page(real: Site, visits: Visits, quoted_walk: Walk) -> None:
    page = visits.open(real.url + SCENARIO, viewport={"width": 640, "height": 900})
    page.add_style_tag(content="html { font-size: 200% !important; }")
    play = Play(page)
    play.follow(quoted_walk)
    play.look_back()
    sizes: list[int] = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert sizes[0] <= sizes[1]
