"""The scenarios for the player to propose a next one: a script, which loads from a folder too."""

from __future__ import annotations

import json

from generator.plan.occurrences import Way, ways_in
from generator.plan.site_plan import ScenarioPlan, SitePlan
from generator.render.assets import FOLDER
from generator.render.texts import texts_in


def catalogue_script(plan: SitePlan, language: str) -> dict[str, str]:
    """The script, by its path. It is asked for in the debrief only, never by a page as it loads."""
    listed = [_entry(each, language) for each in plan.scenarios]
    catalogue = json.dumps(listed, ensure_ascii=False, separators=(",", ":"))
    return {f"{FOLDER}/catalogue.js": f"Downstream.catalogue={catalogue};\n"}


def _entry(plan: ScenarioPlan, language: str) -> dict[str, object]:
    """One scenario with everything of the model that an act in it shows or that unfolds in it."""
    scenario = texts_in(plan, language).scenario
    return {
        "id": plan.id,
        "title": scenario.title,
        "phenomena": [
            concept for concept, ways in ways_in(scenario).items() if set(ways) != {Way.PRESSES}
        ],
    }
