"""The keys of a scenario under which a text stands, read off the types themselves."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from generator.model.names import NAMES
from generator.model.scenario import Scenario


@cache
def text_keys() -> frozenset[str]:
    """Such as `text`, `takes` and `title`; not those that take ids, numbers or chosen words."""
    schema = Scenario.model_json_schema(by_alias=True)
    return frozenset(
        key
        for part in (schema, *schema["$defs"].values())
        for key, value in part.get("properties", {}).items()
        if _takes_text(value)
    )


def _takes_text(schema: Mapping[str, Any]) -> bool:
    if schema.get("type") == "string":
        return "minLength" in schema and NAMES not in schema
    inside = [*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else [])]
    return any(_takes_text(each) for each in inside)
