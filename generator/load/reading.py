"""A tree to a typed value: what pydantic finds wrong, told in an author's words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics.diagnostic import Finding, did_you_mean
from generator.diagnostics.span import Ref, Route
from generator.load.mistakes import missing_key, unknown_key, wrong_type, wrong_value
from generator.load.tree_builder import Tree

M = TypeVar("M", bound=BaseModel)

_EXPECTED = {
    "string_type": "text",
    "model_type": "several keys, each with its value",
    "model_attributes_type": "several keys, each with its value",
    "dict_type": "several keys, each with its value",
    "mapping_type": "several keys, each with its value",
    "tuple_type": "a list, each entry after a dash",
    "int_type": "a whole number",
    "bool_type": "true or false",
}


def read(kind: type[M], document: str, tree: Tree) -> tuple[M | None, list[Finding]]:
    """`tree` as a `kind`, or None with one finding for every mistake in it."""
    try:
        return kind.model_validate(tree), []
    except ValidationError as error:
        return None, [
            _finding(kind, document, tree, details)
            for details in error.errors(include_url=False, include_context=True)
        ]


def _finding(kind: type[BaseModel], document: str, tree: Tree, error: ErrorDetails) -> Finding:
    route: Route = tuple(step for step in error["loc"] if step != "[key]")
    ref = Ref(document, route)
    name = str(route[-1]) if route else ""
    known = _known_keys(kind, route[:-1])
    match error["type"]:
        case "extra_forbidden":
            return Finding(
                unknown_key.MISTAKE,
                ref.key(),
                f"“{name}” is not a key that is known here.",
                did_you_mean(name, known),
            )
        case "missing":
            return Finding(
                missing_key.MISTAKE,
                Ref(document, route[:-1], "key" if route[:-1] else "value"),
                f"“{name}” is missing here.",
            )
        case "literal_error" | "enum":
            return _wrong_choice(ref, error)
        case "string_too_short":
            return Finding(wrong_type.MISTAKE, ref, "This is empty; a text is needed.")
        case other if other in _EXPECTED:
            found = _kind_of(error["input"])
            return Finding(wrong_type.MISTAKE, ref, f"Expected {_EXPECTED[other]}; found {found}.")
        case _:
            return Finding(wrong_type.MISTAKE, ref, f"This value {error['msg']}.")


def _wrong_choice(ref: Ref, error: ErrorDetails) -> Finding:
    expected = str(error.get("ctx", {}).get("expected", ""))
    allowed = [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]
    word = error["input"]
    if not isinstance(word, str):
        return Finding(wrong_type.MISTAKE, ref, f"Expected one of {', '.join(allowed)}.")
    return Finding(
        wrong_value.MISTAKE, ref, f"“{word}” cannot stand here.", did_you_mean(word, allowed)
    )


def _kind_of(value: Any) -> str:
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list | tuple):
        return "a list"
    return "nothing" if value == "" else "text"


@cache
def _schema(kind: type[BaseModel]) -> dict[str, Any]:
    return kind.model_json_schema(by_alias=True)


def _known_keys(kind: type[BaseModel], route: Route) -> set[str]:
    """The keys that may stand in the value at `route`, read off the type's own schema."""
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
    return {key for place in places for key in place.get("properties", {})}


def _resolved(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The alternatives a schema stands for, with references followed."""
    if "$ref" in schema:
        return _resolved(definitions[schema["$ref"].rsplit("/", 1)[-1]], definitions)
    alternatives = [*schema.get("anyOf", ()), *schema.get("allOf", ())]
    if alternatives:
        return [found for part in alternatives for found in _resolved(part, definitions)]
    return [schema]
