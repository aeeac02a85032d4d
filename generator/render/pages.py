"""The site plan to finished pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from generator.memory import Remember, afresh
from generator.model.evidence import Evidence
from generator.plan.site_plan import ScenarioPlan, SitePlan
from generator.render.assets import boot_script, page_scripts, player_scripts, stylesheets
from generator.render.catalogue_script import catalogue_script
from generator.render.educators.pages import educator_pages
from generator.render.insets import insets
from generator.render.lookback_script import lookback_values
from generator.render.model_view import model_view
from generator.render.progress_view import SAID_BY_SCRIPT, phenomena_by_side
from generator.render.prose import plain
from generator.render.rendering import Rendering, Tools, begin, generated, stub
from generator.render.scenario_view import care_in, scenario_view
from generator.render.shell import shell
from generator.render.texts import texts_in, titles_in
from generator.render.voices_view import voices_view
from generator.render.words import care_words


@dataclass(frozen=True, slots=True)
class RenderedSite:
    """The site in one language: every generated file by its path, hand-written pages apart.

    `shell` is what the theme's own templates say on every page, `insets` what is put into
    hand-written ones.
    """

    language: str
    files: Mapping[str, str]
    shell: Mapping[str, str]
    insets: Mapping[str, str]


def render(
    plan: SitePlan, templates: Path, language: str, remember: Remember = afresh
) -> RenderedSite:
    """All generated pages, styles and scripts in `language`. Deterministic; nothing is written.

    The templates are taken to be the same as long as `remember` is.
    """
    made_with = begin(plan, templates, language, remember)
    return RenderedSite(
        language,
        {
            **{
                f"scenarios/{each.id}.md": remember(
                    scenario_page, made_with.tools, plan.evidence, each
                )
                for each in plan.scenarios
            },
            "scenarios/index.md": _catalogue(made_with),
            "model.md": _model(made_with),
            "voices.md": _voices(made_with),
            "progress.md": _progress(made_with),
            **educator_pages(made_with),
            **remember(stylesheets, templates),
            **remember(player_scripts, templates, lookback_values(made_with)),
            **catalogue_script(plan, language),
            **remember(page_scripts, templates),
        },
        shell(made_with.words, plan.evidence.study),
        insets(plan.evidence, [each.facts.scenario for each in plan.scenarios], made_with.words),
    )


def scenario_page(tools: Tools, evidence: Evidence, plan: ScenarioPlan) -> str:
    """One scenario's page: it depends on no other scenario."""
    texts = texts_in(plan, tools.words.language)
    view = scenario_view(plan, evidence, tools.words, texts)
    body = tools.fill(
        "pages/scenario.html",
        s=texts.scenario,
        say=texts,
        view=view,
        study=evidence.study,
        up="../",
        art=_art(tools.templates, _first_art(plan)),
        player_strings=sorted(tools.words.section("player").items()),
        care=[(tag, care_words(tag, tools.words)) for tag in care_in(view)],
    )
    scenario = texts.scenario
    return stub(
        {
            "title": scenario.title,
            "description": scenario.summary,
            "template": "scenario.html",
            "boot": boot_script(tools.templates),
            "body": body,
        },
        f"# {plain(scenario.title)}\n\n{plain(scenario.summary)}\n",
    )


def _catalogue(rendering: Rendering) -> str:
    t = rendering.words
    cards = []
    for each in rendering.plan.scenarios:
        texts = texts_in(each, t.language)
        scenario = texts.scenario
        minutes = t("scenario.minutes", minutes=str(scenario.minutes)).replace(
            " ", "\N{NO-BREAK SPACE}"
        )
        place = texts.plain(("place",), scenario.place) if scenario.place else None
        cards.append(
            {
                "id": each.id,
                "title": texts.plain(("title",), scenario.title),
                "meta": Markup("\N{NO-BREAK SPACE}· ").join(
                    part for part in (place, minutes) if part
                ),
                "summary": texts.prose(("summary",), scenario.summary),
                "care_note": texts.plain(("care-note",), scenario.care_note)
                if scenario.care_note
                else None,
                "art": _art(rendering.templates, _first_art(each)),
            }
        )
    body = rendering.fill("pages/catalogue.html", scenarios=cards)
    return generated(str(t("catalogue.title")), body, script="cards")


def _model(rendering: Rendering) -> str:
    t = rendering.words
    titles = titles_in(rendering.plan.scenarios, t.language)
    body = rendering.fill(
        "pages/model.html",
        view=model_view(rendering.plan.evidence, rendering.plan.occurrences, titles, t),
        study=rendering.plan.evidence.study,
    )
    return generated(str(t("model.title")), body, script="model")


def _voices(rendering: Rendering) -> str:
    t, evidence = rendering.words, rendering.plan.evidence
    body = rendering.fill("pages/voices.html", view=voices_view(evidence, t), study=evidence.study)
    return generated(str(t("voices.title")), body, script="voices")


def _progress(rendering: Rendering) -> str:
    t = rendering.words
    titles = titles_in(rendering.plan.scenarios, t.language)
    sides = phenomena_by_side(rendering.plan.evidence, t)
    body = rendering.fill(
        "pages/progress.html", scenarios=titles.items(), sides=sides, words=SAID_BY_SCRIPT
    )
    return generated(str(t("progress.title")), body, script="progress")


def _first_art(plan: ScenarioPlan) -> str | None:
    scenario = plan.facts.scenario
    arts = [encounter.art for encounter in scenario.encounters.values() if encounter.art]
    return arts[0] if arts else next(iter(scenario.encounters), None)


def _art(templates: Path, name: str | None) -> Markup | None:
    """One of our own illustrations; None where there is none of that name."""
    path = templates / "art" / f"{name}.svg"
    return Markup(path.read_text(encoding="utf-8")) if path.is_file() else None
