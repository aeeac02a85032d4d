"""Comments to the generator: ``# downstream: …``, which a YAML parser passes over."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from generator.diagnostics.span import Comment, Span

TO_ADD = "to add:"
"""What such a comment starts with where an author has still to add something."""

_MARK = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*downstream:")


def comments_to_us(
    document: str, lines: Sequence[str], texts: Sequence[tuple[int, int]]
) -> tuple[Comment, ...]:
    """The comments of one document, in order.

    A comment speaks for its own line. One that has a line to itself also speaks for the next line
    that is not such a comment. A “#” within a text is no comment: `texts` says where the parser
    found texts to start and end, in order, counted in characters from the document's start.
    """
    found = list(_found(lines, texts))
    following = _following(lines) if found else []
    return tuple(
        Comment(
            said=lines[number - 1][end:].strip(),
            span=Span(document, number, start + 1, number, len(lines[number - 1].rstrip()) + 1),
            lines=(number,)
            if lines[number - 1][:start].strip()
            else (number, following[number - 1]),
        )
        for number, start, end in found
    )


def is_to_us(line: str) -> bool:
    """Whether a line could be taken for a comment to the generator."""
    return _MARK.search(line) is not None


def as_a_comment(line: str) -> str:
    """A line as a comment that nobody takes for one to the generator, whatever the line says."""
    comment = f"# {line}".rstrip()
    return _MARK.sub(lambda mark: mark[0].replace(":", "\N{NO-BREAK SPACE}:"), comment)


def _found(
    lines: Sequence[str], texts: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, int]]:
    """Line number, start and end of each mark: the first of a line that is not within a text."""
    starts = [start for start, _ in texts]
    offsets = accumulate((len(line) + 1 for line in lines), initial=0)
    for number, (line, offset) in enumerate(zip(lines, offsets, strict=False), 1):
        for match in _MARK.finditer(line):
            before = bisect_right(starts, offset + match.start()) - 1
            if before < 0 or offset + match.start() >= texts[before][1]:
                yield number, match.start(), match.end()
                break


def _following(lines: Sequence[str]) -> list[int]:
    """For each line the number of the next one that is more than a comment."""
    following = [len(lines) + 1]
    for number in range(len(lines), 1, -1):
        is_comment = lines[number - 1].lstrip().startswith("#")
        following.append(following[-1] if is_comment else number)
    return following[::-1]
