"""What a trail remembers, as ink variables, conditions and functions.

The expectation is the same table machine that the player has: a variable for every clinician
holds the number of a state, and a function for every event looks up the next one.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.exchange.ink_text import comment, expects, experienced, told
from generator.model.scenario import YOU, Scenario
from generator.model.walk import conditions_of, effects_of
from generator.trace.conditions import LEVELS, Condition, Test, compile_when
from generator.trace.expectation import ELSEWHERE, ExpectationTable, Expected
from generator.trace.steps import Step, Steps

_NOT_MET = "not_met"


def condition(steps: Steps, tests: Condition) -> str:
    """A condition as an ink expression; the empty one always holds."""
    return " and ".join(_test(steps, test) for test in tests) or "true"


def _test(steps: Steps, test: Test) -> str:
    match test:
        case ("not", *rest):
            # A lone name in brackets would be a list of ink's.
            inner = _test(steps, tuple(rest))
            return f"not ({inner})" if " " in inner else f"not {inner}"
        case ("told", str(fact)):
            return told(fact)
        case ("experienced", str(concept)):
            return experienced(concept)
        case ("expects", str(clinician), tuple(levels)):
            return _expects(clinician, tuple(int(level) for level in levels))
        case ("lapsed", "*"):
            return _any([f"lapsed({expects(one)})" for one in steps.clinicians])
        case ("lapsed", str(clinician)) if clinician in steps.clinicians:
            return f"lapsed({expects(clinician)})"
        case ("shift", str(shift)):
            return f'shift == "{shift}"'
    return "false"


def _expects(clinician: str, levels: tuple[int, ...]) -> str:
    level = f"level({expects(clinician)})"
    if len(levels) > 1 and levels == tuple(range(levels[0], len(LEVELS))):
        return f"{level} >= {LEVELS[levels[0]]}"
    return _any([f"{level} == {LEVELS[each]}" for each in levels])


def _any(tests: list[str]) -> str:
    return f"({' or '.join(tests)})" if len(tests) > 1 else "".join(tests) or "false"


def happening(steps: Steps, step: Step) -> list[str]:
    """What an act does to the expectations, as statements."""
    if step.event is None:
        return []
    events = [(step.by, step.event)]
    if step.event == "absent":
        events += [(other, ELSEWHERE) for other in steps.clinicians if other != step.by]
    return [_happen(clinician, event) for clinician, event in events]


def meeting(steps: Steps, encounter: str) -> list[str]:
    """What meeting the people of an encounter does to the expectations."""
    met = steps.encounters[encounter]
    return [_happen(clinician, f"arrive-{met.first_level(clinician)}") for clinician in met.present]


def _happen(clinician: str, event: str) -> str:
    return f"~ {expects(clinician)} = {_function(event)}({expects(clinician)})"


def _function(event: str) -> str:
    return "after_" + event.replace("-", "_")


def variables(scenario: Scenario, steps: Steps) -> list[str]:
    """Everything a trail remembers, at its start."""
    lines = [f'VAR shift = "{steps.shifts[0] if steps.shifts else ""}"', 'VAR encounter = ""']
    lines.append('VAR scene = ""')
    lines += [
        f"VAR {told(fact)} = false {comment(each.label)}" for fact, each in scenario.facts.items()
    ]
    lines += [f"VAR {experienced(concept)} = false" for concept in _concepts(scenario)]
    start = steps.expectation.start
    lines += [f"VAR {expects(clinician)} = {start}" for clinician in steps.clinicians]
    return lines


def _concepts(scenario: Scenario) -> list[str]:
    """What unfolds or is asked for, in alphabetical order."""
    found = {effect.effect for _, _, effect in effects_of(scenario) if effect.effect}
    for _, when, _ in conditions_of(scenario):
        tests = compile_when(when, YOU)
        bare = [test[1:] if test[0] == "not" else test for test in tests]
        found |= {str(test[1]) for test in bare if test[0] == "experienced"}
    return sorted(found)


def functions(table: ExpectationTable) -> list[str]:
    """The table machine: one function an event, and two that read a state."""
    lines = [comment("What the patient expects of one clinician is one of these states:")]
    lines += [comment(f"{number}: {_described(each)}") for number, each in enumerate(table.states)]
    lines += [f"CONST {_NOT_MET} = -1"]
    lines += [f"CONST {level} = {number}" for number, level in enumerate(LEVELS)]
    for event, row in table.events.items():
        changed = [(state, after) for state, after in enumerate(row) if after != state]
        lines += _switch(_function(event), changed, "state")
    levels = [(number, _level(each)) for number, each in enumerate(table.states)]
    lines += _switch("level", levels, _NOT_MET)
    lapsed = [(number, "true") for number, each in enumerate(table.states) if each.lapsed]
    lines += _switch("lapsed", lapsed, "false")
    return lines


def _switch(
    function: str, cases: list[tuple[int, int]] | list[tuple[int, str]], otherwise: str
) -> list[str]:
    lines = ["", f"=== function {function}(state) ==="]
    if cases:
        lines.append("{ state:")
        for state, value in cases:
            lines += [f"- {state}:", f"    ~ return {value}"]
        lines.append("}")
    return [*lines, f"~ return {otherwise}"]


def _level(state: Expected) -> str:
    return _NOT_MET if state.level is None else LEVELS[state.level]


def _described(state: Expected) -> str:
    return ", ".join(_words(state))


def _words(state: Expected) -> Iterator[str]:
    yield "not met yet" if state.level is None else LEVELS[state.level]
    if state.capped:
        yield "a lapse or a mixed choice in this encounter"
    if state.carried:
        yield "let down elsewhere since"
    if state.lapsed:
        yield "let down by this clinician before"
