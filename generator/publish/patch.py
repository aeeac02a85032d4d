"""Put a page's new contents into the page published before, as the publisher would have."""

from __future__ import annotations

import json
import re
from typing import Any

from markupsafe import escape

# Our two templates with a finished body put it between these.
BEGIN, END = "<!--body-->", "<!--/body-->"
_COURSE = re.compile(r'<meta name="application-name" content="(.*?)">', re.DOTALL)
_DESCRIPTION = re.compile(r'(?<=<meta name="description" content=").*?(?=">)', re.DOTALL)


def patched(published: str, stub: str) -> str | None:
    """The page `published` from an earlier `stub`, made to say what `stub` says now.

    None where the published page has no place for it. A title that stands elsewhere than in the
    page's own region, as in the theme's navigation, is left for the publisher.
    """
    meta = front_matter(stub)
    begin, end = published.find(BEGIN), published.rfind(END)
    if "body" not in meta or not 0 <= begin < end:
        return None
    head = published[:begin]
    if meta.get("template") == "scenario.html":
        head = _put(_title(head), meta.get("title", ""), head)
        head = _put(_DESCRIPTION, meta.get("description", ""), head)
    return f"{head}{BEGIN}{meta['body']}{published[end:]}"


def front_matter(stub: str) -> dict[str, Any]:
    """What `generator.render.rendering.stub` put at the head of a page."""
    head = stub.split("\n---\n", 1)[0].removeprefix("---\n")
    parted = (line.partition(": ") for line in head.split("\n"))
    return {key: json.loads(value) for key, colon, value in parted if colon}


def _title(head: str) -> re.Pattern[str]:
    """Where a page's own title stands: before the course's name, which may be of several parts."""
    course = _COURSE.search(head)
    name = re.escape(course[1]) if course else "[^<]*"
    return re.compile(rf"(?<=<title>)[^<]*(?= · {name}</title>)")


def _put(place: re.Pattern[str], text: str, head: str) -> str:
    return place.sub(lambda _: str(escape(text)), head, count=1)
