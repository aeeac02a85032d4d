"""Plans for 20, 40 and 60 minutes, fitted to how long a scenario is and what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush

from markupsafe import Markup

from generator.model.evidence import Evidence
from generator.model.scenario import Scenario
from generator.render.words import Words
from generator.trace.steps import Steps

OPENING = {20: 2, 40: 4, 60: 5}
CLOSING = {20: 1, 40: 3, 60: 3}
LEAST_DEBRIEF = {20: 3, 40: 8, 60: 10}
COMPARING, READING, SECOND_RUN = 4, 6, 8


@dataclass(frozen=True, slots=True)
class Part:
    """What to do from one minute of a session to another."""

    start: int
    end: int
    text: Markup


@dataclass(frozen=True, slots=True)
class TimePlan:
    minutes: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a plan depends on: how many answers one way through asks for, and what there is."""

    minutes: int
    least: int
    most: int
    first_meeting: int
    reflection: bool
    shift: bool
    several_meetings: bool


def shape_of(scenario: Scenario, steps: Steps) -> Shape:
    least, most = decisions_on_a_way(steps)
    first = scenario.scenes[scenario.first_scene].encounter
    return Shape(
        minutes=scenario.minutes,
        least=least,
        most=most,
        first_meeting=sum(
            scene.encounter == first and scene.kind == "decision" for scene in steps.scenes.values()
        ),
        reflection=any(scene.kind == "reflection" for scene in steps.scenes.values()),
        shift=len(scenario.shift) > 1,
        several_meetings=len(scenario.encounters) > 1,
    )


def decisions_on_a_way(steps: Steps) -> tuple[int, int]:
    """How many decisions the shortest and the longest way to an ending hold.

    Loops are not repeated, and conditions are taken to hold as the way needs them.
    """
    return _least(steps), _most(steps)


def _least(steps: Steps) -> int:
    nearest = [(_own(steps, steps.start), steps.start)]
    met: set[str] = set()
    while nearest:
        count, scene = heappop(nearest)
        if steps.scenes[scene].kind == "ending":
            return count
        if scene not in met:
            met.add(scene)
            for each in _next_scenes(steps, scene):
                heappush(nearest, (count + _own(steps, each), each))
    return 0


def _most(steps: Steps) -> int:
    """Over the scenes without the ways that close a loop; what then leads nowhere is left out."""
    after: dict[str, int] = {}
    waiting = [(steps.start, False)]
    met: set[str] = set()
    while waiting:
        scene, all_after_known = waiting.pop()
        if all_after_known:
            ways = [after[each] for each in _next_scenes(steps, scene) if each in after]
            if ways or steps.scenes[scene].kind == "ending":
                after[scene] = _own(steps, scene) + max(ways, default=0)
        elif scene not in met:
            met.add(scene)
            waiting.append((scene, True))
            waiting += [(each, False) for each in _next_scenes(steps, scene)]
    return after.get(steps.start, 0)


def _own(steps: Steps, scene: str) -> int:
    return int(steps.scenes[scene].kind == "decision")


def _next_scenes(steps: Steps, scene: str) -> list[str]:
    here = steps.scenes[scene]
    ways = {target for _, target in here.routes}
    ways |= {target for choice in here.choices.values() for _, target in choice.routes}
    return sorted(ways)


def time_plans(shape: Shape, key_fork: Markup, words: Words) -> tuple[TimePlan, ...]:
    """The plans; each fills its time exactly, and what is left over goes to the debriefing."""
    return tuple(_plan(total, shape, key_fork, words) for total in OPENING)


def _plan(total: int, shape: Shape, key_fork: Markup, words: Words) -> TimePlan:
    middle = list(_middle(total, shape, key_fork, words))
    given = OPENING[total] + CLOSING[total] + sum(length for length, _ in middle if length)
    parts: list[Part] = []
    at = 0
    for length, text in (
        (OPENING[total], words(f"guide.time-open-{total}")),
        *middle,
        (CLOSING[total], words("guide.time-close")),
    ):
        end = at + (length or total - given)
        parts.append(Part(at, end, text))
        at = end
    return TimePlan(total, tuple(parts))


def _middle(
    total: int, shape: Shape, key_fork: Markup, words: Words
) -> Iterator[tuple[int, Markup]]:
    """What stands between opening and closing; the part that takes what is left has length 0."""
    run = {20: shape.minutes, 40: shape.minutes + shape.most, 60: shape.minutes + 1}[total]
    extra = COMPARING + READING + SECOND_RUN if total == 60 else 0
    rest = total - OPENING[total] - CLOSING[total] - run - extra
    fits = rest >= LEAST_DEBRIEF[total]
    forks = forks_in_words(shape, words)
    shift = Markup(" ") + words("guide.time-shift") if shape.shift else Markup("")
    silence = Markup(" ") + words("guide.time-silence") if shape.reflection else Markup("")
    carried = Markup(" ") + words("guide.time-carried") if shape.several_meetings else Markup("")
    if total == 20:
        if fits:
            yield run, words("guide.time-pairs", forks=forks) + shift
        else:
            yield 12, words("guide.time-first-meeting", n=str(shape.first_meeting)) + silence
        yield 0, words("guide.time-one-fork", fork=key_fork)
        return
    if not fits:
        yield 6, words("guide.time-beforehand", minutes=str(shape.minutes))
    elif total == 40:
        yield run, words("guide.time-group", forks=forks) + silence
    else:
        yield run, words("guide.time-alone", forks=forks) + shift
    if total == 60:
        yield COMPARING, words("guide.time-compare")
        yield SECOND_RUN, words("guide.time-second-run")
        yield READING, words("guide.time-read")
        yield (
            0,
            words("guide.time-debrief", fork=key_fork)
            + carried
            + Markup(" ")
            + words("guide.time-results"),
        )
    else:
        yield 0, words("guide.time-debrief", fork=key_fork) + carried


def forks_in_words(shape: Shape, words: Words) -> Markup:
    """How many decisions one way through asks for."""
    if shape.least == shape.most:
        return words("guide.forks-exactly", n=str(shape.least))
    return words("guide.forks-between", least=str(shape.least), most=str(shape.most))


def key_fork(scenario: Scenario, evidence: Evidence) -> str:
    """The fork for which there is always time: hollow words, a repair, both sides at once."""
    best, most = "", -1
    for name, scene in scenario.scenes.items():
        if not (scene.choices or scene.witnessed):
            continue
        weight = 0
        for choice in scene.choices.values():
            sides = {evidence.side(each) for each in choice.shows}
            weight += 4 * choice.hollow + 3 * choice.repair + 2 * (len(sides) > 1)
            weight += bool(choice.tells)
        if weight > most:
            best, most = name, weight
    return best
