"""The site plan to finished pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from generator.model.evidence import Side
from generator.plan.site_plan import ScenarioPlan, SitePlan
from generator.render.assets import boot_script, page_scripts, player_scripts, stylesheets
from generator.render.catalogue_script import catalogue_script
from generator.render.diagrams import draw_side
from generator.render.model_view import model_view
from generator.render.progress_view import SAID_BY_SCRIPT, phenomena_by_side
from generator.render.prose import plain
from generator.render.scenario_view import care_in, scenario_view
from generator.render.texts import texts_in
from generator.render.voices_view import care_words, voices_view
from generator.render.words import Words


@dataclass(frozen=True, slots=True)
class RenderedSite:
    """The site in one language: every generated file by its path, hand-written pages apart.

    `shell` are the words that the theme's own templates need.
    """

    language: str
    files: Mapping[str, str]
    shell: Mapping[str, str]


def render(plan: SitePlan, templates: Path, language: str) -> RenderedSite:
    """All generated pages, styles and scripts in `language`. Deterministic; nothing is written."""
    renderer = _Renderer(
        plan, templates, Words(plan.strings[language], language), _environment(templates)
    )
    return RenderedSite(
        language,
        {
            **{f"scenarios/{each.id}.md": renderer.scenario(each) for each in plan.scenarios},
            "scenarios/index.md": renderer.catalogue(),
            "model.md": renderer.model(),
            "voices.md": renderer.voices(),
            "progress.md": renderer.progress(),
            **stylesheets(templates),
            **player_scripts(templates),
            **catalogue_script(plan, language),
            **page_scripts(templates),
        },
        renderer.words.section("shell"),
    )


@dataclass(frozen=True, slots=True)
class _Renderer:
    plan: SitePlan
    templates: Path
    words: Words
    environment: jinja2.Environment

    def scenario(self, plan: ScenarioPlan) -> str:
        """One scenario's page: it depends on no other scenario."""
        evidence = self.plan.evidence
        texts = texts_in(plan, self.words.language)
        view = scenario_view(plan, evidence, self.words, texts)
        body = self.environment.get_template("pages/scenario.html").render(
            s=texts.scenario,
            say=texts,
            view=view,
            study=evidence.study,
            t=self.words,
            up="../",
            art=_art(self.templates, _first_art(plan)),
            drawings=[draw_side(evidence, side) for side in Side],
            player_strings=sorted(self.words.section("player").items()),
            care=[(tag, care_words(tag, self.words)) for tag in care_in(view)],
        )
        scenario = texts.scenario
        return _stub(
            {
                "title": scenario.title,
                "description": scenario.summary,
                "template": "scenario.html",
                "boot": boot_script(self.templates),
                "body": _compact(body),
            },
            f"# {plain(scenario.title)}\n\n{plain(scenario.summary)}\n",
        )

    def catalogue(self) -> str:
        t = self.words
        cards = []
        for each in self.plan.scenarios:
            texts = texts_in(each, t.language)
            scenario = texts.scenario
            minutes = t("scenario.minutes", minutes=str(scenario.minutes))
            place = texts.plain(("place",), scenario.place) if scenario.place else None
            cards.append(
                {
                    "id": each.id,
                    "title": texts.plain(("title",), scenario.title),
                    "meta": Markup(" · ").join(part for part in (place, minutes) if part),
                    "summary": texts.prose(("summary",), scenario.summary),
                    "care_note": texts.plain(("care-note",), scenario.care_note)
                    if scenario.care_note
                    else None,
                    "art": _art(self.templates, _first_art(each)),
                }
            )
        body = self.environment.get_template("pages/catalogue.html").render(scenarios=cards, t=t)
        return _generated(str(t("catalogue.title")), body)

    def model(self) -> str:
        t = self.words
        titles = {
            each.id: texts.plain(("title",), texts.scenario.title)
            for each in self.plan.scenarios
            for texts in [texts_in(each, t.language)]
        }
        body = self.environment.get_template("pages/model.html").render(
            view=model_view(self.plan.evidence, self.plan.occurrences, titles, t),
            study=self.plan.evidence.study,
            t=t,
        )
        return _generated(str(t("model.title")), _compact(body), script="model")

    def voices(self) -> str:
        t, evidence = self.words, self.plan.evidence
        body = self.environment.get_template("pages/voices.html").render(
            view=voices_view(evidence, t), study=evidence.study, t=t
        )
        return _generated(str(t("voices.title")), body, script="voices")

    def progress(self) -> str:
        t = self.words
        scenarios = [
            (each.id, texts.plain(("title",), texts.scenario.title))
            for each in self.plan.scenarios
            for texts in [texts_in(each, t.language)]
        ]
        sides = phenomena_by_side(self.plan.evidence, t)
        body = self.environment.get_template("pages/progress.html").render(
            scenarios=scenarios, sides=sides, words=SAID_BY_SCRIPT, t=t
        )
        return _generated(str(t("progress.title")), _compact(body), script="progress")


def _generated(title: str, body: str, script: str | None = None) -> str:
    """A page of the theme with a finished body, and one of the scripts in ``pages-scripts``."""
    meta = {"title": title, "template": "generated.html", "body": body}
    return _stub({**meta, "script": script} if script else meta, f"# {title}\n")


def _stub(meta: Mapping[str, Any], markdown: str) -> str:
    """A page whose finished HTML the theme's template puts in place.

    JSON strings are YAML, so that no publisher reads anything of `meta` as markup of its own; but
    not their pairs of escapes for one character, hence real characters.
    """
    front = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items()
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
