"""What axe finds on every kind of page, and what it does not look for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.trace.tracing import ScenarioFacts

from .looks import WIDTHS, axe_finds, violations
from .playing import Play
from .screens import SCREENS
from .trails import Walk
from .web import SCENARIO, Site, Visits, serve_folder

SMALLEST_TARGET = 24


def without_scripts(route: Route) -> None:
    """The page as it is without scripts. (With scripts switched off, axe could not run either.)"""
    response = route.fetch()
    body = re.sub(
        r"<script(?! type=.application/json).*?</script>", "", response.text(), flags=re.S
    )
    assert "<script src" not in body
    route.fulfill(response=response, body=body)


@dataclass
class Looking:
    """A page opened once for several looks at it."""

    name: str
    page: Page

    def each_width(self) -> Iterator[str]:
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            yield f"{self.name}, {width} px"


@pytest.fixture(scope="module", params=list(SCREENS))
def looking(
    request: pytest.FixtureRequest,
    real: Site,
    facts: ScenarioFacts,
    quoted_walk: Walk,
    browser: Browser,
) -> Iterator[Looking]:
    screen = SCREENS[request.param]
    with Visits(browser) as visits, serve_folder(real.folder) as url:
        page = visits.context().new_page()
        if not screen.scripts:
            page.route(f"**/{SCENARIO}", without_scripts)
        page.goto(url + screen.address)
        screen.prepare(Play(page), quoted_walk, facts)
        yield Looking(request.param, page)


def test_axe_finds_nothing(looking: Looking) -> None:
    assert axe_finds(looking.page) == []


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


def test_axe_would_find_something(real: Site, visits: Visits) -> None:
    page = visits.open(real.url + SCENARIO)
    page.evaluate("document.querySelector('[data-action=begin]').textContent = ''")
    assert "button-name" in {each["id"] for each in violations(page)}
