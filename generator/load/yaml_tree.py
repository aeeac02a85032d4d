"""YAML text to a tree of dicts, lists and strings, with a source map.

The tree is built from `yaml.parse` events rather than by a loader: every scalar stays text (so
`no`, `1:30` and `012` mean what they say), marks survive, and hostile nesting meets a cap instead
of the recursion limit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from generator.diagnostics.diagnostic import Finding, Severity
from generator.diagnostics.span import Ref, Route, SourceMap, Span

MAX_BYTES = 1_000_000
MAX_DEPTH = 40
MAX_VALUES = 60_000

Tree = dict[str, "Tree"] | list["Tree"] | str

# C0 and C1 controls but tab, line feed and carriage return; the separators that YAML takes for
# line breaks; surrogates and the byte order mark within the text. ZWJ and ZWNJ stay: emoji and
# several scripts need them.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]")
_CUT_BY_COMMENT = re.compile(r"[ \t]#(?=[^\s#!])")


@dataclass(frozen=True, slots=True)
class ParsedYaml:
    """A tree (None if the text is not YAML at all), its source map and what was wrong."""

    tree: Tree | None
    source: SourceMap
    findings: tuple[tuple[Finding, Span | None], ...]


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
class _Builder:
    document: str
    text: str
    lines: list[str]
    values: dict[Route, Span] = field(default_factory=dict)
    keys: dict[Route, Span] = field(default_factory=dict)
    findings: list[tuple[Finding, Span | None]] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    root: Tree | None = None
    count: int = 0

    def report(
        self, code: str, message: str, span: Span | None, hint: str = "", error: bool = True
    ) -> None:
        severity = Severity.ERROR if error else Severity.WARNING
        finding = Finding(code, Ref(self.document, ()), message, hint, severity)
        self.findings.append((finding, span))

    def span(self, start: _Mark | None, end: _Mark | None) -> Span:
        assert start is not None, "the parser marks every event"
        assert end is not None
        return Span(self.document, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def within(self, mark: _Mark | None) -> tuple[int, int]:
        """Line and column of `mark`, which may stand after the end of the text."""
        if mark is None:
            return 1, 1
        if mark.line < len(self.lines):
            return mark.line + 1, mark.column + 1
        return len(self.lines), len(self.lines[-1]) + 1

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
        if _FORBIDDEN.search(event.value):
            self.report(
                "control-character",
                "This text holds a control character.",
                span,
                "Remove it; ordinary line breaks and spaces are enough.",
            )
        if self.expects_key():
            self._key(event.value, span)
            return
        if event.style is None:
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
                "duplicate-key",
                f"“{key}” is given twice here; the first stands on line {first.line}.",
                span,
                "Keep one of them, or give one another name.",
            )
            return
        self.keys[route] = span

    def _keys_of(self, top: _Open) -> set[str]:
        assert isinstance(top.value, dict)
        return set(top.value)

    def _warn_if_cut(self, event: yaml.ScalarEvent, span: Span) -> None:
        line = self.lines[span.end_line - 1] if span.end_line <= len(self.lines) else ""
        if " " in event.value and _CUT_BY_COMMENT.match(line[span.end_column - 1 :]):
            self.report(
                "text-cut-short",
                "The text ends at “ #”: YAML takes what follows for a comment.",
                span,
                "Put the text in quotation marks, or in a block that starts with “>-”.",
                error=False,
            )


def parse_yaml(document: str, data: bytes) -> ParsedYaml:
    """Read one document.

    `document` is its name within the course, `data` its bytes as UTF-8. Anchors, aliases, tags,
    further documents, control characters and anything past the caps are findings; what can be
    read all the same is in the tree. Never raises for bad input.
    """
    text, decoding = _decode(data)
    lines = text.split("\n")
    builder = _Builder(document, text, lines)
    if decoding:
        builder.report("not-utf-8", decoding, Span(document, 1, 1, 1, 1), _SAVE_AS_UTF8)
        return _finish(builder, tree=None)
    if len(data) > MAX_BYTES:
        builder.report(
            "too-large", f"The file is larger than {MAX_BYTES:,} bytes.", Span(document, 1, 1, 1, 1)
        )
        return _finish(builder, tree=None)
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        line = text.count("\n", 0, forbidden.start()) + 1
        column = forbidden.start() - (text.rfind("\n", 0, forbidden.start()) + 1) + 1
        builder.report(
            "control-character",
            f"The file holds the control character U+{ord(forbidden.group()):04X}.",
            Span(document, line, column, line, column + 1),
            "Remove it; ordinary line breaks and spaces are enough.",
        )
        return _finish(builder, tree=None)
    try:
        complete = _build(builder)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = builder.within(mark)
        builder.report(
            "not-yaml",
            f"This is not valid YAML: {error.problem or 'the text cannot be read'}.",
            Span(document, line, column, line, column + 1),
            "Often a missing space after a colon, an unclosed quotation mark, or indentation.",
        )
        complete = False
    except (yaml.YAMLError, ValueError) as error:
        builder.report("not-yaml", f"This is not valid YAML: {error}.", Span(document, 1, 1, 1, 1))
        complete = False
    if complete and builder.root is None:
        builder.report("not-yaml", "There is nothing in this file.", Span(document, 1, 1, 1, 1))
    return _finish(builder, tree=builder.root if complete else None)


_SAVE_AS_UTF8 = "Save the file with the encoding UTF-8."


def _decode(data: bytes) -> tuple[str, str]:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n"), ""
    except UnicodeDecodeError as error:
        return "", f"The file is not UTF-8 text (byte {error.start + 1})."


def _finish(builder: _Builder, tree: Tree | None) -> ParsedYaml:
    source = SourceMap(builder.document, builder.text, builder.values, builder.keys)
    return ParsedYaml(tree, source, tuple(builder.findings))


_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _build(builder: _Builder) -> bool:
    """Fill `builder` from the events; False where reading had to stop."""
    documents = 0
    for event in yaml.parse(builder.text, Loader=_PARSER):
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                builder.report(
                    "second-document",
                    "A line of three dashes starts a second document.",
                    builder.span(event.start_mark, event.end_mark),
                    "Keep one document in a file.",
                )
                return False
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            builder.report(
                "anchor",
                "Anchors (&) and aliases (*) are not used here.",
                builder.span(event.start_mark, event.end_mark),
                "Write the value out, or put the text in quotation marks.",
            )
            return False
        if isinstance(event, yaml.NodeEvent) and getattr(event, "tag", None):
            builder.report(
                "tag",
                "Tags (!) are not used here.",
                builder.span(event.start_mark, event.end_mark),
                "Write the value without it, or put the text in quotation marks.",
            )
            return False
        if not _take(builder, event):
            return False
    return True


def _take(builder: _Builder, event: yaml.Event) -> bool:
    if isinstance(event, yaml.NodeEvent):
        builder.count += 1
        if builder.count > MAX_VALUES or len(builder.stack) >= MAX_DEPTH:
            limit = "values" if builder.count > MAX_VALUES else "levels of nesting"
            builder.report(
                "too-large",
                f"There are too many {limit} in this file.",
                builder.span(event.start_mark, event.end_mark),
            )
            return False
    if isinstance(event, yaml.ScalarEvent):
        builder.scalar(event)
    elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
        if builder.expects_key():
            builder.report(
                "not-yaml",
                "A key must be a plain word.",
                builder.span(event.start_mark, event.end_mark),
                "Text that starts with “{” or “[” needs quotation marks.",
            )
            return False
        opened: dict[str, Tree] | list[Tree] = (
            {} if isinstance(event, yaml.MappingStartEvent) else []
        )
        builder.open(opened, event.start_mark)
    elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
        builder.close(event.end_mark)
    return True
