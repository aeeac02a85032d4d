"""A tree to a typed value: what pydantic finds wrong, told in an author's words."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics.diagnostic import Finding, did_you_mean
from generator.diagnostics.span import Ref, Route
from generator.load.mistakes import missing_key, unknown_key, wrong_type, wrong_value
from generator.load.shape import description, known_keys
from generator.load.too_far_in import TooFarIn, named_around, too_far_in
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
        errors = error.errors(include_url=False, include_context=True)
        too_far = too_far_in(kind, tree, [_route(each) for each in errors])
        return None, [
            *(_indented(document, each) for each in too_far),
            *(
                _finding(kind, document, each)
                for each in errors
                # What stands in the wrong place is wrong in every part.
                if not any(_route(each)[: len(part.route)] == part.route for part in too_far)
                # Pydantic counts only the entries that are right; the wrong are told themselves.
                if not (each["type"] == "too_short" and each["input"])
            ),
        ]


def _route(error: ErrorDetails) -> Route:
    return tuple(step for step in error["loc"] if step != "[key]")


def _indented(document: str, part: TooFarIn) -> Finding:
    name, beside = part.route[-1], part.beside[-1]
    return Finding(
        unknown_key.MISTAKE,
        Ref(document, part.route, "key"),
        f"“{name}” seems to be indented too far: here it is a part of “{beside}”, and it has the "
        "keys of one that stands beside it.",
        f"Let “{name}” start in the same column as “{beside}”, and move the lines below it as far "
        "to the left.",
    )


def _finding(kind: type[BaseModel], document: str, error: ErrorDetails) -> Finding:
    route = _route(error)
    ref = Ref(document, route)
    name = str(route[-1]) if route else ""
    known = known_keys(kind, route[:-1])
    # Of a part that is indented too far by its name alone, nothing stands below the name.
    around = named_around(kind, route) if error["input"] == "" else ()
    perhaps = (
        f"If “{name}” is to stand beside “{around[-1]}”, let it start in the same column."
        if around
        else ""
    )
    match error["type"]:
        case "extra_forbidden":
            return Finding(
                unknown_key.MISTAKE,
                ref.key(),
                f"“{name}” is not a key that is known here.",
                " ".join(part for part in (did_you_mean(name, known), perhaps) if part),
            )
        case "missing":
            return Finding(
                missing_key.MISTAKE,
                Ref(document, route[:-1], "key" if route[:-1] else "value"),
                f"“{name}” is missing here.",
                f"Add “{name}”: {description(kind, route[:-1], name)}".removesuffix(": "),
            )
        case "literal_error" | "enum":
            return _wrong_choice(ref, error)
        case "string_too_short":
            return Finding(wrong_type.MISTAKE, ref, "This is empty; a text is needed.")
        case "too_short":
            return Finding(wrong_type.MISTAKE, ref, *_empty_list(name))
        case other if other in _EXPECTED:
            found = _kind_of(error["input"])
            told = f"Expected {_EXPECTED[other]}; found {found}."
            return Finding(wrong_type.MISTAKE, ref, told, perhaps if "keys" in told else "")
        case _:
            return Finding(wrong_type.MISTAKE, ref, f"This value {error['msg']}.")


def _empty_list(name: str) -> tuple[str, str]:
    if name in ("goto", "continue"):
        return "This list is empty; a scene is needed.", "Write the id of the scene that follows."
    needed = name in ("text", "objectives")
    otherwise = "" if needed else f", or leave “{name}” out if nothing belongs there"
    return "This list is empty; a text is needed.", f"Write one after “{name}:”{otherwise}."


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
