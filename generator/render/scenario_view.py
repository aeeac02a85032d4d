"""One scenario as its page needs it: every variant, layer and route ready to be written out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.diagnostics.span import Route
from generator.model.condition import Route as Way
from generator.model.condition import TextVariant, When
from generator.model.evidence import Evidence
from generator.model.scenario import Choice, Scene, Witnessed
from generator.plan.scenario_plan import as_text, condition_json
from generator.plan.site_plan import ScenarioPlan
from generator.render.concepts import as_tag, label_beside
from generator.render.conditions import in_words
from generator.render.evidence_view import Reasons, quotation_view, reasons, shown_tags
from generator.render.scenario_parts import (
    ChoiceView,
    Condition,
    EffectView,
    EncounterView,
    LayersView,
    PressureView,
    ScenarioView,
    SceneView,
    TellingView,
    VariantView,
    WayView,
    WitnessedView,
)
from generator.render.texts import Texts
from generator.render.words import Words, care_words, clinician_name
from generator.trace.conditions import compile_when
from generator.trace.steps import clinician_of, kind_of

VOICES = "../voices.html"
"""The page of all quotations, from a scenario's page."""


def scenario_view(
    plan: ScenarioPlan, evidence: Evidence, words: Words, texts: Texts
) -> ScenarioView:
    """The view of one scenario that has been checked, with its texts for the page's language."""
    return _Viewer(plan, evidence, words, texts).scenario()


def care_in(view: ScenarioView) -> tuple[str, ...]:
    """What the quotations on a scenario's page touch on, as tags in alphabetical order."""
    acts = [choice.layers for scene in view.scenes for choice in scene.choices]
    acts += [scene.witnessed.layers for scene in view.scenes if scene.witnessed]
    quotations = [each for act in acts for effect in act.effects for each in effect.quotations]
    quotations += [
        each
        for encounter in view.encounters
        for pressure in encounter.pressure
        for each in pressure.quotations
    ]
    return tuple(sorted({tag for each in quotations for tag in each.care}))


