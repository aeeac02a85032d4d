"""A storyboard of each scenario: every scene, choice and ending, drawn and as an outline."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from generator.plan.storyboard import Storyboard, storyboard
from generator.render.rendering import Rendering, generated
from generator.render.storyboard.drawing import draw
from generator.render.storyboard.outline import outline
from generator.render.storyboard.view import board_view
from generator.render.texts import texts_in

FOLDER = "educators/storyboards"
_UP = "../../"


def storyboards(rendering: Rendering) -> Mapping[str, str]:
    """A page for each scenario, and one that lists them."""
    t = rendering.words
    pages, listed = {}, []
    for each in rendering.plan.scenarios:
        board = storyboard(each.facts, rendering.plan.evidence)
        view = board_view(board, rendering.plan.evidence, t, texts_in(each, t.language))
        body = rendering.fill(
            "pages/storyboard.html",
            view=view,
            picture=draw(view),
            headings=outline(view, t),
            up=_UP,
        )
        title = t("storyboard.title-of", title=view.title.striptags()).unescape()
        pages[f"{FOLDER}/{each.id}.md"] = generated(title, body, script="storyboard")
        listed.append({"id": each.id, "title": view.title, "counts": _counts(rendering, board)})
    body = rendering.fill("pages/storyboards.html", boards=listed)
    return {**pages, f"{FOLDER}/index.md": generated(str(t("storyboard.title")), body)}


def _counts(rendering: Rendering, board: Storyboard) -> Markup:
    scenes = board.scenes.values()
    endings = sum(scene.tone is not None for scene in scenes)
    return rendering.words(
        "storyboard.counts",
        bands=str(len(board.bands)),
        scenes=str(len(scenes) - endings),
        choices=str(sum(1 for scene in scenes for choice in scene.choices if choice.id)),
        endings=str(endings),
    )
