"""What a student sees while playing."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from generator.model.evidence import Evidence
from generator.trace.state import available
from generator.trace.tracing import ScenarioFacts

from .playing import Play, text_of
from .trails import Walk, random_walks, unfolded, walk_naming_a_factor, walks_to_endings
from .web import REAL, SCENARIO, Site, Visits

STORAGE_KEY = f"downstream/1/{REAL}"
NO_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("denied", "SecurityError"); },
});"""
FULL_STORAGE = """Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError");
};"""


@pytest.fixture
def play(real: Site, visits: Visits) -> Play:
    return Play(visits.open(real.url + SCENARIO))


@pytest.fixture
def walk(facts: ScenarioFacts) -> Walk:
    """A trail to an ending on which something was told and something was not."""
    for walk in random_walks(facts.steps, 200, seed=5):
        if len(walk.states[-1].told) == 1:
            return walk
    raise AssertionError("no trail tells one fact")


def evidence_of(site: Site) -> Evidence:
    from generator.build import check_course

    documents = check_course(site.course).tracing.library.evidence
    assert documents is not None
    return documents.value


def decisions(facts: ScenarioFacts, walk: Walk) -> Iterator[tuple[int, str, str]]:
    """Place, scene and choice of every decision on the walk."""
    for place, (scene, choice) in enumerate(walk.steps):
        if choice is not None and facts.steps.scenes[scene].kind == "decision":
            yield place, scene, choice


def test_one_scene_at_a_time_with_the_conversation_above(
    play: Play, facts: ScenarioFacts, walk: Walk
) -> None:
    expect(play.page.locator("[data-storyboard]")).to_be_hidden()
    expect(play.moments).to_have_count(0)
    play.begin(walk.shift)
    for place, (scene, choice) in enumerate(walk.steps):
        expect(play.moments).to_have_count(place + 1)
        expect(play.current).to_have_count(1)
        assert play.current.get_attribute("data-step") == str(place)
        assert play.current.evaluate("e => e === e.parentElement.lastElementChild")
        play.read_on()
        asking = play.page.locator("[data-options], .onward [data-action=continue]")
        expect(asking.locator("visible=true")).to_have_count(1)
        expect(play.moments.locator(".layer:not(.response) >> visible=true")).to_have_count(0)
        boxes = [play.moments.nth(n).bounding_box() for n in range(place + 1)]
        tops = [box["y"] for box in boxes if box]
        assert len(tops) == place + 1
        assert tops == sorted(tops)
        for n, past, chosen in decisions(facts, replace(walk, steps=walk.steps[:place])):
            said = facts.scenario.scenes[past].choices[chosen].text[0].text
            expect(play.moments.nth(n).locator(".answer")).to_be_visible()
            if len(facts.scenario.scenes[past].choices[chosen].text) == 1:
                assert said.split()[-1] in text_of(play.moments.nth(n).locator(".answer"))
            expect(play.moments.nth(n).locator(".response")).to_be_visible()
            expect(play.moments.nth(n).locator(".linked")).to_have_count(0)
        play.take((scene, choice))
    expect(play.page.locator("[data-storyboard]")).to_be_hidden()


def test_three_layers_one_after_the_other(play: Play, facts: ScenarioFacts) -> None:
    scene = facts.steps.start
    choice = next(
        name
        for name, each in facts.scenario.scenes[scene].choices.items()
        if each.response and each.takes and each.unfolds
    )
    play.begin()
    expect(play.options).to_be_visible()
    expect(play.onward).to_be_hidden()
    play.answer((scene, choice))
    expect(play.options).to_have_count(0)
    layers = ["response", "takes", "linked"]
    for opened in range(1, 4):
        for place, layer in enumerate(layers):
            found = play.current.locator(f".layer.{layer}")
            expect(found).to_have_count(1)
            expect(found).to_be_visible(visible=place < opened)
        tops = [
            box["y"] for name in layers if (box := play.current.locator(f".{name}").bounding_box())
        ]
        assert tops == sorted(tops)
        expect(play.onward).to_have_text(play.say("continue"))
        play.onward.click()
    expect(play.moments).to_have_count(2)