@dataclass(frozen=True, slots=True)
class _Viewer:
    plan: ScenarioPlan
    evidence: Evidence
    words: Words
    texts: Texts

    def scenario(self) -> ScenarioView:
        scenario = self.texts.scenario
        numbers = {name: place for place, name in enumerate(scenario.scenes, 1)}
        return ScenarioView(
            id=self.plan.id,
            plan=Markup(as_text(self.plan.player)),
            encounters=tuple(self.encounter(name, numbers) for name in scenario.encounters),
            facts=tuple(
                (
                    name,
                    self.texts.plain(("facts", name, "label"), fact.label),
                    self.texts.prose(("facts", name, "if-untold"), fact.if_untold),
                    self.texts.prose(("facts", name, "matters"), fact.matters)
                    if fact.matters
                    else None,
                )
                for name, fact in scenario.facts.items()
            ),
            clinicians=tuple((name, each.name) for name, each in scenario.clinicians.items()),
        )

    def encounter(self, name: str, numbers: dict[str, int]) -> EncounterView:
        scenario = self.texts.scenario
        encounter = scenario.encounters[name]
        return EncounterView(
            id=name,
            title=self.texts.plain(("encounters", name, "title"), encounter.title),
            place=self.texts.plain(("encounters", name, "place"), encounter.place)
            if encounter.place
            else None,
            clinician=clinician_name(scenario, self.words, encounter.clinician),
            art=encounter.art,
            pressure=tuple(
                PressureView(
                    when=self.condition(item.when, encounter.clinician),
                    factor=item.factor,
                    side=str(self.evidence.side(item.factor)),
                    label=as_tag(item.factor, self.evidence, self.words),
                    printed=label_beside(item.factor, self.evidence, self.words),
                    reasons=self.pressure_reasons(("encounters", name, "pressure", place)),
                    quotations=tuple(quotation_view(each, self.evidence) for each in item.quote),
                )
                for place, item in enumerate(encounter.pressure)
            ),
            scenes=tuple(
                self.scene(each, scene, numbers[each])
                for each, scene in scenario.scenes.items()
                if scene.encounter == name
            ),
        )

    def pressure_reasons(self, route: Route) -> Reasons | None:
        pressures = self.plan.facts.pressures
        if route not in pressures:
            return None
        return reasons(route, pressures, self.evidence, self.words, "why.experienced", VOICES)

    def scene(self, name: str, scene: Scene, number: int) -> SceneView:
        clinician = clinician_of(self.texts.scenario, scene)
        route: Route = ("scenes", name)
        return SceneView(
            id=name,
            number=number,
            kind=kind_of(scene),
            title=self.texts.plain((*route, "title"), scene.title) if scene.title else None,
            care=scene.care,
            care_note=self.texts.prose((*route, "care-note"), scene.care_note)
            if scene.care_note
            else None,
            summary=self.texts.prose((*route, "summary"), scene.summary) if scene.summary else None,
            text=self.variants((*route, "text"), scene.text, clinician),
            question=self.texts.prose((*route, "question"), scene.question)
            if scene.question
            else None,
            witnessed=self.witnessed(route, scene.witnessed, clinician),
            choices=tuple(
                ChoiceView(
                    id=choice,
                    when=self.condition(act.when, clinician),
                    text=self.variants((*route, "choices", choice, "text"), act.text, clinician),
                    temptation=self.variants(
                        (*route, "choices", choice, "temptation"), act.temptation, clinician
                    ),
                    layers=self.layers((*route, "choices", choice), act, clinician),
                    goto=self.ways(act.goto, clinician),
                )
                for choice, act in scene.choices.items()
            ),
            goto=self.ways(scene.continue_, clinician),
            ending=(
                self.texts.plain((*route, "ending", "title"), scene.ending.title),
                scene.ending.tone,
            )
            if scene.ending
            else None,
        )

    def witnessed(
        self, route: Route, act: Witnessed | None, clinician: str
    ) -> WitnessedView | None:
        if act is None:
            return None
        return WitnessedView(
            by=act.by,
            name=clinician_name(self.texts.scenario, self.words, act.by),
            when=self.condition(act.when, clinician),
            text=self.variants((*route, "witnessed", "text"), act.text, clinician),
            layers=self.layers((*route, "witnessed"), act, clinician),
        )

    def layers(self, route: Route, act: Choice | Witnessed, clinician: str) -> LayersView:
        chosen = act if isinstance(act, Choice) else None
        return LayersView(
            response=self.variants((*route, "response"), chosen.response, clinician)
            if chosen
            else (),
            takes=self.variants((*route, "takes"), act.takes, clinician),
            shows=shown_tags(act.shows, self.evidence, self.words),
            effects=tuple(
                EffectView(
                    when=self.condition(effect.when, clinician),
                    concept=effect.effect or "",
                    illustration=self.texts.prose(
                        (*route, "unfolds", place, "illustration"), effect.illustration
                    )
                    if effect.illustration
                    else None,
                    reasons=reasons(
                        (*route, "unfolds", place),
                        self.plan.facts.effects,
                        self.evidence,
                        self.words,
                        "why.shown" if chosen else "why.witnessed",
                        VOICES,
                    )
                    if effect.effect
                    else None,
                    quotations=tuple(quotation_view(each, self.evidence) for each in effect.quote),
                )
                for place, effect in enumerate(act.unfolds)
            ),
            tells=tuple(
                TellingView(
                    when=self.condition(telling.when, clinician),
                    fact=telling.fact,
                    label=self.texts.plain(
                        ("facts", telling.fact, "label"),
                        self.texts.scenario.facts[telling.fact].label,
                    ),
                )
                for telling in act.tells
            ),
            hollow=chosen is not None and chosen.hollow,
            care=tuple(care_words(tag, self.words) for tag in chosen.care) if chosen else (),
        )

    def variants(
        self, route: Route, variants: Sequence[TextVariant], clinician: str
    ) -> tuple[VariantView, ...]:
        return tuple(
            VariantView(
                self.condition(each.when, clinician),
                self.texts.prose((*route, place, "text"), each.text),
                only=len(variants) == 1,
            )
            for place, each in enumerate(variants)
        )

    def ways(self, ways: Sequence[Way], clinician: str) -> tuple[WayView, ...]:
        return tuple(
            WayView(self.condition(way.when, clinician), way.goto, only=len(ways) == 1)
            for way in ways
        )

    def condition(self, when: When | None, clinician: str) -> Condition:
        compiled = condition_json(compile_when(when, clinician))
        return Condition(
            json=json.dumps(compiled, separators=(",", ":")),
            words=in_words(when, self.texts.scenario, self.evidence, self.words, clinician)
            if when
            else self.words("condition.otherwise"),
        )
