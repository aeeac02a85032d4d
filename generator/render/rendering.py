"""What every page is made with, and how a finished page reaches the publisher."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2

from generator.memory import Remember, afresh
from generator.plan.site_plan import SitePlan
from generator.render.prose import plain
from generator.render.words import Words


@dataclass(frozen=True, slots=True)
class Tools:
    """What any page is made with: the templates, and the interface's words in one language."""

    templates: Path
    words: Words
    environment: jinja2.Environment

    def fill(self, template: str, **values: Any) -> str:
        """A template below `templates`, with the words as `t`, without needless indentation."""
        page = self.environment.get_template(template).render(t=self.words, **values)
        return _compact(page)


@dataclass(frozen=True, slots=True)
class Rendering(Tools):
    """What pages about the whole course are made with: its plan besides.

    `tools` alone, handed to a function with one scenario's plan, lets `remember` find that page
    again when another scenario has changed.
    """

    plan: SitePlan
    tools: Tools
    remember: Remember


def begin(plan: SitePlan, templates: Path, language: str, remember: Remember = afresh) -> Rendering:
    tools = remember(_tools, templates, plan.strings[language], language)
    return Rendering(templates, tools.words, tools.environment, plan, tools, remember)


def _tools(templates: Path, strings: Mapping[str, str], language: str) -> Tools:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return Tools(templates, Words(strings, language), environment)


def generated(title: str, body: str, script: str | None = None) -> str:
    """A page of the theme with a finished body, and one of the scripts in ``pages-scripts``."""
    meta = {"title": title, "template": "generated.html", "body": body}
    return stub({**meta, "script": script} if script else meta, f"# {plain(title)}\n")


def stub(meta: Mapping[str, Any], markdown: str) -> str:
    """A page whose finished HTML the theme's template puts in place.

    JSON strings are YAML, so that no publisher reads anything of `meta` as markup of its own; but
    not their pairs of escapes for one character, hence real characters.
    """
    front = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items()
    )
    return f"---\n{front}---\n\n{markdown}"


def _compact(html: str) -> str:
    """The page without the indentation that templates leave; text is not touched."""
    return "\n".join(line for line in (line.rstrip() for line in html.splitlines()) if line)
