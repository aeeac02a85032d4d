"""A scenario as Twee 3: a passage for every scene, and one for what follows each answer.

Twine has no such memory as a scenario's, so conditions stand there in words. What a scenario needs
to come back whole stands in HTML comments, which no story format shows: what a text is, under
which condition, and everything that is no text, in the keys of our YAML.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.diagnostics.span import Route as Place
from generator.exchange.exporting import Exporting
from generator.exchange.trees import choice_tree, head_tree, scene_tree, when_tree
from generator.load.tree_builder import Tree
from generator.load.twee.text import Passage, escaped, link, story_text
from generator.load.twee.yaml_text import hidden_yaml
from generator.model.condition import Routes, Variants, When
from generator.model.scenario import Choice, Scene, Witnessed
from generator.trace.steps import clinician_of, kind_of

FORMAT = {"format": "Chapbook", "format-version": "2.1.0"}
_STEP = 150


def twee(source: Exporting) -> str:
    """The whole story."""
    return story_text(
        source.scenario.title,
        {"ifid": story_id(source.id), **FORMAT, "start": source.scenario.first_scene},
        [_about(source), *_scenes(source)],
    )


def story_id(scenario: str) -> str:
    """The story's IFID: the same for a scenario at every export, so that Twine knows it again."""
    digest = hashlib.sha256(f"downstream:{scenario}".encode()).digest()
    return str(uuid.UUID(bytes=digest[:16], version=4)).upper()


def answer_name(scene: str, choice: str) -> str:
    return f"{scene}/{choice}"


def _about(source: Exporting) -> Passage:
    """A passage that no link leads to: what the story is, and the scenario's own keys."""
    words = [escaped(source.scenario.summary.strip())]
    words += [escaped(each) for each in source.notice()]
    words.append(comment("downstream", head_tree(source.scenario)))
    return Passage(source.say("exchange.about"), "\n\n".join(words), ("downstream",), (100, 25))


def comment(part: str, tree: Mapping[str, Tree] | None = None) -> str:
    """A comment that says what stands there, with what it has to know."""
    return f"<!-- {part}\n{hidden_yaml(tree)}-->" if tree else f"<!-- {part} -->"


