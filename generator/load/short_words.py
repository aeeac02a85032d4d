"""What a study's model has no short words for in another language."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.span import Ref
from generator.load.mistakes import untranslated
from generator.model.evidence import ModelFile
from generator.model.short_words import ShortWords


def without_words(words: ShortWords, model: ModelFile, document: str) -> tuple[Finding, ...]:
    """One finding for all of `model` that `words` leaves out; `document` is where they stand."""
    missing = list(_missing(words, model))
    if not missing:
        return ()
    return (
        Finding(
            untranslated.MISTAKE,
            Ref(document, ()),
            f"{len(missing)} of the model’s short words are not given here, the first of them at "
            f"{missing[0]}.",
            "The words of the model are shown in their own language, and marked as such.",
        ),
    )


def _missing(words: ShortWords, model: ModelFile) -> Iterator[str]:
    mediated = [name for name, link in model.links.items() if link.through]
    for part, wanted, given in (
        ("sides", model.sides, words.sides),
        ("categories", model.categories, words.categories),
        ("phenomena", model.phenomena, words.phenomena),
        ("through", mediated, words.through),
    ):
        for name in wanted:
            if name not in given:
                yield f"{part} → {name}"
