"""The kinds of pages, and how a learner brings each to the state that is looked at."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import expect

from generator.trace.tracing import ScenarioFacts

from .playing import Play
from .trails import Walk
from .web import KEY, REAL, SCENARIO


@dataclass(frozen=True)
class Screen:
    """A kind of page: where it is, and how to get it to the state that is meant."""

    address: str
    prepare: Callable[[Play, Walk, ScenarioFacts], None] = lambda play, walk, facts: None
    scripts: bool = True


def at_choices(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
    play.begin(walk.shift)
    expect(play.options).to_be_visible()


def with_layers(count: int) -> Callable[[Play, Walk, ScenarioFacts], None]:
    def prepare(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
        # The first answer that has a quotation beside it, so that all of it is looked at.
        place, scene, choice = next(
            (place, scene, choice)
            for place, (scene, choice) in enumerate(walk.steps)
            if choice
            and any(each.quote for each in facts.scenario.scenes[scene].choices[choice].unfolds)
        )
        play.follow(Walk(walk.shift, walk.steps[:place], ()))
        play.answer((scene, choice))
        for _ in range(count - 1):
            play.onward.click()
        if count == 3:
            expect(play.current.locator("figure.quotation").first).to_be_visible()
            play.current.locator(".why > summary").first.click()

    return prepare


def at_the_ending(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
    play.follow(walk)
    expect(play.page.locator(".trail .ending")).to_be_visible()


def at_the_debrief(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
    at_the_ending(play, walk, facts)
    play.look_back()


def at_the_questions(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
    at_the_ending(play, walk, facts)
    play.stop_to_think()


def with_the_map(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
    play.follow(Walk(walk.shift, walk.steps[:3], ()))
    play.page.locator("[data-map] > summary").click()


def at_the_comparison(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
    at_the_debrief(play, walk, facts)
    play.debrief.locator(".way [data-action=reopen]").first.click()
    play.finish()
    play.look_back()
    expect(play.debrief.locator(".compare")).to_be_visible()
    play.page.locator("[data-map] > summary").click()


def resumable(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
    play.follow(Walk(walk.shift, walk.steps[:3], ()))
    play.page.reload()
    expect(play.page.locator("[data-action=resume]")).to_be_visible()


def in_a_group(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
    play.page.locator("[data-action=group]").first.click()
    at_choices(play, walk, facts)
    play.options.locator("[data-vote]").first.fill("7")


def before_a_sensitive_scene(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
    sensitive = next(
        place for place, (scene, _) in enumerate(walk.steps) if facts.scenario.scenes[scene].care
    )
    play.follow(Walk(walk.shift, walk.steps[:sensitive], ()))
    expect(play.page.locator(".moment.current.gated .care-note")).to_be_visible()


def damaged(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
    play.page.evaluate("key => localStorage.setItem(key, '{')", KEY)
    play.page.reload()
    expect(play.page.locator(".resume-note")).to_have_text(play.say("damaged"))


def edited(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
    resumable(play, walk, facts)
    play.page.evaluate(
        "key => localStorage.setItem(key, localStorage.getItem(key)"
        '.replace(/"edition":"\\w+"/, \'"edition":"0"\'))',
        KEY,
    )
    play.page.reload()
    expect(play.page.locator(".resume-note")).to_contain_text("edited")


def played_elsewhere(play: Play, walk: Walk, facts: ScenarioFacts) -> None:
    play.follow(Walk(walk.shift, walk.steps[:2], ()))
    other = Play(play.page.context.new_page())
    other.page.goto(play.page.url)
    other.page.locator("[data-action=resume]").click()
    other.take(walk.steps[2])
    expect(play.page.locator(".elsewhere")).to_be_visible()
    other.page.close()


SCREENS = {
    "home": Screen("index.html"),
    "catalogue": Screen("scenarios/index.html"),
    "model": Screen("model.html"),
    "voices": Screen("voices.html"),
    "evidence": Screen("evidence.html"),
    "support": Screen("support.html"),
    "first hour": Screen("educators/first-hour.html"),
    "another language": Screen("educators/another-language.html"),
    "for your school": Screen("educators/for-your-school.html"),
    "reference": Screen("educators/reference.html"),
    "lost": Screen("404.html"),
    "rules": Screen("educators/diagnostics/index.html"),
    "rule": Screen("educators/diagnostics/unbounded.html"),
    "coverage": Screen("educators/coverage.html"),
    "guides": Screen("educators/guides/index.html"),
    "guide": Screen(f"educators/guides/{REAL}.html"),
    "results": Screen("educators/results.html"),
    "introduction": Screen(SCENARIO),
    "resumable": Screen(SCENARIO, resumable),
    "choices": Screen(SCENARIO, at_choices),
    "response": Screen(SCENARIO, with_layers(1)),
    "takes": Screen(SCENARIO, with_layers(2)),
    "linked": Screen(SCENARIO, with_layers(3)),
    "ending": Screen(SCENARIO, at_the_ending),
    "questions": Screen(SCENARIO, at_the_questions),
    "debrief": Screen(SCENARIO, at_the_debrief),
    "comparison": Screen(SCENARIO, at_the_comparison),
    "map": Screen(SCENARIO, with_the_map),
    "group": Screen(SCENARIO, in_a_group),
    "care": Screen(SCENARIO, before_a_sensitive_scene),
    "damaged": Screen(SCENARIO, damaged),
    "edited": Screen(SCENARIO, edited),
    "elsewhere": Screen(SCENARIO, played_elsewhere),
    "storyboard": Screen(SCENARIO, scripts=False),
    "reading": Screen(f"{SCENARIO}#read"),
}
