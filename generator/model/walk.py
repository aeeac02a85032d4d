"""The parts of a scenario with the routes they stand at, for whoever has to see them all."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics.span import Route as Place
from generator.model.condition import Route, Routes, Variants, When
from generator.model.scenario import Choice, Effect, Scenario, Witnessed


def acts_of(scenario: Scenario) -> Iterator[tuple[Place, str, Choice | Witnessed]]:
    """Every choice and witnessed act: its route, its scene, itself."""
    for name, scene in scenario.scenes.items():
        if scene.witnessed is not None:
            yield ("scenes", name, "witnessed"), name, scene.witnessed
        for choice, act in scene.choices.items():
            yield ("scenes", name, "choices", choice), name, act


def effects_of(scenario: Scenario) -> Iterator[tuple[Place, str, Effect]]:
    """Every effect and illustration: its route, its scene, itself."""
    for route, scene, act in acts_of(scenario):
        for place, effect in enumerate(act.unfolds):
            yield (*route, "unfolds", place), scene, effect


def quotes_of(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    """Every quotation that is named, with the route of its id."""
    for route, _, effect in effects_of(scenario):
        for place, quote in enumerate(effect.quote):
            yield (*route, "quote", place), quote
    for name, encounter in scenario.encounters.items():
        for index, pressure in enumerate(encounter.pressure):
            for place, quote in enumerate(pressure.quote):
                yield ("encounters", name, "pressure", index, "quote", place), quote


def routes_of(scenario: Scenario) -> Iterator[tuple[Place, str, Route]]:
    """Every way from a scene to another: its route, the scene it leaves, itself."""

    def each(place: Place, scene: str, routes: Routes) -> Iterator[tuple[Place, str, Route]]:
        for index, route in enumerate(routes):
            yield (*place, index), scene, route

    for name, scene in scenario.scenes.items():
        for choice, act in scene.choices.items():
            yield from each(("scenes", name, "choices", choice, "goto"), name, act.goto)
        yield from each(("scenes", name, "continue"), name, scene.continue_)


def conditions_of(scenario: Scenario) -> Iterator[tuple[Place, When, str]]:
    """Every condition: the route of its ``when``, itself, and the encounter it stands in."""
    for name, encounter in scenario.encounters.items():
        for index, item in enumerate(encounter.pressure):
            if item.when:
                yield ("encounters", name, "pressure", index, "when"), item.when, name
    for place, carrier, encounter_name in _carriers(scenario):
        if carrier is not None:
            yield (*place, "when"), carrier, encounter_name


def _carriers(scenario: Scenario) -> Iterator[tuple[Place, When | None, str]]:
    for name, scene in scenario.scenes.items():
        base: Place = ("scenes", name)
        for index, text in enumerate(scene.text):
            yield (*base, "text", index), text.when, scene.encounter
    for route, name, act in acts_of(scenario):
        encounter = scenario.scenes[name].encounter
        yield route, act.when, encounter
        for key, variants in _variants_of(act):
            for index, text in enumerate(variants):
                yield (*route, key, index), text.when, encounter
        for index, effect in enumerate(act.unfolds):
            yield (*route, "unfolds", index), effect.when, encounter
        for index, telling in enumerate(act.tells):
            yield (*route, "tells", index), telling.when, encounter
    for place, name, way in routes_of(scenario):
        yield place, way.when, scenario.scenes[name].encounter


def _variants_of(act: Choice | Witnessed) -> list[tuple[str, Variants]]:
    variants = [("text", act.text), ("takes", act.takes)]
    if isinstance(act, Choice):
        variants += [("temptation", act.temptation), ("response", act.response)]
    return variants


def every_text(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    """Everything that is written, names of other things included, with its route."""
    yield from _texts_in(scenario.model_dump(by_alias=True, exclude_defaults=True), ())


def _texts_in(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _texts_in(part, (*place, key))
    elif isinstance(value, list | tuple):
        for index, part in enumerate(value):
            yield from _texts_in(part, (*place, index))


def texts_of(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    """Every text of some length, with its route; titles and names are not among them."""
    yield ("summary",), scenario.summary
    for index, question in enumerate(scenario.discussion):
        yield ("discussion", index), question
    for fact, each in scenario.facts.items():
        yield ("facts", fact, "if-untold"), each.if_untold
        if each.matters:
            yield ("facts", fact, "matters"), each.matters
    for name, scene in scenario.scenes.items():
        for key, text in (
            ("question", scene.question),
            ("care-note", scene.care_note),
            ("summary", scene.summary),
        ):
            if text:
                yield ("scenes", name, key), text
        for index, variant in enumerate(scene.text):
            yield ("scenes", name, "text", index, "text"), variant.text
    for route, _, act in acts_of(scenario):
        for key, variants in _variants_of(act):
            for index, variant in enumerate(variants):
                yield (*route, key, index, "text"), variant.text
    for route, _, effect in effects_of(scenario):
        if effect.illustration:
            yield (*route, "illustration"), effect.illustration
