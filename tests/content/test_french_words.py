"""Our French words for the model: whole, and fit for every sentence they are put into."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

import pytest

from ..support import body_of, pages_of, real_evidence, real_library

MODEL = real_evidence().model
FRENCH = real_evidence().translations["fr"]
TABLES = (FRENCH.sides, FRENCH.categories, FRENCH.phenomena, FRENCH.through)
ALL = list(chain.from_iterable(table.values() for table in TABLES))
# Words that would make a patient a man or a woman, or claim more than a link.
NEVER = re.compile(
    r"\b(le|la|du|un|une) patiente?\b|\b(cru|écouté|traité|vu|perçu|blâmé)e?\b"
    r"|\b(cause|effet|entraîne|provoque|conséquence)s?\b|[0-9%]",
    re.IGNORECASE,
)
PLACEHOLDER = re.compile(
    r"(?:\b(?:de|à|au|aux|du|des|le|la|les|un|une) |[dl]’)\{(source|target|side|through|category)\}"
)


def test_nothing_of_the_model_is_without_french_words() -> None:
    assert FRENCH.sides.keys() == MODEL.sides.keys()
    assert FRENCH.categories.keys() == MODEL.categories.keys()
    assert FRENCH.phenomena.keys() == MODEL.phenomena.keys()
    assert FRENCH.through.keys() == {name for name, each in MODEL.links.items() if each.through}


@pytest.mark.parametrize("words", ALL)
def test_they_are_fit_for_a_sentence(words: str) -> None:
    assert words == words.strip()
    assert words[0].islower() or words[0] == "«"
    assert not re.search(r"[.;:!?'\"]", words)
    assert not re.search(r"« | »", words), "no-break spaces within guillemets"
    assert not NEVER.search(words)


def test_no_two_of_one_kind_are_the_same() -> None:
    for table in TABLES[:3]:
        assert len(set(table.values())) == len(table)


def test_no_sentence_leans_on_the_word_it_is_given() -> None:
    strings: Mapping[str, str] = real_library().strings["fr"]
    keys = [key for key in strings if key.startswith(("effect.", "why.", "model.", "diagram."))]
    assert [key for key in keys if PLACEHOLDER.search(strings[key])] == []


def test_every_sentence_of_every_scenario_is_french_throughout() -> None:
    files = pages_of(real_library(), "fr")
    sentences = [each for name in files for each in _sentences(name, files)]
    assert len(sentences) > 100
    assert [each for each in sentences if "lang=" in each] == []


def _sentences(name: str, files: Mapping[str, str]) -> Iterator[str]:
    if name.startswith("scenarios/") and name != "scenarios/index.md":
        yield from re.findall(r'<p class="effect-sentence">.*?</p>', body_of(files[name]))
        yield from re.findall(r'<span class="tag .*?</span>', body_of(files[name]))
