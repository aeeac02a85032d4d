"""A scenario's texts in another language, laid over the scenario they belong to.

A translation file (``scenarios/<id>.fr.yml``) repeats the ids of the scenario and gives texts and,
where they are written otherwise, names of people. Where the original has variants, the translation
lists as many texts in the same order; entries of ``unfolds`` that have no text of their own are
given as an empty text. Elsewhere an empty text is one that is still to be written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.diagnostics.diagnostic import Finding, did_you_mean
from generator.diagnostics.span import Ref, Route
from generator.load.mistakes import unknown_key, untranslated, wrong_type
from generator.load.tree_builder import Tree
from generator.model.library import Translation
from generator.model.scenario import Scenario
from generator.model.texts import INNER, is_name, is_text

_RELATED = 5
_FIRST_WORDS = 8


def translate(
    scenario: Scenario, source: str, language: str, document: str, tree: Tree
) -> tuple[Translation, list[Finding]]:
    """`scenario`, written in `source`, with the texts of `tree`, and what there does not fit it.

    What is missing stays as it is in the original; the translation knows which texts those are.
    """
    # Without the defaults: a list that was left out is no list that was written empty.
    original = scenario.model_dump(by_alias=True, exclude_defaults=True)
    overlay = _Overlay(document)
    merged = overlay.lay(original, tree, ())
    missing = [each for each in _texts(original, ()) if each[0] not in overlay.translated]
    findings = list(overlay.findings)
    if missing:
        findings.append(_untranslated(missing, source, document))
    translated = Scenario.model_validate(merged)
    routes = frozenset(overlay.translated)
    return Translation(language, translated, routes, complete=not missing), findings


def _untranslated(missing: Sequence[tuple[Route, str]], source: str, document: str) -> Finding:
    first, _ = missing[0]
    place = " → ".join(str(step) for step in first)
    return Finding(
        untranslated.MISTAKE,
        Ref(document, first, "key"),
        f"One text is not translated here: {place}."
        if len(missing) == 1
        else f"{len(missing)} texts are not translated here, the first of them at {place}.",
        "What is missing is shown in the original language, and marked as such.",
        tuple(
            (Ref(source, route), f"not translated: “{_first_words(text)}”")
            for route, text in missing[:_RELATED]
        ),
    )


def _first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:_FIRST_WORDS]) + (" …" if len(words) > _FIRST_WORDS else "")


class _Overlay:
    """Lays a tree of texts over a scenario's tree, noting what was covered."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.translated: set[Route] = set()
        self.findings: list[Finding] = []

    def lay(self, original: Any, tree: Tree, route: Route) -> Any:
        if isinstance(original, dict) and isinstance(tree, dict):
            return self._mapping(original, tree, route)
        if isinstance(original, dict) and isinstance(tree, str):
            return self._inner(original, tree, route)
        if isinstance(original, tuple) and isinstance(tree, list):
            if len(original) == len(tree):
                return tuple(
                    self.lay(one, other, (*route, place))
                    for place, (one, other) in enumerate(zip(original, tree, strict=True))
                )
            return self._misfit(
                original, route, f"Expected {len(original)} entries, as in the original."
            )
        if isinstance(original, tuple) and isinstance(tree, str):
            if not tree:
                return original
            if len(original) == 1:
                return (self.lay(original[0], tree, (*route, 0)),)
            return self._misfit(
                original, route, f"Expected a list of {len(original)} texts, as in the original."
            )
        if isinstance(original, str) and isinstance(tree, str) and _may_be_given(route):
            return self._text(original, tree, route)
        return self._misfit(original, route, "Only texts can be given here.")

    def _mapping(self, original: dict[str, Any], tree: dict[str, Tree], route: Route) -> Any:
        merged = dict(original)
        for key, value in tree.items():
            if original.get(key) is None:
                self.findings.append(
                    Finding(
                        unknown_key.MISTAKE,
                        Ref(self.document, (*route, key), "key"),
                        f"The original has no “{key}” here.",
                        did_you_mean(key, [each for each in original if original[each]]),
                    )
                )
                continue
            merged[key] = self.lay(original[key], value, (*route, key))
        return merged

    def _inner(self, original: dict[str, Any], text: str, route: Route) -> Any:
        """A plain text for a variant or an illustration; an empty one for an effect."""
        for key in INNER:
            if isinstance(original.get(key), str):
                return {**original, key: self._text(original[key], text, (*route, key))}
        if text:
            return self._misfit(original, route, "The original has no text here.")
        return original

    def _text(self, original: str, text: str, route: Route) -> str:
        if not text.strip():
            return original
        self.translated.add(route)
        return text

    def _misfit(self, original: Any, route: Route, message: str) -> Any:
        self.findings.append(Finding(wrong_type.MISTAKE, Ref(self.document, route), message))
        return original


def _may_be_given(route: Route) -> bool:
    return is_text(route) or is_name(route)


def _texts(value: Any, route: Route) -> Iterator[tuple[Route, str]]:
    """Every text that a translation has to give, with its route."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(part, (*route, key))
    elif isinstance(value, tuple):
        for place, part in enumerate(value):
            yield from _texts(part, (*route, place))
    elif isinstance(value, str) and value and is_text(route):
        yield route, value