def test_every_effect_has_a_badge_and_a_reason_hop_by_hop(
    play: Play, facts: ScenarioFacts, real: Site
) -> None:
    evidence = evidence_of(real)
    walk = walks_to_endings(facts.steps, 3)[0]
    play.begin(walk.shift)
    unfolded_here = 0
    for scene, choice in walk.steps:
        before = play.moments.count()
        if choice is not None:
            play.answer((scene, choice))
        while play.moments.count() == before:
            effects = play.current.locator(".layer.linked:visible .effect[data-effect]")
            for n in range(effects.count()):
                effect = effects.nth(n)
                expect(effect.locator(".effect-sentence .badge")).to_be_visible()
                hops = effect.locator(".why .chain > .hop")
                expect(hops.first).to_be_hidden()
                effect.locator(".why > summary").click()
                expect(hops.last).to_be_visible()
                assert hops.count() >= 2
                links = effect.locator(".why .hop-link")
                assert links.count() >= 1
                for m in range(links.count()):
                    expect(links.nth(m).locator(".badge")).to_be_visible()
                    assert text_of(links.nth(m).locator("cite").first)
                target = evidence.in_a_sentence(effect.get_attribute("data-effect") or "")
                expect(hops.last).to_contain_text(target)
                assert text_of(hops.last).startswith(text_of(effect.locator(".effect-sentence")))
                unfolded_here += 1
            play.onward.click()
    assert unfolded_here >= 5


def test_a_quotation_stands_in_its_own_panel(play: Play, facts: ScenarioFacts, real: Site) -> None:
    evidence = evidence_of(real)
    scene, choice, name = next(
        (scene, choice, effect.quote[0])
        for scene, written in facts.scenario.scenes.items()
        for choice, each in written.choices.items()
        for effect in each.unfolds
        if effect.quote and effect.when is None and not written.witnessed
    )
    walk = next(
        each for each in random_walks(facts.steps, 500, seed=3) if (scene, choice) in each.steps
    )
    place = walk.steps.index((scene, choice))
    play.follow(replace(walk, steps=walk.steps[:place]))
    play.answer((scene, choice))
    figure = play.current.locator(f"figure.quotation[data-quotation={name}]")
    expect(figure).to_be_hidden()
    while not play.current.locator(".layer.linked").is_visible():
        play.onward.click()
    expect(figure).to_be_visible()
    assert figure.locator("blockquote").text_content() == evidence.quotations[name].text
    caption = figure.locator("figcaption")
    expect(caption).to_contain_text(evidence.quotations[name].participant or "?")
    expect(caption).to_contain_text(f"{evidence.study.journal} {evidence.study.year}")
    for other in ("response", "takes", "answer", "scene-text", "witnessed", "effect-sentence"):
        expect(play.page.locator(f".play .{other} :is(figure, blockquote)")).to_have_count(0)
    panel = figure.evaluate("e => getComputedStyle(e).backgroundColor + e.getBoundingClientRect()")
    layer = play.current.locator(".layer.linked").evaluate(
        "e => getComputedStyle(e).backgroundColor"
    )
    border = figure.evaluate("e => getComputedStyle(e).borderLeftWidth")
    assert not panel.startswith(layer) or border != "0px"


def test_reopening_a_choice_cuts_the_trail_there(
    play: Play, facts: ScenarioFacts, walk: Walk
) -> None:
    play.follow(walk)
    place, scene, choice = list(decisions(facts, walk))[1]
    expect(play.moments).to_have_count(len(walk.steps) + 1)
    shown_before = text_of(play.moments.nth(place).locator(".scene-text"))
    play.moments.nth(place).locator("[data-action=reopen]").click()
    expect(play.moments).to_have_count(place + 1)
    expect(play.options).to_be_visible()
    expect(play.current.locator(".answer, .layer.response")).to_have_count(0)
    assert text_of(play.current.locator(".scene-text")) == shown_before
    expect(play.options.locator("[data-choice]")).to_have_count(
        len(available(facts.steps, walk.states[place]))
    )
    for n, _, _ in decisions(facts, replace(walk, steps=walk.steps[:place])):
        expect(play.moments.nth(n).locator(".answer")).to_be_visible()
    others = [each for each in available(facts.steps, walk.states[place]) if each != choice]
    play.take((scene, others[0]))
    expect(play.moments).to_have_count(place + 2)


def test_the_last_choice_can_be_reopened_while_its_layers_open(
    play: Play, facts: ScenarioFacts
) -> None:
    scene = facts.steps.start
    play.begin()
    play.answer((scene, next(iter(facts.steps.scenes[scene].choices))))
    play.onward.click()
    play.current.locator("[data-action=reopen]").click()
    expect(play.options).to_be_visible()
    expect(play.current.locator(".layer")).to_have_count(0)
    expect(play.moments).to_have_count(1)


