"""See a scenario as a whole, and why one of its choices leads where it does."""

from __future__ import annotations

from pathlib import Path

import click

from generator.build import Checked, check_course
from generator.cli.group import course_at, course_option, main
from generator.cli.one_scenario import scenario_at, stop_at_errors, unknown
from generator.model.library import DEFAULT_LANGUAGE
from generator.plan.scenario_plan import scenario_plan
from generator.plan.site_plan import ScenarioPlan
from generator.plan.storyboard import storyboard
from generator.render.explanation import explanation_json, explanation_text
from generator.render.storyboard.outline import outline_text
from generator.render.storyboard.view import board_view
from generator.render.texts import texts_in
from generator.render.words import Words
from generator.trace.explaining import explain as explain_act
from generator.trace.explaining import find_act


@main.command()
@click.argument("scenario")
@course_option
def outline(scenario: str, course: Path | None) -> None:
    """Show the whole of SCENARIO: scenes, choices, conditions, endings.

    It says the same as the drawing on the site, below “For educators”.
    """
    found = course_at(course)
    checked = check_course(found)
    facts, evidence = scenario_at(checked, found, scenario)
    stop_at_errors(checked, found, scenario)
    planned = ScenarioPlan(facts, scenario_plan(facts.id, facts.steps))
    words = _words(checked)
    texts = texts_in(planned, DEFAULT_LANGUAGE)
    click.echo(outline_text(board_view(storyboard(facts, evidence), evidence, words, texts), words))


@main.command()
@click.argument("scenario")
@click.argument("scene")
@click.argument("choice")
@course_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def explain(scenario: str, scene: str, choice: str, course: Path | None, form: str) -> None:
    """Say what a choice shows, what unfolds and why, and what else could.

    CHOICE is the id of a choice in SCENE of SCENARIO, or “witnessed”. Mistakes elsewhere in the
    course do not matter.
    """
    found = course_at(course)
    checked = check_course(found)
    facts, evidence = scenario_at(checked, found, scenario)
    scenes = facts.scenario.scenes
    if scene not in scenes:
        raise unknown("scene", scene, scenes)
    if find_act(facts.scenario, scene, choice) is None:
        acts = [*scenes[scene].choices, *(["witnessed"] if scenes[scene].witnessed else [])]
        raise unknown("choice", choice, acts)
    explained = explain_act(facts, evidence, scene, choice)
    tell = explanation_json if form == "json" else explanation_text
    click.echo(tell(explained, evidence, _words(checked)))


def _words(checked: Checked) -> Words:
    return Words(checked.tracing.library.strings[DEFAULT_LANGUAGE])
