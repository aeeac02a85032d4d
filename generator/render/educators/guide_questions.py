"""Questions for a discussion, made from what a fork, a fact or an ending holds.

A kind of question has several wordings, taken in turn, so that a guide does not repeat itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from generator.model.evidence import Evidence, Side
from generator.model.scenario import YOU, Choice, Scenario, Scene
from generator.render.concepts import in_a_sentence
from generator.render.educators.guide_places import letter
from generator.render.texts import Texts
from generator.render.words import Words, clinician_name

A_FORK = 3
"""How many questions are asked at most at one fork."""


@dataclass(slots=True)
class Asking:
    """Asks about the parts of one scenario, from its beginning to its end."""

    scenario: Scenario
    evidence: Evidence
    words: Words
    texts: Texts
    turn: int = 0
    """Which wording comes first, so that not all scenarios are asked about in the same words."""
    _asked: Counter[str] = field(default_factory=Counter)

    def about_fork(self, scene: Scene) -> tuple[Markup, ...]:
        """Up to three questions: what is special about this fork first, then a general one."""
        if scene.kind == "reflection":
            return self._reflection(scene)
        special = list(self._special(scene))
        # What was asked least often so far comes first, so that forks differ from one another.
        special.sort(key=lambda each: self._asked[each[0]])
        asked = [self._ask(kind, **values) for kind, values in special[: A_FORK - 1]]
        if scene.choices:
            asked.append(self._ask("any", letter=letter(self._asked["any"] % len(scene.choices))))
        return tuple(asked)

    def about_fact(self, name: str) -> Markup:
        label = self.texts.plain(("facts", name, "label"), self.scenario.facts[name].label)
        return self._ask("fact", fact=label)

    def about_endings(self) -> Iterator[Markup]:
        """A question for the first ending of each tone, and one that sets two of them together."""
        by_tone: dict[str, list[Markup]] = {}
        for name, scene in self.scenario.scenes.items():
            if scene.ending:
                # A title in quotation marks of its own needs no second ones.
                own = scene.ending.title.strip("“”«» ")
                title = self.texts.plain(("scenes", name, "ending", "title"), own)
                by_tone.setdefault(scene.ending.tone, []).append(title)
        for tone in ("good", "mixed", "low"):
            for title in by_tone.get(tone, [])[:1]:
                yield self._ask(f"ending-{tone}", ending=title)
        lasts = [titles[-1] for tone in ("good", "low", "mixed") if (titles := by_tone.get(tone))]
        if len(lasts) > 1:
            yield self._ask("endings", one=lasts[0], other=lasts[1])

    def about_the_whole(self) -> Iterator[Markup]:
        clinicians = [
            clinician_name(self.scenario, self.words, each.clinician)
            for each in self.scenario.encounters.values()
            if each.clinician != YOU
        ]
        for name in list(dict.fromkeys(clinicians))[:1]:
            yield self._ask("clinician", clinician=name)
        if len(self.scenario.shift) > 1:
            yield self._ask("both-shifts")
        yield self._ask("study")
        yield self._ask("support")

    def _ask(self, kind: str, **values: str) -> Markup:
        wordings = sorted(self.words.section(f"guide.ask.{kind}"))
        chosen = wordings[(self.turn + self._asked[kind]) % len(wordings)]
        self._asked[kind] += 1
        patient = self.texts.scenario.patient.name
        return self.words(f"guide.ask.{kind}.{chosen}", patient=patient, **values)

    def _special(self, scene: Scene) -> Iterator[tuple[str, dict[str, str]]]:
        tempting = []
        for index, choice in enumerate(scene.choices.values()):
            it = {"letter": letter(index)}
            if choice.hollow:
                yield "hollow", it
            elif self._sides(choice) == {Side.ABSENT, Side.PRESENT}:
                yield "mixed", it
            if choice.repair:
                yield "repair", it
            if any(variant.when and variant.when.shift for variant in choice.temptation):
                yield "shift", it
            if choice.temptation:
                tempting.append(letter(index))
        telling = [
            letter(index) for index, choice in enumerate(scene.choices.values()) if choice.tells
        ]
        if telling and len(telling) < len(scene.choices):
            yield "tells", {"letter": telling[0]}
        if scene.witnessed:
            yield (
                "witnessed",
                {"clinician": clinician_name(self.scenario, self.words, scene.witnessed.by)},
            )
        if len(tempting) > 1:
            yield "tempting", {"one": tempting[0], "other": tempting[1]}
        elif tempting:
            yield "temptation", {"letter": tempting[0]}
        if scene.choices:
            for key, side in (("pressure", Side.ABSENT), ("help", Side.PRESENT)):
                if factors := self._factors(scene, side):
                    yield key, {f"{key}s": factors}

    def _reflection(self, scene: Scene) -> tuple[Markup, ...]:
        asked = [self._ask("reflection")]
        if pressures := self._factors(scene, Side.ABSENT):
            asked.append(self._ask("reflection-pressure", pressures=pressures))
        return tuple(asked)

    def _sides(self, choice: Choice) -> set[Side | None]:
        return {self.evidence.side(shown) for shown in choice.shows}

    def _factors(self, scene: Scene, side: Side) -> Markup:
        """What always weighs (or, on the side of presence, helps) in the scene's encounter."""
        return Markup("; ").join(
            in_a_sentence(each.factor, self.evidence, self.words)
            for each in self.scenario.encounters[scene.encounter].pressure
            if each.when is None and self.evidence.side(each.factor) is side
        )
