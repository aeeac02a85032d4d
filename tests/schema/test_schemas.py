"""The schemas accept what the loader accepts, refuse typical slips, and explain every key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from generator.load.documents import load_course
from generator.project import Course
from generator.schema.schemas import definition_of, schemas

from ..support import REPOSITORY, make_course, one_choice, real_documents
from ..test_cases import CASES, GOOD, course_of

SCENARIO = one_choice(
    "shows: [believing-patient, listening-mindfully]\n"
    "response: She nods.\n"
    "unfolds: [hope, {effect: trust, quote: t3-05}]\n"
    "tells: [numbness]",
    more="facts: {numbness: {label: Her leg is numb, if-untold: She told nobody.}}\n",
)


class Yaml12(yaml.SafeLoader):
    """YAML as editors read it: `no`, `1:30` and dates are text, `12` and `true` are not."""


Yaml12.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]*", "-+0123456789"),
    ("null", r"null|~|", ["n", "~", ""]),
):
    whole = re.compile(rf"^(?:{pattern})$")
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", whole, list(first))


def read(text: str) -> Any:
    return yaml.load(text, Loader=Yaml12)


def schemas_of(course: Course) -> dict[str, Any]:
    return {name: json.loads(text) for name, text in schemas(load_course(course)).items()}


def refusals(schema: Any, value: Any) -> list[str]:
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message}"
        for error in Draft7Validator(schema).iter_errors(value)
    ]


REAL = schemas_of(Course(REPOSITORY))


@pytest.mark.parametrize("name", sorted(REAL))
def test_they_are_schemas(name: str) -> None:
    Draft7Validator.check_schema(REAL[name])


@pytest.mark.parametrize(
    "path",
    [path for path in sorted((REPOSITORY / "scenarios").glob("*.yml")) if "." not in path.stem],
    ids=lambda path: path.stem,
)
def test_our_scenarios_pass_the_schema_of_all_and_their_own(path: Path) -> None:
    value = read(path.read_text(encoding="utf-8"))
    assert refusals(REAL["scenario.json"], value) == []
    assert refusals(REAL[f"scenarios/{path.stem}.json"], value) == []


@pytest.mark.parametrize("name", ["study", "quotations", "model"])
def test_our_evidence_passes(name: str) -> None:
    value = read((REPOSITORY / "content" / "evidence" / f"{name}.yml").read_text("utf-8"))
    assert refusals(REAL[f"{name}.json"], value) == []


@pytest.mark.parametrize("name", GOOD)
def test_every_good_course_passes(name: str, tmp_path: Path) -> None:
    course = course_of(name, tmp_path)
    made = schemas_of(course)
    for path in course.scenarios.glob("*.yml"):
        value = read(path.read_text(encoding="utf-8"))
        assert refusals(made["scenario.json"], value) == []
        assert refusals(made[f"scenarios/{path.stem}.json"], value) == []
    for path in (CASES / name).glob("content/evidence/*.yml"):
        value = read(path.read_text(encoding="utf-8"))
        assert refusals(made[f"{path.stem}.json"], value) == []


@pytest.mark.parametrize(
    "name",
    [
        "missing-key",
        "unknown-key",
        "unknown-phenomenon",
        "unknown-quotation",
        "wrong-role",
        "wrong-type",
        "wrong-value",
        "quotation-withheld",
    ],
)
def test_bad_courses_are_refused_where_a_schema_can_tell(name: str, tmp_path: Path) -> None:
    course = course_of(name, tmp_path)
    made = schemas_of(course)["scenario.json"]
    texts = [path.read_text(encoding="utf-8") for path in course.scenarios.glob("*.yml")]
    assert any(refusals(made, read(text)) for text in texts)


def test_the_scenario_for_slips_is_fine_itself() -> None:
    assert refusals(REAL["scenario.json"], read(SCENARIO)) == []


@pytest.mark.parametrize(
    ("right", "wrong", "place"),
    [
        ("response: She nods.", "respons: She nods.", "scenes/opening/choices/first"),
        ("title: A visit\n", "", ""),
        ("tone: good", "tone: happy", "scenes/end/ending/tone"),
        ("minutes: 1", "minutes: a few", "minutes"),
        ("believing-patient", "beleiving-patient", "scenes/opening/choices/first/shows"),
        ("unfolds: [hope", "unfolds: [effort", "scenes/opening/choices/first/unfolds/0"),
        ("quote: t3-05", "quote: t3-99", "scenes/opening/choices/first/unfolds/1"),
        ("quote: t3-05", "quote: t2-17", "scenes/opening/choices/first/unfolds/1"),
        ("      first:", "      The First:", "scenes/opening/choices"),
        ("text: You speak.", "text:", "scenes/opening/choices/first/text"),
        ("tells: [numbness]", "tells: {numbness: true}", "scenes/opening/choices/first/tells"),
        ("summary: One short visit.", "summary: [One, two]", "summary"),
    ],
)
def test_slips_are_refused_at_their_place(right: str, wrong: str, place: str) -> None:
    assert SCENARIO.count(right) == 1
    told = refusals(REAL["scenario.json"], read(SCENARIO.replace(right, wrong)))
    assert [each for each in told if each.startswith(f"{place}:")], told


def test_what_is_new_in_a_scenario_is_not_refused_before_it_is_built() -> None:
    value = read(SCENARIO.replace("goto: end", "goto: a-scene-to-come", 1))
    assert refusals(REAL["scenario.json"], value) == []


def _keys(schema: Any) -> Iterator[tuple[str, Any]]:
    for name, part in {"file": schema, **schema["definitions"]}.items():
        for key, each in part.get("properties", {}).items():
            yield f"{name}.{key}", each


@pytest.mark.parametrize("name", sorted(REAL))
def test_every_key_and_every_part_is_explained(name: str) -> None:
    schema = REAL[name]
    mute = [key for key, each in _keys(schema) if len(each.get("description", "")) < 8]
    assert mute == []
    parts = {"file": schema, **schema["definitions"]}
    assert [part for part, each in parts.items() if not each.get("description")] == []


@pytest.mark.parametrize(
    "name", sorted(name for name in REAL.keys() - {"study.json"} if name.count(".") == 1)
)
def test_every_id_that_is_listed_is_explained(name: str) -> None:
    def enumerations(part: Any) -> Iterator[Any]:
        if isinstance(part, dict):
            if "enumDescriptions" in part:
                yield part
            for each in part.values():
                yield from enumerations(each)
        elif isinstance(part, list):
            for each in part:
                yield from enumerations(each)

    found = list(enumerations(REAL[name]["definitions"]))
    assert found
    for each in found:
        assert len(each["enum"]) == len(each["enumDescriptions"])
        assert all(each["enumDescriptions"])


def test_nothing_in_them_invites_an_empty_value_or_a_default() -> None:
    for text in schemas(load_course(Course(REPOSITORY))).values():
        assert '"null"' not in text
        assert '"default"' not in text
        assert '"title":"' not in text


def listed(schema: Any, kind: str) -> dict[str, str]:
    definition = schema["definitions"][kind]
    if "anyOf" in definition:
        definition = definition["anyOf"][0]
    return dict(
        zip(definition.get("enum", ()), definition.get("enumDescriptions", ()), strict=True)
    )


def test_ids_come_from_the_evidence_with_the_words_of_the_quotations() -> None:
    schema = REAL["scenario.json"]
    evidence = real_documents().value
    quotations = listed(schema, "quotation")
    may_be_shown = {name for name, each in evidence.quotations.items() if each.may_be_shown}
    assert quotations.keys() == may_be_shown
    assert len(quotations) == 47
    for name, said in quotations.items():
        quotation = evidence.quotations[name]
        assert said.startswith(f"{quotation.participant}: “")
        # A cut of ours is marked with our mark, never with the authors' own.
        words = said.partition("“")[2].removesuffix("”").removesuffix(" […]")
        assert quotation.text.startswith(words)
        assert (words == quotation.text) == (not said.endswith(" […]”"))
    assert "listening-mindfully" in listed(schema, "shown")
    assert "hope" not in listed(schema, "shown")
    assert "hope" in listed(schema, "unfolding")
    assert set(listed(schema, "factor")) >= {"workload", "own-illness"}
    assert listed(schema, "care")["profanity"] == "swearing"
    assert listed(schema, "fact") == {}


def test_a_scenario_s_own_schema_knows_its_own_ids(tmp_path: Path) -> None:
    made = schemas_of(make_course(tmp_path, {"scenarios/it.yml": SCENARIO}))["scenarios/it.json"]
    assert listed(made, "fact") == {"numbness": "Her leg is numb"}
    assert listed(made, "scene") == {"opening": "She waits.", "end": "Ending: Out"}
    assert listed(made, "encounter") == {"visit": "The visit"}
    assert listed(made, "clinician") == {"you": "The student."}
    assert set(listed(made, "clinician-or-anyone")) == {"you", "anyone"}


def test_every_reference_leads_somewhere() -> None:
    def references(part: Any) -> Iterator[str]:
        if isinstance(part, dict):
            if "$ref" in part:
                yield definition_of(part)
            for each in part.values():
                yield from references(each)
        elif isinstance(part, list):
            for each in part:
                yield from references(each)

    for schema in REAL.values():
        assert set(references(schema)) <= schema["definitions"].keys()
        assert set(schema["definitions"]) <= set(references(schema))
