"""Storyboards to look at: all real scenarios, the browser's small ones, and loops of every kind."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from generator.load.documents import load_course
from generator.model.evidence import Evidence
from generator.model.library import Library
from generator.plan.site_plan import ScenarioPlan, SitePlan, plan
from generator.plan.storyboard import storyboard
from generator.project import Course
from generator.render.storyboard.view import BoardView, board_view
from generator.render.texts import texts_in
from generator.render.words import Words
from generator.trace.tracing import trace

from ...support import REPOSITORY, draft, library_of, real_library

LOOPS = draft(
    """\
  one:
    encounter: room
    text: One.
    choices:
      listen: {text: A., shows: [listening-mindfully], tells: [dizzy], goto: two}
      guess: {text: A., temptation: It is late., shows: [anchoring], goto: two}
      stay: {text: B., goto: one}
  two:
    encounter: room
    text: Two.
    choices:
      try: {text: C., shows: [effort], goto: [{when: {expects: belief}, goto: three}, {goto: one}]}
      again: {text: D., goto: one}
      onward: {text: E., goto: three}
  three:
    encounter: later
    text: Three.
    choices:
      up: {text: F., goto: two}
      top: {text: G., goto: one}
      over: {text: H., goto: end}
  end:
    encounter: later
    text: End.
    ending: {title: Out, tone: mixed}
""",
    "encounters:\n  room: {title: In the room}\n  later: {title: Later}\n",
    "facts:\n  dizzy: {label: He was dizzy, if-untold: He drove on.}\n",
)


@cache
def planned() -> SitePlan:
    """All of them as one site."""
    small = load_course(Course(REPOSITORY / "tests" / "browser" / "courses" / "small"))
    library: Library = replace(
        real_library(),
        scenarios={
            **real_library().scenarios,
            **small.scenarios,
            **library_of(loops=LOOPS).scenarios,
        },
    )
    return plan(trace(library))


def evidence() -> Evidence:
    return planned().evidence


def names() -> list[str]:
    return [each.id for each in planned().scenarios]


def scenario(name: str) -> ScenarioPlan:
    return next(each for each in planned().scenarios if each.id == name)


def words(language: str = "en") -> Words:
    return Words(planned().strings[language], language)


def view(name: str, language: str = "en") -> BoardView:
    each = scenario(name)
    board = storyboard(each.facts, evidence())
    return board_view(board, evidence(), words(language), texts_in(each, language))