def seen(play: Play) -> list[str]:
    """Everything on the screen, in order."""
    parts = play.page.locator("[data-trail], [data-debrief]")
    return [" ".join(text.split()) for text in parts.all_inner_texts()]


def test_a_reload_resumes_in_the_middle_of_an_answer(
    play: Play, facts: ScenarioFacts, walk: Walk
) -> None:
    place, scene, choice = list(decisions(facts, walk))[2]
    play.follow(replace(walk, steps=walk.steps[:place]))
    play.open_options()
    asked = seen(play)
    play.page.reload()
    expect(play.moments).to_have_count(0)
    expect(play.page.locator("[data-begin]")).to_contain_text(play.say("resume-note"))
    play.page.locator("[data-action=resume]").click()
    assert seen(play) == asked
    play.answer((scene, choice))
    play.onward.click()
    answered = seen(play)
    play.page.reload()
    play.page.locator("[data-action=resume]").click()
    assert seen(play) == answered
    expect(play.current.locator(".layer.takes")).to_be_visible()


def test_a_reload_resumes_in_the_debrief(play: Play, walk: Walk) -> None:
    play.follow(walk)
    play.look_back()
    proposed = play.debrief.locator("[data-next] a")
    expect(proposed).to_be_visible()
    ended = seen(play)
    play.page.reload()
    play.page.locator("[data-action=resume]").click()
    expect(proposed).to_be_visible()
    assert seen(play) == ended


def test_start_again_leaves_the_old_trail(play: Play, walk: Walk) -> None:
    play.follow(replace(walk, steps=walk.steps[:2]))
    play.page.reload()
    start = play.page.locator("[data-action=begin]")
    expect(start).to_have_text(play.say("start-again"))
    start.click()
    expect(play.moments).to_have_count(1)
    expect(play.current.locator(".answer")).to_have_count(0)


def test_the_shift_that_was_chosen_is_played(play: Play, facts: ScenarioFacts) -> None:
    texts = []
    for shift in facts.steps.shifts:
        play.begin(shift)
        texts.append(text_of(play.current.locator(".scene-text")))
        play.page.reload()
    assert len(set(texts)) == len(facts.steps.shifts) == 2


def kept(**changes: Any) -> str:
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
    kept(format=99),
    kept(scenario="another"),
    kept(seed="one"),
    kept(steps={}),
    kept(steps=[5]),
    kept(steps=[[1, 2]]),
    kept(shift="none", steps=[["nowhere", "nothing"]]),
    kept(shift={}, steps=[["__proto__", "constructor"]]),
    kept(steps=[["toString", None]]),
]


def test_corrupt_storage_is_ignored(real: Site, visits: Visits, facts: ScenarioFacts) -> None:
    page = visits.open(real.url + SCENARIO)
    play = Play(page)
    walk = Walk(
        facts.steps.shifts[0],
        ((facts.steps.start, next(iter(facts.steps.scenes[facts.steps.start].choices))),),
        (),
    )
    for value in CORRUPT:
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", [STORAGE_KEY, value])
        page.reload()
        assert page.locator("[data-action=resume]").count() == 0, value
        assert text_of(page.locator("[data-action=begin]")) == play.say("begin"), value
        play.follow(walk)
        assert play.moments.count() == 2, value
        assert visits.faults == [], value


def test_a_trail_of_another_edition_is_kept_as_far_as_it_fits(
    play: Play, facts: ScenarioFacts, walk: Walk
) -> None:
    trail = {**walk.trail(play.plan), "edition": "0123456789abcdef"}
    trail["steps"] = [*trail["steps"][:3], ["a-scene-of-old", "an-answer-of-old"], ["more", None]]
    play.page.evaluate(
        "([key, value]) => localStorage.setItem(key, value)",
        [STORAGE_KEY, json.dumps({"trail": trail, "other": None, "after": True, "shown": 2})],
    )
    play.page.reload()
    note = play.say("changed", kept="3", total="5")
    expect(play.page.locator("[data-begin]")).to_contain_text(note)
    play.page.locator("[data-action=resume]").click()
    expect(play.moments).to_have_count(4)
    expect(play.current).to_have_attribute("data-step", "3")


