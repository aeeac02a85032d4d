"""The real scenario with a keyboard alone, as somebody who hears the page would play it."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.trace.tracing import ScenarioFacts

from .playing import Play, text_of
from .trails import Walk, random_walks, walk_naming_a_factor, walks_to_endings
from .web import SCENARIO, Site, Visits

ENDINGS = 3
NEAR = 25
"""How many presses of Tab a way to the next thing may take."""

# Where the focus is, and where it should be: on the heading of what was just opened.
FOCUS = """() => {
  const active = document.activeElement;
  const moment = document.querySelector(".trail > .moment:last-child");
  const debrief = document.querySelector("[data-debrief]:not([hidden])");
  const stages = moment ? [...moment.querySelectorAll("[data-stage]:not([hidden])")] : [];
  const box = active.getBoundingClientRect();
  const options = moment ? moment.querySelector("[data-options]") : null;
  const heading = "h2, h3, h4, [data-heading]";
  return {
    text: active.textContent.replace(/\\s+/g, " ").trim(),
    moment: moment ? moment.dataset.step : null,
    onMoment: !!moment && active === moment.querySelector(heading),
    onStage: stages.length > 0 && active === stages[stages.length - 1].querySelector(heading),
    onOptions: !!options && active === options.querySelector(heading),
    isHeading: active.matches(heading),
    onDebrief: !!debrief && active === debrief.querySelector(heading),
    inView: box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0,
  };
}"""


class Keyboard(Play):
    """Plays without ever touching a mouse."""

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def focus(self) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate(FOCUS)
        return found

    def is_on(self, selector: str) -> bool:
        on: bool = self.page.evaluate("s => document.activeElement.matches(s)", selector)
        return on

    def tab_to(self, selector: str) -> None:
        for _ in range(NEAR):
            if self.is_on(selector):
                return
            self.press("Tab")
        pytest.fail(f"{selector} is not within {NEAR} presses of Tab")

    def must_land_on(self, place: str) -> dict[str, Any]:
        focus = self.focus()
        assert focus[place], focus
        assert focus["isHeading"], focus
        assert focus["text"], focus
        assert focus["inView"], focus
        return focus

    def pass_note(self, key: str) -> None:
        """Read on after the note before a sensitive scene."""
        if self.page.locator(".moment.current.gated").count():
            self.tab_to(".moment.current.gated [data-way=read]")
            self.press(key)

    def go_on(self, key: str) -> None:
        self.pass_note(key)
        self.tab_to(".moment.current [data-action=continue]")
        self.press(key)

    def open_choices(self, key: str) -> None:
        self.pass_note(key)
        while not self.options.is_visible():
            self.go_on(key)
            self.must_land_on("onStage")

    def answer_with(self, choice: str, key: str) -> None:
        """Choose with Enter, with Space, or with the number of the choice."""
        self.open_choices("Enter")
        wanted = f"[data-options] [data-choice={choice}]"
        if key != "number":
            self.tab_to(wanted)
            self.press(key)
            return
        self.tab_to("[data-options] [data-action=choose]")
        shown: list[str] = self.options.locator("[data-choice]").evaluate_all(
            "all => all.map(e => e.dataset.choice)"
        )
        self.press(str(shown.index(choice) + 1))


@pytest.fixture
def keyboard(real: Site, visits: Visits) -> Keyboard:
    return Keyboard(visits.open(real.url + SCENARIO))


def begin(keyboard: Keyboard, walk: Walk, key: str) -> None:
    keyboard.tab_to("input[name=shift]")
    if walk.shift == "stretched":
        keyboard.press("ArrowDown")
    assert keyboard.page.locator("input[name=shift]:checked").get_attribute("value") == walk.shift
    keyboard.tab_to("[data-action=begin]")
    keyboard.press(key)


def play_through(keyboard: Keyboard, facts: ScenarioFacts, walk: Walk, key: str) -> None:
    """From the start to the debrief; after every press the focus must have landed well."""
    begin(keyboard, walk, "Enter")
    for place, (scene, choice) in enumerate(walk.steps):
        focus = keyboard.must_land_on("onMoment")
        assert focus["moment"] == str(place)
        before = keyboard.moments.count()
        if choice is not None:
            keyboard.answer_with(choice, key)
        layers = 0
        while keyboard.moments.count() == before:
            if choice is not None:
                keyboard.must_land_on("onStage")
                layers += 1
            keyboard.go_on("Enter" if key == "number" else key)
        written = facts.scenario.scenes[scene].choices.get(choice or "")
        if written is not None and facts.steps.scenes[scene].kind == "decision":
            assert layers == bool(written.response) + bool(written.takes) + bool(written.shows)
    keyboard.must_land_on("onMoment")
    for _ in range(4):
        if keyboard.debrief.is_visible():
            break
        keyboard.go_on("Enter")
    keyboard.must_land_on("onDebrief")
    keyboard.tab_to("[data-note=again]")
    keyboard.page.keyboard.type("The first one.")
    keyboard.tab_to("[data-action=reveal]")
    keyboard.press("Enter")
    assert keyboard.is_on("[data-way] h3")


@pytest.mark.parametrize("number", range(ENDINGS))
def test_an_ending_by_keyboard_alone(keyboard: Keyboard, facts: ScenarioFacts, number: int) -> None:
    walks = walks_to_endings(facts.steps, ENDINGS)
    assert len({walk.end for walk in walks}) == ENDINGS
    walk = walks[number]
    play_through(keyboard, facts, walk, ("Enter", "Space", "number")[number])
    ending = facts.scenario.scenes[walk.end].ending
    assert ending is not None
    expect(keyboard.page.locator(".trail .ending")).to_contain_text(ending.title)
    expect(keyboard.debrief.locator(".way .fork").first).to_be_visible()


def test_the_first_tab_leads_past_the_head(keyboard: Keyboard) -> None:
    keyboard.press("Tab")
    assert keyboard.is_on("a.skip")
    box = keyboard.page.locator("a.skip").bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["height"] > 20
    keyboard.press("Enter")
    keyboard.press("Tab")
    assert keyboard.page.evaluate("!!document.activeElement.closest('main')")


def test_the_focus_can_be_seen(keyboard: Keyboard, facts: ScenarioFacts) -> None:
    """Every stop of the Tab key on the way into the first choices has a ring or a border."""
    look = """() => {
      const style = getComputedStyle(document.activeElement);
      const around = getComputedStyle(document.activeElement.closest("label") || document.body);
      const ring = (s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2;
      return ring(style) || ring(around);
    }"""
    for _ in range(6):
        keyboard.press("Tab")
        assert keyboard.page.evaluate(look), keyboard.focus()
    begin_button = "[data-action=begin]"
    keyboard.tab_to(begin_button)
    keyboard.press("Enter")
    for _ in range(len(facts.steps.scenes[facts.steps.start].choices)):
        keyboard.tab_to("[data-options] button")
        assert keyboard.page.evaluate(look), keyboard.focus()
        keyboard.press("Tab")


def test_what_happens_is_announced(keyboard: Keyboard, facts: ScenarioFacts) -> None:
    walk = walks_to_endings(facts.steps, 1)[0]
    expect(keyboard.status).to_have_attribute("aria-live", "polite")
    expect(keyboard.status).to_have_attribute("role", "status")
    begin(keyboard, walk, "Enter")
    title = text_of(keyboard.current.locator(".scene-title"))
    expect(keyboard.status).to_contain_text(title)
    expect(keyboard.status).to_contain_text(keyboard.say("kept").rstrip("."))
    choice = walk.steps[0][1]
    assert choice is not None
    keyboard.answer_with(choice, "Enter")
    keyboard.tab_to(".moment.current [data-action=reopen]")
    keyboard.press("Enter")
    keyboard.must_land_on("onOptions")
    expect(keyboard.status).to_contain_text("open again")
    announced = text_of(keyboard.status)
    assert title in announced, announced
    assert "{" not in announced, announced


def test_no_word_of_the_player_has_an_unfilled_place(
    keyboard: Keyboard, facts: ScenarioFacts
) -> None:
    walk, _ = walk_naming_a_factor(facts.steps)
    keyboard.follow(walk)
    keyboard.look_back()
    shown = keyboard.page.locator("article.scenario").inner_text()
    keyboard.debrief.locator("[data-action=reopen]").first.evaluate("e => e.click()")
    expect(keyboard.status).to_contain_text("open again")
    said = shown + text_of(keyboard.status)
    assert "{" not in said
    assert "undefined" not in said


def unchanged(keyboard: Keyboard, page: Page, key: str) -> None:
    before = page.locator("[data-trail]").inner_text()
    keyboard.press(key)
    assert page.locator("[data-trail]").inner_text() == before


def test_number_keys_choose_only_from_within_the_choices(
    keyboard: Keyboard, facts: ScenarioFacts
) -> None:
    page = keyboard.page
    for _ in range(3):
        keyboard.press("Tab")
    unchanged(keyboard, page, "1")
    begin(keyboard, random_walks(facts.steps, 1, seed=1)[0], "Enter")
    keyboard.must_land_on("onMoment")
    unchanged(keyboard, page, "1")
    expect(keyboard.options).to_be_visible()
    keyboard.tab_to("[data-options] [data-action=choose]")
    for key in ("0", "9", "Control+1", "Alt+1", "a"):
        unchanged(keyboard, page, key)
    second = keyboard.options.locator("[data-choice]").nth(1)
    said = text_of(second.locator(".choice-text"))
    keyboard.press("2")
    expect(keyboard.options).to_have_count(0)
    expect(keyboard.current.locator(".answer .choice-text")).to_have_text(said)
    keyboard.tab_to(".moment.current [data-action=continue]")
    unchanged(keyboard, page, "1")


def test_number_keys_can_be_switched_off(keyboard: Keyboard, facts: ScenarioFacts) -> None:
    begin(keyboard, random_walks(facts.steps, 1, seed=1)[0], "Space")
    expect(keyboard.options.locator("kbd").first).to_be_visible()
    keyboard.tab_to("[data-options] [data-action=keys]")
    keyboard.press("Space")
    expect(keyboard.options.locator("kbd").first).to_be_hidden()
    unchanged(keyboard, keyboard.page, "1")
    keyboard.press("Shift+Tab")
    assert keyboard.is_on("[data-action=choose]")
    unchanged(keyboard, keyboard.page, "1")
    keyboard.page.reload()
    begin(keyboard, random_walks(facts.steps, 1, seed=1)[0], "Space")
    expect(keyboard.options.locator("kbd").first).to_be_hidden()
    keyboard.tab_to("[data-options] [data-action=choose]")
    unchanged(keyboard, keyboard.page, "1")


def test_a_reason_unfolds_by_keyboard(keyboard: Keyboard, facts: ScenarioFacts) -> None:
    scene = facts.steps.start
    choice = next(
        name for name, each in facts.scenario.scenes[scene].choices.items() if each.unfolds
    )
    begin(keyboard, random_walks(facts.steps, 1, seed=1)[0], "Enter")
    keyboard.answer_with(choice, "Enter")
    while not keyboard.current.locator(".layer.linked").is_visible():
        keyboard.go_on("Enter")
    keyboard.tab_to(".layer.linked .why > summary")
    chain = keyboard.current.locator(".layer.linked .why .chain").first
    expect(chain).to_be_hidden()
    keyboard.press("Enter")
    expect(chain).to_be_visible()
    keyboard.press("Enter")
    expect(chain).to_be_hidden()
