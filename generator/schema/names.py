"""The ids that may be written, each with the words an editor shows beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.evidence import SHOWN, UNFOLDING, Evidence, Quotation, Role
from generator.model.scenario import YOU, Scenario, Scene

FIRST_WORDS = 12
CUT = "[…]"
"""How a cut of ours is marked in a quotation; … is the authors' own mark."""


@dataclass(frozen=True, slots=True)
class Names:
    """Ids of one kind with their descriptions.

    `complete` says that nothing else may stand there; otherwise they are suggestions.
    """

    about: str
    ids: Mapping[str, str]
    complete: bool = True


def evidence_names(evidence: Evidence, care_words: Mapping[str, str]) -> dict[str, Names]:
    """What the study has ids for, and the `care_words` the interface has for care tags."""
    model = evidence.model
    categories = {name: each.label for name, each in model.categories.items()}
    phenomena = {
        name: f"{each.label}. {each.about}".strip() for name, each in model.phenomena.items()
    }
    sides = {name: each.label for name, each in model.sides.items()}
    return {
        "shown": _concepts(evidence, "A way of knowing or a behaviour.", SHOWN),
        "unfolding": _concepts(
            evidence, "Something that unfolds on the patient's side.", UNFOLDING
        ),
        "factor": _concepts(evidence, "A physician factor.", {Role.FACTORS}),
        "quotation": Names(
            "A quotation of the study, by its id.",
            {
                name: first_words(each)
                for name, each in evidence.quotations.items()
                if each.may_be_shown
            },
        ),
        "cited": Names(
            "A quotation of the study, by its id.",
            {
                name: first_words(each) if each.may_be_shown else "A quotation that is withheld."
                for name, each in evidence.quotations.items()
            },
        ),
        "care": Names("A tag of what may be hard to read.", care_words, complete=False),
        "category": Names("A category of the model.", categories),
        "phenomenon": Names("A phenomenon of the model.", phenomena),
        "link-end": Names(
            "A phenomenon, a category or a whole side.", {**sides, **categories, **phenomena}
        ),
        "dynamic": Names(
            "A dynamic of the model.", {name: each.rule for name, each in model.dynamics.items()}
        ),
    }


def scenario_names(scenario: Scenario | None) -> dict[str, Names]:
    """What a scenario has ids for; of no particular scenario, only what is built in.

    These are suggestions, since an author may write the use of an id before the thing itself.
    """
    facts, clinicians, encounters, scenes = {}, {}, {}, {}
    if scenario is not None:
        facts = {name: each.label for name, each in scenario.facts.items()}
        clinicians = {
            name: f"{each.name}, {each.role}" for name, each in scenario.clinicians.items()
        }
        encounters = {name: each.title for name, each in scenario.encounters.items()}
        scenes = {name: _scene(each) for name, each in scenario.scenes.items()}
    anybody = {YOU: "The student.", **clinicians}
    kinds = {
        "fact": ("A fact, by its id under `facts`.", facts),
        "clinician": ("A clinician, by the id under `clinicians`, or `you`.", anybody),
        "clinician-or-anyone": (
            "A clinician, by the id under `clinicians`, `you`, or `anyone`.",
            {**anybody, "anyone": "Any clinician of this scenario."},
        ),
        "encounter": ("An encounter, by its id under `encounters`.", encounters),
        "scene": ("A scene, by its id under `scenes`.", scenes),
    }
    return {kind: Names(about, ids, complete=False) for kind, (about, ids) in kinds.items()}


def first_words(quotation: Quotation) -> str:
    """A quotation's first words, with our mark where they were cut."""
    said = _cut(quotation.text, CUT)
    return f"{quotation.participant}: “{said}”" if quotation.participant else f"“{said}”"


def _concepts(evidence: Evidence, about: str, roles: Iterable[Role]) -> Names:
    """Phenomena first, since most tags are phenomena; then the categories they belong to."""
    wanted, model = frozenset(roles), evidence.model
    ids = {}
    for name, phenomenon in model.phenomena.items():
        if evidence.role(name) in wanted:
            category = model.categories[phenomenon.category].label
            ids[name] = f"{phenomenon.label} ({category}). {phenomenon.about}".strip()
    for name, each in model.categories.items():
        if each.role in wanted:
            ids[name] = f"The whole category “{each.label}”."
    return Names(about, ids)


def _scene(scene: Scene) -> str:
    """Enough of a scene to know it by."""
    if scene.ending is not None:
        return f"Ending: {scene.ending.title}"
    text = scene.title or scene.question or (scene.text[0].text if scene.text else "")
    return _cut(text, "…")


def _cut(text: str, mark: str) -> str:
    words = text.split()
    return " ".join(words[:FIRST_WORDS]) + (f" {mark}" if len(words) > FIRST_WORDS else "")
