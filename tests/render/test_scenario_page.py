"""A scenario's finished page: the words as they were written, and nothing that acts."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from html.parser import HTMLParser
from typing import Any

import markdown
import pytest
import yaml
from markupsafe import Markup, escape

from generator.model.walk import effects_of
from generator.plan.scenario_plan import as_text, scenario_plan
from generator.render.prose import plain, prose

from ..support import (
    body_of,
    facts_of,
    library_of,
    one_choice,
    pages_of,
    real_evidence,
    real_library,
)

VOID = {"input", "br", "hr", "img", "link", "meta", "path", "circle", "rect", "line", "ellipse"}


class Page(HTMLParser):
    """What a browser makes of a page: texts by class and by attribute, scripts, ids."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.attributes: set[str] = set()
        self.tags: set[str] = set()
        self.quotations: dict[str, list[str]] = defaultdict(list)
        self.texts: dict[str, list[str]] = defaultdict(list)
        self.scripts: list[str] = []
        self.links: list[str] = []
        self.all = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.add(tag)
        self.attributes |= set(values)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if tag == "a":
            self.links.append(str(values.get("href")))
        if tag == "script":
            self.scripts.append("")
        if tag not in VOID:
            self.open.append((tag, values))
            if values.get("data-part"):
                self.texts[str(values["data-part"])].append("")
            if tag == "blockquote":
                self.quotations[self.quoted()].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop()[0] == tag, f"</{tag}> closes something else"

    def quoted(self) -> str:
        names = [values.get("data-quotation") for _, values in self.open]
        return next((str(name) for name in reversed(names) if name), "")

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self.open]
        if "script" in tags:
            self.scripts[-1] += data
            return
        self.all += data
        if "blockquote" in tags:
            self.quotations[self.quoted()][-1] += data
        for _, values in self.open:
            if values.get("data-part"):
                self.texts[str(values["data-part"])][-1] += data


def page_of(text: str) -> Page:
    return Page(body_of(pages_of(library_of(it=text))["scenarios/it.md"]))


def real_page() -> Page:
    return Page(body_of(pages_of(real_library())["scenarios/the-known-diagnosis.md"]))


def test_a_quotation_reaches_the_page_character_for_character() -> None:
    shown = 0
    for name, text in real_page().quotations.items():
        for each in text:
            assert each == real_evidence().quotations[name].text
            shown += 1
    (document,) = [each for name, each in real_library().scenarios.items() if "known" in name]
    assert shown == sum(len(effect.quote) for _, _, effect in effects_of(document.value))


def test_every_quotation_but_the_withheld_one_stands_among_the_voices() -> None:
    page = Page(body_of(pages_of(real_library())["voices.md"]))
    assert dict(page.quotations) == {
        name: [each.text] for name, each in real_evidence().quotations.items() if each.may_be_shown
    }
    assert len(page.quotations) == 47
    assert "t2-17" not in page.ids


def test_no_page_holds_a_withheld_quotation() -> None:
    withheld = real_evidence().quotations["t2-17"].text[:40]
    for page in pages_of(real_library()).values():
        assert withheld not in page