def _scenes(source: Exporting) -> Iterator[Passage]:
    """Scenes from top to bottom as in the file, answers to their right; encounters set apart."""
    height, encounter = 0, ""
    for name, scene in source.scenario.scenes.items():
        height += _STEP + (_STEP // 2 if scene.encounter != encounter else 0)
        encounter = scene.encounter
        writer = _SceneWriter(source, name, scene)
        yield writer.passage((100, height))
        for place, (choice, act) in enumerate(scene.choices.items(), 1):
            yield writer.answer(choice, act, (100 + place * _STEP, height))


@dataclass(frozen=True, slots=True)
class _SceneWriter:
    source: Exporting
    id: str
    scene: Scene

    @property
    def clinician(self) -> str:
        return clinician_of(self.source.scenario, self.scene)

    def passage(self, position: tuple[int, int]) -> Passage:
        scene = self.scene
        kind = kind_of(scene)
        tags = ["scene", kind, f"encounter:{scene.encounter}"]
        title = scene.ending.title if scene.ending else scene.title
        pieces = [self.heading("note", title)] if title else []
        if scene.care_note:
            pieces.append(self.heading("note", scene.care_note))
        if scene.witnessed:
            pieces += self.witnessed(scene.witnessed)
        pieces += self.variants("text", "", scene.text, plain=not pieces)
        if scene.question:
            pieces += [comment("question"), escaped(scene.question.strip())]
        more = scene_tree(scene)
        if more:
            pieces.append(comment("downstream", more))
        for choice, act in scene.choices.items():
            pieces += self.links(choice, act)
        pieces += self.ways(scene.continue_)
        return Passage(self.id, "\n\n".join(pieces), tuple(tags), position)

    def answer(self, choice: str, act: Choice, position: tuple[int, int]) -> Passage:
        """What follows an answer: what the patient does, takes from it, and what unfolds."""
        say = self.source.say
        takes = say("scenario.takes", patient=self.source.patient)
        pieces = self.variants("response", "", act.response, plain=True)
        pieces += self.variants("takes", takes, act.takes)
        pieces += self.linked(("scenes", self.id, "choices", choice), act)
        pieces += self.variants("temptation", say("lookback.temptation"), act.temptation)
        # Even where nothing is in it: an answer that has a comment lacks nothing.
        pieces.append(comment("downstream", choice_tree(act)))
        pieces += self.ways(act.goto)
        tags = ("answer", f"encounter:{self.scene.encounter}")
        return Passage(answer_name(self.id, choice), "\n\n".join(pieces), tags, position)

    def witnessed(self, act: Witnessed) -> list[str]:
        name = self.source.name(act.by)
        heading = f"{name} · {self.condition(act.when)}" if act.when else name
        takes = self.source.say("scenario.takes", patient=self.source.patient)
        pieces = self.variants("witnessed", heading, act.text)
        pieces += self.variants("witnessed-takes", takes, act.takes)
        return pieces + self.linked(("scenes", self.id, "witnessed"), act)

    def linked(self, route: Place, act: Choice | Witnessed) -> list[str]:
        """What unfolds, in words; coming back, the comment counts and these do not."""
        source = self.source
        lines = [source.shown(act)] if act.shows else []
        for place, effect in enumerate(act.unfolds):
            one = source.effect((*route, "unfolds", place), effect)
            quotes = f" ({', '.join(effect.quote)})" if effect.quote else ""
            said = f"{one.text} ({source.say(f'badge.{one.badge}')}){quotes}"
            lines.append(f"{self.condition(effect.when)} {said}" if effect.when else said)
        for telling in act.tells:
            said = source.told(telling.fact)
            lines.append(f"{self.condition(telling.when)} {said}" if telling.when else said)
        if not lines:
            return []
        listed = "\n".join(f"- {escaped(each)}" for each in lines)
        return [self.heading("linked", source.say("scenario.linked")), listed]

    def links(self, choice: str, act: Choice) -> list[str]:
        """A link for each of an answer's texts, under their conditions in words."""
        target = answer_name(self.id, choice)
        pieces = []
        for variant in act.text:
            words = [self.condition(act.when)] if act.when else []
            if len(act.text) > 1 or variant.when:
                words.append(self.condition(variant.when))
            to = link(variant.text.strip(), target)
            if words:
                to = f"{self.heading('choice', ' · '.join(words), variant.when)}\n{to}"
            pieces.append(to)
        return pieces

    def ways(self, routes: Routes) -> list[str]:
        going_on = self.source.say("player.continue")
        pieces = []
        for route in routes:
            to = link(going_on, route.goto)
            if len(routes) > 1 or route.when:
                to = f"{self.heading('goto', self.condition(route.when), route.when)}\n{to}"
            pieces.append(to)
        return pieces

    def variants(self, part: str, title: str, variants: Variants, plain: bool = False) -> list[str]:
        """Every text under its condition. A `plain` one alone needs no comment."""
        pieces = []
        for variant in variants:
            alone = len(variants) == 1 and variant.when is None
            words = [title] if title else []
            if not alone:
                words.append(self.condition(variant.when))
            if not (alone and plain):
                pieces.append(self.heading(part, " · ".join(words), variant.when))
            pieces.append(escaped(variant.text.strip()))
        return pieces

    def heading(self, part: str, words: str, when: When | None = None) -> str:
        """Words of ours, and the comment by which they are known as such."""
        mark = comment(part, when_tree(when))
        return f"*{escaped(' '.join(words.split()))}* {mark}" if words else mark

    def condition(self, when: When | None) -> str:
        return self.source.condition(when, self.clinician)
