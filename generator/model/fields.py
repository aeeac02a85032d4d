"""Field types for values that reach us as text: in our YAML every scalar is a string.

Each type also says how it may be *written*, for the schema that editors complete from: a word for
a list of one, a text for a list of variants.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from generator.model.ids import KEBAB

_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


class Frozen(BaseModel):
    """Base of every type that an author's file is read into."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
    )


def _whole_number(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"[0-9]{1,6}", value):
            raise PydanticCustomError("whole_number", "must be a whole number, such as 12")
        return int(value)
    return value


def _web_address(value: str) -> str:
    if not _WEB_ADDRESS.fullmatch(value):
        raise PydanticCustomError(
            "web_address", "must be a web address, such as https://example.org/article"
        )
    return value


def _truth(value: Any) -> Any:
    if isinstance(value, str):
        if value not in ("true", "false"):
            raise PydanticCustomError("truth", "must be true or false")
        return value == "true"
    return value


def _several(value: Any) -> Any:
    """One word stands for a list of one."""
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


def _listed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def several(kind: Any) -> BeforeValidator:
    """Accept one word where a list of them is wanted."""
    return BeforeValidator(_several, json_schema_input_type=kind | tuple[kind, ...])


def plain(key: str, kind: Any, whole: Any) -> BeforeValidator:
    """Accept a plain word of `kind` where the long form `whole` is a mapping with `key`."""
    return BeforeValidator(
        lambda value: {key: value} if isinstance(value, str) else value,
        json_schema_input_type=kind | whole,
    )


def one_or_more(key: str, kind: Any, variant: Any) -> BeforeValidator:
    """Accept a plain word where the long form is a list of variants with `key`."""

    def normalise(value: Any) -> Any:
        if isinstance(value, str):
            return ({key: value},)
        return _listed(value)

    several_variants = Annotated[tuple[variant, ...], Field(min_length=1)]
    return BeforeValidator(normalise, json_schema_input_type=kind | several_variants)


WholeNumber = Annotated[
    int,
    BeforeValidator(_whole_number),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]{1,6}$"}),
]
Truth = Annotated[bool, BeforeValidator(_truth)]
Text = Annotated[str, StringConstraints(min_length=1)]
WebAddress = Annotated[
    Text,
    AfterValidator(_web_address),
    WithJsonSchema({"type": "string", "pattern": f"^{_WEB_ADDRESS.pattern}$"}),
]
"""Becomes a link on a page, where “javascript:” would become a program."""
Words = Annotated[tuple[Text, ...], several(Text)]
Listed = BeforeValidator(_listed)
IDS: Any = {"propertyNames": {"pattern": f"^{KEBAB.pattern}$"}}
"""For a mapping whose keys are ids of the author's choosing."""
