"""A scenario's texts in another language, laid over the scenario they belong to.

A translation file (``scenarios/<id>.fr.yml``) repeats the ids of the scenario and gives texts only.
Where the original has variants, the translation lists as many texts in the same order; entries of
``unfolds`` that have no text of their own are given as an empty text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.diagnostics.diagnostic import Finding, did_you_mean
from generator.diagnostics.span import Ref, Route
from generator.load.mistakes import unknown_key, untranslated, wrong_type
from generator.load.tree_builder import Tree
from generator.model.library import Translation
from generator.model.scenario import Scenario

_TEXTS = frozenset(
    {
        "about",
        "care-note",
        "discussion",
        "if-untold",
        "illustration",
        "label",
        "matters",
        "objectives",
        "place",
        "question",
        "role",
        "summary",
        "temptation",
        "text",
        "title",
    }
)
_INNER = ("text", "illustration")


def translate(
    scenario: Scenario, language: str, document: str, tree: Tree
) -> tuple[Translation, list[Finding]]:
    """`scenario` with the texts of `tree`, and what in `tree` does not fit it.

    What is missing stays as it is in the original; the translation knows which texts those are.
    """
    original = scenario.model_dump(by_alias=True)
    overlay = _Overlay(document)
    merged = overlay.lay(original, tree, ())
    missing = [route for route in _text_routes(original, ()) if route not in overlay.translated]
    findings = list(overlay.findings)
    if missing:
        findings.append(
            Finding(
                untranslated.MISTAKE,
                Ref(document, ()),
                f"{len(missing)} texts of the scenario are not translated here, the first of "
                f"them at {' → '.join(str(step) for step in missing[0])}.",
                "They are shown in the original language, and marked as such.",
            )
        )
    translated = Scenario.model_validate(merged)
    return Translation(language, translated, frozenset(overlay.translated)), findings


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
            if len(original) == 1:
                return (self.lay(original[0], tree, (*route, 0)),)
            return self._misfit(
                original, route, f"Expected a list of {len(original)} texts, as in the original."
            )
        if isinstance(original, str) and isinstance(tree, str) and _is_text(route):
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
        for key in _INNER:
            if isinstance(original.get(key), str):
                return {**original, key: self._text(original[key], text, (*route, key))}
        if text:
            return self._misfit(original, route, "The original has no text here.")
        return original

    def _text(self, original: str, text: str, route: Route) -> str:
        if not text:
            self._misfit(original, route, "This is empty; a text is needed.")
            return original
        self.translated.add(route)
        return text

    def _misfit(self, original: Any, route: Route, message: str) -> Any:
        self.findings.append(Finding(wrong_type.MISTAKE, Ref(self.document, route), message))
        return original


def _is_text(route: Route) -> bool:
    keys = [step for step in route if isinstance(step, str)]
    return bool(keys) and keys[-1] in _TEXTS


def _text_routes(value: Any, route: Route) -> Iterator[Route]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _text_routes(part, (*route, key))
    elif isinstance(value, tuple):
        for place, part in enumerate(value):
            yield from _text_routes(part, (*route, place))
    elif isinstance(value, str) and value and _is_text(route):
        yield route
