"""The site with scripts switched off."""

import pytest
from playwright.sync_api import Page, expect

from generator.trace.tracing import ScenarioFacts

from .web import REAL, SCENARIO, Site, Visits

# Words that should be readable and are not: no box, or not visible. What is folded away can be
# unfolded, and controls that need a script may be hidden.
UNREADABLE = """(root) => {
  const unread = "template, script, style, svg, .player-only, .play, .headerlink";
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const unseen = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!node.textContent.trim() || parent.closest(unread)) continue;
    if (parent.closest("[hidden]")?.querySelector("button, input, select")) continue;
    const folded = parent.closest("details:not([open])");
    if (folded && parent.closest("summary")?.parentElement !== folded) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    const style = getComputedStyle(parent);
    const seen = box.width > 1 && box.height > 1 && style.visibility === "visible" &&
      style.opacity !== "0" && parseFloat(style.fontSize) >= 12;
    if (!seen) unseen.push(node.textContent.trim().slice(0, 80));
  }
  return unseen;
}"""


@pytest.fixture
def page(real: Site, visits: Visits) -> Page:
    return visits.open(real.url + SCENARIO, java_script_enabled=False)


def test_scripts_are_really_off(page: Page) -> None:
    expect(page.locator("html")).to_have_class("no-js")


def test_every_scene_is_reached_by_links(page: Page, facts: ScenarioFacts) -> None:
    page.locator(".intro a[href^='#scene-']").click()
    waiting = [page.url.partition("#")[2]]
    assert waiting == [f"scene-{facts.steps.start}"]
    reached: set[str] = set()
    while waiting:
        scene = waiting.pop()
        if scene in reached:
            continue
        reached.add(scene)
        expect(page.locator(f"#{scene}")).to_be_visible()
        links = page.locator(f"#{scene} a[href^='#scene-']")
        for n in range(links.count()):
            target = links.nth(n).get_attribute("href") or ""
            if target[1:] in reached or target[1:] in waiting:
                continue
            links.nth(n).click()
            assert page.url.endswith(target)
            expect(page.locator(f"{target}:target")).to_be_in_viewport()
            waiting.append(target[1:])
    assert reached == {f"scene-{scene}" for scene in facts.steps.scenes}


def test_every_route_of_every_choice_has_its_link(page: Page, facts: ScenarioFacts) -> None:
    for scene, steps in facts.steps.scenes.items():
        if steps.routes:
            found = page.locator(f"#scene-{scene} > .goto a").evaluate_all(
                "all => all.map(e => e.getAttribute('href'))"
            )
            assert found == [f"#scene-{target}" for _, target in steps.routes]
        for name, choice in steps.choices.items():
            found = page.locator(f"[id='{scene}--{name}'] > .goto a").evaluate_all(
                "all => all.map(e => e.getAttribute('href'))"
            )
            assert found == [f"#scene-{target}" for _, target in choice.routes]


def test_all_words_can_be_read(page: Page, facts: ScenarioFacts) -> None:
    assert page.locator("main").evaluate(UNREADABLE) == []
    for scene, written in facts.scenario.scenes.items():
        for variant in written.text:
            words = max(variant.text.replace("*", "").splitlines(), key=len).split()[:4]
            expect(page.locator(f"#scene-{scene}")).to_contain_text(" ".join(words))
        for choice in written.choices:
            expect(page.locator(f"[id='{scene}--{choice}']")).to_be_visible()


def test_reasons_unfold_without_scripts(page: Page) -> None:
    why = page.locator(".storyboard .why").first
    expect(why.locator(".hop").first).to_be_hidden()
    why.locator("summary").click()
    expect(why.locator(".hop").first).to_be_visible()


def test_nothing_is_shown_that_needs_the_player(page: Page) -> None:
    expect(page.locator(".storyboard-only").first).to_be_visible()
    for control in ("button", "input", ".player-only", "[data-play]", "[data-action]"):
        expect(page.locator(f"{control} >> visible=true")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 1280])
def test_the_site_can_be_read_and_walked_through(real: Site, visits: Visits, width: int) -> None:
    page = visits.open(
        real.url + "index.html",
        java_script_enabled=False,
        viewport={"width": width, "height": 800},
    )
    for name, address in (
        ("Scenarios", "scenarios/index.html"),
        ("Voices", "voices.html"),
        ("About the evidence", "evidence.html"),
        ("Support", "support.html"),
        ("Home", "index.html"),
    ):
        link = page.locator(f"a:has-text('{name}') >> visible=true").first
        if not link.count():
            page.locator("header label[for=__drawer]").click()
        link.click()
        assert page.url.partition("#")[0] == real.url + address
        expect(page.locator("h1")).to_be_visible()
        assert page.locator("article, .md-content").first.evaluate(UNREADABLE) == []
    page.goto(real.url + "scenarios/index.html")
    page.locator(f"a.card-link[href$='{REAL}.html']").click()
    assert page.url == real.url + SCENARIO
    page.locator("header a:has-text('Scenarios')").click()
    assert page.url == real.url + "scenarios/index.html"
