"""What a scenario's page is made of: plain values that the templates write out."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.render.evidence_view import QuotationView, Reasons


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition for the player (`data-when`) and for the reader."""

    json: str
    words: Markup


@dataclass(frozen=True, slots=True)
class VariantView:
    when: Condition
    html: Markup
    only: bool


@dataclass(frozen=True, slots=True)
class WayView:
    when: Condition
    scene: str
    only: bool


@dataclass(frozen=True, slots=True)
class EffectView:
    when: Condition
    concept: str = ""
    illustration: Markup | None = None
    reasons: Reasons | None = None
    quotations: tuple[QuotationView, ...] = ()


@dataclass(frozen=True, slots=True)
class TellingView:
    when: Condition
    fact: str
    label: Markup


@dataclass(frozen=True, slots=True)
class LayersView:
    """What follows an act: what is said and done, what is taken from it, what was linked."""

    response: tuple[VariantView, ...]
    takes: tuple[VariantView, ...]
    shows: list[tuple[str, str, Markup]]
    effects: tuple[EffectView, ...]
    tells: tuple[TellingView, ...]
    hollow: bool = False
    care: tuple[str, ...] = ()
    """What it touches on, in words."""


@dataclass(frozen=True, slots=True)
class ChoiceView:
    id: str
    when: Condition
    text: tuple[VariantView, ...]
    temptation: tuple[VariantView, ...]
    layers: LayersView
    goto: tuple[WayView, ...]


@dataclass(frozen=True, slots=True)
class WitnessedView:
    by: str
    name: str
    when: Condition
    text: tuple[VariantView, ...]
    layers: LayersView


@dataclass(frozen=True, slots=True)
class SceneView:
    id: str
    number: int
    kind: str
    title: Markup | None
    care: tuple[str, ...]
    care_note: Markup | None
    summary: Markup | None
    text: tuple[VariantView, ...]
    question: Markup | None
    witnessed: WitnessedView | None
    choices: tuple[ChoiceView, ...]
    goto: tuple[WayView, ...]
    ending: tuple[Markup, str] | None


@dataclass(frozen=True, slots=True)
class PressureView:
    when: Condition
    factor: str
    side: str
    label: Markup
    printed: Markup
    """The label in the study's language, where `label` is in another."""
    reasons: Reasons | None
    quotations: tuple[QuotationView, ...] = ()


@dataclass(frozen=True, slots=True)
class EncounterView:
    id: str
    title: Markup
    place: Markup | None
    clinician: str
    art: str | None
    pressure: tuple[PressureView, ...]
    """Physician factors of either side: what presses, and what helps."""
    scenes: tuple[SceneView, ...]

    def pressure_of(self, side: str) -> list[PressureView]:
        return [each for each in self.pressure if each.side == side]


@dataclass(frozen=True, slots=True)
class ScenarioView:
    id: str
    plan: Markup
    encounters: tuple[EncounterView, ...]
    facts: tuple[tuple[str, Markup, Markup, Markup | None], ...]
    clinicians: tuple[tuple[str, str], ...]

    @property
    def scenes(self) -> tuple[SceneView, ...]:
        """Those of all encounters, encounter by encounter."""
        return tuple(scene for encounter in self.encounters for scene in encounter.scenes)
