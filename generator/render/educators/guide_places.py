"""Where things stand in a scenario: forks by number, answers by letter, and what leads where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.diagnostics.span import Route
from generator.render.scenario_parts import ScenarioView, SceneView, WayView
from generator.render.storyboard.view import named
from generator.render.words import Words


@dataclass(frozen=True, slots=True)
class Place:
    """A scene, an answer in it or what is witnessed there: in words, and where the guide has it."""

    words: Markup
    anchor: str
    condition: Markup | None = None


def in_line(condition: Markup) -> Markup:
    """A condition for the middle of a line: without the colon that announces a text."""
    return Markup(condition.rstrip(" \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}:"))


def letter(index: int) -> str:
    """The sign of an answer by its place from 0: a letter, or a number once they run out."""
    return chr(ord("A") + index) if index < 26 else str(index + 1)


@dataclass(frozen=True, slots=True)
class Places:
    """How a guide refers to the parts of one scenario."""

    view: ScenarioView
    words: Words
    numbers: Mapping[str, int]

    def fork(self, scene: str) -> Place:
        number = str(self.numbers[scene])
        return Place(self.words("guide.fork", n=number), f"fork-{scene}")

    def on_board(self, scene: SceneView) -> Place:
        """A scene by the number of its storyboard; by its name too, where it has no title here."""
        number = str(scene.number)
        if scene.title or scene.ending:
            return Place(self.words("guide.on-board", n=number), f"board-{scene.id}")
        name = self.words.study_text(named(scene.id))
        return Place(self.words("guide.on-board-as", n=number, name=name), f"board-{scene.id}")

    def led_to(self, ways: tuple[WayView, ...]) -> tuple[Place, ...]:
        """What comes next, with the condition of each where there are several."""
        return tuple(
            self.next(way.scene, None if way.only else in_line(way.when.words)) for way in ways
        )

    def next(self, name: str, condition: Markup | None) -> Place:
        (scene,) = (each for each in self.view.scenes if each.id == name)
        if scene.ending:
            text = self.words("guide.next-ending", title=scene.ending[0])
            return Place(text, f"ending-{name}", condition)
        if name in self.numbers:
            return Place(self.fork(name).words, f"fork-{name}", condition)
        text = self.words("guide.next-scene", n=str(scene.number))
        return Place(text, f"between-{name}", condition)

    def at(self, route: Route, condition: Markup | None = None) -> Place:
        """The act at `route`, a choice or what is witnessed; or the meeting that it stands in."""
        scene = str(route[1])
        if route[0] == "encounters":
            titles = {each.id: each.title for each in self.view.encounters}
            return Place(titles[scene], f"meeting-{scene}", condition)
        number = str(self.numbers[scene])
        if route[2] == "witnessed":
            return Place(self.words("guide.at-witnessed", n=number), f"fork-{scene}", condition)
        choice = str(route[3])
        found = next(each for each in self.view.scenes if each.id == scene)
        index = [each.id for each in found.choices].index(choice)
        text = self.words("guide.at-option", n=number, letter=letter(index))
        return Place(text, f"{scene}--{choice}", condition)

    def leading_to(self, scene: str) -> tuple[Place, ...]:
        """Every answer after which `scene` can come, also by way of scenes without a choice."""
        found: dict[tuple[str, Markup | None], Place] = {}
        waiting: list[tuple[str, Markup | None]] = [(scene, None)]
        met = {scene}
        while waiting:
            target, later = waiting.pop(0)
            for each in self.view.scenes:
                for choice in each.choices:
                    for way in _ways(choice.goto, target):
                        condition = later or _condition(way)
                        place = self.at(("scenes", each.id, "choices", choice.id), condition)
                        found.setdefault((place.anchor, condition), place)
                for way in _ways(each.goto, target):
                    if each.id not in met:
                        met.add(each.id)
                        waiting.append((each.id, later or _condition(way)))
        return tuple(found.values())


def _ways(ways: tuple[WayView, ...], scene: str) -> Iterator[WayView]:
    return (way for way in ways if way.scene == scene)


def _condition(way: WayView) -> Markup | None:
    return None if way.only else in_line(way.when.words)
