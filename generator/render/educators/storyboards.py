"""A storyboard of each scenario: every scene, choice and ending, drawn and as an outline."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from generator.model.evidence import Evidence
from generator.plan.site_plan import ScenarioPlan
from generator.plan.storyboard import Storyboard, storyboard
from generator.render.rendering import Rendering, Tools, generated
from generator.render.storyboard.drawing import draw
from generator.render.storyboard.outline import outline
from generator.render.storyboard.view import board_view
from generator.render.texts import texts_in
from generator.render.words import Words

FOLDER = "educators/storyboards"
_UP = "../../"
_Entry = Mapping[str, str | Markup]


def storyboards(rendering: Rendering) -> Mapping[str, str]:
    """A page for each scenario, and one that lists them."""
    t, evidence = rendering.words, rendering.plan.evidence
    pages, listed = {}, []
    for each in rendering.plan.scenarios:
        page, entry = rendering.remember(_page, rendering.tools, evidence, each)
        pages[f"{FOLDER}/{each.id}.md"] = page
        listed.append(entry)
    body = rendering.fill("pages/storyboards.html", boards=listed)
    return {**pages, f"{FOLDER}/index.md": generated(str(t("storyboard.title")), body)}


def _page(tools: Tools, evidence: Evidence, plan: ScenarioPlan) -> tuple[str, _Entry]:
    """One scenario's storyboard, and what the list says of it."""
    t = tools.words
    board = storyboard(plan.facts, evidence)
    view = board_view(board, evidence, t, texts_in(plan, t.language))
    body = tools.fill(
        "pages/storyboard.html",
        view=view,
        picture=draw(view),
        headings=outline(view, t),
        up=_UP,
    )
    title = t("storyboard.title-of", title=view.title.striptags()).unescape()
    page = generated(title, body, script="storyboard")
    return page, {"id": plan.id, "title": view.title, "counts": _counts(t, board)}


def _counts(words: Words, board: Storyboard) -> Markup:
    scenes = board.scenes.values()
    endings = sum(scene.tone is not None for scene in scenes)
    return words(
        "storyboard.counts",
        bands=str(len(board.bands)),
        scenes=str(len(scenes) - endings),
        choices=str(sum(1 for scene in scenes for choice in scene.choices if choice.id)),
        endings=str(endings),
    )
