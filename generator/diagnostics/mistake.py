"""A kind of mistake: its code, and everything its page says.

A rule keeps its page beside itself. The module's docstring is the prose; two excerpts, one that
fails and one that passes, are the examples, and tests check them.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

SCENARIO: Final = "scenarios/a-visit.yml"
"""The document an excerpt belongs to, where an example does not say."""

PAGES: Final = "educators/diagnostics"
"""Where the pages of mistakes stand in the site."""

Example = str | Mapping[str, str | bytes | None]
"""An excerpt of a scenario, or excerpts by document; None stands for a file that is not there."""


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


class Theme(StrEnum):
    """What a mistake has to do with; the index of the pages follows this order."""

    FILES = "files"
    SHAPE = "shape"
    NAMES = "names"
    WAYS = "ways"
    MODEL = "model"
    QUOTATIONS = "quotations"
    LESSON = "lesson"
    LANGUAGES = "languages"
    STORIES = "stories"
    SILENCE = "silence"


class Where(StrEnum):
    """The files in which a mistake can be made."""

    SCENARIOS = "scenarios"
    EVIDENCE = "evidence"
    WORDS = "words"
    TRANSLATIONS = "translations"
    STORIES = "stories"
    SETTINGS = "settings"
    EVERYWHERE = "everywhere"


def page_of(code: str) -> str:
    """The address of a mistake's page within the site."""
    return f"{PAGES}/{code}.html"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One kind of mistake.

    `about` is the docstring of the module that finds it: a line that says what it is, paragraphs
    that say what it means, and a paragraph that starts with “Why:”. Warnings may be silenced in
    place unless `silent` says no, errors may not unless it says yes.
    """

    code: str
    about: str | None
    theme: Theme
    fails: Example = ""
    passes: Example = ""
    severity: Severity = Severity.ERROR
    where: Where = Where.SCENARIOS
    silent: bool | None = None

    @property
    def title(self) -> str:
        """What it is, in one line."""
        return self._paragraphs[0]

    @property
    def meaning(self) -> str:
        """What it means: paragraphs of Markdown."""
        return "\n\n".join(self._paragraphs[1 : self._why])

    @property
    def why(self) -> str:
        """Why it matters: paragraphs of Markdown."""
        reasons = "\n\n".join(self._paragraphs[self._why :])
        return reasons.removeprefix(_WHY).strip()

    @property
    def may_be_silenced(self) -> bool:
        return self.severity is Severity.WARNING if self.silent is None else self.silent

    @property
    def _paragraphs(self) -> list[str]:
        return inspect.cleandoc(self.about or "").split("\n\n")

    @property
    def _why(self) -> int:
        """Where among the paragraphs the reasons start."""
        starts = [n for n, each in enumerate(self._paragraphs) if each.startswith(_WHY)]
        return starts[0] if starts else len(self._paragraphs)


_WHY: Final = "Why:"


def excerpts(example: Example) -> Mapping[str, str | bytes | None]:
    """The excerpts of an example by the document they belong to."""
    return {SCENARIO: example} if isinstance(example, str) else example
