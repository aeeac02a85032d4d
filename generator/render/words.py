"""Interface strings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.model.library import DEFAULT_LANGUAGE
from generator.model.scenario import YOU, Scenario


@dataclass(frozen=True, slots=True)
class Words:
    """The interface's strings in one language."""

    strings: Mapping[str, str]
    language: str = DEFAULT_LANGUAGE

    @property
    def is_translated(self) -> bool:
        """Whether the page is in another language than the study's model."""
        return self.language != DEFAULT_LANGUAGE

    def study_text(self, text: str) -> Markup:
        """Words of the study's model, which stay in its language, marked where that is another."""
        if not self.is_translated:
            return escape(text)
        return Markup('<span lang="{}">{}</span>').format(DEFAULT_LANGUAGE, text)

    def __call__(self, key: str, **values: str) -> Markup:
        """The string `key` with its placeholders filled; values are escaped unless marked safe.

        A missing key is our bug, never an author's.
        """
        text = escape(self.strings[key])
        for name, value in values.items():
            text = text.replace("{" + name + "}", escape(value))
        return text

    def section(self, prefix: str) -> dict[str, str]:
        """All strings below `prefix`, by the rest of their key."""
        start = prefix + "."
        return {
            key.removeprefix(start): text
            for key, text in self.strings.items()
            if key.startswith(start)
        }


def care_words(tag: str, words: Words) -> str:
    """What a care tag is called; a tag of which the interface knows nothing speaks for itself."""
    return words.strings.get(f"care.{tag}", tag.replace("-", " "))


def clinician_name(scenario: Scenario, words: Words, name: str) -> str:
    """A clinician by name, from an id; the student is “you”, an unknown id speaks for itself."""
    if name == YOU:
        return str(words("clinician.you"))
    clinician = scenario.clinicians.get(name)
    return clinician.name if clinician else name