@pytest.mark.parametrize("broken", [NO_STORAGE, FULL_STORAGE], ids=["denied", "full"])
def test_a_browser_that_keeps_nothing_is_told_of(
    real: Site, visits: Visits, walk: Walk, broken: str
) -> None:
    context = visits.context()
    context.add_init_script(broken)
    page = context.new_page()
    page.goto(real.url + SCENARIO)
    play = Play(page)
    play.follow(walk)
    note = page.locator("[data-play]").get_by_text(play.say("not-kept"), exact=True)
    expect(note.locator("visible=true").first).to_be_visible()
    play.look_back()
    expect(play.debrief).to_be_visible()
    page.locator("[data-action=scheme]").first.click()


def test_a_browser_that_keeps_the_answers_says_where(play: Play) -> None:
    play.begin()
    expect(play.page.locator(".kept")).to_have_text(play.say("kept"))
    expect(play.page.locator(".kept")).to_be_visible()


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
    play: Play, facts: ScenarioFacts, real: Site
) -> None:
    evidence = evidence_of(real)
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


def altered(change: Callable[[str], str]) -> Callable[[Route], None]:
    def fulfil(route: Route) -> None:
        response = route.fetch()
        body = response.text()
        changed = change(body)
        assert changed != body
        route.fulfill(response=response, body=changed)

    return fulfil


UNPLAYABLE: list[tuple[str, Callable[[str], str]]] = [
    ("an unknown format", lambda html: html.replace('"format":1,', '"format":99,')),
    ("a broken plan", lambda html: html.replace('"format":1,', '"format":1,,')),
    ("no plan", lambda html: html.replace('id="plan"', 'id="plane"')),
    ("no place to play", lambda html: html.replace("data-trail", "data-tail")),
]


@pytest.mark.parametrize("change", [c for _, c in UNPLAYABLE], ids=[n for n, _ in UNPLAYABLE])
def test_what_cannot_be_played_stays_readable(
    real: Site, visits: Visits, facts: ScenarioFacts, change: Callable[[str], str]
) -> None:
    page = visits.context().new_page()
    page.route(f"**/{SCENARIO}", altered(change))
    page.goto(real.url + SCENARIO)
    Play(page).shows_storyboard()
    for scene in facts.steps.scenes:
        expect(page.locator(f"#scene-{scene}")).to_be_visible()
    assert not [fault for fault in visits.take_faults() if fault.startswith("uncaught")]


def test_without_the_script_file_the_page_stays_readable(real: Site, visits: Visits) -> None:
    page = visits.context().new_page()
    page.route("**/player.js", lambda route: route.abort())
    page.goto(real.url + SCENARIO)
    Play(page).shows_storyboard()
    visits.take_faults()


def test_trouble_on_the_way_offers_a_way_back(
    play: Play, visits: Visits, facts: ScenarioFacts
) -> None:
    play.begin()
    start = facts.steps.start
    choice = next(iter(facts.steps.scenes[start].choices.values()))
    following = choice.routes[0][1]
    name = next(iter(facts.steps.scenes[start].choices))
    play.page.evaluate("id => document.getElementById(id).remove()", f"scene-{following}")
    play.answer((start, name))
    for _ in range(3):
        play.onward.click()
    trouble = play.page.locator(".trouble")
    expect(trouble).to_be_visible()
    expect(trouble).to_have_attribute("role", "alert")
    trouble.locator("[data-action=back]").click()
    expect(trouble).to_have_count(0)
    expect(play.options).to_be_visible()
    assert not [fault for fault in visits.take_faults() if fault.startswith("uncaught")]


def test_choices_keep_their_order_and_do_not_always_stand_as_in_the_file(
    real: Site, visits: Visits, facts: ScenarioFacts
) -> None:
    written = list(facts.steps.scenes[facts.steps.start].choices)
    page = visits.open(real.url + SCENARIO)
    play = Play(page)
    orders = set()
    for seed in range(5):
        page.evaluate("seed => { Math.random = () => seed; }", seed / 5)
        play.begin()
        orders.add(order_of(page))
        page.reload()
    assert all(sorted(order) == sorted(written) for order in orders)
    assert len(orders) > 1


def order_of(page: Page) -> tuple[str, ...]:
    return tuple(
        page.locator("[data-options] [data-choice]").evaluate_all(
            "all => all.map(e => e.dataset.choice)"
        )
    )


def test_the_page_is_read_to_its_end_without_waiting_for_styles(play: Play) -> None:
    """A script waits for the styles before it, and the parser for the script."""
    waiting = play.page.evaluate(
        "[...document.querySelectorAll('link[rel=stylesheet] ~ script:not([defer]), body script')]"
        ".filter((script) => script.type !== 'application/json').map((script) => script.outerHTML)"
    )
    assert waiting == []
