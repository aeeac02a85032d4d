"""Playing a scenario with the mouse, for tests about what is on the screen."""

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect

from .trails import StepTaken, Walk

FOLLOW = """(steps) => {
  const moments = () => document.querySelectorAll(".trail > .moment");
  const last = () => [...moments()].pop();
  const press = (what) => last().querySelector(what).click();
  document.querySelector("[data-action=begin]").click();
  for (const [, choice] of steps) {
    const before = moments().length;
    if (choice !== null) {
      while (last().querySelector("[data-options][hidden]")) press("[data-action=continue]");
      press(`[data-options] [data-choice="${choice}"]`);
    }
    for (let n = 0; n < 9 && moments().length === before; n += 1) press("[data-action=continue]");
  }
}"""
LOOK_BACK = """() => {
  for (let n = 0; n < 9 && document.querySelector("[data-debrief][hidden]"); n += 1) {
    document.querySelector(".moment.current [data-action=continue]").click();
  }
}"""
FINISH = """() => {
  for (let n = 0; n < 99 && !document.querySelector(".moment.current .ending"); n += 1) {
    const now = document.querySelector(".moment.current");
    const on = now.querySelector(".onward:not([hidden]) [data-action=continue]");
    (on || [...now.querySelectorAll("[data-choice]")].sort(
      (a, b) => a.dataset.choice < b.dataset.choice ? 1 : -1)[0]).click();
  }
}"""
PAINTED = """() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"""
REVEAL = """() => document.querySelector("[data-action=reveal]").click()"""


class Play:
    """A scenario page on which somebody plays."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.moments = page.locator(".trail > .moment")
        self.current = page.locator(".trail > .moment[aria-current=step]")
        self.onward = self.current.locator("[data-action=continue]")
        self.options = self.current.locator("[data-options]")
        self.debrief = page.locator("[data-debrief]")
        self.status = page.locator("[data-status]")

    @property
    def plan(self) -> dict[str, Any]:
        plan: dict[str, Any] = json.loads(self.page.locator("#plan").text_content() or "")
        return plan

    def say(self, key: str, **values: str) -> str:
        """One of the interface's words, with its places filled."""
        said: str = self.page.evaluate(
            "key => document.getElementById('strings').content"
            ".querySelector(`[data-string='${key}']`)?.textContent.trim()"
            " ?? window.Downstream.lateStrings[key]",
            key,
        )
        return said.format(**values)

    def begin(self, shift: str | None = None) -> None:
        if shift is not None and self.page.locator("[data-shifts]").count():
            self.page.locator(f"input[name=shift][value={shift}]").check()
        self.page.locator("[data-action=begin]").click()

    def read_on(self) -> None:
        """Past the note before a sensitive scene, if there is one."""
        note = self.page.locator(".moment.current.gated [data-way=read]")
        if note.count():
            note.click()

    def open_options(self) -> None:
        """Press Continue through what is witnessed until the choices are there."""
        self.read_on()
        while not self.options.is_visible():
            self.onward.click()

    def choose(self, choice: str) -> None:
        self.open_options()
        self.options.locator(f"[data-choice={choice}]").click()

    def take(self, step: StepTaken) -> None:
        """A whole step: the answer, its layers, and on to the next scene."""
        before = self.moments.count()
        if step[1] is not None:
            self.choose(step[1])
        while self.moments.count() == before:
            self.onward.click()

    def follow(self, walk: Walk) -> None:
        """Play a walk from the start to its last scene, as fast as the page can."""
        if walk.shift is not None and self.page.locator("[data-shifts]").count():
            self.page.locator(f"input[name=shift][value={walk.shift}]").check()
        self.page.evaluate(FOLLOW, [list(step) for step in walk.steps])
        self.page.evaluate(PAINTED)

    def finish(self) -> None:
        """On to an ending, by the answers whose names come last."""
        self.page.evaluate(FINISH)

    def second_way(self, walk: Walk, fork: int = 0) -> None:
        """From the debrief, another answer at a fork, and on to an ending."""
        self.debrief.locator(".way [data-action=reopen]").nth(fork).click()
        before = next(choice for _, choice in walk.steps if choice)
        self.options.locator(f"[data-choice]:not([data-choice={before}])").first.click()
        self.finish()

    def look_back(self) -> None:
        """From an ending to the whole debrief, past its two questions."""
        self.stop_to_think()
        self.page.evaluate(REVEAL)

    def stop_to_think(self) -> None:
        """From an ending to the questions that come first."""
        self.page.evaluate(LOOK_BACK)

    def back(self) -> None:
        """The browser's Back, pressed when the frame is painted: what is kept comes after it."""
        self.page.evaluate(PAINTED)
        self.page.go_back()

    def answer(self, step: StepTaken) -> None:
        """An answer whose layers are not yet opened."""
        assert step[1] is not None
        self.choose(step[1])

    def shows_storyboard(self) -> None:
        """The page reads as it does without scripts."""
        expect(self.page.locator("[data-storyboard]")).to_be_visible()
        expect(self.page.locator("[data-begin]")).to_be_hidden()
        expect(self.page.locator("[data-play]")).to_be_hidden()
        expect(self.page.locator(".storyboard-only").first).to_be_visible()


def text_of(locator: Locator) -> str:
    return " ".join((locator.text_content() or "").split())
