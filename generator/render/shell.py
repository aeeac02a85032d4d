"""What the theme's own templates say on every page, whatever the page."""

from __future__ import annotations

from markupsafe import Markup, escape

from generator.model.study import Study
from generator.render.words import Words


def shell(words: Words, study: Study) -> dict[str, str]:
    """Their words by key; `study` is finished HTML."""
    return {**words.section("shell"), "study": str(words.study_text(cited(study)))}


def cited(study: Study) -> Markup:
    """The study's citation, its DOI being the link to the article, or else with its address."""
    text, mark = escape(study.citation), escape(f"doi:{study.doi}")
    link = Markup('<a href="{}">{}</a>')
    if mark in text:
        return text.replace(mark, link.format(study.url, mark), 1)
    return Markup("{} {}").format(text, link.format(study.url, study.url))
