"""The page that counts how a class went through, and the scripts with which it knows scenarios."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from generator.model.library import DEFAULT_LANGUAGE
from generator.plan.forks import fork_numbers
from generator.plan.site_plan import ScenarioPlan
from generator.render.assets import FOLDER
from generator.render.prose import prose
from generator.render.rendering import Rendering, stub
from generator.render.texts import Texts, texts_in
from generator.trace.steps import kind_of

Said = str | list[str]
"""A text in the page's language; in another, with that language."""


def results_pages(rendering: Rendering) -> Mapping[str, str]:
    """The page, and a script for each scenario, which the page asks for when a file needs it."""
    t = rendering.words
    body = rendering.fill(
        "pages/results.html",
        scenarios=[each.id for each in rendering.plan.scenarios],
        said=sorted(t.section("results.said").items()),
    )
    page = stub(
        {
            "title": str(t("results.title")),
            "template": "generated.html",
            "body": body,
            "script": "results",
        },
        f"# {t('results.title')}\n",
    )
    return {
        "educators/results.md": page,
        **{
            f"{FOLDER}/results/{each.id}.js": rendering.remember(_script, each, t.language)
            for each in rendering.plan.scenarios
        },
    }


def _script(plan: ScenarioPlan, language: str) -> str:
    """The player's plan of one scenario, and the texts that a table of counts needs."""
    texts = texts_in(plan, language)
    scenario = texts.scenario
    told = {
        "title": _said(texts, ("title",), scenario.title),
        "plan": plan.player,
        "facts": {
            name: _said(texts, ("facts", name, "label"), fact.label)
            for name, fact in scenario.facts.items()
        },
        "scenes": dict(_scenes(texts)),
    }
    name = json.dumps(plan.id)
    value = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f"Downstream.known.set({name},{value});\n"


def _scenes(texts: Texts) -> Iterator[tuple[str, dict[str, object]]]:
    """Forks and endings in the order of the encounters."""
    scenario = texts.scenario
    numbers = fork_numbers(scenario)
    on_board = {name: number for number, name in enumerate(scenario.scenes, 1)}
    for encounter, meeting in scenario.encounters.items():
        for name, scene in scenario.scenes.items():
            if scene.encounter != encounter:
                continue
            route = ("scenes", name)
            if scene.ending:
                ending = _said(texts, (*route, "ending", "title"), scene.ending.title)
                yield (
                    name,
                    {
                        "ending": ending,
                        "tone": scene.ending.tone,
                        "scene": on_board[name],
                    },
                )
            elif scene.choices:
                fork: dict[str, object] = {
                    "number": numbers[name],
                    "scene": on_board[name],
                    "kind": kind_of(scene),
                    "meeting": _said(texts, ("encounters", encounter, "title"), meeting.title),
                    "answers": {
                        choice: _said(
                            texts,
                            (*route, "choices", choice, "text", len(act.text) - 1, "text"),
                            act.text[-1].text,
                        )
                        for choice, act in scene.choices.items()
                    },
                }
                if scene.title:
                    fork["title"] = _said(texts, (*route, "title"), scene.title)
                yield name, fork


def _said(texts: Texts, route: tuple[str | int, ...], text: str) -> Said:
    """A text without its markup."""
    words = " ".join(prose(text).striptags().split())
    return words if texts.in_language(route) else [words, DEFAULT_LANGUAGE]
