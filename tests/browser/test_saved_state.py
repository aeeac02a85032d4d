"""What is kept on the device, what is made of damaged data, and what if nothing can be kept."""

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from generator.trace.tracing import ScenarioFacts

from .keeping import BLOCKED, FULL, kept, put
from .playing import Play, text_of
from .trails import Walk, part_of, steps_of
from .web import REAL, SCENARIO, Site, Visits, serve_folder


def test_what_is_kept(play: Play, walk: Walk) -> None:
    play.follow(walk)
    value = kept(play.page)
    assert value["format"] == 1
    assert value["trail"]["steps"] == steps_of(walk, len(walk.steps))
    assert value["finished"] is True
    assert value["met"]
    assert {concept for concept, _ in walk.states[-1].experienced} <= set(value["met"])


def test_notes_and_what_others_keep_survive_a_reload(play: Play, walk: Walk) -> None:
    play.follow(part_of(walk, 3))
    notes = {"again": "That one.", "different": "", "commitment": "Ask once more."}
    put(play.page, json.dumps({**kept(play.page), "notes": notes, "more": [1, 2]}))
    play.page.reload()
    play.page.locator("[data-action=resume]").click()
    play.take(walk.steps[3])
    assert kept(play.page)["notes"] == notes
    assert kept(play.page)["more"] == [1, 2]


def test_a_browser_that_keeps_the_answers_says_where(play: Play) -> None:
    play.begin()
    expect(play.page.locator(".kept")).to_have_text(play.say("kept"))
    expect(play.page.locator(".kept")).to_be_visible()


DAMAGED = ["{", "[]", '"text"', "7", '{"trail": {"format": 9}}', '{"trail": null}']


@pytest.mark.parametrize("value", DAMAGED)
def test_damaged_or_foreign_data_are_said_once(play: Play, walk: Walk, value: str) -> None:
    put(play.page, value)
    play.page.reload()
    expect(play.page.locator(".resume-note")).to_have_text(play.say("damaged"))
    expect(play.status).to_contain_text(play.say("damaged"))
    play.follow(part_of(walk, 1))
    assert kept(play.page)["trail"]["steps"] == steps_of(walk, 1)
    play.page.reload()
    expect(play.page.locator(".resume-note")).to_have_text(play.say("resume-note"))


def stored(**changes: Any) -> str:
    """A stored value that would be a trail but for the changes."""
    trail = {"format": 1, "scenario": REAL, "edition": "", "seed": 1, "steps": [], **changes}
    return json.dumps({"trail": trail, "shown": "many", "after": 1})


CORRUPT = [
    "not json {",
    "null",
    "17",
    "[]",
    '"words"',
    '{"trail": 5}',
    '{"trail": null, "other": []}',
    stored(format=99),
    stored(scenario="another"),
    stored(seed="one"),
    stored(steps={}),
    stored(steps=[5]),
    stored(steps=[[1, 2]]),
    stored(shift="none", steps=[["nowhere", "nothing"]]),
    stored(shift={}, steps=[["__proto__", "constructor"]]),
    stored(steps=[["toString", None]]),
]


def test_corrupt_storage_is_ignored(play: Play, visits: Visits, facts: ScenarioFacts) -> None:
    page = play.page
    walk = Walk(
        facts.steps.shifts[0],
        ((facts.steps.start, next(iter(facts.steps.scenes[facts.steps.start].choices))),),
        (),
    )
    for value in CORRUPT:
        put(page, value)
        page.reload()
        assert page.locator("[data-action=resume]").count() == 0, value
        assert text_of(page.locator("[data-action=begin]")) == play.say("begin"), value
        play.follow(walk)
        assert play.moments.count() == 2, value
        assert visits.faults == [], value


def opened_with(script: str, real: Site, visits: Visits) -> Play:
    """The page in a browser that keeps nothing, because of the script."""
    context = visits.context()
    context.add_init_script(script)
    play = Play(context.new_page())
    play.page.goto(real.url + SCENARIO)
    return play


@pytest.mark.parametrize("broken", [BLOCKED, FULL], ids=["denied", "full"])
def test_a_browser_that_keeps_nothing_is_told_of(
    real: Site, visits: Visits, walk: Walk, broken: str
) -> None:
    play = opened_with(broken, real, visits)
    page = play.page
    play.follow(walk)
    note = page.locator("[data-play]").get_by_text(play.say("not-kept"), exact=True)
    expect(note.locator("visible=true").first).to_be_visible()
    play.look_back()
    expect(play.debrief).to_be_visible()
    page.locator("[data-action=scheme]").first.click()


@pytest.mark.parametrize("script", [BLOCKED, FULL], ids=["blocked", "full"])
def test_without_storage_everything_works_in_memory(
    real: Site, visits: Visits, walk: Walk, script: str
) -> None:
    play = opened_with(script, real, visits)
    play.follow(part_of(walk, 3))
    expect(play.page.locator(".kept")).to_have_text(play.say("not-kept"))
    expect(play.page.locator(".kept")).to_be_visible()
    play.back()
    expect(play.moments).to_have_count(3)
    play.back()
    play.back()
    play.back()
    expect(play.page.locator("[data-action=resume]")).to_be_visible()
    play.page.locator("[data-action=resume]").click()
    expect(play.moments).to_have_count(4)
    expect(play.page.locator(".elsewhere")).to_have_count(0)


def test_a_frame_without_storage(real: Site, visits: Visits, walk: Walk) -> None:
    """As a learning platform may show it: sandboxed, of another origin."""
    with serve_folder(real.folder) as frame:
        page = visits.context().new_page()
        page.goto(real.url + "support.html")
        page.evaluate(
            """url => {
              const frame = document.createElement("iframe");
              frame.sandbox = "allow-scripts";
              frame.width = 900; frame.height = 900; frame.src = url;
              document.body.replaceChildren(frame);
            }""",
            frame + SCENARIO,
        )
        inside = page.frame_locator("iframe")
        inside.locator("[data-action=begin]").click()
        inside.locator("[data-choice]").locator("visible=true").first.click()
        expect(inside.locator(".kept")).to_contain_text("keeps nothing")
        expect(inside.locator(".answer")).to_be_visible()
