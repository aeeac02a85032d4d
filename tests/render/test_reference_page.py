"""The reference has every key that may be written, in both languages."""

from __future__ import annotations

import re
from functools import cache

import pytest

from generator.plan.site_plan import plan
from generator.project import templates_folder
from generator.render.pages import render
from generator.schema.schemas import evidence_schemas, scenario_schema
from generator.trace.tracing import trace

from ..support import body_of, real_evidence, real_library


@cache
def body(page: str, language: str) -> str:
    files = render(plan(trace(real_library())), templates_folder(), language).files
    return body_of(files[f"educators/{page}.md"])


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_key_stands_there_with_its_description(language: str) -> None:
    strings = real_library().strings
    files = {
        "reference": [scenario_schema(real_evidence(), strings)],
        "reference-study": [*evidence_schemas(real_evidence(), strings).values()],
    }
    for page, schemas in files.items():
        html = body(page, language)
        shown = set(re.findall(r"<dt><code>([a-z-]+)</code>", html))
        parts = [part for schema in schemas for part in (schema, *schema["definitions"].values())]
        keys = {key for part in parts for key in part.get("properties", ())}
        assert shown == keys
        for part in parts:
            for each in part.get("properties", {}).values():
                first = each["description"].partition("`")[0].partition("'")[0].partition("<")[0]
                assert first in html


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("page", ["reference", "reference-study"])
def test_every_way_within_the_page_leads_somewhere(page: str, language: str) -> None:
    html = body(page, language)
    anchors = re.findall(r'<h2 id="([a-z-]+)"', html)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', html)) == set(anchors)


def test_what_is_required_and_what_may_be_written_is_said() -> None:
    html = body("reference", "en")
    assert "<dt><code>title</code> <span>text, <strong>required</strong></span></dt>" in html
    tone = "<code>low</code> or <code>mixed</code> or <code>good</code>"
    assert f"<dt><code>tone</code> <span>{tone}, <strong>required</strong></span></dt>" in html
    assert "the id of a phenomenon" not in html
    assert re.search(r"<code>goto</code> <span>a scene’s id or a list, each entry <a href", html)


def test_english_words_on_the_french_page_are_marked() -> None:
    html = body("reference", "fr")
    descriptions = re.findall(r"<dd>(.*?)</dd>", html)
    assert descriptions
    assert all(each.startswith('<span lang="en">') for each in descriptions)
    assert "obligatoire" in html
