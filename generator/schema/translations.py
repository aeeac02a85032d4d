"""What may be written in a translation, as JSON Schema: the scenario's ids, and texts only.

An editor shows each original beside the place of its translation.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from generator.diagnostics.span import Route
from generator.model.scenario import Scenario
from generator.model.texts import INNER, is_name, is_text

Schema = dict[str, Any]

_TEXT: Final[Schema] = {"type": ["string", "number"]}
_NO_TEXT: Final[Schema] = {
    "description": "There is nothing to translate here: leave it empty.",
    "enum": [""],
}


def translation_schema(scenario: Scenario) -> Schema:
    """The schema of the translations of one scenario."""
    schema = _mapping(scenario.model_dump(by_alias=True), ())
    return {**schema, "description": f"The texts of “{scenario.title}” in another language."}


def _mapping(original: Mapping[str, Any], route: Route) -> Schema:
    parts = {key: _part(value, (*route, key)) for key, value in original.items()}
    properties = {key: part for key, part in parts.items() if part is not None}
    return {
        "description": f"What can be translated under “{route[-1] if route else ''}”.",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _part(original: Any, route: Route) -> Schema | None:
    """What may stand at `route`, or None where the original has no text within."""
    match original:
        case str() if original and is_text(route):
            return {"description": f"The original: {original}", **_TEXT}
        case str() if is_name(route):
            return {
                "description": f"The original: {original}. Give it only if the name is written "
                "otherwise.",
                **_TEXT,
            }
        case dict():
            schema = _mapping(original, route)
            return schema if schema["properties"] else None
        case tuple():
            return _list(original, route)
        case _:
            return None


def _list(original: tuple[Any, ...], route: Route) -> Schema | None:
    entries = [_entry(each, (*route, place)) for place, each in enumerate(original)]
    if all(each is _NO_TEXT for each in entries):
        return None
    count = len(entries)
    listed: Schema = {
        "type": "array",
        "items": entries,
        "minItems": count,
        "maxItems": count,
    }
    if count > 1:
        return {"description": f"{count} entries, in the order of the original.", **listed}
    entry = {key: value for key, value in entries[0].items() if key != "description"}
    return {
        "description": entries[0]["description"],
        "anyOf": [*entry.get("anyOf", [_TEXT]), {**listed, "items": entry}],
    }


def _entry(original: Any, route: Route) -> Schema:
    """One entry of a list: a text, or what bears one under a key of its own."""
    if not isinstance(original, dict):
        return _part(original, route) or _NO_TEXT
    for key in INNER:
        text = _part(original.get(key), (*route, key))
        if text is not None:
            long = {"type": "object", "properties": {key: _TEXT}, "additionalProperties": False}
            return {"description": text["description"], "anyOf": [_TEXT, long]}
    return _NO_TEXT
