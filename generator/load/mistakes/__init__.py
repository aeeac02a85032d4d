"""The mistakes met in reading, each with its page: one a file, as rules are."""

from typing import Final

from generator.diagnostics.mistake import Mistake
from generator.load.mistakes import (
    anchor,
    control_character,
    duplicate_key,
    file_ending,
    locale_keys,
    missing_key,
    not_utf_8,
    not_yaml,
    second_document,
    tag,
    text_cut_short,
    too_large,
    unknown_key,
    unknown_scenario,
    unreadable,
    untranslated,
    wrong_type,
    wrong_value,
)

MISTAKES: Final[tuple[Mistake, ...]] = (
    anchor.MISTAKE,
    control_character.MISTAKE,
    duplicate_key.MISTAKE,
    file_ending.MISTAKE,
    locale_keys.MISTAKE,
    missing_key.MISTAKE,
    not_utf_8.MISTAKE,
    not_yaml.MISTAKE,
    second_document.MISTAKE,
    tag.MISTAKE,
    text_cut_short.MISTAKE,
    too_large.MISTAKE,
    unknown_key.MISTAKE,
    unknown_scenario.MISTAKE,
    unreadable.MISTAKE,
    untranslated.MISTAKE,
    wrong_type.MISTAKE,
    wrong_value.MISTAKE,
)
