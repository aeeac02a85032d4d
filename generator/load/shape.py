"""What may stand where in a file, read off the type’s own schema."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from pydantic import BaseModel

from generator.diagnostics.span import Route

_Schema = Mapping[str, Any]
_SENTENCE: Final = re.compile(r"(?<!\bDr)\.\s")


def known_keys(kind: type[BaseModel], route: Route) -> set[str]:
    """The keys that may stand in the value at `route`."""
    return {key for place in _places(kind, route) for key in place.get("properties", {})}


def needed_keys(kind: type[BaseModel], route: Route) -> set[str]:
    """The keys that must stand there, if only one kind of value can."""
    needed = [set(place["required"]) for place in _places(kind, route) if "required" in place]
    return needed[0] if len(needed) == 1 else set()


def description(kind: type[BaseModel], route: Route, key: str) -> str:
    """What the value of `key` is, in the first sentence of its own description."""
    for place in _places(kind, route):
        told: str = place.get("properties", {}).get(key, {}).get("description", "")
        if told:
            return _SENTENCE.split(told)[0].removesuffix(".") + "."
    return ""


def stands_in_a_list_of_names(kind: type[BaseModel], route: Route) -> bool:
    """Whether the last key of `route` is a name of the author’s choosing, such as a scene’s."""
    return any("additionalProperties" in place for place in _places(kind, route[:-1])) and not (
        set(route[-1:]) & known_keys(kind, route[:-1])
    )


@cache
def _schema(kind: type[BaseModel]) -> dict[str, Any]:
    return kind.model_json_schema(by_alias=True)


def _places(kind: type[BaseModel], route: Route) -> list[_Schema]:
    """What the value at `route` can be."""
    schema = _schema(kind)
    definitions: Mapping[str, Any] = schema.get("$defs", {})
    places = _resolved(schema, definitions)
    for step in route:
        following: list[Mapping[str, Any]] = []
        for place in places:
            if isinstance(step, int):
                part = place.get("items")
            else:
                part = place.get("properties", {}).get(step) or place.get("additionalProperties")
            if isinstance(part, Mapping):
                following += _resolved(part, definitions)
        places = following
    return places


def _resolved(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The alternatives a schema stands for, with references followed."""
    if "$ref" in schema:
        return _resolved(definitions[schema["$ref"].rsplit("/", 1)[-1]], definitions)
    alternatives = [*schema.get("anyOf", ()), *schema.get("allOf", ())]
    if alternatives:
        return [found for part in alternatives for found in _resolved(part, definitions)]
    return [schema]
