"""What `downstream check` can tell: a page for each mistake, and an index by theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from generator.check.manual import by_theme, shown, told
from generator.diagnostics.mistake import PAGES, Example, Mistake, excerpts
from generator.render.prose import explanation, plain
from generator.render.rendering import Rendering, stub


@dataclass(frozen=True, slots=True)
class Excerpt:
    document: str
    text: str
    missing: bool


@dataclass(frozen=True, slots=True)
class MistakeView:
    """One mistake's page, but for the interface's words."""

    code: str
    title: Markup
    severity: str
    where: str
    theme: str
    silent: bool
    meaning: Markup
    why: Markup
    fails: tuple[Excerpt, ...]
    told: str
    passes: tuple[Excerpt, ...]


def diagnostics_pages(rendering: Rendering) -> Mapping[str, str]:
    """The index, and a page for each mistake. The explanations are in English."""
    t = rendering.words
    groups = _groups()
    return {
        f"{PAGES}/index.md": stub(
            {
                "title": str(t("diagnostics.title")),
                "description": str(t("diagnostics.lede")),
                "template": "generated.html",
                "body": rendering.fill("pages/diagnostics.html", groups=groups),
            },
            f"# {t('diagnostics.title')}\n",
        ),
        **{
            f"{PAGES}/{each.code}.md": stub(
                {
                    "title": each.code,
                    "description": each.title.striptags(),
                    "template": "generated.html",
                    "body": rendering.fill("pages/diagnostic.html", m=each),
                },
                f"# {each.code}\n\n{plain(each.title.striptags())}\n",
            )
            for group in groups.values()
            for each in group
        },
    }


@cache
def _groups() -> Mapping[str, tuple[MistakeView, ...]]:
    """Views of all mistakes by theme: the same in every language and every build."""
    return {
        str(theme): tuple(_view(each) for each in mistakes)
        for theme, mistakes in by_theme().items()
    }


def _view(mistake: Mistake) -> MistakeView:
    """A mistake as its page shows it; its failing example is checked for what is told of it."""
    return MistakeView(
        code=mistake.code,
        title=explanation(mistake.title, block=False),
        severity=str(mistake.severity),
        where=str(mistake.where),
        theme=str(mistake.theme),
        silent=mistake.may_be_silenced,
        meaning=explanation(mistake.meaning),
        why=explanation(mistake.why),
        fails=_excerpts(mistake.fails),
        told=told(mistake),
        passes=_excerpts(mistake.passes),
    )


def _excerpts(example: Example) -> tuple[Excerpt, ...]:
    return tuple(
        Excerpt(name, shown(text).rstrip(), text is None)
        for name, text in excerpts(example).items()
    )
