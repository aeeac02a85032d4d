"""The schema of a translation accepts what the loader accepts, and no more than texts."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft7Validator

from generator.load.tree_builder import Tree
from generator.load.yaml_tree import parse_yaml
from generator.schema.translations import translation_schema

from ..support import REPOSITORY, facts_of, one_choice, real_library

ORIGINAL = one_choice(
    "response:\n  - {when: {shift: quiet}, text: She nods.}\n  - text: She waits.\n"
    "unfolds: [hope, {illustration: She goes home.}]\n"
    "takes: He asks.",
    more="shift: [quiet, stretched]\nclinicians: {dr-osei: {name: Dr. Osei, role: preceptor}}\n",
)
SCHEMA = translation_schema(facts_of(ORIGINAL).scenario)
TRANSLATIONS = sorted((REPOSITORY / "scenarios").glob("*.*.yml"))


def tree_of(text: str) -> Tree:
    tree = parse_yaml("it.fr.yml", text.encode()).tree
    assert tree is not None
    return tree


def places(schema: Any, text: str) -> list[str]:
    errors = Draft7Validator(schema).iter_errors(tree_of(text))
    return ["/".join(map(str, error.absolute_path)) for error in errors]


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.stem)
def test_our_translations_pass(path: Any) -> None:
    scenario = real_library().scenarios[path.stem.partition(".")[0]].value
    assert places(translation_schema(scenario), path.read_text(encoding="utf-8")) == []


def first(choice: str) -> str:
    return f"scenes: {{opening: {{choices: {{first: {{{choice}}}}}}}}}\n"


@pytest.mark.parametrize(
    "text",
    [
        'title: ""\n',
        "patient: {name: N., about: Une fleuriste.}\n",
        "clinicians: {dr-osei: {name: Dr Osei, role: médecin}}\n",
        "objectives: [Écouter]\n",
        "objectives: Écouter\n",
        first("response: [Oui., ''], unfolds: ['', Elle rentre.]"),
        first("response: [{text: Oui.}, Non.], unfolds: ['', {illustration: Elle rentre.}]"),
        first("takes: Il demande."),
        first("takes: [Il demande.]"),
        first("takes: [{text: Il demande.}]"),
    ],
)
def test_what_a_translation_may_say_passes(text: str) -> None:
    assert places(SCHEMA, text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("titel: Une visite\n", ""),
        ("title: [Une, visite]\n", "title"),
        ("minutes: 3\n", ""),
        ("patient: {age: 53}\n", "patient"),
        ("objectives: [Un, deux]\n", "objectives"),
        ("scenes: {nowhere: {text: Ici.}}\n", "scenes"),
        (first("goto: end"), "scenes/opening/choices/first"),
        (first("response: [Oui.]"), "scenes/opening/choices/first/response"),
        (first("unfolds: [espoir, Oui.]"), "scenes/opening/choices/first/unfolds/0"),
    ],
)
def test_what_is_no_text_of_the_original_is_refused(text: str, place: str) -> None:
    assert place in places(SCHEMA, text)


def test_each_place_says_its_original() -> None:
    opening = SCHEMA["properties"]["scenes"]["properties"]["opening"]["properties"]
    choice = opening["choices"]["properties"]["first"]["properties"]
    assert choice["text"]["description"] == "The original: You speak."
    assert [each["description"] for each in choice["response"]["items"]] == [
        "The original: She nods.",
        "The original: She waits.",
    ]
