"""Authors' Markdown to HTML that is safe to put in a page."""

from __future__ import annotations

import re
from functools import lru_cache

import markdown
import nh3
from markupsafe import Markup

# Enough for prose. No links, images or headings: a scenario's text is what people say and do.
_TAGS = {"p", "em", "strong", "ul", "ol", "li", "br", "blockquote"}
_BREAKABLE = re.compile(r"[ \t\r\n]+")  # not a no-break space, which a title may need
_MARKDOWN = markdown.Markdown(output_format="html")


@lru_cache(maxsize=8192)
def prose(text: str) -> Markup:
    """`text` as HTML. Markup that prose does not need is dropped, its words kept.

    `check` has capped the length and nesting of every text of a scenario, in every language, before
    this. Template syntax in `text` is just text.
    """
    html = _MARKDOWN.reset().convert(text)
    return Markup(nh3.clean(html, tags=_TAGS, attributes={}, url_schemes=set()))


def plain(text: str) -> str:
    """`text` as Markdown source that means exactly itself, for stubs that others render."""
    words = _BREAKABLE.sub(" ", text.strip())
    return "".join(c if c.isalnum() or c in " ," else f"&#{ord(c)};" for c in words)


@lru_cache(maxsize=1024)
def explanation(text: str, block: bool = True) -> Markup:
    """Our own Markdown about the format, with `code`; without `block`, what stands in one line."""
    tags = _TAGS | {"code"} if block else {"code", "em", "strong"}
    html = _MARKDOWN.reset().convert(text)
    return Markup(nh3.clean(html, tags=tags, attributes={}, url_schemes=set()).strip())
