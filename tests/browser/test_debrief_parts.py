"""What the debrief shows of the way that was gone, and where it leads on to."""

from playwright.sync_api import expect

from generator.trace.state import available
from generator.trace.tracing import ScenarioFacts

from ..support import real_evidence
from .playing import Play, text_of
from .trails import Walk, decisions, unfolded, walk_naming_a_factor


def test_the_debrief_shows_the_own_way_and_the_other_roads(
    play: Play, facts: ScenarioFacts, walk: Walk
) -> None:
    play.follow(walk)
    play.look_back()
    expect(play.debrief).to_be_visible()
    own = list(decisions(facts, walk))
    forks = play.debrief.locator(".way .fork")
    expect(forks).to_have_count(len(own))
    for n, (place, scene, choice) in enumerate(own):
        fork = forks.nth(n)
        said = text_of(play.moments.nth(place).locator(".answer .choice-text"))
        expect(fork.locator(".road.taken .choice-text")).to_have_text(said)
        effects, _, _ = unfolded(
            facts.steps, facts.steps.scenes[scene].choices[choice].step, walk.states[place]
        )
        shown = fork.locator(".road.taken .effect .badge:not(.badge-illustration)")
        expect(shown).to_have_count(len(effects))
        roads = fork.locator(".roads .road")
        expect(roads).to_have_count(len(available(facts.steps, walk.states[place])) - 1)
        expect(roads.first).to_be_visible()
        assert said not in roads.all_inner_texts()
        tempting = fork.locator(".temptation")
        absent = [
            name
            for name in available(facts.steps, walk.states[place])
            if facts.scenario.scenes[scene].choices[name].temptation
        ]
        expect(tempting).to_have_count(len(absent))


def test_the_debrief_shows_what_was_told_and_what_was_not(
    play: Play, facts: ScenarioFacts, walk: Walk
) -> None:
    play.follow(walk)
    play.look_back()
    told = walk.states[-1].told
    items = play.debrief.locator(".untold-told > .forks > li")
    expect(items).to_have_count(len(facts.scenario.facts))
    for n, (name, fact) in enumerate(facts.scenario.facts.items()):
        item = items.nth(n)
        expect(item).to_contain_text(fact.label)
        expect(item.locator(".label").first).to_have_text(
            play.say("told" if name in told else "untold")
        )
        expect(item.locator(".if-untold")).to_have_count(0 if name in told else 1)
        if name not in told:
            expect(item.locator(".if-untold")).to_be_visible()


def test_the_debrief_sets_the_reflection_beside_what_pressed(
    play: Play, facts: ScenarioFacts
) -> None:
    evidence = real_evidence()
    walk, factor = walk_naming_a_factor(facts.steps)
    play.follow(walk)
    play.look_back()
    factors = play.debrief.locator(".within .factors")
    expect(factors.locator(".tag.named")).to_have_attribute("data-phenomenon", factor)
    assert evidence.label(factor).split()[0] in text_of(factors)


def test_the_debrief_says_what_was_carried(play: Play, facts: ScenarioFacts, walk: Walk) -> None:
    play.follow(walk)
    play.look_back()
    encounters = [state.encounter for state in walk.states]
    meetings = [each for n, each in enumerate(encounters) if n == 0 or each != encounters[n - 1]]
    items = play.debrief.locator(".carried > .forks > li")
    expect(items).to_have_count(len(meetings))
    for n, encounter in enumerate(meetings):
        expect(items.nth(n)).to_contain_text(facts.scenario.encounters[encounter or ""].title)


def test_the_debrief_leads_back_into_the_story(
    play: Play, facts: ScenarioFacts, walk: Walk
) -> None:
    play.follow(walk)
    play.look_back()
    place, scene, _ = list(decisions(facts, walk))[1]
    play.debrief.locator(".way .fork").nth(1).locator("[data-action=reopen]").click()
    expect(play.debrief).to_be_hidden()
    expect(play.moments).to_have_count(place + 1)
    expect(play.options).to_be_visible()
    assert play.options.locator("[data-choice]").count() == len(facts.steps.scenes[scene].choices)


def test_the_debrief_can_be_printed_and_left(play: Play, walk: Walk) -> None:
    play.page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    play.follow(walk)
    play.look_back()
    play.debrief.locator("[data-action=print]").click()
    assert play.page.evaluate("window.printed") is True
    play.debrief.locator("[data-action=again]").click()
    expect(play.page.locator("[data-begin]")).to_be_visible()
    expect(play.moments.locator("visible=true")).to_have_count(0)
    expect(play.page.locator("h1")).to_be_focused()
