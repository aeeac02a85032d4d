"""A storyboard in words: what the drawing letters, and what the outline lists."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.diagnostics.span import Route
from generator.model.condition import Tests, TextVariant, When
from generator.model.evidence import Evidence
from generator.plan.storyboard import (
    Band,
    BoardChoice,
    BoardScene,
    BoardWay,
    BoardWitnessed,
    Character,
    Storyboard,
)
from generator.render.concepts import translated
from generator.render.prose import prose
from generator.render.texts import Texts
from generator.render.words import Words, clinician_name
from generator.trace.conditions import LEVELS

_FIRST_WORDS = 60


@dataclass(frozen=True, slots=True)
class WayView:
    """One way. `key` names it in the drawing and in the outline; `level_words` say `levels`.

    `any_level` says it in short where all levels can arrive. `of` is whom the next encounter is
    with, where that is somebody else than before.
    """

    key: str
    to: str
    number: int
    name: str
    condition: Markup | None
    levels: tuple[int, ...]
    level_words: tuple[str, ...]
    any_level: str | None
    of: str | None
    back: Markup | None

    @property
    def said_levels(self) -> tuple[tuple[tuple[int, ...], str], ...]:
        """Line by line: the levels, and the words for them."""
        if self.any_level or not self.levels:
            return ((self.levels, self.any_level or self.level_words[0]),)
        return tuple(
            ((level,), word) for level, word in zip(self.levels, self.level_words, strict=True)
        )


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A choice by its name. `says` are its first words, `marks` what else is to be known of it."""

    id: str
    key: str
    name: str
    says: Markup
    character: Character
    character_words: Markup
    marks: tuple[Markup, ...]
    ways: tuple[WayView, ...]


@dataclass(frozen=True, slots=True)
class WitnessedView:
    """What somebody else does there; `who` says that they act."""

    who: Markup
    character: Character
    character_words: Markup
    marks: tuple[Markup, ...]

    @property
    def said(self) -> tuple[str, ...]:
        return tuple(each.striptags() for each in (self.who, *self.marks))


@dataclass(frozen=True, slots=True)
class SceneView:
    id: str
    number: int
    rank: int
    name: Markup
    says: Markup
    kind: str
    kind_words: Markup | None
    tone: str | None
    start: bool
    witnessed: WitnessedView | None
    choices: tuple[ChoiceView, ...]
    comes_from: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class BandView:
    id: str
    title: Markup
    place: Markup | None
    clinician: Markup
    scenes: tuple[SceneView, ...]


@dataclass(frozen=True, slots=True)
class BoardView:
    """A whole storyboard. `facts` explain the names of what can be told."""

    scenario: str
    title: Markup
    bands: tuple[BandView, ...]
    facts: tuple[tuple[str, Markup], ...]
    complete: bool

    @property
    def scenes(self) -> dict[str, SceneView]:
        return {scene.id: scene for band in self.bands for scene in band.scenes}


def named(name: str) -> str:
    """An id as words."""
    return name.replace("-", " ")


def board_view(board: Storyboard, evidence: Evidence, words: Words, texts: Texts) -> BoardView:
    """A storyboard in the language of `words`; authors' texts as far as they are translated."""
    return _Viewer(board, evidence, words, texts).board_view()


