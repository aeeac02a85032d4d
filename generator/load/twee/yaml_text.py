"""Trees of texts as YAML that people can edit, and that may stand in a comment of a story."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.diagnostics.span import Route
from generator.load.tree_builder import Tree

_PLAIN = re.compile(r"[A-Za-z][\w ,.’;?!/()-]*(?<![ ,])|[0-9]{1,6}")
_LONG = 80
# In a comment of a story no tool may find a link, a macro or the comment's end.
_FOREIGN = re.compile(r"[<>\[\]{}&$]|-(?=[->])")


def yaml_text(tree: Mapping[str, Tree], notes: Mapping[Route, str] | None = None) -> str:
    """A file. `notes` are comments, by the route of the key that they stand above."""
    return "\n".join(_Writer(notes or {}).mapping(tree, ())) + "\n"


def hidden_yaml(tree: Mapping[str, Tree]) -> str:
    """The same for within ``<!-- … -->``."""
    return "\n".join(_Writer({}, hidden=True).mapping(tree, ())) + "\n"


@dataclass(frozen=True, slots=True)
class _Writer:
    notes: Mapping[Route, str]
    hidden: bool = field(default=False)

    def mapping(self, tree: Mapping[str, Tree], route: Route) -> Iterator[str]:
        for key, value in tree.items():
            here = (*route, key)
            if here in self.notes:
                yield f"# {self.notes[here]}"
            yield from self.entry(f"{self.scalar(key)}:", value, here)

    def sequence(self, items: list[Tree], route: Route) -> Iterator[str]:
        for place, item in enumerate(items):
            if isinstance(item, dict) and item:
                first, *rest = self.mapping(item, (*route, place))
                yield f"- {first}"
                yield from (f"  {line}" for line in rest)
            else:
                yield from self.entry("-", item, (*route, place))

    def entry(self, head: str, value: Tree, route: Route) -> Iterator[str]:
        """A key or a dash, and what it introduces."""
        if isinstance(value, str):
            if self.is_block(value):
                yield f"{head} |-"
                yield from (f"  {line}" if line else "" for line in value.split("\n"))
            else:
                yield f"{head} {self.scalar(value)}"
        elif not value:
            yield f"{head} {'{}' if isinstance(value, dict) else '[]'}"
        else:
            yield head
            inside = (
                self.mapping(value, route)
                if isinstance(value, dict)
                else self.sequence(value, route)
            )
            yield from (f"  {line}" if line else "" for line in inside)

    def is_block(self, text: str) -> bool:
        """Whether a text may stand as it is in a block that keeps its lines."""
        if self.hidden or not ("\n" in text or len(text) > _LONG):
            return False
        return text == text.strip() and not any(
            line and not line.strip() for line in text.split("\n")
        )

    def scalar(self, text: str) -> str:
        if _PLAIN.fullmatch(text) and not (self.hidden and "--" in text):
            return text
        quoted = json.dumps(text, ensure_ascii=False)
        if not self.hidden:
            return quoted
        return _FOREIGN.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
