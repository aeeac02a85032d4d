"""The page of every mistake in Markdown, for a terminal and for ``docs/diagnostics.md``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.check.checking import MISTAKES
from generator.check.examples import is_story, told_of
from generator.diagnostics.mistake import Example, Mistake, Theme, Where, excerpts
from generator.diagnostics.report import report

THEMES: Final[Mapping[Theme, str]] = {
    Theme.FILES: "Files and YAML",
    Theme.SHAPE: "Keys and values",
    Theme.NAMES: "Names that lead nowhere",
    Theme.WAYS: "Ways through a scenario",
    Theme.MODEL: "What the model supports",
    Theme.QUOTATIONS: "Quotations and care",
    Theme.LESSON: "A scenario as a lesson",
    Theme.LANGUAGES: "Languages",
    Theme.STORIES: "Stories from Twine",
    Theme.SILENCE: "Silencing in place",
}
_WHERE: Final[Mapping[Where, str]] = {
    Where.SCENARIOS: "in scenario files",
    Where.EVIDENCE: "in the evidence",
    Where.WORDS: "in the interface's words",
    Where.TRANSLATIONS: "in translations of scenarios",
    Where.STORIES: "in a story that is imported",
    Where.SETTINGS: "in `mkdocs.yml`",
    Where.EVERYWHERE: "in every file",
}
MISSING: Final = "(there is no such file)"

_HEAD: Final = """\
# What `downstream check` and `downstream import` can tell you

Written by `downstream rule --all --to docs/diagnostics.md`; do not edit it by hand. Each page is
made from the rule itself, and its examples are checked by the tests. An example is an excerpt: it
stands in a tiny whole scenario, with two choices and two endings.

`downstream rule CODE` prints a single page. How to silence a warning, and what the formats `json`
and `github` look like: [diagnostics-format.md](diagnostics-format.md).
"""


def by_theme() -> dict[Theme, list[Mistake]]:
    """Every mistake under its theme, both in the order in which a reader meets them."""
    return {
        theme: sorted((each for each in MISTAKES if each.theme is theme), key=lambda m: m.code)
        for theme in Theme
    }


def index() -> str:
    """All codes with what they are, by theme, for a terminal."""
    width = max(len(each.code) for each in MISTAKES)
    return "\n\n".join(
        "\n".join([THEMES[theme], *(f"  {each.code:<{width}}  {each.title}" for each in group)])
        for theme, group in by_theme().items()
        if group
    )


def manual() -> str:
    """All pages in one Markdown document, with a table of contents."""
    parts = [_HEAD]
    for theme, group in by_theme().items():
        if group:
            lines = [f"- [{each.code}](#{each.code}): {each.title}" for each in group]
            parts.append("\n".join([f"**{THEMES[theme]}**", "", *lines, ""]))
    for group in by_theme().values():
        parts += [f"## {page(each)}\n" for each in group]
    return "\n".join(parts)


def page(mistake: Mistake) -> str:
    """One page in Markdown; its first line is the code."""
    return "\n\n".join(_parts(mistake))


def shown(text: str | bytes | None) -> str:
    """An excerpt as a reader sees it: bytes that are not UTF-8 as escapes."""
    if text is None:
        return MISSING
    return text.decode(errors="backslashreplace") if isinstance(text, bytes) else text


def told(mistake: Mistake) -> str:
    """What is told of the failing example."""
    result = told_of(mistake.fails)
    return report(result.diagnostics, result.texts)


def _parts(mistake: Mistake) -> Iterator[str]:
    yield mistake.code
    yield mistake.title
    silent = "can be silenced in place" if mistake.may_be_silenced else "cannot be silenced"
    yield f"*{str(mistake.severity).capitalize()}, {_WHERE[mistake.where]}; {silent}.*"
    yield mistake.meaning
    yield f"**Why it matters.** {mistake.why}"
    yield "**This fails:**"
    yield from _blocks(mistake.fails)
    yield f"```text\n{told(mistake)}\n```"
    yield "**This passes:**"
    yield from _blocks(mistake.passes)
    if mistake.may_be_silenced:
        yield "**To silence it**, on the line it is told of or on the line above:"
        yield f"```yaml\n# downstream: allow[{mistake.code}] Say here why it is right.\n```"


def _blocks(example: Example) -> Iterator[str]:
    for name, text in excerpts(example).items():
        form = "twee" if is_story(name) else "yaml"
        yield f"```{form}\n# {name}\n{shown(text).rstrip()}\n```"
