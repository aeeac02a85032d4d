"""The facilitator guide of one scenario, as values that its template writes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.model.canmeds import Canmeds
from generator.model.condition import Tests
from generator.model.evidence import Evidence
from generator.model.scenario import YOU, Choice, Scenario
from generator.model.walk import acts_of, conditions_of
from generator.plan.forks import fork_numbers
from generator.plan.site_plan import ScenarioPlan
from generator.render.concepts import as_tag
from generator.render.conditions import in_words, said
from generator.render.educators.guide_canmeds import Ability, abilities
from generator.render.educators.guide_evidence import (
    QuotedView,
    RecommendationView,
    quoted,
    recommendations,
    resting_on,
)
from generator.render.educators.guide_places import (
    Place,
    Places,
    in_line,
    letter,
)
from generator.render.educators.guide_questions import Asking
from generator.render.educators.guide_times import TimePlan, key_fork, shape_of, time_plans
from generator.render.scenario_parts import ChoiceView, EncounterView, ScenarioView, SceneView
from generator.render.scenario_view import care_in, scenario_view
from generator.render.texts import Texts
from generator.render.words import Words, care_words

_SUICIDE = "suicidal-ideation"


@dataclass(frozen=True, slots=True)
class Option:
    """An answer at a fork, lettered in the order of the file."""

    letter: str
    choice: ChoiceView
    repair: bool
    factor: Markup | None
    """In a reflection: the physician factor that the answer names."""
    leads: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """A scene on the way to the endings. `number` is that of a fork: None where nobody chooses."""

    number: int | None
    scene: SceneView
    on_board: Place
    encounter: Markup
    options: tuple[Option, ...]
    questions: tuple[Markup, ...]
    leads: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """An encounter: how the patient arrives, what presses, and what of earlier counts here."""

    encounter: EncounterView
    arrives: Markup
    remembers: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class FactView:
    label: Markup
    matters: Markup | None
    if_untold: Markup
    places: tuple[Place, ...]
    question: Markup


@dataclass(frozen=True, slots=True)
class EndingView:
    title: Markup
    scene: SceneView
    on_board: Place
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class CareView:
    """A scene with a note of care, or a quotation that touches on something hard."""

    place: Markup
    note: Markup
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    plans: tuple[TimePlan, ...]
    stops: tuple[Stop, ...]
    meetings: tuple[Meeting, ...]
    facts: tuple[FactView, ...]
    endings: tuple[tuple[str, tuple[EndingView, ...]], ...]
    own_questions: tuple[Markup, ...]
    questions: tuple[Markup, ...]
    quotations: tuple[QuotedView, ...]
    served: tuple[RecommendationView, ...]
    beyond: tuple[RecommendationView, ...]
    canmeds: tuple[Ability, ...]
    care_tags: tuple[str, ...]
    suicide: bool
    care_scenes: tuple[CareView, ...]
    one_account: tuple[Markup, ...]
    literature: tuple[Markup, ...]


def guide_view(
    plan: ScenarioPlan, evidence: Evidence, words: Words, texts: Texts, canmeds: Canmeds | None
) -> Guide:
    """Everything that the guide of a checked scenario says. Deterministic."""
    return _Guiding(plan, evidence, words, texts).guide(canmeds)


@dataclass(frozen=True, slots=True)
class _Guiding:
    plan: ScenarioPlan
    evidence: Evidence
    words: Words
    texts: Texts

    def guide(self, canmeds: Canmeds | None) -> Guide:
        view = scenario_view(self.plan, self.evidence, self.words, self.texts)
        scenario, evidence, words = self.texts.scenario, self.evidence, self.words
        places = Places(view, words, fork_numbers(scenario))
        asking = Asking(scenario, evidence, words, self.texts, turn=sum(self.plan.id.encode()))
        stops = tuple(
            self.stop(scene, encounter, places, asking)
            for encounter in view.encounters
            for scene in encounter.scenes
            if not scene.ending
        )
        facts = tuple(self.fact(name, places, asking) for name in scenario.facts)
        served, beyond = recommendations(scenario, evidence, words)
        care = _touches_on(scenario, view)
        key = key_fork(scenario, evidence)
        return Guide(
            plans=time_plans(
                shape_of(scenario, self.plan.facts.steps),
                places.fork(key).words if key else words("guide.the-story"),
                words,
            ),
            stops=stops,
            meetings=tuple(self.meeting(each) for each in view.encounters),
            facts=facts,
            endings=tuple(self.endings(view.scenes, places)),
            own_questions=tuple(
                self.texts.prose(("discussion", place), question)
                for place, question in enumerate(scenario.discussion)
            ),
            questions=(*asking.about_endings(), *asking.about_the_whole()),
            quotations=tuple(quoted(scenario, evidence, words, places)),
            served=tuple(served),
            beyond=tuple(beyond),
            canmeds=abilities(scenario.canmeds, canmeds, words.language),
            care_tags=tuple(care_words(tag, words) for tag in care),
            suicide=_SUICIDE in care,
            care_scenes=tuple(self.care(view.scenes, places)),
            one_account=resting_on("participant", self.plan, evidence, words),
            literature=resting_on("literature", self.plan, evidence, words),
        )

    def stop(
        self, scene: SceneView, encounter: EncounterView, places: Places, asking: Asking
    ) -> Stop:
        written = self.texts.scenario.scenes[scene.id]
        number = places.numbers.get(scene.id)
        return Stop(
            number=number,
            scene=scene,
            on_board=places.on_board(scene),
            encounter=encounter.title,
            options=tuple(
                self.option(index, choice, written.choices[choice.id], places)
                for index, choice in enumerate(scene.choices)
            ),
            questions=asking.about_fork(written) if number else (),
            leads=places.led_to(scene.goto),
        )

    def option(self, index: int, choice: ChoiceView, written: Choice, places: Places) -> Option:
        factor = as_tag(written.factor, self.evidence, self.words) if written.factor else None
        return Option(letter(index), choice, written.repair, factor, places.led_to(choice.goto))

    def meeting(self, encounter: EncounterView) -> Meeting:
        scenario = self.texts.scenario
        patient = scenario.patient.name
        written = scenario.encounters[encounter.id]
        before = list(scenario.encounters).index(encounter.id)
        earlier = [each.clinician for each in list(scenario.encounters.values())[:before]]
        if written.clinician in earlier or (written.clinician == YOU and earlier):
            arrives = self.words("guide.arrives-again", patient=patient)
        else:
            level = written.arrives or self.evidence.model.expectation.first_meeting.level
            arrives = self.words(f"guide.arrives-{level}", patient=patient)
            if earlier and level != "dismissal":
                arrives += Markup(" ") + self.words("guide.arrives-lower")
        return Meeting(encounter, arrives, tuple(self.remembered(encounter.id)))

    def remembered(self, encounter: str) -> Iterator[Markup]:
        """What of earlier meetings the conditions within this one ask for, each thing once."""
        scenario = self.texts.scenario
        clinician = scenario.encounters[encounter].clinician
        told: dict[Markup, None] = {}
        for _, when, where in conditions_of(scenario):
            for tests in (when, when.not_) if where == encounter else ():
                if tests is not None:
                    asked = Tests.model_validate(
                        {**tests.model_dump(exclude={"not_", "shift"}, by_alias=True)}
                    )
                    for each in said(asked, scenario, self.evidence, self.words, clinician):
                        told.setdefault(each)
        yield from told

    def fact(self, name: str, places: Places, asking: Asking) -> FactView:
        scenario = self.texts.scenario
        fact = scenario.facts[name]
        where = []
        for route, scene, act in acts_of(scenario):
            clinician = scenario.encounters[scenario.scenes[scene].encounter].clinician
            for telling in act.tells:
                if telling.fact == name:
                    condition = (
                        in_line(
                            in_words(telling.when, scenario, self.evidence, self.words, clinician)
                        )
                        if telling.when
                        else None
                    )
                    where.append(places.at(route, condition))
        return FactView(
            self.texts.plain(("facts", name, "label"), fact.label),
            self.texts.prose(("facts", name, "matters"), fact.matters) if fact.matters else None,
            self.texts.prose(("facts", name, "if-untold"), fact.if_untold),
            tuple(where),
            asking.about_fact(name),
        )

    def endings(
        self, scenes: Sequence[SceneView], places: Places
    ) -> Iterator[tuple[str, tuple[EndingView, ...]]]:
        for tone in ("good", "mixed", "low"):
            found = [scene for scene in scenes if scene.ending and scene.ending[1] == tone]
            if found:
                yield (
                    tone,
                    tuple(
                        EndingView(
                            scene.ending[0] if scene.ending else Markup(""),
                            scene,
                            places.on_board(scene),
                            places.leading_to(scene.id),
                        )
                        for scene in found
                    ),
                )

    def care(self, scenes: Sequence[SceneView], places: Places) -> Iterator[CareView]:
        for scene in scenes:
            if scene.care or scene.care_note:
                place = scene.ending[0] if scene.ending else places.on_board(scene).words
                if scene.id in places.numbers:
                    place = places.fork(scene.id).words
                yield CareView(
                    place,
                    scene.care_note or Markup(""),
                    tuple(care_words(tag, self.words) for tag in scene.care),
                )


def _touches_on(scenario: Scenario, view: ScenarioView) -> tuple[str, ...]:
    """The tags of the whole, of its scenes and of the quotations, each once."""
    of_scenes = (tag for scene in view.scenes for tag in scene.care)
    return tuple(dict.fromkeys((*scenario.care, *of_scenes, *care_in(view))))
