"""Growing a tree from YAML events, with the place of every value and key."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake
from generator.diagnostics.span import Ref, Route, Span
from generator.load.mistakes import control_character, duplicate_key, text_cut_short
from generator.load.text_keys import text_keys

Tree = dict[str, "Tree"] | list["Tree"] | str

# C0 and C1 controls but tab, line feed and carriage return; the separators that YAML takes for
# line breaks; surrogates, the byte order mark within the text, and what Unicode calls no character
# (the publisher drops a page with one). ZWJ and ZWNJ stay: emoji and several scripts need them.
_NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff" + _NO_CHARACTERS + "]"
)
_COMMENT = re.compile(r"[ \t]*#(?![ \t]*downstream:)")
_ID = re.compile(r"[a-z0-9-]*")
# What no text of several words is: a number of CanMEDS, pronouns, an address.
_NO_PROSE = re.compile(r"[A-Z]{2,} [0-9.]+|\S+/\S+|[0-9.:-]+")


class _Mark(Protocol):
    """Either parser's mark: a place counted from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


@dataclass(slots=True)
class _Open:
    """A mapping or sequence whose end has not been met."""

    value: dict[str, Tree] | list[Tree]
    route: Route
    start: _Mark | None
    key: str | None = None
    skipped: bool = False


@dataclass(slots=True)
class TreeBuilder:
    document: str
    text: str
    lines: list[str]
    values: dict[Route, Span] = field(default_factory=dict)
    keys: dict[Route, Span] = field(default_factory=dict)
    texts: list[tuple[int, int]] = field(default_factory=list)
    findings: list[tuple[Finding, Span | None]] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    root: Tree | None = None
    count: int = 0

    def report(self, mistake: Mistake, message: str, span: Span | None, hint: str = "") -> None:
        finding = Finding(mistake, Ref(self.document, ()), message, hint)
        self.findings.append((finding, span))

    def span(self, start: _Mark | None, end: _Mark | None) -> Span:
        assert start is not None, "the parser marks every event"
        return Span(self.document, start.line + 1, start.column + 1, *self.within(end))

    def within(self, mark: _Mark | None) -> tuple[int, int]:
        """Line and column of `mark`, which may stand after the end of the text."""
        if mark is None:
            return 1, 1
        if mark.line < len(self.lines):
            return mark.line + 1, mark.column + 1
        return len(self.lines), len(self.lines[-1]) + 1

    def last_text(self) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """Where the text read last starts and ends: lines and columns, counted from 0."""
        if not self.texts:
            return None
        start, end = (self._place_of(offset) for offset in self.texts[-1])
        return start, end

    def _place_of(self, offset: int) -> tuple[int, int]:
        before = self.text.count("\n", 0, offset)
        return before, offset - (self.text.rfind("\n", 0, offset) + 1)

    def route_here(self) -> Route:
        if not self.stack:
            return ()
        top = self.stack[-1]
        if isinstance(top.value, list):
            return (*top.route, len(top.value))
        return (*top.route, top.key or "")

    def place(self, value: Tree) -> None:
        if not self.stack:
            self.root = value
            return
        top = self.stack[-1]
        if isinstance(top.value, list):
            top.value.append(value)
            return
        if top.key is not None and not top.skipped:
            top.value[top.key] = value
        top.key, top.skipped = None, False

    def expects_key(self) -> bool:
        return (
            bool(self.stack)
            and isinstance(self.stack[-1].value, dict)
            and (self.stack[-1].key is None)
        )

    def open(self, value: dict[str, Tree] | list[Tree], start: _Mark | None) -> None:
        self.stack.append(_Open(value, self.route_here(), start))

    def close(self, end: _Mark | None) -> None:
        done = self.stack.pop()
        # A duplicate's contents must not displace the places of the first one.
        self.values.setdefault(done.route, self.span(done.start, end))
        self.place(done.value)

    def scalar(self, event: yaml.ScalarEvent) -> None:
        span = self.span(event.start_mark, event.end_mark)
        self.texts.append(_extent(event, self.text))
        if FORBIDDEN.search(event.value):
            self.report(
                control_character.MISTAKE,
                "This text holds a control character.",
                span,
                "Remove it; ordinary line breaks and spaces are enough.",
            )
        if self.expects_key():
            self._key(event.value, span)
            return
        if not event.style:  # plain: None to one parser, empty to the other
            self._warn_if_cut(event, span)
        self.values.setdefault(self.route_here(), span)
        self.place(event.value)

    def _key(self, key: str, span: Span) -> None:
        top = self.stack[-1]
        route = (*top.route, key)
        top.key = key
        if isinstance(top.value, dict) and key in self._keys_of(top):
            top.skipped = True
            first = self.keys[route]
            self.report(
                duplicate_key.MISTAKE,
                f"“{key}” is given twice here; the first stands on line {first.line}.",
                span,
                "Keep one of them, or give one another name.",
            )
            return
        # Within the second of two equal keys the first one's places stay.
        self.keys.setdefault(route, span)

    def _keys_of(self, top: _Open) -> set[str]:
        assert isinstance(top.value, dict)
        return set(top.value)

    def _warn_if_cut(self, event: yaml.ScalarEvent, span: Span) -> None:
        """Warn of a comment right after a text without quotation marks.

        The line is drawn by what stands before it. Prose is a text that is no single id, number or
        address; under a key that takes a text, a lower-case word is prose as well, and so is
        nothing at all. After anything else, and after a list, a comment is deliberate.
        """
        line = self.lines[span.end_line - 1] if span.end_line <= len(self.lines) else ""
        if _COMMENT.match(line[span.end_column - 1 :]) and self._is_prose(event.value):
            self.report(
                text_cut_short.MISTAKE,
                "The text ends at “ #”: YAML takes what follows for a comment."
                if event.value
                else "There is no text here: YAML takes what follows “ #” for a comment.",
                span,
                'Put the text in straight quotation marks ("…"), or on the next line, further in, '
                "after “>-”. If it is a comment, give it the line above.",
            )

    def _is_prose(self, value: str) -> bool:
        if _ID.fullmatch(value):
            keys = [step for step in self.route_here() if isinstance(step, str)]
            return bool(keys) and keys[-1] in text_keys()
        return not _NO_PROSE.fullmatch(value)


def _extent(event: yaml.ScalarEvent, text: str) -> tuple[int, int]:
    """Where a text starts and ends; the line that introduces a block may bear a comment."""
    assert event.start_mark is not None, "the parser marks every event"
    assert event.end_mark is not None, "the parser marks every event"
    start, end = event.start_mark.index, event.end_mark.index
    return (text.find("\n", start, end) if event.style in ("|", ">") else start), end
