"""The text of a passage taken apart: texts under their conditions, links, what comments say.

Without a comment of ours everything is one text, and links are its ways on; so a story that
never was a scenario is read as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.diagnostics.span import Span
from generator.load.mistakes import twee_code, twee_comment
from generator.load.tree_builder import Tree
from generator.load.twee.reading import Reporter, TweePassage
from generator.load.twee.text import unescaped
from generator.load.yaml_tree import parse_yaml

TEXTS = ("text", "witnessed", "witnessed-takes", "question", "response", "takes", "temptation")
_OURS = (*TEXTS, "note", "linked", "choice", "goto", "downstream")
_LINK = re.compile(r"\[\[((?:[^\[\]]|\[(?!\[)|\](?!\]))+)\]\]")
_SETTER = re.compile(r"\]\[[^\[\]]*$")
_BLANK = re.compile(r"^[ \t]+$", re.MULTILINE)
_BESIDE_LINKS = re.compile(r"[\s>*+.-]*")
# What SugarCube, Harlowe and Chapbook would act upon.
_CODE = re.compile(
    r"<<[^<>\n]{1,200}>>|\((?:set|put|if|unless|else-?if|else|link|goto|go-to|display|print|live|click)"
    r"[\w-]*:|^\[[^\[\]\n]+\]$|^--$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Link:
    """A link, and the condition that stood before it."""

    text: str
    target: str
    when: Tree | None
    kind: str
    span: Span


@dataclass(slots=True)
class Parts:
    """What a passage consists of. `data` is None where no comment of ours gives more."""

    texts: dict[str, list[Tree]] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    data: dict[str, Tree] | None = None

    def variants(self, part: str) -> Tree | None:
        """One text, or several under conditions, in the form of our YAML; None without any."""
        found = self.texts.get(part, [])
        if len(found) == 1 and isinstance(found[0], dict) and "when" not in found[0]:
            return found[0]["text"]
        return found or None


def parts_of(passage: TweePassage, main: str, reporter: Reporter) -> Parts:
    """Take a passage apart; text that no comment names is its `main` part."""
    return _Reading(passage, main, reporter).read()


@dataclass(slots=True)
class _Reading:
    passage: TweePassage
    main: str
    reporter: Reporter
    parts: Parts = field(default_factory=Parts)
    part: str = ""
    when: Tree | None = None
    opened: bool = True
    """Whether no text has come yet since a comment said what comes."""

    def read(self) -> Parts:
        body, ours = _comments(self.passage.body)
        self.part, start = self.main, 0
        for begin, end, inside in ours:
            head, _, rest = inside.partition("\n")
            # Words before a comment of ours, on its line, are a heading of ours.
            heading = max(start, body.rfind("\n", start, begin) + 1)
            self.section(body, start, begin if head == "downstream" else heading)
            start = end
            self.comment(head, rest, self.reporter.within(self.passage, begin, end))
        self.section(body, start, len(body))
        return self.parts

    def comment(self, head: str, rest: str, span: Span) -> None:
        tree = self.tree(rest, span)
        if head == "downstream":
            self.parts.data = tree
            return
        self.part, self.when, self.opened = head, tree.get("when"), True

    def tree(self, text: str, span: Span) -> dict[str, Tree]:
        """The YAML in a comment; where it is damaged, it is told and passed over."""
        if not text.strip():
            return {}
        parsed = parse_yaml(self.reporter.document, text.encode())
        if isinstance(parsed.tree, dict) and not parsed.findings:
            return parsed.tree
        message = "What this comment says about the scenario cannot be read and is left out."
        hint = parsed.findings[0][0].message if parsed.findings else "Keys with values are needed."
        self.reporter.tell(twee_comment.MISTAKE, message, span, hint)
        return {}

    def section(self, body: str, start: int, end: int) -> None:
        """What stands between two comments: text, and links."""
        kept: list[str] = []
        at = start
        for line in body[start:end].split("\n"):
            kept += self.line(line, at)
            at += len(line) + 1
        text = _BLANK.sub("", unescaped("\n".join(kept))).strip()
        if text and self.part not in ("note", "linked"):
            self.code(body, start, end)
            self.add(text)

    def line(self, line: str, at: int) -> list[str]:
        """The line without its links: nothing where only links stood there."""
        found = list(_LINK.finditer(line))
        if not found:
            return [line]
        for each in found:
            self.link(each, at)
        if _BESIDE_LINKS.fullmatch(_LINK.sub("", line)):
            return []
        return [_LINK.sub(lambda each: _words(each[1])[0], line)]

    def link(self, found: re.Match[str], at: int) -> None:
        text, target = _words(found[1])
        span = self.reporter.within(self.passage, at + found.start(), at + found.end())
        kind = self.part if self.part in ("choice", "goto") else ""
        self.parts.links.append(Link(unescaped(text), target, self.when_here(), kind, span))

    def when_here(self) -> Tree | None:
        """The condition of a link is the next link's alone."""
        if self.part not in ("choice", "goto"):
            return None
        when, self.when = self.when, None
        return when

    def add(self, text: str) -> None:
        if self.opened and self.part in TEXTS:
            variant: dict[str, Tree] = {"when": self.when} if self.when else {}
            self.parts.texts.setdefault(self.part, []).append({**variant, "text": text})
            self.opened = False
            return
        told = self.parts.texts.setdefault(self.main, [])
        last = told[-1] if told else None
        if isinstance(last, dict):
            told[-1] = {**last, "text": f"{last['text']}\n\n{text}"}
        else:
            told.append({"text": text})

    def code(self, body: str, start: int, end: int) -> None:
        found = _CODE.search(body, start, end)
        if found:
            span = self.reporter.within(self.passage, *found.span())
            message = "This looks like code of a story format. It is kept as text."
            self.reporter.tell(twee_code.MISTAKE, message, span, "Say it in words, or as a “when”.")


def _comments(body: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Where our comments stand and what is in them; others are blanked out of the body."""
    ours: list[tuple[int, int, str]] = []
    pieces: list[str] = []
    at = 0
    while (begin := body.find("<!--", at)) >= 0 and (close := body.find("-->", begin + 4)) >= 0:
        end = close + 3
        inside = body[begin + 4 : close].strip()
        mine = inside.partition("\n")[0] in _OURS
        if mine:
            ours.append((begin, end, inside))
        whole = body[begin:end]
        # As long as before, so that every place stays where it is.
        pieces += [body[at:begin], whole if mine else re.sub("[^\n]", " ", whole)]
        at = end
    return "".join([*pieces, body[at:]]), ours


def _words(inside: str) -> tuple[str, str]:
    """Text and target of a link, in each of the ways to write it; what it sets is left out."""
    inside = _SETTER.sub("", inside)
    if "->" in inside:
        text, _, target = inside.rpartition("->")
    elif "<-" in inside:
        target, _, text = inside.partition("<-")
    elif "|" in inside:
        text, _, target = inside.rpartition("|")
    else:
        text = target = inside
    return text.strip(), target.strip()