HOSTILE = [
    "{{ 7 * 7 }} {% raw %} {# no #} }} %}",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">here</a>',
    "[here](javascript:alert(1)) ![x](http://example.org/x.png)",
    "</script></section></article><!-- --> <![CDATA[",
    "<style>*{display:none}</style><p class=x style='color:red' onclick=x>",
    "&lt;b&gt; &amp;amp; &#60; < > & \" '",
    "<div data-scene=x id=plan>",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_markup_in_an_authors_text_is_harmless_everywhere(words: str) -> None:
    quoted = json.dumps(words)
    tame_text = one_choice(
        "response: So.\ntakes: So.\nunfolds: [{illustration: So.}]\ntells: [fall]",
        "place: So\ncare-note: So.\ncanmeds: [So]\n"
        "facts:\n  fall: {label: So, if-untold: So., matters: So.}\n",
    )
    text = re.sub(r"\bSo\b\.?", lambda _: quoted, tame_text)
    for old in ("A visit", "One short visit.", "Noor Ali", "A florist.", "Listen once"):
        text = text.replace(old, quoted)
    text = text.replace("You speak.", quoted).replace("She waits.", quoted)
    text = text.replace("{title: Out,", f"{{title: {quoted},").replace("The visit", quoted)
    tame, wild = page_of(tame_text), page_of(text)
    assert len(wild.scripts) == len(tame.scripts) == 1
    assert wild.tags - tame.tags <= {"blockquote", "em", "strong", "ul", "ol", "li", "br", "p"}
    assert not {each for each in wild.attributes if each.startswith("on") or each == "style"}
    assert wild.ids == tame.ids
    assert all(link.startswith(("#", "../")) for link in wild.links)
    json.loads(wild.scripts[0])


@pytest.mark.parametrize("words", ["{{ 7 * 7 }}", "{% include 'x' %}", "a < b > c & d", "“é” 👩‍👧"])
def test_signs_in_an_authors_text_are_shown_as_they_are(words: str) -> None:
    page = page_of(one_choice(f"response: {json.dumps(words, ensure_ascii=False)}"))
    assert words in page.all


@pytest.mark.parametrize(
    "title",
    [
        'The "known" diagnosis: part #1 & more',
        "It's 5 < 6",
        "— {{ title }} —",
        "'single' \\ back",
        "no",
        "2023-01-01",
        "Émilie 👩‍👧",
        "- a list?",
    ],
)
def test_a_title_may_hold_quotes_colons_and_ampersands(title: str) -> None:
    text = one_choice("").replace(
        "title: A visit", f"title: {json.dumps(title, ensure_ascii=False)}"
    )
    page = pages_of(library_of(it=text))["scenarios/it.md"]
    assert title in Page(body_of(page)).all
    assert front_matter(page)["title"] == title


def front_matter(page: str) -> dict[str, Any]:
    """A page's front matter as MkDocs reads it: with PyYAML."""
    head = page.removeprefix("---\n").split("\n---\n", 1)[0]
    loaded = yaml.safe_load(head)
    assert isinstance(loaded, dict)
    return loaded


def test_the_publisher_reads_the_body_as_it_was_written() -> None:
    words = "Bold 𝐁, a heart 💛, a family 👩‍👧, and é."
    page = pages_of(library_of(it=one_choice(f"response: {words}")))["scenarios/it.md"]
    meta = front_matter(page)
    assert meta["body"] == body_of(page)
    assert words in Page(str(meta["body"])).all
    meta["body"].encode("utf-8")  # what MkDocs does in the end


@pytest.mark.parametrize(
    "text",
    [
        "A *plain* _text_ with [signs](x) & `more` #1!",
        "1. First of all",
        "10) Or so",
        "- a dash",
        "    four spaces",
        "two  spaces",
        "<b>bold</b> &amp;",
        "a | b\n--- | ---",
    ],
)
def test_plain_means_exactly_itself(text: str) -> None:
    html = markdown.markdown(plain(text), extensions=["tables"])
    page = Page(html)
    assert page.tags == {"p"}
    assert " ".join(page.all.split()) == " ".join(text.split())


def test_prose_keeps_what_people_say_and_drops_the_rest() -> None:
    assert prose("She *waits*.\n\n- one\n- **two**") == Markup(
        "<p>She <em>waits</em>.</p>\n<ul>\n<li>one</li>\n<li><strong>two</strong></li>\n</ul>"
    )
    assert prose("# Not a heading") == "Not a heading"
    assert prose("She says <script>x()</script>so.") == "<p>She says so.</p>"
    assert prose("[here](https://example.org)") == "<p>here</p>"


def test_prose_does_not_remember_the_text_before() -> None:
    prose("[far]: https://example.org/far 'x'")
    assert prose("[far][far]") == "<p>[far][far]</p>"


def test_the_plan_cannot_close_its_script_element() -> None:
    plan = {"id": "</script><script>alert(1)</script><!--", "amp": "&lt;"}
    text = as_text(plan)
    assert "<" not in text
    assert json.loads(text) == plan


def test_the_plan_stands_in_the_page_as_it_was_made() -> None:
    text = one_choice("shows: [effort]\nunfolds: [hope]\nwhen: {not: {expects: dismissal}}")
    text = text.replace("when: {not", "when: {shift: quiet, not")
    text = text.replace("encounters:", "shift: [quiet, stretched]\nencounters:")
    third = "      third: {text: So., goto: end}\n"
    text = text.replace("      second:", f"{third}      second:")
    facts, page = facts_of(text), page_of(text)
    (script,) = page.scripts
    assert json.loads(script) == scenario_plan("it", facts.steps)


def test_the_page_holds_no_text_in_its_plan() -> None:
    (script,) = real_page().scripts
    assert "Lucia" not in script
    assert " " not in script


def test_every_link_on_a_page_leads_to_something_on_it() -> None:
    page = real_page()
    assert len(page.ids) == len(set(page.ids))
    inner = {link.removeprefix("#") for link in page.links if link.startswith("#")}
    assert inner
    assert inner <= set(page.ids)


def test_every_scene_choice_and_text_stands_in_the_page() -> None:
    page = real_page()
    scenario = real_library().scenarios["the-known-diagnosis"].value
    for name, scene in scenario.scenes.items():
        assert f"scene-{name}" in page.ids
        for choice in scene.choices:
            assert f"{name}--{choice}" in page.ids
    squeezed = " ".join(page.all.split())
    for fact in scenario.facts.values():
        assert " ".join(fact.label.split()) in squeezed


def test_rendering_twice_gives_the_same_bytes() -> None:
    first, second = pages_of(real_library()), pages_of(real_library())
    assert first == second
    assert list(first) == list(second)


def test_a_scenario_page_does_not_depend_on_its_neighbours() -> None:
    text, other = one_choice("shows: [effort]\nunfolds: [hope]"), one_choice("")
    alone = pages_of(library_of(it=text))["scenarios/it.md"]
    beside = pages_of(library_of(another=other, it=text, zebra=other))["scenarios/it.md"]
    assert alone == beside


def test_a_voice_beside_a_pressure_is_there_word_for_word() -> None:
    text = one_choice("shows: [effort]\nunfolds: [hope]").replace(
        "visit: {title: The visit}",
        "visit: {title: The visit, pressure: [{factor: workload, quote: t2-01}]}",
    )
    page = body_of(pages_of(library_of(it=text))["scenarios/it.md"])
    assert page.count('data-quotation="t2-01"') == 1
    assert str(escape(real_evidence().quotations["t2-01"].text)) in page
