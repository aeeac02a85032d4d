"""The types of `model` to JSON Schema, with the ids of the course filled in.

Draft 7, which every YAML editor understands. What pydantic says of the types is kept to what an
author needs: no generated titles, no defaults, no nulls (an empty value is an error of ours).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from generator.model.evidence import Evidence, ModelFile, QuotationFile
from generator.model.fields import Frozen
from generator.model.library import DEFAULT_LANGUAGE, Library
from generator.model.names import NAMES
from generator.model.scenario import Scenario
from generator.model.short_words import ShortWords
from generator.model.study import Study
from generator.schema.names import Names, evidence_names, scenario_names
from generator.schema.translations import translation_schema

Schema = dict[str, Any]
Strings = Mapping[str, Mapping[str, str]]

DRAFT = "http://json-schema.org/draft-07/schema#"
SHARED = "scenario.json"
EVIDENCE_FILES: Final[Mapping[str, type[Frozen]]] = {
    "study.json": Study,
    "quotations.json": QuotationFile,
    "model.json": ModelFile,
    "short-words.json": ShortWords,
}
_NULL = {"type": "null"}
_REF = "#/definitions/"


def schemas(library: Library) -> dict[str, str]:
    """Every schema of a course as JSON, by its path below ``build/schema``.

    ``scenario.json`` fits any scenario; ``scenarios/<id>.json`` also knows that scenario's own
    facts, clinicians, encounters and scenes; ``scenarios/<id>.<language>.json`` knows its
    texts, for a translation. Without readable evidence there is none.
    """
    if library.evidence is None:
        return {}
    evidence, strings = library.evidence.value, library.strings
    known, shape = _names(evidence, strings), _shape(Scenario)
    files = {SHARED: scenario_schema(evidence, strings), **evidence_schemas(evidence, strings)}
    for name, each in library.scenarios.items():
        files[f"scenarios/{name}.json"] = _filled(shape, {**known, **scenario_names(each.value)})
        for language in each.translations:
            files[f"scenarios/{name}.{language}.json"] = _translations(each.value)
    return {name: _text(schema) for name, schema in files.items()}


def _translations(scenario: Scenario) -> Schema:
    return {"$schema": DRAFT, **translation_schema(scenario), "definitions": {}}


def scenario_schema(evidence: Evidence, strings: Strings) -> Schema:
    """The schema of any scenario in a course."""
    return _filled(_shape(Scenario), {**_names(evidence, strings), **scenario_names(None)})


def evidence_schemas(evidence: Evidence, strings: Strings) -> dict[str, Schema]:
    """The schemas of the files below ``content/evidence``, by the name of the schema."""
    names = _names(evidence, strings)
    return {name: _filled(_shape(kind), names) for name, kind in EVIDENCE_FILES.items()}


def definition_of(part: Schema) -> str:
    """The name of the definition that `part` refers to."""
    return str(part["$ref"]).removeprefix(_REF)


def _names(evidence: Evidence, strings: Strings) -> dict[str, Names]:
    words = strings.get(DEFAULT_LANGUAGE, {})
    care = {
        key.removeprefix("care."): text for key, text in words.items() if key.startswith("care.")
    }
    marked = {
        tag: tag.replace("-", " ") for each in evidence.quotations.values() for tag in each.care
    }
    return evidence_names(evidence, dict(sorted({**marked, **care}.items())))


def _text(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, separators=(",", ":")) + "\n"


def _filled(shape: Schema, names: Mapping[str, Names]) -> Schema:
    """A type's shape with a definition for each kind of id it refers to."""
    used = {kind: _enumeration(each) for kind, each in names.items() if kind in shape[NAMES]}
    return {
        "$schema": DRAFT,
        **{key: value for key, value in shape.items() if key not in (NAMES, "definitions")},
        "definitions": {**shape["definitions"], **used},
    }


def _enumeration(names: Names) -> Schema:
    text = {"type": "string", "minLength": 1}
    if not names.ids:
        return {"description": names.about, **text}
    listed = {"enum": list(names.ids), "enumDescriptions": list(names.ids.values())}
    if names.complete:
        return {"description": names.about, "type": "string", **listed}
    return {"description": names.about, "anyOf": [{"type": "string", **listed}, text]}


@cache
def _shape(kind: type[Frozen]) -> Schema:
    """The type's schema without the course's ids; the kinds it refers to stand under `NAMES`."""
    raw = kind.model_json_schema(by_alias=True, ref_template=_REF + "{model}")
    kinds: set[str] = set()
    definitions = {name: _tidy(each, kinds) for name, each in sorted(raw.pop("$defs", {}).items())}
    return {**_tidy(raw, kinds), "definitions": definitions, NAMES: frozenset(kinds)}


def _tidy(part: Schema, kinds: set[str]) -> Schema:
    about = {"description": " ".join(part["description"].split())} if "description" in part else {}
    if NAMES in part:
        kinds.add(part[NAMES])
        return {**about, "$ref": _REF + part[NAMES]}
    kept: Schema = dict(about)
    for key, value in part.items():
        match key:
            case "title" | "default" | "description":
                continue
            case "properties":
                kept[key] = {name: _tidy(each, kinds) for name, each in value.items()}
            case "anyOf":
                ways = [_tidy(each, kinds) for each in value if each != _NULL]
                kept |= {"anyOf": ways} if len(ways) > 1 else {**ways[0], **about}
            case "items" | "additionalProperties" | "propertyNames" if isinstance(value, dict):
                kept[key] = _tidy(value, kinds)
            case "type" if value == "string" and "enum" not in part:
                # In our files every scalar is text, a number too.
                kept[key] = ["string", "number"]
            case _:
                kept[key] = value
    return kept
