"""Twee 3 read into passages, with the place of each. Any tool may have written it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from generator.diagnostics.diagnostic import Diagnostic, in_reading_order
from generator.diagnostics.mistake import Mistake
from generator.diagnostics.span import Span
from generator.load.mistakes import (
    control_character,
    not_twee,
    not_utf_8,
    passage_twice,
    too_large,
    twee_header,
    twee_left_out,
    twee_metadata,
    twee_story_data,
)
from generator.load.text import SAVE_AS_UTF8, decoded
from generator.load.tree_builder import FORBIDDEN

MAX_BYTES = 1_000_000
MAX_PASSAGES = 2_000
_HEADER = re.compile(
    r"::[ \t]*+(?P<name>(?:[^\\\[\]{}]|\\.)*+)"
    r"(?:\[(?P<tags>(?:[^\\\[\]]|\\.)*+)\])?[ \t]*+"
    r"(?P<metadata>\{.*\})?[ \t]*+"
)


@dataclass(frozen=True, slots=True)
class TweePassage:
    """A passage; `line` is where its header stands, its text begins on the next."""

    name: str
    tags: tuple[str, ...]
    body: str
    line: int


@dataclass(frozen=True, slots=True)
class TweeStory:
    """What a file tells: the passages that are story, in the order of the file."""

    title: str
    start: str
    passages: tuple[TweePassage, ...]


@dataclass(slots=True)
class Reporter:
    """Collects diagnostics about one file."""

    document: str
    text: str = ""
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def tell(self, mistake: Mistake, message: str, span: Span, hint: str = "") -> None:
        self.diagnostics.append(Diagnostic(mistake.code, mistake.severity, message, span, hint))

    def line(self, number: int) -> Span:
        """A whole line."""
        lines = self.text.split("\n")
        width = len(lines[number - 1]) if number <= len(lines) else 0
        return Span(self.document, number, 1, number, max(2, width + 1))

    def within(self, passage: TweePassage, start: int, end: int) -> Span:
        """A stretch of a passage's text; one that goes over lines ends with its first."""
        before = passage.body[:start]
        line = passage.line + 1 + before.count("\n")
        column = start - (before.rfind("\n") + 1) + 1
        rest = passage.body[start:end].split("\n")[0]
        return Span(self.document, line, column, line, column + max(1, len(rest)))

    @property
    def failed(self) -> bool:
        return any(each.is_error for each in self.diagnostics)

    def told(self) -> tuple[Diagnostic, ...]:
        return in_reading_order(self.diagnostics)


def read_twee(data: bytes, reporter: Reporter) -> TweeStory | None:
    """The story in a file; None, with errors reported, where it cannot be told."""
    top = Span(reporter.document, 1, 1, 1, 2)
    text, complaint = decoded(data)
    if complaint:
        reporter.tell(not_utf_8.MISTAKE, complaint, top, SAVE_AS_UTF8)
        return None
    if len(data) > MAX_BYTES:
        reporter.tell(too_large.MISTAKE, f"The file is larger than {MAX_BYTES:,} bytes.", top)
        return None
    reporter.text = text
    forbidden = FORBIDDEN.search(text)
    if forbidden:
        message = f"The file holds the control character U+{ord(forbidden[0]):04X}."
        reporter.tell(
            control_character.MISTAKE,
            message,
            reporter.line(text.count("\n", 0, forbidden.start()) + 1),
        )
        return None
    passages = list(islice(_passages(reporter), MAX_PASSAGES + 1))
    if len(passages) > MAX_PASSAGES:
        reporter.tell(too_large.MISTAKE, f"There are more than {MAX_PASSAGES:,} passages.", top)
        return None
    if not passages and not reporter.failed:
        hint = "A passage starts with a line such as “:: First meeting”."
        reporter.tell(not_twee.MISTAKE, "There is no passage in this file.", top, hint)
    special = {passage.name: passage for passage in passages if _is_special(passage)}
    told = tuple(passage for passage in passages if passage.name not in special)
    _no_name_twice(told, reporter)
    title = special["StoryTitle"].body.strip() if "StoryTitle" in special else ""
    start = _start(special.get("StoryData"), told, reporter)
    for passage in special.values():
        if passage.name not in ("StoryTitle", "StoryData"):
            message = f"“{passage.name}” is code or style for Twine and is left out."
            reporter.tell(twee_left_out.MISTAKE, message, reporter.line(passage.line))
    if not told and not reporter.failed:
        reporter.tell(not_twee.MISTAKE, "There is no passage with a story in this file.", top)
    return None if reporter.failed else TweeStory(title, start, told)


