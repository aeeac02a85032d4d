"""What axe finds on every kind of page, and what it does not look for."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, Route, expect

from generator.trace.tracing import ScenarioFacts

from .playing import Play
from .trails import Walk, random_walks
from .web import KEY, REAL, SCENARIO, Site, Visits, serve_folder

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (320, 1280)
EVERY_LOOK = os.environ.get("EVERY_LOOK") == "1"
OPTIONS = {"resultTypes": ["violations"]}
SMALLEST_TARGET = 24


@dataclass(frozen=True)
class Screen:
    """A kind of page: where it is, and how to get it to the state that is meant."""

    address: str
    prepare: Callable[[Play, Walk, ScenarioFacts], None] = lambda play, walk, facts: None
    scripts: bool = True


def at_choices(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
    play.begin(walk.shift)
    expect(play.options).to_be_visible()


def with_layers(count: int) -> Callable[[Play, Walk, ScenarioFacts], None]:
    def prepare(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
        # The first answer that has a quotation beside it, so that all of it is looked at.
        place, scene, choice = next(
            (place, scene, choice)
            for place, (scene, choice) in enumerate(walk.steps)
            if choice
            and any(each.quote for each in facts.scenario.scenes[scene].choices[choice].unfolds)
        )
        play.follow(Walk(walk.shift, walk.steps[:place], ()))
        play.answer((scene, choice))
        for _ in range(count - 1):
            play.onward.click()
        if count == 3:
            expect(play.current.locator("figure.quotation").first).to_be_visible()
            play.current.locator(".why > summary").first.click()

    return prepare


def at_the_ending(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
    play.follow(walk)
    expect(play.page.locator(".trail .ending")).to_be_visible()


def at_the_debrief(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
    at_the_ending(play, walk, facts)
    play.look_back()


def at_the_questions(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
    at_the_ending(play, walk, facts)
    play.stop_to_think()


def with_the_map(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
    play.follow(Walk(walk.shift, walk.steps[:3], ()))
    play.page.locator("[data-map] > summary").click()


def at_the_comparison(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
    at_the_debrief(play, walk, facts)
    play.debrief.locator(".way [data-action=reopen]").first.click()
    play.finish()
    play.look_back()
    expect(play.debrief.locator(".compare")).to_be_visible()
    play.page.locator("[data-map] > summary").click()


def resumable(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
    play.follow(Walk(walk.shift, walk.steps[:3], ()))
    play.page.reload()
    expect(play.page.locator("[data-action=resume]")).to_be_visible()


def in_a_group(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
    play.page.locator("[data-action=group]").first.click()
    at_choices(play, walk, facts)
    play.options.locator("[data-vote]").first.fill("7")


def before_a_sensitive_scene(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
    sensitive = next(
        place for place, (scene, _) in enumerate(walk.steps) if facts.scenario.scenes[scene].care
    )
    play.follow(Walk(walk.shift, walk.steps[:sensitive], ()))
    expect(play.page.locator(".moment.current.gated .care-note")).to_be_visible()


def damaged(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
    play.page.evaluate("key => localStorage.setItem(key, '{')", KEY)
    play.page.reload()
    expect(play.page.locator(".resume-note")).to_have_text(play.say("damaged"))


def edited(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
    resumable(play, walk, facts)
    play.page.evaluate(
        "key => localStorage.setItem(key, localStorage.getItem(key)"
        '.replace(/"edition":"\\w+"/, \'"edition":"0"\'))',
        KEY,
    )
    play.page.reload()
    expect(play.page.locator(".resume-note")).to_contain_text("edited")


def played_elsewhere(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
    play.follow(Walk(walk.shift, walk.steps[:2], ()))
    other = Play(play.page.context.new_page())
    other.page.goto(play.page.url)
    other.page.locator("[data-action=resume]").click()
    other.take(walk.steps[2])
    expect(play.page.locator(".elsewhere")).to_be_visible()
    other.page.close()


SCREENS = {
    "home": Screen("index.html"),
    "catalogue": Screen("scenarios/index.html"),
    "model": Screen("model.html"),
    "voices": Screen("voices.html"),
    "evidence": Screen("evidence.html"),
    "support": Screen("support.html"),
    "first hour": Screen("educators/first-hour.html"),
    "another language": Screen("educators/another-language.html"),
    "for your school": Screen("educators/for-your-school.html"),
    "reference": Screen("educators/reference.html"),
    "lost": Screen("404.html"),
    "rules": Screen("educators/diagnostics/index.html"),
    "rule": Screen("educators/diagnostics/unbounded.html"),
    "coverage": Screen("educators/coverage.html"),
    "guides": Screen("educators/guides/index.html"),
    "guide": Screen(f"educators/guides/{REAL}.html"),
    "results": Screen("educators/results.html"),
    "introduction": Screen(SCENARIO),
    "resumable": Screen(SCENARIO, resumable),
    "choices": Screen(SCENARIO, at_choices),
    "response": Screen(SCENARIO, with_layers(1)),
    "takes": Screen(SCENARIO, with_layers(2)),
    "linked": Screen(SCENARIO, with_layers(3)),
    "ending": Screen(SCENARIO, at_the_ending),
    "questions": Screen(SCENARIO, at_the_questions),
    "debrief": Screen(SCENARIO, at_the_debrief),
    "comparison": Screen(SCENARIO, at_the_comparison),
    "map": Screen(SCENARIO, with_the_map),
    "group": Screen(SCENARIO, in_a_group),
    "care": Screen(SCENARIO, before_a_sensitive_scene),
    "damaged": Screen(SCENARIO, damaged),
    "edited": Screen(SCENARIO, edited),
    "elsewhere": Screen(SCENARIO, played_elsewhere),
    "storyboard": Screen(SCENARIO, scripts=False),
    "reading": Screen(f"{SCENARIO}#read"),
}


def without_scripts(route: Route) -> None:
    """The page as it is without scripts. (With scripts switched off, axe could not run either.)"""
    response = route.fetch()
    body = re.sub(
        r"<script(?! type=.application/json).*?</script>", "", response.text(), flags=re.S
    )
    assert "<script src" not in body
    route.fulfill(response=response, body=body)


@pytest.fixture(scope="module")
def walk(facts: ScenarioFacts) -> Walk:
    """A trail on which something stays untold and a quotation is met."""
    for walk in random_walks(facts.steps, 300, seed=11):
        quoted = [
            scene
            for scene, choice in walk.steps
            if choice
            and any(each.quote for each in facts.scenario.scenes[scene].choices[choice].unfolds)
        ]
        if quoted and len(walk.states[-1].told) < len(facts.steps.facts):
            return walk
    raise AssertionError("no such trail")


@dataclass
class Looking:
    """A page opened once for several looks at it, in every scheme and width."""

    name: str
    page: Page

    def each_way(self) -> Iterator[str]:
        for place, scheme in enumerate(SCHEMES):
            self.page.emulate_media(color_scheme=scheme)
            # Long pages for educators: each scheme in one width, unless all is asked for.
            brief = SCREENS[self.name].address.startswith("educators/") and not EVERY_LOOK
            for width in WIDTHS[place : place + 1] if brief else WIDTHS:
                self.page.set_viewport_size({"width": width, "height": 900})
                yield f"{self.name}, {scheme}, {width} px"

    def each_width(self) -> Iterator[str]:
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            yield f"{self.name}, {width} px"


@pytest.fixture(scope="module", params=list(SCREENS))
def looking(
    request: pytest.FixtureRequest,
    real: Site,
    facts: ScenarioFacts,
    walk: Walk,
    browser: Browser,
) -> Iterator[Looking]:
    screen = SCREENS[request.param]
    with Visits(browser) as visits, serve_folder(real.folder) as url:
        page = visits.context().new_page()
        if not screen.scripts:
            page.route(f"**/{SCENARIO}", without_scripts)
        page.goto(url + screen.address)
        screen.prepare(Play(page), walk, facts)
        yield Looking(request.param, page)


def test_axe_finds_nothing(looking: Looking) -> None:
    found = []
    axe = Axe()
    for way in looking.each_way():
        for each in axe.run(looking.page, options=OPTIONS).response["violations"]:
            places = [node["target"][0] for node in each["nodes"]]
            found.append(f"{way}: {each['id']} ({each['impact']}) at {places[:4]}")
    assert found == []


def test_it_does_not_scroll_sideways(looking: Looking) -> None:
    for way in looking.each_width():
        inner, outer = looking.page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert inner <= outer, way
        assert looking.page.evaluate(CUT_OFF) == [], way


# Words cut off at the right, though the page itself does not scroll.
CUT_OFF = """() => {
  const cut = [];
  for (const element of document.querySelectorAll("main *, .md-content *, header *, footer *")) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.closest("svg, .visually-hidden")) continue;
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    const box = element.getBoundingClientRect();
    if (!own || box.width < 2 || box.right <= innerWidth + 1) continue;
    let scrolls = false;
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (/auto|scroll/.test(style.overflowX) || style.position === "fixed") scrolls = true;
    }
    if (!scrolls) cut.push(`${element.tagName}.${element.className}`);
  }
  return cut;
}"""

# Targets too small to hit, as WCAG 2.5.8 has it: those in a line of text are excepted, and those
# around whose middle a circle of the smallest size meets no other target.
TOO_SMALL = """(smallest) => {
  const all = "a[href], button, summary, input:not([type=hidden]), select, textarea, [role=button]";
  const targets = [];
  for (const element of document.querySelectorAll(all)) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const box = (element.closest("label") || element).getBoundingClientRect();
    const off = box.right <= 0 || box.left >= innerWidth || box.bottom + scrollY <= 0;
    if (box.width < 2 || box.height < 2 || off) continue;
    targets.push({ element, box, small: box.width < smallest || box.height < smallest });
  }
  const near = (point, box) => Math.hypot(
    Math.max(box.left - point.x, 0, point.x - box.right),
    Math.max(box.top - point.y, 0, point.y - box.bottom));
  const middle = (box) => ({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
  return targets.filter(({ element, box, small }) => {
    if (!small) return false;
    const inline = element.tagName === "A" && getComputedStyle(element).display === "inline";
    const own = element.textContent.trim().length;
    if (inline && element.parentElement.textContent.trim().length > own) return false;
    const at = middle(box);
    return targets.some((other) => {
      if (other.element === element || other.element.contains(element)) return false;
      if (element.contains(other.element)) return false;
      const there = middle(other.box);
      const apart = Math.hypot(at.x - there.x, at.y - there.y);
      return near(at, other.box) < smallest / 2 || (other.small && apart < smallest);
    });
  }).map(({ element, box }) => `${element.outerHTML.slice(0, 90)}: ${box.width} × ${box.height}`);
}"""


def test_targets_are_large_enough(looking: Looking) -> None:
    for way in looking.each_width():
        assert looking.page.evaluate(TOO_SMALL, SMALLEST_TARGET) == [], way


HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6, [role=heading]")]
  .filter((e) => e.checkVisibility({ visibilityProperty: true }))
  .map((e) => [Number(e.getAttribute("aria-level") || e.tagName[1]), e.textContent.trim()])"""


def test_headings_are_in_order(looking: Looking) -> None:
    headings: list[tuple[int, str]] = looking.page.evaluate(HEADINGS)
    levels = [level for level, _ in headings]
    assert levels[0] == 1, headings
    assert levels.count(1) == 1, headings
    assert all(text for _, text in headings)
    for before, (level, text) in zip(levels, headings[1:], strict=False):
        assert level <= before + 1, (text, headings)


def test_the_page_says_what_it_is(looking: Looking) -> None:
    page = looking.page
    assert page.title().strip()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("main")).to_have_count(1)
    sizeable = page.locator("meta[name=viewport]").get_attribute("content") or ""
    assert "user-scalable=no" not in sizeable
    assert "maximum-scale" not in sizeable


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
    real: Site, visits: Visits, walk: Walk, facts: ScenarioFacts
) -> None:
    page = visits.open(real.url + SCENARIO, reduced_motion="reduce")
    assert "smooth" not in scrolled(page, walk)
    assert page.evaluate(MOVING) == 0
    for element in ("html", "body"):
        behaviour = page.locator(element).evaluate("e => getComputedStyle(e).scrollBehavior")
        assert behaviour == "auto"
    for name in ("index.html", "voices.html", "scenarios/index.html"):
        page.goto(real.url + name)
        assert page.locator("html").evaluate("e => getComputedStyle(e).scrollBehavior") == "auto"
        assert page.evaluate(MOVING) == 0, name


def test_motion_is_there_for_those_who_do_not_mind(real: Site, visits: Visits, walk: Walk) -> None:
    page = visits.open(real.url + SCENARIO, reduced_motion="no-preference")
    assert "smooth" in scrolled(page, walk)


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


def test_large_text_does_not_break_the_page(real: Site, visits: Visits, walk: Walk) -> None:
    page = visits.open(real.url + SCENARIO, viewport={"width": 640, "height": 900})
    page.add_style_tag(content="html { font-size: 200% !important; }")
    play = Play(page)
    play.follow(walk)
    play.look_back()
    sizes: list[int] = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert sizes[0] <= sizes[1]


def violations(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = Axe().run(page, options=OPTIONS).response["violations"]
    return found


def test_axe_would_find_something(real: Site, visits: Visits) -> None:
    page = visits.open(real.url + SCENARIO)
    page.evaluate("document.querySelector('[data-action=begin]').textContent = ''")
    assert "button-name" in {each["id"] for each in violations(page)}
