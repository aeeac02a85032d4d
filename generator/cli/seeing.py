"""See a scenario as a whole, and why one of its choices leads where it does."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from generator.build import Checked, check_course
from generator.cli.group import Failure, course_at, course_option, main
from generator.diagnostics.diagnostic import did_you_mean
from generator.diagnostics.report import report
from generator.model.evidence import Evidence
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
from generator.trace.tracing import ScenarioFacts


@main.command()
@click.argument("scenario")
@course_option
def outline(scenario: str, course: Path | None) -> None:
    """Show the whole of SCENARIO: scenes, choices, conditions, endings.

    It says the same as the drawing on the site, below “For educators”.
    """
    checked = check_course(course_at(course))
    facts, evidence = _found(checked, scenario)
    _stop_at_errors(checked, facts.document)
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
    checked = check_course(course_at(course))
    facts, evidence = _found(checked, scenario)
    scenes = facts.scenario.scenes
    if scene not in scenes:
        raise _unknown("scene", scene, scenes)
    if find_act(facts.scenario, scene, choice) is None:
        acts = [*scenes[scene].choices, *(["witnessed"] if scenes[scene].witnessed else [])]
        raise _unknown("choice", choice, acts)
    found = explain_act(facts, evidence, scene, choice)
    tell = explanation_json if form == "json" else explanation_text
    click.echo(tell(found, evidence, _words(checked)))


def _found(checked: Checked, scenario: str) -> tuple[ScenarioFacts, Evidence]:
    """The scenario of that name. Exits where it, or the evidence, cannot be read."""
    library = checked.tracing.library
    if library.evidence is None:
        click.echo(checked.told())
        sys.exit(1)
    if scenario not in checked.tracing.scenarios:
        _stop_at_errors(checked, f"scenarios/{scenario}.yml")
        raise _unknown("scenario", scenario, checked.tracing.scenarios)
    return checked.tracing.scenarios[scenario], library.evidence.value


def _stop_at_errors(checked: Checked, document: str) -> None:
    errors = [each for each in checked.diagnostics if each.is_error]
    here = [each for each in errors if each.span.document == document]
    if here:
        click.echo(report(here, checked.tracing.library.texts))
        sys.exit(1)


def _unknown(kind: str, name: str, known: Iterable[str]) -> Failure:
    hint = did_you_mean(name, known)
    return Failure(f"There is no {kind} “{name}”." + (f" {hint}" if hint else ""))


def _words(checked: Checked) -> Words:
    return Words(checked.tracing.library.strings[DEFAULT_LANGUAGE])
