"""Comments to the generator: ``# downstream: …``, which a YAML parser passes over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from generator.diagnostics.span import Span
from generator.load.yaml_tree import MAX_BYTES, PARSER

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*downstream:[ \t]*(.*?)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Comment:
    """What stands after ``# downstream:``, its place, and the lines it speaks for."""

    said: str
    span: Span
    lines: tuple[int, ...]


def comments_to_us(document: str, text: str) -> tuple[Comment, ...]:
    """The comments of one document, in order. None of a text that cannot be read.

    A comment speaks for its own line. One that has a line to itself also speaks for the next line
    that is not such a comment. A “#” within a text is not a comment: the parser's own marks say
    where texts are.
    """
    found = list(_COMMENT.finditer(text))
    if not found or len(text) > MAX_BYTES:
        return ()
    try:
        texts = list(_texts(text))
    except (yaml.YAMLError, ValueError):
        return ()
    lines = text.split("\n")
    return tuple(
        _comment(document, text, lines, match)
        for match in found
        if not any(start <= match.start() < end for start, end in texts)
    )


def _texts(text: str) -> Iterator[tuple[int, int]]:
    """Where texts start and end; the line that introduces a block may have a comment."""
    for token in yaml.scan(text, Loader=PARSER):
        if isinstance(token, yaml.ScalarToken):
            start, end = token.start_mark.index, token.end_mark.index
            if token.style in ("|", ">"):
                start = text.find("\n", start, end)
            yield start, end


def _comment(document: str, text: str, lines: list[str], match: re.Match[str]) -> Comment:
    line = text.count("\n", 0, match.start()) + 1
    start = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
    end = start + len(match.group())
    spoken_for = [line]
    if not lines[line - 1][: start - 1].strip():
        after = line + 1
        while after <= len(lines) and lines[after - 1].lstrip().startswith("#"):
            after += 1
        spoken_for.append(after)
    return Comment(match.group(1), Span(document, line, start, line, end), tuple(spoken_for))
