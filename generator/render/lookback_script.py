"""What looking back needs besides code: its words, and the drawings of the model.

They are the same for every scenario and come with the player's second script, so that no page
carries them in its first load.
"""

from __future__ import annotations

import json

from generator.model.evidence import Side
from generator.render.diagrams import draw_side
from generator.render.rendering import Rendering


def lookback_values(rendering: Rendering) -> str:
    """A script that sets `Downstream.lateStrings` and `Downstream.drawings` in one language."""
    drawings = rendering.fill(
        "parts/drawings.html",
        drawings=[draw_side(rendering.plan.evidence, side, rendering.words) for side in Side],
    )
    values = {"lateStrings": rendering.words.section("lookback"), "drawings": drawings}
    return "".join(
        f"Downstream.{name}={json.dumps(value, ensure_ascii=False)};\n"
        for name, value in values.items()
    )
