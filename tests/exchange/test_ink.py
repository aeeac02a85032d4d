"""The ink we write, as far as it can be told without ink."""

from __future__ import annotations

import re

import pytest

from generator.exchange.exporting import exporting
from generator.exchange.ink import ink
from generator.exchange.ink_text import escaped
from generator.exchange.plain import plain_lines

from ..support import one_choice, real_library
from .stories import REAL, TINY, of_text, story


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("* a star", r"\* a star"),
        ("a * star", "a * star"),
        ("a -> b <- c <> d", r"a -\> b \<- c \<\> d"),
        ("no // comment", r"no /\/ comment"),
        ("{x} | #1", r"\{x\} \| \#1"),
        ("back \\ slash", r"back \\ slash"),
        ("VAR x", r"\VAR x"),
        ("else: so", r"\ else: so"),
        ("“So.”", "“So.”"),
    ],
)
def test_text_is_escaped_where_ink_would_act(text: str, source: str) -> None:
    assert escaped(text) == source


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("One *word*.\n\nTwo\nthree.", ("One word.", "Two three.")),
        ("* a\n* b\n\nThen:\n\n1. c\n2. d", ("• a", "• b", "Then:", "1. c", "2. d")),
        ("> said &amp; done", ("said & done",)),
        ("<script>x</script>", ()),
        ("«\u00a0oui\u00a0»", ("«\u00a0oui\u00a0»",)),
    ],
)
def test_markdown_becomes_plain_lines(text: str, lines: tuple[str, ...]) -> None:
    assert plain_lines(text) == lines


@pytest.mark.parametrize("name", [*TINY, *REAL])
def test_every_scene_is_a_knot_and_every_way_leads_to_one(name: str) -> None:
    made = story(name)
    text = ink(made.source)
    knots = set(re.findall(r"^=== (\w+) ===$", text, flags=re.MULTILINE))
    scenes = {f"scene_{each.replace('-', '_')}" for each in made.facts.scenario.scenes}
    assert scenes <= knots
    assert set(re.findall(r"-> (\w+)", text)) - {"END"} <= knots
    assert text == ink(made.source)


@pytest.mark.parametrize("name", REAL)
def test_quotations_are_named_and_not_copied(name: str) -> None:
    made = story(name)
    text = ink(made.source)
    assert "# quote: t" in text
    for quotation in made.evidence.quotations.values():
        assert quotation.text not in text
        assert escaped(quotation.text) not in text


def test_what_is_for_authors_stands_in_comments() -> None:
    text = ink(of_text(one_choice("shows: [anchoring]\ntemptation: It is *late*.")).source)
    assert "    // Why it tempts: It is late.\n" in text


def test_another_language_has_that_language_s_words() -> None:
    made = story("the-known-diagnosis")
    strings = real_library().strings
    text = ink(exporting(made.facts, made.evidence, strings, "fr"))
    assert f"+ [{strings['fr']['player.continue']}]" in text
    assert strings["en"]["scenario.shift"] not in text
