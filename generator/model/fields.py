"""Field types for values that reach us as text: in our YAML every scalar is a string."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


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


WholeNumber = Annotated[int, BeforeValidator(_whole_number)]
Truth = Annotated[bool, BeforeValidator(_truth)]
Text = Annotated[str, StringConstraints(min_length=1)]
Words = Annotated[tuple[Text, ...], BeforeValidator(_several)]
Several = BeforeValidator(_several)
Listed = BeforeValidator(_listed)
