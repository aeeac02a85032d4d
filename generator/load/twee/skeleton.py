"""A Twee story as the skeleton of a scenario: scenes, choices, texts, and what is to be added.

A passage is a scene. Several links are its choices, one is its way on, none makes it an ending. A
passage with the tag ``answer`` is no scene but what follows the choice that leads to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from generator.diagnostics.span import Route, Span
from generator.load.mistakes import (
    not_twee,
    twee_answer,
    twee_comment,
    twee_left_out,
    twee_no_passage,
)
from generator.load.tree_builder import Tree
from generator.load.twee.passage_parts import Link, Parts, parts_of
from generator.load.twee.reading import Reporter, TweePassage, TweeStory

TO_BE_WRITTEN = "To be written."
_TONES = ("low", "mixed", "good")
_ENCOUNTER = "encounter:"
_MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A scenario's tree; where its parts come from; what an author has to add, by route."""

    tree: Mapping[str, Tree]
    origins: Mapping[Route, Span]
    to_add: Mapping[Route, str]


def skeleton(story: TweeStory, reporter: Reporter) -> Skeleton:
    """The skeleton of a story. What cannot be carried over is reported."""
    return _Builder(story, reporter).build()


def slug(text: str, taken: Container[str] = (), otherwise: str = "scene") -> str:
    """An id made from words, unlike those that are taken."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", bare.replace("'", ""))
    while len(words) > 1 and len("-".join(words)) > 32:
        words.pop()
    base = "-".join(words)[:40] or otherwise
    number, found = 2, base
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return found


@dataclass(slots=True)
class _Builder:
    story: TweeStory
    reporter: Reporter
    ids: dict[str, str] = field(default_factory=dict)
    answers: dict[str, TweePassage] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    origins: dict[Route, Span] = field(default_factory=dict)
    to_add: dict[Route, str] = field(default_factory=dict)

    def build(self) -> Skeleton:
        head: dict[str, Tree] | None = None
        scenes: list[TweePassage] = []
        taken: set[str] = set()
        for passage in self.story.passages:
            if "downstream" in passage.tags:
                head = parts_of(passage, "text", self.reporter).data or head
                self.origins.setdefault((), self.reporter.line(passage.line))
            elif "answer" in passage.tags:
                self.answers[passage.name] = passage
            else:
                scenes.append(passage)
                self.ids[passage.name] = slug(passage.name, taken)
                taken.add(self.ids[passage.name])
        told: dict[str, Tree] = {self.ids[each.name]: self.scene(each) for each in scenes}
        for name, passage in self.answers.items():
            if name not in self.used:
                message = f"No link leads to the answer “{name}”, so it is left out."
                self.reporter.tell(twee_left_out.MISTAKE, message, self.reporter.line(passage.line))
        if not scenes:
            place = Span(self.reporter.document, 1, 1, 1, 2)
            self.reporter.tell(
                not_twee.MISTAKE, "Every passage is an answer; none is a scene.", place
            )
        tree = {**self.head(head, told), "scenes": told}
        return Skeleton(tree, self.origins, self.to_add)

    def head(self, known: dict[str, Tree] | None, scenes: Mapping[str, Tree]) -> dict[str, Tree]:
        """What a scenario says before its scenes. What Twee does not know is to be written."""
        if known is None:
            start = self.ids.get(self.story.start, "")
            known = {"title": self.story.title} if self.story.title else {}
            if start and start != next(iter(scenes), ""):
                known["start"] = start
        elif self.story.start in self.ids:
            known = {**known, "start": self.ids[self.story.start]}
        patient: dict[str, Tree] = dict.fromkeys(("name", "pronouns", "about"), TO_BE_WRITTEN)
        wanted: dict[str, tuple[Tree, str]] = {
            "title": (TO_BE_WRITTEN, "Give the scenario a title."),
            "summary": (TO_BE_WRITTEN, "Say in two or three sentences what it is about."),
            "patient": ({**patient, "age": "0"}, "Say who the patient is."),
            "role": (TO_BE_WRITTEN, "Say who the student is, such as “third-year student”."),
            "objectives": ([TO_BE_WRITTEN], "Say what it is for."),
            "minutes": ("0", "Say how many minutes it takes."),
        }
        tree: dict[str, Tree] = {}
        for key, (placeholder, message) in wanted.items():
            tree[key] = known.get(key, placeholder)
            if key not in known:
                self.to_add[key,] = message
        tree |= {key: value for key, value in known.items() if key not in ("encounters", "scenes")}
        tree["encounters"] = self.encounters(known.get("encounters"), scenes)
        return tree

    def encounters(self, known: Tree | None, scenes: Mapping[str, Tree]) -> dict[str, Tree]:
        found: dict[str, Tree] = dict(known) if isinstance(known, dict) else {}
        for scene in scenes.values():
            name = str(scene["encounter"]) if isinstance(scene, dict) else _MEETING
            if name not in found:
                found[name] = {"title": TO_BE_WRITTEN}
                message = "Say which meeting this is, and with “clinician” whom it is with."
                self.to_add["encounters", name] = message
        return found

    def scene(self, passage: TweePassage) -> dict[str, Tree]:
        name = self.ids[passage.name]
        route: Route = ("scenes", name)
        self.origins[route] = self.reporter.line(passage.line)
        parts = parts_of(passage, "text", self.reporter)
        data = dict(parts.data or {})
        tree: dict[str, Tree] = {"encounter": _encounter(passage)}
        if "reflection" in passage.tags:
            tree["kind"] = "reflection"
        witnessed = data.pop("witnessed", None)
        tree |= data
        if isinstance(witnessed, dict):
            tree["witnessed"] = _with_texts(
                witnessed, parts, text="witnessed", takes="witnessed-takes"
            )
        tree = _with_texts(tree, parts, text="text", question="question")
        if len(parts.links) > 1 or any(link.kind == "choice" for link in parts.links):
            if self.is_way_on(parts):
                tree["continue"] = self.ways(parts.links)
            else:
                tree["choices"] = self.choices(route, parts.links, tree.get("kind") == "reflection")
        elif parts.links and self.answers.get(parts.links[0].target):
            tree["choices"] = self.choices(route, parts.links, tree.get("kind") == "reflection")
        elif parts.links:
            tree["continue"] = self.ways(parts.links)
        elif "ending" not in tree:
            tone = next((tag for tag in passage.tags if tag in _TONES), "mixed")
            tree["ending"] = {"title": passage.name, "tone": tone}
            message = "Nothing leads on from here, so it is an ending: give its title and its tone."
            self.to_add[(*route, "ending")] = message
        return tree

    def is_way_on(self, parts: Parts) -> bool:
        return all(link.kind == "goto" for link in parts.links)

    def choices(self, route: Route, links: list[Link], reflection: bool) -> dict[str, Tree]:
        choices: dict[str, dict[str, Tree]] = {}
        led: dict[str, str] = {}
        for link in links:
            variant: dict[str, Tree] = {"when": link.when} if link.when else {}
            variant["text"] = link.text
            if link.target in led:
                # Links to the same answer are the texts of one choice.
                texts = choices[led[link.target]]["text"]
                assert isinstance(texts, list)
                texts.append(variant)
                continue
            name = self.choice_id(route, link, choices)
            place: Route = (*route, "choices", name)
            self.origins[place] = link.span
            choices[name] = {"text": [variant], **self.choice(place, link, reflection)}
            if link.target in self.answers:
                led[link.target] = name
        return {name: _plainly(choice) for name, choice in choices.items()}

    def choice_id(self, route: Route, link: Link, taken: Container[str]) -> str:
        scene, _, own = link.target.partition("/")
        if link.target in self.answers and own and scene == route[-1]:
            return slug(own, taken, "choice")
        return slug(link.text, taken, "choice")

    def choice(self, place: Route, link: Link, reflection: bool) -> dict[str, Tree]:
        answer = self.answers.get(link.target)
        if answer is None:
            if not reflection:
                self.to_add[place] = "Missing here: shows, response, takes, unfolds."
            return {"goto": self.scene_of(link)}
        self.used.add(answer.name)
        parts = parts_of(answer, "response", self.reporter)
        tree = dict(parts.data or {})
        if tree.pop("text", None) is not None:
            message = f"The “text” in a comment of “{answer.name}” is left out: the link has it."
            self.reporter.tell(twee_comment.MISTAKE, message, self.reporter.line(answer.line))
        tree = _with_texts(tree, parts, temptation="temptation", response="response", takes="takes")
        if not parts.links or (len(parts.links) > 1 and not self.is_way_on(parts)):
            message = (
                f"The answer “{answer.name}” must lead on by one link; it has {len(parts.links)}."
            )
            hint = "Take the tag “answer” away if it is a scene of its own."
            self.reporter.tell(twee_answer.MISTAKE, message, self.reporter.line(answer.line), hint)
            return tree
        if parts.data is None and not reflection:
            missing = [key for key in ("shows", "response", "takes", "unfolds") if key not in tree]
            self.to_add[place] = f"Missing here: {', '.join(missing)}."
        return {**tree, "goto": self.ways(parts.links)}

    def ways(self, links: list[Link]) -> Tree:
        ways: list[Tree] = []
        for link in links:
            when: dict[str, Tree] = {"when": link.when} if link.when else {}
            ways.append({**when, "goto": self.scene_of(link)})
        only = ways[0]
        return (
            only["goto"] if len(ways) == 1 and isinstance(only, dict) and len(only) == 1 else ways
        )

    def scene_of(self, link: Link) -> str:
        if link.target in self.ids:
            return self.ids[link.target]
        message = f"There is no scene “{link.target}” to go to."
        if link.target in self.answers:
            message = f"“{link.target}” is tagged as an answer, and no scene to go to."
        self.reporter.tell(
            twee_no_passage.MISTAKE, message, link.span, "Write it, or lead elsewhere."
        )
        return slug(link.target)


def _with_texts(tree: Mapping[str, Tree], parts: Parts, **named: str) -> dict[str, Tree]:
    """`tree` with texts added: key by key, the part of the passage that it takes."""
    found = {key: parts.variants(part) for key, part in named.items()}
    return {**tree, **{key: value for key, value in found.items() if value is not None}}


def _plainly(choice: dict[str, Tree]) -> dict[str, Tree]:
    """A choice with one text, and no condition on it, in the short form."""
    texts = choice["text"]
    if isinstance(texts, list) and len(texts) == 1:
        only = texts[0]
        if isinstance(only, dict) and "when" not in only:
            return {**choice, "text": only["text"]}
    return choice


def _encounter(passage: TweePassage) -> str:
    """The encounter that a tag names; without one, all scenes are of one meeting."""
    for tag in passage.tags:
        if tag.startswith(_ENCOUNTER) and tag != _ENCOUNTER:
            return slug(tag.removeprefix(_ENCOUNTER))
    return _MEETING
