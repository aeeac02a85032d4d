"""Facilitator guides: one page for each scenario, and the list of them."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from generator.model.canmeds import Canmeds
from generator.model.evidence import Evidence
from generator.plan.site_plan import ScenarioPlan
from generator.render.educators.guide_canmeds import source_of
from generator.render.educators.guide_times import Shape, forks_in_words, shape_of
from generator.render.educators.guide_view import guide_view
from generator.render.rendering import Rendering, Tools, stub
from generator.render.texts import Texts, texts_in
from generator.render.words import Words


def guide_pages(rendering: Rendering) -> Mapping[str, str]:
    """The guides below ``educators/guides/``, and their index."""
    return {
        "educators/guides/index.md": _index(rendering),
        **{
            f"educators/guides/{each.id}.md": rendering.remember(
                guide_page, rendering.tools, rendering.plan.evidence, rendering.plan.canmeds, each
            )
            for each in rendering.plan.scenarios
        },
    }


def guide_page(
    tools: Tools, evidence: Evidence, canmeds: Canmeds | None, plan: ScenarioPlan
) -> str:
    """The guide of one scenario: it depends on no other scenario."""
    t = tools.words
    texts = texts_in(plan, t.language)
    scenario = texts.scenario
    source, url = source_of(canmeds, t.language)
    body = tools.fill(
        "pages/guide.html",
        id=plan.id,
        s=scenario,
        say=texts,
        guide=guide_view(plan, evidence, t, texts, canmeds),
        study=evidence.study,
        not_reviewed=_not_reviewed(texts, t),
        meta=_meta(texts, shape_of(scenario, plan.facts.steps), t),
        canmeds_source=source,
        canmeds_url=url,
    )
    return _hidden_from_search(str(t("guide.title-of", scenario=scenario.title).unescape()), body)


def _index(rendering: Rendering) -> str:
    t = rendering.words
    guides = []
    for each in rendering.plan.scenarios:
        texts = texts_in(each, t.language)
        shape = shape_of(texts.scenario, each.facts.steps)
        title = texts.plain(("title",), texts.scenario.title)
        guides.append((each.id, title, _meta(texts, shape, t), texts.scenario.objectives, texts))
    body = rendering.fill("pages/guides.html", guides=guides)
    return _hidden_from_search(str(t("guide.title")), body)


def _hidden_from_search(title: str, body: str) -> str:
    """A guide tells the whole story, so that a student who searches should not stumble on it."""
    return stub(
        {
            "title": title,
            "template": "generated.html",
            "body": body,
            "script": "model",
            "search": {"exclude": True},
        },
        f"# {Markup(title).striptags()}\n",
    )


def _meta(texts: Texts, shape: Shape, t: Words) -> Markup:
    minutes = str(texts.scenario.minutes)
    return t("guide.meta", minutes=minutes, forks=forks_in_words(shape, t))


def _not_reviewed(texts: Texts, t: Words) -> Markup | None:
    review = texts.scenario.review
    if review.clinician and review.patient_partner:
        return None
    if review.clinician:
        return t("guide.not-reviewed-partner")
    return t("guide.not-reviewed-clinician" if review.patient_partner else "guide.not-reviewed")
