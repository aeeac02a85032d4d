"""The facilitator guides of the real scenarios, and of small ones, to read in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from markupsafe import Markup

from generator.model.condition import TextVariant
from generator.model.scenario import Scenario
from generator.plan.site_plan import plan
from generator.project import templates_folder
from generator.render.pages import render
from generator.render.prose import prose
from generator.trace.tracing import Tracing, trace

from ...support import body_of, library_of, pages_of, real_library

SCENARIOS = sorted(real_library().scenarios)


@cache
def tracing() -> Tracing:
    return trace(real_library())


@cache
def files(language: str = "en") -> Mapping[str, str]:
    return render(plan(tracing()), templates_folder(), language).files


def scenario_of(name: str) -> Scenario:
    return tracing().scenarios[name].scenario


def guide(name: str, language: str = "en") -> str:
    return body_of(files(language)[f"educators/guides/{name}.md"])


def guide_of(text: str) -> str:
    """The guide of a scenario in these lines."""
    return body_of(pages_of(library_of(it=text))["educators/guides/it.md"])


def read(html: str) -> str:
    """The text of a page, with single spaces."""
    return " ".join(Markup(html).striptags().split())


def part(html: str, marker: str) -> str:
    """A guide from `marker` to the next heading of the second level."""
    start = html.index(marker)
    end = html.find("<h2", start + len(marker))
    return html[start : end if end > 0 else len(html)]


def fork(html: str, scene: str) -> str:
    """What stands in a guide at the fork of a scene."""
    start = html.index(f'data-fork="{scene}"')
    return html[start : html.index("</section>", start)]


def option(html: str, scene: str, choice: str) -> str:
    """What stands in a guide about one answer."""
    start = html.index(f'id="{scene}--{choice}"')
    ends = [html.find(mark, start + 1) for mark in ('class="guide-option"', "guide-discuss")]
    return html[start : min(end for end in ends if end > 0)]


def texts(variants: tuple[TextVariant, ...]) -> list[str]:
    """What there is to read of them."""
    return [read(prose(variant.text)) for variant in variants]
