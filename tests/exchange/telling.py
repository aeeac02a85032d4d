"""What a story must show at every turn, by the generator's reference and the page's own words.

Nothing here looks at how an export is written.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from markupsafe import Markup

from generator.diagnostics.span import Route
from generator.model.condition import TextVariant, When
from generator.model.evidence import Evidence
from generator.model.scenario import Choice, Witnessed
from generator.render.evidence_view import reasons
from generator.render.prose import prose
from generator.render.words import Words
from generator.trace.conditions import compile_when
from generator.trace.state import (
    State,
    available,
    blank_state,
    choose,
    follow,
    holds,
    meet,
    take,
)
from generator.trace.steps import Step, clinician_of
from generator.trace.tracing import ScenarioFacts

Line = list[Any]
"""A text and its tags, as inkjs gives them."""


@cache
def paragraphs(marked: Markup) -> list[str]:
    """The lines of text that a page shows for some HTML."""
    numbered = re.sub(r"<ol>(.*?)</ol>", _numbered, str(marked), flags=re.DOTALL)
    items = re.sub(r"<li>\s*(<p>)?", "<p>• ", numbered)
    parts = re.split(r"</?(?:p|ul|ol|blockquote)>|</li>|<br>", items)
    bare = (html.unescape(re.sub("<[^>]+>", "", part)) for part in parts)
    return [line for line in (re.sub(r"[ \n\t]+", " ", each).strip(" ") for each in bare) if line]


def _numbered(found: re.Match[str]) -> str:
    number = iter(range(1, 1000))
    return re.sub(r"<li>\s*(<p>)?", lambda _: f"<p>{next(number)}. ", found[1])


def tagged(lines: Sequence[str], *tags: str) -> list[Line]:
    return [[line, list(tags) if place == 0 else []] for place, line in enumerate(lines)]


@dataclass(frozen=True)
class Telling:
    facts: ScenarioFacts
    evidence: Evidence
    words: Words

    def say(self, key: str, **values: str) -> str:
        return " ".join(paragraphs(self.words(key, **values)))

    def start(self, shift: str | None) -> State:
        return blank_state(self.facts.steps, shift)

    def introduction(self) -> list[Line]:
        scenario = self.facts.scenario
        patient = scenario.patient
        about = (
            f"{patient.name}, {patient.age} ({patient.pronouns}). {' '.join(patient.about.split())}"
        )
        lines = tagged(paragraphs(prose(scenario.summary)), "summary")
        lines += tagged([f"{self.say('scenario.you-are')}: {scenario.role}"], "role")
        lines += tagged([f"{self.say('scenario.you-meet')}: {about}"], "patient")
        if scenario.care_note:
            care = f"care: {', '.join(scenario.care)}"
            lines += tagged(paragraphs(prose(scenario.care_note)), care)
        # What stands at the top of the file is said of its first line as well.
        lines[0][1][:0] = [f"title: {scenario.title}", f"scenario: {self.facts.id}"]
        if len(self.facts.steps.shifts) > 1:
            lines += tagged([self.say("scenario.shift")], "question")
        return lines

    def shifts(self) -> list[Line]:
        return [
            [self.say(f"scenario.shift-{each}"), [f"shift: {each}"]]
            for each in self.facts.steps.shifts
        ]

    def arriving(self, before: State, scene: str) -> list[Line]:
        """What is read from coming into a scene up to its choices."""
        steps = self.facts.steps
        written = self.facts.scenario.scenes[scene]
        met = meet(steps, before, scene)
        state = met
        lines = self._meeting(met) if written.encounter != before.encounter else []
        if written.title:
            lines += tagged([written.title], f"scene: {scene}")
        if written.ending:
            tags = (f"ending: {scene}", f"tone: {written.ending.tone}")
            lines += tagged([written.ending.title], *tags)
        if written.care_note:
            care = f"care: {', '.join(written.care)}" if written.care else "care:"
            lines += tagged(paragraphs(prose(written.care_note)), care)
        compiled = steps.scenes[scene].witnessed
        if written.witnessed and compiled and holds(steps, compiled[0], met):
            route = ("scenes", scene, "witnessed")
            state = take(steps, met, compiled[1]).state
            tag = f"witnessed: {written.witnessed.by}"
            lines += self.variant(written.witnessed.text, state, tag)
            lines += self._act(route, written.witnessed, compiled[1], met)
        lines += self.variant(written.text, state, "text")
        if written.question:
            lines += tagged(paragraphs(prose(written.question)), "question")
        return lines

    def _meeting(self, met: State) -> list[Line]:
        encounter = self.facts.scenario.encounters[met.encounter or ""]
        title = " · ".join(each for each in (encounter.title, encounter.place) if each)
        lines = tagged([title], f"encounter: {met.encounter}")
        held = [
            item
            for item, (condition, _) in zip(
                encounter.pressure,
                self.facts.steps.encounters[met.encounter or ""].pressure,
                strict=True,
            )
            if holds(self.facts.steps, condition, met)
        ]
        for side in ("absent", "present"):
            for item in held:
                if self.evidence.side(item.factor) == side:
                    label = self.evidence.label(item.factor)
                    quotes = [f"quote: {each}" for each in item.quote]
                    said = f"{self.say(f'scenario.pressure-{side}')}: {label}"
                    lines += tagged([said], f"pressure: {item.factor}", *quotes)
        return lines

    def offered(self, state: State) -> list[Line]:
        written = self.facts.scenario.scenes[state.scene]
        if self.facts.steps.scenes[state.scene].kind == "continue":
            return [[self.say("player.continue"), []]]
        found = []
        for name in available(self.facts.steps, state):
            choice = written.choices[name]
            factor = [f"factor: {choice.factor}"] if choice.factor else []
            found.append([self._answer(choice, state), [f"choice: {name}", *factor]])
        return found

    def answered(self, state: State, name: str) -> list[Line]:
        """What is read from giving an answer up to the next scene."""
        choice = self.facts.scenario.scenes[state.scene].choices[name]
        step = self.facts.steps.scenes[state.scene].choices[name].step
        after = take(self.facts.steps, state, step).state
        lines = tagged([self._answer(choice, state)])
        lines += self.variant(choice.response, after, "response")
        return lines + self._act(("scenes", state.scene, "choices", name), choice, step, state)

    def following(self, state: State, name: str | None) -> tuple[State, str]:
        """The state as the next scene is entered, and that scene."""
        here = self.facts.steps.scenes[state.scene]
        after, routes = state, here.routes
        if name is not None:
            after = take(self.facts.steps, state, here.choices[name].step).state
            routes = here.choices[name].routes
        scene = follow(self.facts.steps, after, routes)
        assert scene is not None
        assert choose(self.facts.steps, state, name).scene == scene
        return after, scene

    def _answer(self, choice: Choice, state: State) -> str:
        return " ".join(text for text, _ in self.variant(choice.text, state))

    def _act(self, route: Route, act: Choice | Witnessed, step: Step, before: State) -> list[Line]:
        steps = self.facts.steps
        taken = take(steps, before, step)
        lines = self.variant(act.takes, taken.state, "takes")
        if act.shows:
            key = "scenario.shows" + ("-witnessed" if isinstance(act, Witnessed) else "")
            labels = [
                f"{self.evidence.label(each)} ({self.say(f'side.{self.evidence.side(each)}')})"
                for each in act.shows
            ]
            said = f"{self.say(key)}: {'; '.join(labels)}"
            lines += tagged([said], f"shows: {', '.join(act.shows)}")
        unfolded = iter(taken.effects)
        for place, effect in enumerate(act.unfolds):
            quotes = [f"quote: {each}" for each in effect.quote]
            if effect.illustration:
                if self.true(effect.when, taken.state):
                    text = " ".join(paragraphs(prose(effect.illustration)))
                    lines += tagged([text] if text else [], "illustration", *quotes)
            elif next(unfolded):
                why = reasons(
                    (*route, "unfolds", place),
                    self.facts.effects,
                    self.evidence,
                    self.words,
                    "why.shown",
                )
                text = " ".join(paragraphs(why.sentence))
                said = f"{text} ({self.say(f'badge.{why.badge}')})"
                tags = (f"effect: {effect.effect}", f"badge: {why.badge}")
                lines += tagged([said], *tags, *quotes)
        for telling, did in zip(act.tells, taken.tells, strict=True):
            if did:
                patient = self.facts.scenario.patient.name
                label = self.facts.scenario.facts[telling.fact].label
                said = f"{self.say('scenario.tells', patient=patient)} {label}"
                lines += tagged([said], f"tells: {telling.fact}")
        return lines

    def true(self, when: When | None, state: State) -> bool:
        scenario = self.facts.scenario
        clinician = clinician_of(scenario, scenario.scenes[state.scene])
        return holds(self.facts.steps, compile_when(when, clinician), state)

    def variant(self, variants: Sequence[TextVariant], state: State, *tags: str) -> list[Line]:
        for each in variants:
            if self.true(each.when, state):
                return tagged(paragraphs(prose(each.text)), *tags)
        return []

    def remembered(self, state: State) -> Mapping[str, Any]:
        """The same facts by the names that the story gives them."""
        kept: dict[str, Any] = {
            "shift": state.shift or "",
            "scene": state.scene,
            "encounter": state.encounter or "",
        }
        for fact in self.facts.scenario.facts:
            kept[f"told_{fact.replace('-', '_')}"] = fact in state.told
        for concept, _ in state.experienced:
            kept[f"experienced_{concept.replace('-', '_')}"] = True
        for clinician, expected in zip(self.facts.steps.clinicians, state.expectation, strict=True):
            kept[f"expects_{clinician.replace('-', '_')}"] = expected
        return kept
