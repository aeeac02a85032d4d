"""A scenario's file as a translation to be written: its ids, and above each text the original."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.diagnostics.span import Route, SourceMap
from generator.load.comments import as_a_comment
from generator.load.remarks import Remarks
from generator.load.tree_builder import FORBIDDEN, Tree
from generator.model.texts import INNER, is_name, is_text

EMPTY: Final = '""'
"""A text that is still to be written, or that there is not."""
_WIDTH = 96
_PLAIN = re.compile(r"[a-z][a-z0-9-]*")


def to_translate(tree: dict[str, Tree], source: SourceMap) -> str:
    """The texts of a scenario, each empty below its original.

    `tree` is what the author wrote, and `source` where. Comments that stand above something with a
    text stay; names of people stand as they are.
    """
    return "\n".join(_Writer(source, Remarks(source)).mapping(tree, ())) + "\n"


@dataclass(frozen=True, slots=True)
class _Writer:
    source: SourceMap
    remarks: Remarks

    def mapping(self, tree: dict[str, Tree], route: Route) -> Iterator[str]:
        for key, value in tree.items():
            head = key if _PLAIN.fullmatch(key) else _quoted(key)
            yield from self.entry(f"{head}:", value, (*route, key))

    def entry(self, head: str, value: Tree, route: Route) -> Iterator[str]:
        """A key and what it introduces; nothing where no text is within."""
        if isinstance(value, str):
            if is_name(route):
                yield from [*self.above(route), f"{head} {_quoted(value)}"]
            elif is_text(route):
                yield from [*self.above(route), *_gap(head, value)]
            return
        inside = (
            self.mapping(value, route) if isinstance(value, dict) else self.sequence(value, route)
        )
        indented = [f"  {line}" if line else "" for line in inside]
        if indented:
            yield from [*self.above(route), head, *indented]

    def sequence(self, items: list[Tree], route: Route) -> list[str]:
        texts = [_text_of(item, (*route, place)) for place, item in enumerate(items)]
        if not any(texts):
            return []
        return [
            line
            for place, text in enumerate(texts)
            for line in (
                *self.above((*route, place)),
                *(_gap("-", text) if text else [f"- {EMPTY}  # nothing to translate here"]),
            )
        ]

    def above(self, route: Route) -> list[str]:
        """What the author has said above it, where it begins a line."""
        span = self.source.keys.get(route) or self.source.values[route]
        if not self.remarks.has_a_line_to_itself(span.line, span.column):
            return []
        return self.remarks.above(span.line)


def _text_of(item: Tree, route: Route) -> str:
    """The text in an entry of a list: the entry itself, or the one text of its keys."""
    if isinstance(item, str):
        return item if is_text(route) else ""
    inner = [item[key] for key in INNER if key in item] if isinstance(item, dict) else []
    return next((text for text in inner if isinstance(text, str)), "")


def _gap(head: str, original: str) -> list[str]:
    """A text to be written, below the original; room for several lines where that has several."""
    lines = original.strip().splitlines()
    return [*_comment(lines), f"{head} |" if len(lines) > 1 else f"{head} {EMPTY}"]


def _comment(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        said = FORBIDDEN.sub("", line)
        wrapped = textwrap.wrap(said, _WIDTH, break_long_words=False, break_on_hyphens=False)
        yield from map(as_a_comment, wrapped or [""])


def _quoted(text: str) -> str:
    return json.dumps(FORBIDDEN.sub("", text), ensure_ascii=False)
