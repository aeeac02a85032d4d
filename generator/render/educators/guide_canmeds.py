"""What a guide says of CanMEDS: the numbers that a scenario touches on, and whose they are."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.canmeds import Canmeds, in_language

Ability = tuple[str, str, str]
"""Number, role and what it stands for; the latter two empty where the course has no words."""


def abilities(
    numbers: Iterable[str], canmeds: Canmeds | None, language: str
) -> tuple[Ability, ...]:
    """What `numbers` stand for in `language`; nothing but the numbers in a course without."""
    if canmeds is None:
        return tuple((number, "", "") for number in numbers)
    return tuple(
        (number, canmeds.role(number, language), canmeds.ability(number, language))
        for number in numbers
    )


def source_of(canmeds: Canmeds | None, language: str) -> tuple[str, str]:
    """The framework's name and address; empty in a course without."""
    return (in_language(canmeds.source, language), canmeds.url) if canmeds else ("", "")
