"""What a student sees while playing: scenes, answers, their layers, effects and quotations."""

from playwright.sync_api import Page, expect

from generator.trace.state import available
from generator.trace.tracing import ScenarioFacts

from ..support import real_evidence
from .playing import Play, text_of
from .trails import Walk, decisions, part_of, random_walks, walks_to_endings
from .web import SCENARIO, Site, Visits


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
        for n, past, chosen in decisions(facts, part_of(walk, place)):
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


def test_every_effect_has_a_badge_and_a_reason_hop_by_hop(play: Play, facts: ScenarioFacts) -> None:
    evidence = real_evidence()
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


def test_a_quotation_stands_in_its_own_panel(play: Play, facts: ScenarioFacts) -> None:
    evidence = real_evidence()
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
    play.follow(part_of(walk, place))
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
    for n, _, _ in decisions(facts, part_of(walk, place)):
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


def test_the_shift_that_was_chosen_is_played(play: Play, facts: ScenarioFacts) -> None:
    texts = []
    for shift in facts.steps.shifts:
        play.begin(shift)
        texts.append(text_of(play.current.locator(".scene-text")))
        play.page.reload()
    assert len(set(texts)) == len(facts.steps.shifts) == 2


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
