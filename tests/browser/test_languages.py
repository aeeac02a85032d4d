"""A French page of scenarios that nobody has translated: every English word says that it is."""

import pytest
from playwright.sync_api import expect

from .playing import Play
from .trails import walks_to_endings
from .web import Site, Visits

ENGLISH_UNMARKED = """(words) => {
  const spoken = (element) => element.closest("[lang]").lang;
  const walker = document.createTreeWalker(
    document.querySelector("article"), NodeFilter.SHOW_TEXT,
    (node) => node.parentElement.closest("svg, script, template, .storyboard")
      ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data.replace(/\\s+/g, " ").trim();
    if (words.some((each) => text.includes(each)) && spoken(node.parentElement) !== "en") {
      found.push(text);
    }
  }
  return found;
}"""


@pytest.mark.parametrize("scenario", ["the-witness", "round-again"])
def test_english_words_are_marked_in_every_state(
    small: Site, visits: Visits, scenario: str
) -> None:
    facts = small.scenarios[scenario]
    scenes = facts.scenario.scenes.values()
    texts = [text for scene in scenes for text in scene.text]
    texts += [text for scene in scenes for each in scene.choices.values() for text in each.text]
    words = [" ".join(text.text.replace("*", "").split()[:3]) for text in texts]
    words += [scene.ending.title for scene in scenes if scene.ending]
    words += [encounter.title for encounter in facts.scenario.encounters.values()]
    play = Play(visits.open(f"{small.url}fr/scenarios/{scenario}.html"))
    for walk in walks_to_endings(facts.steps, 2):
        play.follow(walk)
        assert play.page.evaluate(ENGLISH_UNMARKED, words) == []
        play.look_back()
        closed = play.page.locator("[data-map]:not([open]) > summary")
        if closed.count():
            closed.click()
        expect(play.page.locator("[data-map] svg")).to_be_visible()
        assert play.page.evaluate(ENGLISH_UNMARKED, words) == []
        play.debrief.locator("[data-action=again]").click()
    expect(play.page.locator("html")).to_have_attribute("lang", "fr")
