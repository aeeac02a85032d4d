"""YAML text to a tree of dicts, lists and strings, with a source map.

The tree is built from `yaml.parse` events rather than by a loader: every scalar stays text (so
`no`, `1:30` and `012` mean what they say), marks survive, and hostile nesting meets a cap instead
of the recursion limit.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.span import SourceMap, Span
from generator.load.comments import comments_to_us
from generator.load.mistakes import (
    anchor,
    control_character,
    duplicate_key,
    not_utf_8,
    not_yaml,
    second_document,
    tag,
    too_large,
)
from generator.load.slips.slip import slip_of
from generator.load.text import SAVE_AS_UTF8, decoded
from generator.load.tree_builder import FORBIDDEN, Tree, TreeBuilder

MAX_BYTES = 1_000_000
MAX_DEPTH = 40
MAX_VALUES = 60_000


@dataclass(frozen=True, slots=True)
class ParsedYaml:
    """A tree (None if the text is not YAML at all), its source map and what was wrong."""

    tree: Tree | None
    source: SourceMap
    findings: tuple[tuple[Finding, Span | None], ...]


def parse_yaml(document: str, data: bytes) -> ParsedYaml:
    """Read one document.

    `document` is its name within the course, `data` its bytes as UTF-8. Anchors, aliases, tags,
    further documents, control characters and anything past the caps are findings; what can be
    read all the same is in the tree. Never raises for bad input.
    """
    text, decoding = decoded(data)
    lines = text.split("\n")
    builder = TreeBuilder(document, text, lines)
    if decoding:
        builder.report(not_utf_8.MISTAKE, decoding, Span(document, 1, 1, 1, 1), SAVE_AS_UTF8)
        return _finish(builder, tree=None)
    if len(data) > MAX_BYTES:
        builder.report(
            too_large.MISTAKE,
            f"The file is larger than {MAX_BYTES:,} bytes.",
            Span(document, 1, 1, 1, 1),
        )
        return _finish(builder, tree=None)
    forbidden = FORBIDDEN.search(text)
    if forbidden:
        line = text.count("\n", 0, forbidden.start()) + 1
        column = forbidden.start() - (text.rfind("\n", 0, forbidden.start()) + 1) + 1
        builder.report(
            control_character.MISTAKE,
            f"The file holds the control character U+{ord(forbidden.group()):04X}.",
            Span(document, line, column, line, column + 1),
            "Remove it; ordinary line breaks and spaces are enough.",
        )
        return _finish(builder, tree=None)
    try:
        complete = _build(builder)
    except yaml.MarkedYAMLError as error:
        slip = slip_of(error, lines, builder.last_text())
        line, column = min(slip.place[0] + 1, len(lines)), slip.place[1] + 1
        builder.report(
            not_yaml.MISTAKE,
            slip.message,
            Span(document, line, column, line, column + 1),
            slip.hint,
        )
        complete = False
    except (yaml.YAMLError, ValueError) as error:
        builder.report(
            not_yaml.MISTAKE, f"This is not valid YAML: {error}.", Span(document, 1, 1, 1, 1)
        )
        complete = False
    if complete and builder.root is None:
        builder.report(
            not_yaml.MISTAKE, "There is nothing in this file.", Span(document, 1, 1, 1, 1)
        )
    return _finish(builder, tree=builder.root if complete else None)


def parse_foreign_yaml(document: str, data: bytes) -> ParsedYaml:
    """Read a document of another program's, to which its mistakes are left.

    Only a key given twice is a finding: of the two, that program would drop one without a word.
    Tags and anchors are passed over, an alias is a text. There is no tree of what cannot be read.
    """
    text, undecoded = decoded(data)
    builder = TreeBuilder(document, text, text.split("\n"))
    try:
        readable = not undecoded and len(data) <= MAX_BYTES and _build(builder, foreign=True)
    except (yaml.YAMLError, ValueError):
        readable = False
    source = SourceMap(document, text, builder.values, builder.keys)
    if not readable:
        return ParsedYaml(None, source, ())
    twice = tuple(each for each in builder.findings if each[0].mistake is duplicate_key.MISTAKE)
    return ParsedYaml(builder.root, source, twice)


def _finish(builder: TreeBuilder, tree: Tree | None) -> ParsedYaml:
    # Where reading stopped early, nobody knows what is a text.
    read = tree is not None
    comments = comments_to_us(builder.document, builder.lines, builder.texts) if read else ()
    source = SourceMap(builder.document, builder.text, builder.values, builder.keys, comments)
    return ParsedYaml(tree, source, tuple(builder.findings))


_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _build(builder: TreeBuilder, foreign: bool = False) -> bool:
    """Fill `builder` from the events; False where reading had to stop.

    In a `foreign` file anchors, aliases and tags are passed over.
    """
    documents = 0
    for event in yaml.parse(builder.text, Loader=_PARSER):
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                builder.report(
                    second_document.MISTAKE,
                    "A line of three dashes starts a second document.",
                    builder.span(event.start_mark, event.end_mark),
                    "Keep one document in a file.",
                )
                return False
        if not foreign and _has_what_is_not_used(builder, event):
            return False
        if not _take(builder, _as_text(event) if isinstance(event, yaml.AliasEvent) else event):
            return False
    return True


def _has_what_is_not_used(builder: TreeBuilder, event: yaml.Event) -> bool:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        builder.report(
            anchor.MISTAKE,
            "Anchors (&) and aliases (*) are not used here.",
            builder.span(event.start_mark, event.end_mark),
            "Write the value out, or put the text in quotation marks.",
        )
        return True
    if isinstance(event, yaml.NodeEvent) and getattr(event, "tag", None):
        builder.report(
            tag.MISTAKE,
            "Tags (!) are not used here.",
            builder.span(event.start_mark, event.end_mark),
            "Write the value without it, or put the text in quotation marks.",
        )
        return True
    return False


def _as_text(alias: yaml.AliasEvent) -> yaml.ScalarEvent:
    """What an alias looks like, for what it stands for is another program's business."""
    return yaml.ScalarEvent(
        None, None, (True, False), f"*{alias.anchor}", alias.start_mark, alias.end_mark
    )


def _take(builder: TreeBuilder, event: yaml.Event) -> bool:
    if isinstance(event, yaml.NodeEvent):
        builder.count += 1
        if builder.count > MAX_VALUES or len(builder.stack) >= MAX_DEPTH:
            limit = "values" if builder.count > MAX_VALUES else "levels of nesting"
            builder.report(
                too_large.MISTAKE,
                f"There are too many {limit} in this file.",
                builder.span(event.start_mark, event.end_mark),
            )
            return False
    if isinstance(event, yaml.ScalarEvent):
        builder.scalar(event)
    elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
        if builder.expects_key():
            builder.report(
                not_yaml.MISTAKE,
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