@dataclass(frozen=True, slots=True)
class _Viewer:
    board: Storyboard
    evidence: Evidence
    words: Words
    texts: Texts

    def board_view(self) -> BoardView:
        scenario = self.texts.scenario
        return BoardView(
            scenario=self.board.scenario,
            title=self.texts.plain(("title",), scenario.title),
            bands=tuple(self.band(band) for band in self.board.bands),
            facts=tuple(
                (named(name), self.texts.plain(("facts", name, "label"), fact.label))
                for name, fact in scenario.facts.items()
            ),
            complete=self.board.complete,
        )

    def band(self, band: Band) -> BandView:
        encounter = self.texts.scenario.encounters[band.encounter]
        route: Route = ("encounters", band.encounter)
        return BandView(
            id=band.encounter,
            title=self.texts.plain((*route, "title"), encounter.title),
            place=self.texts.plain((*route, "place"), encounter.place) if encounter.place else None,
            clinician=self.words("storyboard.with", clinician=self.person(band.clinician)),
            scenes=tuple(self.scene(scene, band.clinician) for scene in band.scenes),
        )

    def scene(self, scene: BoardScene, clinician: str) -> SceneView:
        t, written = self.words, self.texts.scenario.scenes[scene.id]
        route: Route = ("scenes", scene.id)
        if written.ending:
            name = self.texts.plain((*route, "ending", "title"), written.ending.title)
        elif written.title:
            name = self.texts.plain((*route, "title"), written.title)
        else:
            name = Markup.escape(named(scene.id))
        text: Route = (*route, "text")
        told = written.text
        if not told and written.witnessed:
            text, told = (*route, "witnessed", "text"), written.witnessed.text
        kinds = {"reflection": "reflection", "ending": f"ending-{scene.tone}"}
        numbers = self.board.scenes
        return SceneView(
            id=scene.id,
            number=scene.number,
            rank=scene.rank,
            name=name,
            says=self.first_words(text, told),
            kind=scene.kind,
            kind_words=t(f"storyboard.{kinds[scene.kind]}") if scene.kind in kinds else None,
            tone=scene.tone,
            start=scene.id == self.board.start,
            witnessed=self.witnessed(scene.witnessed, clinician) if scene.witnessed else None,
            choices=tuple(self.choice(scene.id, each, clinician) for each in scene.choices),
            comes_from=tuple((each, numbers[each].number) for each in scene.comes_from),
        )

    def witnessed(self, act: BoardWitnessed, clinician: str) -> WitnessedView:
        marks = [self.condition(act.when, clinician, "only-if")] if act.when else []
        return WitnessedView(
            who=self.words("storyboard.witnessed", who=self.person(act.by)),
            character=act.character,
            character_words=self.words(f"storyboard.shows-{act.character}"),
            marks=(*marks, *self.tells(act.tells)),
        )

    def choice(self, scene: str, choice: BoardChoice, clinician: str) -> ChoiceView:
        t = self.words
        marks = [t(f"storyboard.{mark}") for mark in ("repair", "hollow") if getattr(choice, mark)]
        if choice.when:
            marks.append(self.condition(choice.when, clinician, "only-if"))
        written = self.texts.scenario.scenes[scene].choices.get(choice.id or "")
        return ChoiceView(
            id=choice.id or "",
            key=f"{scene} {choice.id or ''}".strip(),
            name=named(choice.id) if choice.id else str(t("storyboard.continue")),
            says=self.first_words(
                ("scenes", scene, "choices", choice.id or "", "text"),
                written.text if written else (),
            ),
            character=choice.character,
            character_words=t(f"storyboard.shows-{choice.character}"),
            marks=(*marks, *self.tells(choice.tells)),
            ways=tuple(
                self.way(f"{scene} {choice.id or ''} {place}", way, clinician)
                for place, way in enumerate(choice.ways)
            ),
        )

    def way(self, key: str, way: BoardWay, clinician: str) -> WayView:
        t = self.words
        number = self.board.scenes[way.to].number
        condition = t("storyboard.otherwise") if way.otherwise else None
        return WayView(
            key=key,
            to=way.to,
            number=number,
            name=named(way.to),
            condition=self.condition(way.when, clinician, "if") if way.when else condition,
            levels=way.levels,
            level_words=tuple(str(t(f"storyboard.level-{level}")) for level in way.levels)
            or (str(t("storyboard.never")),),
            any_level=str(t("storyboard.any")) if len(way.levels) == len(LEVELS) else None,
            of=None if way.of == clinician else self.person(way.of),
            back=t("storyboard.back", number=str(number)) if way.back else None,
        )

    def tells(self, tells: tuple[tuple[str, bool], ...]) -> tuple[Markup, ...]:
        return tuple(
            self.words(f"storyboard.{'tells' if sure else 'may-tell'}", fact=named(fact))
            for fact, sure in tells
        )

    def first_words(self, route: Route, variants: tuple[TextVariant, ...]) -> Markup:
        """The beginning of the text that holds where no condition does."""
        if not variants:
            return Markup("")
        text = prose(variants[-1].text).striptags()
        if len(text) > _FIRST_WORDS:
            text = text[:_FIRST_WORDS].rsplit(" ", 1)[0].rstrip(" ,;:—.") + "…"
        return self.texts.plain((*route, len(variants) - 1, "text"), text)

    def person(self, clinician: str) -> str:
        return clinician_name(self.texts.scenario, self.words, clinician)

    def condition(self, when: When, clinician: str, kind: str) -> Markup:
        parts = self.tests(when, clinician, "")
        if when.not_ is not None:
            parts += self.tests(when.not_, clinician, "not-")
        return self.words(f"storyboard.{kind}", conditions=self.words("storyboard.and").join(parts))

    def called(self, concept: str) -> str:
        said = translated(concept, self.evidence, self.words)
        return said.text if said else named(concept)

    def tests(self, tests: Tests, clinician: str, sign: str) -> list[Markup]:
        """Short words for what a condition asks: the storyboard has little room."""
        t, key = self.words, f"storyboard.{sign}"
        found = [t(f"{key}told", fact=named(fact)) for fact in tests.told]
        found += [
            t(f"{key}experienced", phenomenon=self.called(each)) for each in tests.experienced
        ]
        if tests.expects is not None:
            who = self.person(tests.expects.of or clinician)
            for level, kind in ((tests.expects.level, ""), (tests.expects.at_least, "at-least-")):
                if level is not None:
                    said = t(f"storyboard.level-{LEVELS.index(level)}")
                    found.append(t(f"{key}expects-{kind}level", clinician=who, level=said))
        if tests.lapsed is not None:
            anyone = tests.lapsed == "anyone"
            who = str(t("storyboard.anyone")) if anyone else self.person(tests.lapsed)
            found.append(t(f"{key}lapsed", clinician=who))
        if tests.shift is not None:
            found.append(t(f"{key}shift-{tests.shift}"))
        return found
