"""The player and the generator's reference agree, after every step and on every screen."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.model.condition import TextVariant
from generator.trace.conditions import compile_when
from generator.trace.state import State, available, blank_state, holds, meet
from generator.trace.steps import Steps, clinician_of
from generator.trace.tracing import ScenarioFacts

from .conftest import REPOSITORY, SMALL_COURSE
from .trails import (
    Walk,
    as_json,
    canonical,
    every_walk,
    first_holding,
    random_walks,
    unfolded,
    walks_to_each_ending,
)
from .web import Site, Visits

SMALL = sorted(path.stem for path in (SMALL_COURSE / "scenarios").glob("*.yml"))
WRITTEN = sorted(
    path.stem for path in (REPOSITORY / "scenarios").glob("*.yml") if "." not in path.stem
)
REAL_WALKS = 100

REPLAY = """(trails) => {
  const plan = JSON.parse(document.getElementById("plan").textContent);
  return trails.map((trail) => {
    const states = window.Downstream.replay(plan, trail);
    return states.map((state) => [state, window.Downstream.offered(plan, state)]);
  });
}"""

# Plays a whole trail by its buttons and reports what each moment showed.
PLAY = """async (steps) => {
  // What follows an answer is made ready once the answer is on the screen.
  const painted = () => new Promise((resolve) =>
    requestAnimationFrame(() => setTimeout(() => setTimeout(resolve))));
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const all = (root, selector) => [...root.querySelectorAll(selector)].filter(shown);
  const text = (element) => element ? element.textContent.replace(/\\s+/g, " ").trim() : null;
  // Of several variants only one may be on the screen; two would be two texts.
  const one = (root, selector) => all(root, selector).map(text).join(" | ") || null;
  const ids = (root, name) => all(root, `[data-${name}]`).map((e) => e.dataset[name]);
  const last = () => document.querySelector(".trail > .moment:last-child");
  const press = (action) => last().querySelector(`[data-action="${action}"]`).click();
  const layers = (root) => {
    const linked = all(root, ".layer.linked")[0];
    return {
      response: one(root, ".layer.response .variant"),
      takes: one(root, ".layer.takes .variant"),
      effects: linked ? ids(linked, "effect") : [],
      tells: linked ? all(linked, ".tells").map((e) => e.dataset.fact) : [],
    };
  };
  const open = () => {
    last().querySelector("[data-way=read]")?.click();
    while (last().querySelector("[data-stage][hidden]")) press("continue");
  };
  document.querySelector("[data-action=begin]").click();
  const played = [];
  for (const step of [...steps, null]) {
    const moment = last();
    open();
    const seen = {
      text: one(moment, ".scene-text"),
      witnessed: moment.querySelector(".witnessed") ? layers(moment) : null,
      choices: ids(moment, "choice").sort(),
      pressure: all(moment, ".pressure .tag").map((e) => e.dataset.phenomenon).sort(),
    };
    played.push(seen);
    if (!step) continue;
    const [scene, choice] = step;
    if (choice === null) {
      press("continue");
      continue;
    }
    const before = moment.querySelectorAll(".layer").length;
    for (const layer of moment.querySelectorAll(".layer")) layer.remove();
    last().querySelector(`[data-choice="${choice}"]`).click();
    await painted();
    seen.answer = one(moment, ".answer .choice-text");
    if (last() === moment) {
      open();
      seen.after = layers(moment);
      press("continue");
    } else {
      seen.after = layers(moment);
    }
  }
  return played;
}"""


def replayed(page: Page, walks: list[Walk]) -> list[list[tuple[str, list[str]]]]:
    """What the player remembers along each walk, and what it offers."""
    plan = json.loads(page.locator("#plan").text_content() or "")
    answers = page.evaluate(REPLAY, [walk.trail(plan) for walk in walks])
    return [[(as_json(state), offered) for state, offered in states] for states in answers]


def expected(steps: Steps, walk: Walk) -> list[tuple[str, list[str]]]:
    return [(canonical(steps, state), list(available(steps, state))) for state in walk.states]


def compare(page: Page, steps: Steps, walks: list[Walk]) -> None:
    for walk, states in zip(walks, replayed(page, walks), strict=True):
        reference = expected(steps, walk)
        assert len(states) == len(walk.steps) + 1, walk.steps
        for place, (state, wanted) in enumerate(zip(states, reference, strict=True)):
            assert state == wanted, f"after {walk.steps[:place]} on shift {walk.shift}"


@pytest.mark.parametrize("name", SMALL)
def test_every_trail_of_a_small_case(small: Site, visits: Visits, name: str) -> None:
    steps = small.scenarios[name].steps
    walks = list(every_walk(steps))
    assert {state.scene for walk in walks for state in walk.states} == set(steps.scenes)
    compare(visits.open(f"{small.url}scenarios/{name}.html"), steps, walks)


def test_the_small_cases_hold_what_they_are_for(small: Site) -> None:
    every = [facts.steps for facts in small.scenarios.values()]
    scenes = [scene for steps in every for scene in steps.scenes.values()]
    tests = {
        test[0]
        for scene in scenes
        for choice in scene.choices.values()
        for targets in (choice.routes, choice.step.effects, choice.step.tells)
        for condition, _ in targets
        for test in condition
    }
    assert {"told", "experienced", "expects", "lapsed", "shift", "not"} <= tests | {
        test[0] for scene in scenes for condition, _ in scene.routes for test in condition
    }
    assert any(scene.witnessed for scene in scenes)
    assert any(scene.kind == "reflection" for scene in scenes)
    assert any(len(steps.clinicians) > 2 for steps in every)
    assert any(
        len({state.scene for state in walk.states}) < len(walk.states)
        for steps in every
        for walk in every_walk(steps)
    )


@pytest.mark.parametrize("name", WRITTEN)
def test_a_hundred_trails_of_a_real_scenario(real: Site, visits: Visits, name: str) -> None:
    facts = real.scenarios[name]
    walks = random_walks(facts.steps, REAL_WALKS, seed=48)
    walks += walks_to_each_ending(facts)
    assert {walk.end for walk in walks} == set(facts.exploration.endings)
    compare(visits.open(f"{real.url}scenarios/{name}.html"), facts.steps, walks)


class Screens:
    """What Python says each moment of a walk must show."""

    def __init__(self, facts: ScenarioFacts, storyboard: dict[str, Any]) -> None:
        self.facts = facts
        self.steps = facts.steps
        self.storyboard = storyboard

    def of(self, walk: Walk) -> list[dict[str, Any]]:
        answers = [answer for _, answer in walk.steps]
        screens = []
        before = blank_state(self.steps, walk.shift)
        for state, answer in zip(walk.states, [*answers, None], strict=True):
            met = meet(self.steps, before, state.scene)
            screen = self._moment(state, answer)
            screen["witnessed"] = self._witnessed(met)
            screen["pressure"] = self._pressure(met) if state.encounter != before.encounter else []
            screens.append(screen)
            before = state
            if answer is not None:
                step = self.steps.scenes[state.scene].choices[answer].step
                before = unfolded(self.steps, step, state)[2]
        return screens

    def _pressure(self, met: State) -> list[str]:
        factors = self.steps.encounters[met.encounter or ""].pressure
        return sorted(factor for when, factor in factors if holds(self.steps, when, met))

    def _moment(self, state: State, answer: str | None) -> dict[str, Any]:
        written = self.facts.scenario.scenes[state.scene]
        screen: dict[str, Any] = {
            "text": self._variant((state.scene, "text"), written.text, state),
            "choices": sorted(available(self.steps, state)),
        }
        if answer is not None:
            choice = written.choices[answer]
            at = (state.scene, answer)
            effects, tells, after = unfolded(
                self.steps, self.steps.scenes[state.scene].choices[answer].step, state
            )
            screen["answer"] = self._variant((*at, "choice-text"), choice.text, state)
            screen["after"] = {
                "response": self._variant((*at, "response"), choice.response, after),
                "takes": self._variant((*at, "takes"), choice.takes, after),
                "effects": effects,
                "tells": tells,
            }
        return screen

    def _witnessed(self, met: State) -> dict[str, Any] | None:
        here = self.steps.scenes[met.scene].witnessed
        written = self.facts.scenario.scenes[met.scene].witnessed
        if here is None or written is None or not holds(self.steps, here[0], met):
            return None
        effects, tells, after = unfolded(self.steps, here[1], met)
        return {
            "response": None,
            "takes": self._variant((met.scene, "witnessed", "takes"), written.takes, after),
            "effects": effects,
            "tells": tells,
        }

    def _variant(
        self, at: tuple[str, ...], variants: Sequence[TextVariant], state: State
    ) -> str | None:
        clinician = clinician_of(self.facts.scenario, self.facts.scenario.scenes[state.scene])
        conditions = [compile_when(variant.when, clinician) for variant in variants]
        place = first_holding(self.steps, conditions, state)
        texts: list[str] = self.storyboard["/".join(at)] if variants else []
        return None if place is None else texts[place]


# The texts of every variant as the page's storyboard has them, in file order.
STORYBOARD = """() => {
  const found = {};
  const texts = (box) => [...box.querySelectorAll(":scope > .variant")].map((variant) => {
    const copy = variant.cloneNode(true);
    for (const spare of copy.querySelectorAll(".storyboard-only")) spare.remove();
    return copy.textContent.replace(/\\s+/g, " ").trim();
  });
  const note = (key, box) => { if (box) found[key] = texts(box); };
  for (const scene of document.querySelectorAll(".storyboard [data-scene]")) {
    const id = scene.dataset.scene;
    note(`${id}/text`, scene.querySelector(":scope > .scene-text"));
    note(`${id}/witnessed/takes`, scene.querySelector(":scope > .witnessed > .takes"));
    for (const choice of scene.querySelectorAll("[data-choice]")) {
      for (const part of ["choice-text", "response", "takes"]) {
        note(`${id}/${choice.dataset.choice}/${part}`, choice.querySelector(`:scope > .${part}`));
      }
    }
  }
  return found;
}"""


def watch_walks(page: Page, facts: ScenarioFacts, walks: list[Walk]) -> None:
    screens = Screens(facts, page.evaluate(STORYBOARD))
    for walk in walks:
        page.evaluate("localStorage.clear()")
        page.reload()
        if walk.shift and len(facts.steps.shifts) > 1:
            page.locator(f"input[name=shift][value={walk.shift}]").check()
        seen = page.evaluate(PLAY, [list(step) for step in walk.steps])
        for place, (shown, wanted) in enumerate(zip(seen, screens.of(walk), strict=True)):
            assert shown == wanted, f"after {walk.steps[:place]} on shift {walk.shift}"


@pytest.mark.parametrize("name", SMALL)
def test_the_screen_shows_what_python_says_of_a_small_case(
    small: Site, visits: Visits, name: str
) -> None:
    facts = small.scenarios[name]
    walks = list(every_walk(facts.steps))[::7]
    watch_walks(visits.open(f"{small.url}scenarios/{name}.html"), facts, walks[:25])


@pytest.mark.parametrize("name", WRITTEN)
def test_a_real_scenario_is_played_to_each_ending(real: Site, visits: Visits, name: str) -> None:
    facts = real.scenarios[name]
    watch_walks(visits.open(f"{real.url}scenarios/{name}.html"), facts, walks_to_each_ending(facts))
