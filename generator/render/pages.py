"""The site plan to finished pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from generator.model.evidence import Evidence
from generator.plan.site_plan import ScenarioPlan, SitePlan
from generator.render.assets import boot_script, player_script, stylesheets
from generator.render.evidence_view import quotation_view
from generator.render.prose import plain, prose
from generator.render.scenario_view import scenario_view
from generator.render.words import Words


@dataclass(frozen=True, slots=True)
class RenderedSite:
    """Every file the generator adds to the hand-written pages, by its path in the site's source."""

    files: Mapping[str, str]


def render(plan: SitePlan, templates: Path) -> RenderedSite:
    """All generated pages, styles and scripts. Deterministic, and nothing is written."""
    environment = _environment(templates)
    words = Words(plan.strings)
    boot = boot_script(templates)
    files = {
        f"scenarios/{scenario.id}.md": scenario_page(
            scenario, plan.evidence, words, environment, templates, boot
        )
        for scenario in plan.scenarios
    }
    files["scenarios/index.md"] = _catalogue(plan, words, environment, templates)
    files["voices.md"] = _voices(plan.evidence, words, environment)
    return RenderedSite({**files, **stylesheets(templates), **player_script(templates)})


def scenario_page(
    plan: ScenarioPlan,
    evidence: Evidence,
    words: Words,
    environment: jinja2.Environment,
    templates: Path,
    boot: str,
) -> str:
    """One scenario's page: it depends on no other scenario."""
    scenario = plan.facts.scenario
    view = scenario_view(plan, evidence, words)
    body = environment.get_template("pages/scenario.html").render(
        scenario=scenario,
        view=view,
        study=evidence.study,
        t=words,
        prose=prose,
        up="../",
        art=_art(templates, _first_art(plan)),
        player_strings=sorted(words.section("player").items()),
    )
    return _stub(
        {
            "title": scenario.title,
            "description": scenario.summary,
            "template": "scenario.html",
            "boot": boot,
            "body": _compact(body),
        },
        f"# {plain(scenario.title)}\n\n{plain(scenario.summary)}\n",
    )


def _catalogue(
    plan: SitePlan, words: Words, environment: jinja2.Environment, templates: Path
) -> str:
    cards = []
    for each in plan.scenarios:
        scenario = each.facts.scenario
        meta = [scenario.place, str(words("scenario.minutes", minutes=str(scenario.minutes)))]
        cards.append(
            {
                "id": each.id,
                "title": scenario.title,
                "meta": " · ".join(part for part in meta if part),
                "summary": prose(scenario.summary),
                "care_note": scenario.care_note,
                "art": _art(templates, _first_art(each)),
            }
        )
    body = environment.get_template("pages/catalogue.html").render(scenarios=cards, t=words)
    return _generated(str(words("catalogue.title")), body, words)


def _voices(evidence: Evidence, words: Words, environment: jinja2.Environment) -> str:
    categories = []
    for name, category in evidence.model.categories.items():
        quotations = [
            quotation_view(each, evidence)
            for each, quotation in evidence.quotations.items()
            if quotation.category == name and quotation.may_be_shown
        ]
        if quotations:
            categories.append(
                {
                    "id": name,
                    "side": str(category.side),
                    "label": category.label,
                    "quotations": quotations,
                }
            )
    body = environment.get_template("pages/voices.html").render(
        categories=categories,
        shown=sum(quotation.may_be_shown for quotation in evidence.quotations.values()),
        study=evidence.study,
        t=words,
    )
    return _generated(str(words("voices.title")), body, words)


def _generated(title: str, body: str, words: Words) -> str:
    return _stub({"title": title, "template": "generated.html", "body": body}, f"# {title}\n")


def _stub(meta: Mapping[str, Any], markdown: str) -> str:
    """A page whose finished HTML the theme's template puts in place.

    JSON strings are YAML, so that no publisher reads anything of `meta` as markup of its own.
    """
    front = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=True)}\n" for key, value in meta.items()
    )
    return f"---\n{front}---\n\n{markdown}"


def _compact(html: str) -> str:
    """The page without the indentation that templates leave; text is not touched."""
    return "\n".join(line for line in (line.rstrip() for line in html.splitlines()) if line)


def _first_art(plan: ScenarioPlan) -> str | None:
    scenario = plan.facts.scenario
    arts = [encounter.art for encounter in scenario.encounters.values() if encounter.art]
    return arts[0] if arts else next(iter(scenario.encounters), None)


def _art(templates: Path, name: str | None) -> Markup | None:
    """One of our own illustrations; None where there is none of that name."""
    path = templates / "art" / f"{name}.svg"
    return Markup(path.read_text(encoding="utf-8")) if path.is_file() else None


def _environment(templates: Path) -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
