"""Trees written as YAML read back as they were, in a file and within a comment."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.tree_builder import FORBIDDEN, Tree
from generator.load.twee.yaml_text import hidden_yaml, yaml_text
from generator.load.yaml_tree import parse_yaml

from ..exchange import awkward

TEXTS = st.text(st.characters(exclude_categories=["Cs"])).map(lambda text: FORBIDDEN.sub("", text))
TEXTS = TEXTS.map(lambda text: text.replace("\r", ""))
KEYS = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,3})?", fullmatch=True)
TREES = st.recursive(
    TEXTS,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(KEYS, inside, max_size=3),
    max_leaves=12,
)


def again(text: str) -> Any:
    parsed = parse_yaml("it.yml", text.encode())
    assert parsed.findings == ()
    return parsed.tree


@given(tree=st.dictionaries(KEYS, TREES, min_size=1, max_size=4))
def test_any_tree_reads_back(tree: dict[str, Any]) -> None:
    assert again(yaml_text(tree)) == tree
    assert again(hidden_yaml(tree)) == tree


@given(tree=st.dictionaries(KEYS, TREES, min_size=1, max_size=4))
def test_in_a_comment_nothing_ends_it_or_is_a_link(tree: dict[str, Any]) -> None:
    assert not re.search(r"--|[<>{}]|\[\[|\]\]|^::", hidden_yaml(tree).replace("{}", ""))


@pytest.mark.parametrize("line", [*awkward.LINES, "no", "1:30", "012", "~", "a: b", "a #b", " x "])
def test_text_that_means_something_to_yaml_reads_back(line: str) -> None:
    tree: dict[str, Tree] = {"key": line, "list": [line, {"inside": line}], line: "key"}
    assert again(yaml_text(tree)) == tree
    assert again(hidden_yaml(tree)) == tree


def test_a_note_stands_above_its_key() -> None:
    text = yaml_text({"a": {"b": "c"}, "d": "e"}, {("a", "b"): "Say more.", ("d",): "And this."})
    assert text == "a:\n  # Say more.\n  b: c\n# And this.\nd: e\n"
