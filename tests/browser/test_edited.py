"""A scenario edited between two visits: what was kept of it is kept as far as it fits."""

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Route, expect

from generator.trace.tracing import ScenarioFacts

from .altering import altered
from .keeping import kept, put
from .playing import Play, text_of
from .trails import Walk, part_of, steps_of
from .web import SCENARIO


def edited(change: Callable[[dict[str, Any]], None]) -> Callable[[Route], None]:
    """The page with an edited plan."""

    def edit(html: str) -> str:
        head, opening, rest = html.partition('id="plan">')
        text, closing, tail = rest.partition("</script>")
        plan = json.loads(text)
        change(plan)
        plan["edition"] = "feedfeedfeedfeed"
        return head + opening + json.dumps(plan) + closing + tail

    return altered(edit)


def note_after(play: Play, change: Callable[[dict[str, Any]], None]) -> str:
    """What is said of the edit where it is offered to resume."""
    play.page.route(f"**/{SCENARIO}", edited(change))
    play.page.reload()
    return text_of(play.page.locator(".resume-note"))


def test_a_trail_of_another_edition_is_kept_as_far_as_it_fits(
    play: Play, facts: ScenarioFacts, walk: Walk
) -> None:
    trail = {**walk.trail(play.plan), "edition": "0123456789abcdef"}
    trail["steps"] = [*trail["steps"][:3], ["a-scene-of-old", "an-answer-of-old"], ["more", None]]
    put(play.page, json.dumps({"trail": trail, "other": None, "after": True, "shown": 2}))
    play.page.reload()
    note = play.say("changed", kept="3", total="5")
    expect(play.page.locator("[data-begin]")).to_contain_text(note)
    play.page.locator("[data-action=resume]").click()
    expect(play.moments).to_have_count(4)
    expect(play.current).to_have_attribute("data-step", "3")


def test_an_edit_that_changes_nothing_on_the_way(play: Play, walk: Walk) -> None:
    play.follow(part_of(walk, 4))
    note = note_after(play, lambda plan: None)
    assert note == play.say("changed", kept="4", total="4")
    play.page.locator("[data-action=resume]").click()
    expect(play.moments).to_have_count(5)


def test_an_edit_that_takes_an_answer_away(play: Play, walk: Walk) -> None:
    place = next(n for n, (_, choice) in enumerate(walk.steps) if n and choice)
    scene, choice = walk.steps[place]
    play.follow(part_of(walk, place + 2))

    def change(plan: dict[str, Any]) -> None:
        del plan["scenes"][scene]["choices"][choice]

    changed = play.say("changed", kept=str(place), total=str(place + 2))
    assert note_after(play, change) == f"{changed} {play.say('changed-answers')}"
    play.page.locator("[data-action=resume]").click()
    expect(play.moments).to_have_count(place + 1)
    assert kept(play.page)["trail"]["steps"] == steps_of(walk, place)


def test_an_edit_that_takes_a_scene_away(play: Play, walk: Walk) -> None:
    place = next(n for n, (_, choice) in enumerate(walk.steps) if n > 1 and choice)
    play.follow(part_of(walk, place + 1))
    old = walk.steps[place][0]

    def change(plan: dict[str, Any]) -> None:
        plan["scenes"]["renamed"] = plan["scenes"].pop(old)
        for scene in plan["scenes"].values():
            for each in [scene, *scene.get("choices", {}).values()]:
                for route in each.get("goto", []):
                    if route[1] == old:
                        route[1] = "renamed"

    changed = play.say("changed", kept=str(place), total=str(place + 1))
    assert note_after(play, change) == f"{changed} {play.say('changed-gone')}"
