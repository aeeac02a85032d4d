"""Every key of a course's files, read off the same schemas that editors complete from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from generator.render.rendering import Rendering, generated
from generator.render.words import Words
from generator.schema.schemas import Schema, definition_of, evidence_schemas, scenario_schema

# Where the ids of a kind can be looked up on the site.
_LISTED = {
    "shown": "../model.html",
    "unfolding": "../model.html",
    "factor": "../model.html",
    "quotation": "../voices.html",
}


@dataclass(frozen=True, slots=True)
class KeyView:
    name: str
    form: Markup
    required: bool
    about: Markup


@dataclass(frozen=True, slots=True)
class PartView:
    """One kind of thing with its keys; `anchor` is where other parts refer to it."""

    anchor: str
    title: Markup
    about: Markup
    keys: tuple[KeyView, ...]


def reference_pages(rendering: Rendering) -> Mapping[str, str]:
    """The reference of scenarios, and that of a study's files."""
    evidence, t = rendering.plan.evidence, rendering.words
    scenario = (*_parts("scenario", scenario_schema(evidence, rendering.plan.strings), t),)
    study = [
        part
        for name, schema in evidence_schemas(evidence, rendering.plan.strings).items()
        for part in _parts(name.removesuffix(".json"), schema, t)
    ]
    # What several files have in common is told once.
    return {
        "educators/reference.md": _page(rendering, "reference", scenario),
        "educators/reference-study.md": _page(
            rendering, "reference-study", tuple({each.anchor: each for each in study}.values())
        ),
    }


def _page(rendering: Rendering, name: str, parts: tuple[PartView, ...]) -> str:
    t = rendering.words
    body = rendering.fill("pages/reference.html", parts=parts, intro=t(f"reference.{name}-lede"))
    return generated(str(t(f"reference.{name}-title")), body)


def _parts(root: str, schema: Schema, t: Words) -> Iterator[PartView]:
    """The file itself, then whatever it is made of, in the order in which one meets it."""
    definitions = schema["definitions"]
    met, waiting = {root}, [(root, schema)]
    while waiting:
        name, part = waiting.pop(0)
        yield _part(name, part, definitions, t)
        for each in _references(part["properties"]):
            if each not in met and "properties" in definitions[each]:
                met.add(each)
                waiting.append((each, definitions[each]))


def _references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if "$ref" in part:
            yield definition_of(part)
        for each in part.values():
            yield from _references(each)
    elif isinstance(part, list):
        for each in part:
            yield from _references(each)


def _part(name: str, part: Schema, definitions: Schema, t: Words) -> PartView:
    required = part.get("required", ())
    return PartView(
        _anchor(name),
        t(f"reference.part.{_anchor(name)}"),
        _about(part, t),
        tuple(
            KeyView(key, _form(each, definitions, t), key in required, _about(each, t))
            for key, each in part["properties"].items()
        ),
    )


def _form(part: Schema, definitions: Schema, t: Words) -> Markup:
    """What may be written, in a few words."""

    def form(each: Schema) -> Markup:
        return _form(each, definitions, t)

    if "$ref" in part:
        return _named(definition_of(part), definitions, t)
    if "anyOf" in part:
        first, last = part["anyOf"][0], part["anyOf"][-1]
        if last.get("items") == first:
            return t("reference.or-several", each=form(first))
        return t("reference.or").join(form(each) for each in part["anyOf"])
    if "enum" in part or "const" in part:
        words = part.get("enum") or [part["const"]]
        return t("reference.or").join(_code(word) for word in words)
    match part.get("type"):
        case "array":
            return t("reference.list", each=form(part["items"]))
        case "object":
            return t("reference.each", each=form(part["additionalProperties"]))
        case "boolean":
            return t("reference.truth")
        case ["integer", "string"]:
            return t("reference.number")
        case _:
            return t("reference.text")


def _named(name: str, definitions: Schema, t: Words) -> Markup:
    """What a definition is called, with the way to where it can be looked up."""
    definition = definitions[name]
    if "properties" in definition:
        return _link(f"#{_anchor(name)}", t(f"reference.part.{_anchor(name)}"))
    if name[0].isupper():
        return _form(definition, definitions, t)
    words = t(f"reference.id.{name}")
    return _link(_LISTED[name], words) if name in _LISTED else words


def _link(target: str, words: Markup) -> Markup:
    return Markup('<a href="{}">{}</a>').format(target, words)


def _about(part: Schema, t: Words) -> Markup:
    """A description, with what stands between backticks as code; in English on every page."""
    pieces = str(part.get("description", "")).split("`")
    said = Markup("").join(
        _code(piece) if place % 2 else escape(piece) for place, piece in enumerate(pieces)
    )
    return said if t.language == "en" else Markup('<span lang="en">{}</span>').format(said)


def _code(word: str) -> Markup:
    return Markup("<code>{}</code>").format(word)


def _anchor(name: str) -> str:
    """“TextVariant” as “text-variant”."""
    spaced = "".join(f"-{each.lower()}" if each.isupper() else each for each in name)
    return spaced.removeprefix("-")