def _passages(reporter: Reporter) -> Iterator[TweePassage]:
    lines = reporter.text.split("\n")
    heads = [place for place, line in enumerate(lines) if line.startswith("::")]
    before = next((n for n, line in enumerate(lines[: (heads or [0])[0]], 1) if line.strip()), 0)
    if before:
        message = "This stands before the first passage and belongs to none."
        reporter.tell(
            not_twee.MISTAKE, message, reporter.line(before), "Start a passage with “:: Name”."
        )
    for head, following in zip(heads, [*heads, len(lines)][1:], strict=True):
        found = _HEADER.fullmatch(lines[head])
        name = _bare(found["name"]).strip() if found else ""
        if found is None or not name:
            message = "This passage has no name, or its name cannot be told from its tags."
            hint = (
                "Write “:: Name [tags]”, with a backslash before brackets that are part of a name."
            )
            reporter.tell(twee_header.MISTAKE, message, reporter.line(head + 1), hint)
            continue
        _check_metadata(found["metadata"], head + 1, reporter)
        tags = tuple(_bare(tag) for tag in re.findall(r"(?:[^\\\s]|\\.)+", found["tags"] or ""))
        yield TweePassage(name, tags, "\n".join(lines[head + 1 : following]), head + 1)


def _check_metadata(metadata: str | None, line: int, reporter: Reporter) -> None:
    """Twine keeps there where it draws the passage, which is nothing to a scenario."""
    if metadata and _json(metadata) is None:
        message = "What stands in braces is not JSON; it is passed over."
        reporter.tell(twee_metadata.MISTAKE, message, reporter.line(line))


def _json(text: str) -> dict[str, object] | None:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _start(data: TweePassage | None, told: tuple[TweePassage, ...], reporter: Reporter) -> str:
    """The first passage: the one StoryData names, or “Start”, or the first of the file."""
    names = [passage.name for passage in told]
    said = _json(data.body) if data else {}
    if said is None and data:
        message = "StoryData is not a JSON object, so where the story starts is not known."
        reporter.tell(twee_story_data.MISTAKE, message, reporter.line(data.line))
    start = str((said or {}).get("start", ""))
    if data and start and start not in names:
        message = f"The story is said to start with “{start}”, and there is no such passage."
        reporter.tell(twee_story_data.MISTAKE, message, reporter.line(data.line))
    if start:
        return start
    return "Start" if "Start" in names else next(iter(names), "")


def _is_special(passage: TweePassage) -> bool:
    names = {"StoryTitle", "StoryData", "StoryInit", "StoryCaption", "StoryMenu", "StoryBanner"}
    names |= {"StorySettings", "StoryInterface", "StoryAuthor", "StorySubtitle", "StoryIncludes"}
    names |= {"PassageHeader", "PassageFooter", "PassageReady", "PassageDone"}
    code = {"script", "stylesheet", "startup", "header", "footer", "Twine.image", "Twine.audio"}
    return passage.name in names or not code.isdisjoint(passage.tags)


def _no_name_twice(passages: tuple[TweePassage, ...], reporter: Reporter) -> None:
    first: dict[str, int] = {}
    for passage in passages:
        if passage.name in first:
            message = f"There is a passage “{passage.name}” already, on line {first[passage.name]}."
            hint = "A link could mean either; give one of them another name."
            reporter.tell(passage_twice.MISTAKE, message, reporter.line(passage.line), hint)
        first.setdefault(passage.name, passage.line)


def _bare(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
