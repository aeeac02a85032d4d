"""What the CanMEDS numbers of a scenario stand for, in a course's own words."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.fields import Frozen, Text, WebAddress

InLanguages = Mapping[str, Text]
"""The same words in several languages, those to fall back on first."""


class Canmeds(Frozen):
    """Roles by their letters, such as ``COM``; abilities by their number, such as ``COM 1.1``."""

    source: InLanguages
    url: WebAddress
    roles: Mapping[str, InLanguages]
    abilities: Mapping[str, InLanguages]

    def role(self, number: str, language: str) -> str:
        """The name of the role that `number` belongs to; nothing where it is not known."""
        return in_language(self.roles.get(number.partition(" ")[0], {}), language)

    def ability(self, number: str, language: str) -> str:
        """What `number` stands for; nothing where it is not known."""
        return in_language(self.abilities.get(number, {}), language)


def in_language(words: InLanguages, language: str) -> str:
    """The words of `language`; else the first there are, or nothing."""
    return words.get(language) or next(iter(words.values()), "")
