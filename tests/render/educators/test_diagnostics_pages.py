"""The site's pages of mistakes: one for every code, in every language, and an index."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import cache

import pytest

from generator.check.checking import MISTAKES
from generator.check.manual import shown, told
from generator.diagnostics.mistake import Mistake, excerpts, page_of
from generator.plan.site_plan import plan
from generator.project import templates_folder
from generator.render.pages import render
from generator.trace.tracing import trace

from ...support import body_of, real_library

LANGUAGES = ("en", "fr")
EVERY = [pytest.param(each, id=each.code) for each in MISTAKES]


@cache
def bodies(language: str) -> Mapping[str, str]:
    """The finished HTML of every page about mistakes, by its address."""
    files = render(plan(trace(real_library())), templates_folder(), language).files
    return {
        path.replace(".md", ".html"): body_of(page)
        for path, page in files.items()
        if path.startswith("educators/diagnostics/")
    }


def words(markup: str) -> str:
    """What is read, whatever it is set in."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", markup)).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_page_for_every_code_and_none_besides(language: str) -> None:
    index = "educators/diagnostics/index.html"
    assert set(bodies(language)) == {index, *(page_of(each.code) for each in MISTAKES)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_leads_to_every_page_once(language: str) -> None:
    body = bodies(language)["educators/diagnostics/index.html"]
    links = re.findall(r'<dt><a href="([a-z0-9-]+)\.html">', body)
    assert sorted(links) == sorted(each.code for each in MISTAKES)
    warnings = [each for each in MISTAKES if each.severity == "warning"]
    assert body.count('class="severity"') == len(warnings)


@pytest.mark.parametrize("mistake", EVERY)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_shows_the_examples_and_what_is_told(mistake: Mistake, language: str) -> None:
    body = bodies(language)[page_of(mistake.code)]
    found = re.findall(r"<pre[^>]*><code>(.*?)</code></pre>", body, re.DOTALL)
    blocks = [html.unescape(each) for each in found]
    for example in (mistake.fails, mistake.passes):
        for name, text in excerpts(example).items():
            assert f"<figcaption>{name}</figcaption>" in body
            assert text is None or shown(text).rstrip() in blocks
    assert told(mistake) in blocks
    said, read = (re.sub(r"[`*\s]", "", text) for text in (mistake.meaning, words(body)))
    assert said in read
    assert (f"allow[{mistake.code}]" in blocks[-1]) == mistake.may_be_silenced


@pytest.mark.parametrize("mistake", EVERY)
def test_what_is_english_is_marked_on_a_french_page(mistake: Mistake) -> None:
    french = bodies("fr")[page_of(mistake.code)]
    assert '<p class="lede" lang="en">' in french
    assert re.search(r'<pre class="example told" tabindex="0" lang="en">', french)
    assert "lang=" not in bodies("en")[page_of(mistake.code)]


def test_every_link_on_these_pages_leads_somewhere() -> None:
    pages = bodies("en")
    for address, body in pages.items():
        for link in re.findall(r'href="([^"]+)"', body):
            path, _, anchor = link.partition("#")
            target = f"educators/diagnostics/{path}"
            assert target in pages, (address, link)
            assert not anchor or f'id="{anchor}"' in pages[target], (address, link)
