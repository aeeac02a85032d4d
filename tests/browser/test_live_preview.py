"""A scene of a served course in the state that its author wants to see."""

import re

from playwright.sync_api import expect

from generator.trace.reach import Situation, Trail, reach

from .conftest import REPOSITORY
from .desk import Desk, said
from .looks import axe_is_content
from .web import KEY, Visits


def trails(desk: Desk) -> tuple[tuple[Situation, Trail], ...]:
    """A shortest trail to everything that can be previewed."""
    return reach(desk.facts.scenario, desk.facts.steps).trails


def test_a_preview_plays_a_trail_that_leads_there(desk: Desk, visits: Visits) -> None:
    situation, trail = next(
        (situation, trail)
        for situation, trail in trails(desk)
        if len(trail) > 3 and situation.told and situation.shift == "stretched"
    )
    play = desk.open(visits)
    page = play.page
    play.follow(desk.start_of_walk(2))
    page.wait_for_function("key => !JSON.parse(localStorage.getItem(key)).after", arg=KEY)
    kept = page.evaluate("key => localStorage.getItem(key)", KEY)
    page.get_by_role("button", name="Preview a scene").press("Enter")
    over = page.locator("[data-panel=preview]")
    over.locator("select[name=scene]").select_option(situation.scene)
    over.locator("select[name=shift]").select_option("stretched")
    for fact in situation.told:
        over.locator(f"select[name={fact}]").select_option("told")
    expect(over.locator(f"select[name={next(iter(situation.told))}]")).to_be_focused()
    axe_is_content(page)
    over.get_by_role("button", name="Open the nearest").press("Enter")
    expect(over).to_be_hidden()
    expect(play.moments).to_have_count(len(trail) + 1)
    expect(said(page)).to_contain_text(f"Preview, after {len(trail)} steps")
    assert f"#preview={situation.scene};shift=stretched" in page.url
    assert page.evaluate("DownstreamLive.game.moments.at(-1).state.told.length") == len(
        situation.told
    )
    desk.reload(page)
    expect(play.moments).to_have_count(len(trail) + 1)
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == kept
    page.reload()
    expect(play.moments).to_have_count(len(trail) + 1)


def test_a_preview_by_its_address(desk: Desk, visits: Visits) -> None:
    for situation, trail in trails(desk)[::300]:
        wishes = [f"shift={situation.shift}", f"you={dict(situation.expects)['you'].level}"]
        for fact in desk.facts.steps.facts:
            wishes.append(f"{fact}={'told' if fact in situation.told else 'untold'}")
        play = desk.open(visits, f"#preview={situation.scene};{';'.join(wishes)}")
        expect(play.moments).to_have_count(len(trail) + 1)
        state = play.page.evaluate("DownstreamLive.game.moments.at(-1).state")
        assert state["scene"] == situation.scene
        assert set(state["told"]) == situation.told
        assert play.page.evaluate("localStorage.length") == 0


def test_the_address_that_the_guide_names_leads_somewhere(desk: Desk, visits: Visits) -> None:
    for name in ("preview.md", "preview.fr.md"):
        guide = (REPOSITORY / "content" / "pages" / "educators" / name).read_text("utf-8")
        named = re.search(r"^scenarios/\S+\.html(#preview=\S+)$", guide, re.MULTILINE)
        assert named
        play = desk.open(visits, named[1])
        expect(said(play.page)).to_contain_text("Preview, after")


def test_what_no_trail_leads_to_is_said(desk: Desk, visits: Visits) -> None:
    play = desk.open(visits, "#preview=room-four;numbness=told")
    expect(play.page.locator(".said")).to_contain_text("No trail leads to this scene in this state")
    expect(play.page.locator("[data-panel=preview]")).to_be_visible()
    expect(play.page.locator("[data-begin]")).to_be_visible()
