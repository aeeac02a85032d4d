"""The map of the ways: what was seen and no more, drawn and as a list."""

from dataclasses import replace

from playwright.sync_api import expect

from generator.trace.state import available
from generator.trace.tracing import ScenarioFacts

from .keeping import kept
from .playing import Play, text_of
from .trails import Walk


def open_map(play: Play) -> None:
    """The map draws itself once it is open and the second script is there."""
    play.page.locator("[data-map] > summary").click()
    expect(play.page.locator("[data-map] circle").first).to_be_visible()


def on_the_map(play: Play) -> str:
    return text_of(play.page.locator("[data-map]"))


def test_the_map_shows_what_was_seen_and_no_more(
    play: Play, facts: ScenarioFacts, walk: Walk
) -> None:
    place = [n for n, (_, choice) in enumerate(walk.steps) if choice][3]
    play.follow(replace(walk, steps=walk.steps[:place]))
    open_map(play)
    drawing = play.page.locator("[data-map] svg[role=img]")
    assert drawing.get_attribute("aria-label")
    seen = [scene for scene, _ in walk.steps[: place + 1]]
    expect(drawing.locator("circle")).to_have_count(len(set(seen)))
    expect(drawing.locator(".edge:not(.unseen)")).to_have_count(len(set(seen)) - 1)
    scenes = play.page.locator("[data-map] > div > ul > li > div > ul > li")
    expect(scenes).to_have_count(len(set(seen)))
    expect(scenes.last).to_contain_text(play.say("map-here"))
    untried = sum(
        len(available(facts.steps, state)) - (n < place)
        for n, state in enumerate(walk.states[: place + 1])
        if facts.steps.scenes[state.scene].choices
    )
    marks = drawing.locator("text").all_text_contents()
    assert sum(text.count("?") for text in marks if set(text) <= set("? ")) == untried
    markup = play.page.locator("[data-map]").evaluate("e => e.outerHTML")
    for name, scene in facts.scenario.scenes.items():
        if name in seen:
            continue
        assert name not in markup
        for text in scene.text:
            assert " ".join(text.text.split()[:4]) not in on_the_map(play)
        if scene.ending:
            assert scene.ending.title not in on_the_map(play)
    titles = {facts.scenario.scenes[name].encounter for name in seen}
    for name, encounter in facts.scenario.encounters.items():
        assert (encounter.title in on_the_map(play)) is (name in titles)


def test_the_map_calls_an_ending_an_ending(play: Play, facts: ScenarioFacts, walk: Walk) -> None:
    play.follow(walk)
    open_map(play)
    ending = facts.scenario.scenes[walk.end].ending
    assert ending
    called = text_of(play.page.locator(".trail .ending .eyebrow"))
    here = play.page.locator("[data-map] li li", has_text=play.say("map-here"))
    expect(here).to_have_text(f"{called}: {ending.title} {play.say('map-here')}")
    expect(play.page.locator("[data-map] ul:empty")).to_have_count(0)


def test_an_answer_whose_layers_are_open_shows_no_next_scene(
    play: Play, facts: ScenarioFacts
) -> None:
    play.begin()
    open_map(play)
    expect(play.page.locator("[data-map] circle")).to_have_count(1)
    play.choose(next(iter(facts.steps.scenes[facts.steps.start].choices)))
    expect(play.moments.last.locator(".answer")).to_be_visible()
    expect(play.page.locator("[data-map] circle")).to_have_count(1)


def test_the_map_holds_both_ways(play: Play, walk: Walk) -> None:
    play.follow(walk)
    play.look_back()
    play.second_way(walk)
    open_map(play)
    both = kept(play.page)
    ends = {both[which]["steps"][-1][0] for which in ("trail", "other")}
    scenes = {scene for which in ("trail", "other") for scene, _ in both[which]["steps"]}
    count = play.page.locator("[data-map] circle").count()
    assert count >= len(scenes) + 1, ends
