"""Where the parts of the model occur."""

from generator.plan.occurrences import Occurrence, Way, occurrences, ways_in
from generator.plan.site_plan import plan
from generator.trace.tracing import trace

from ..support import facts_of, one_choice, real_evidence, real_library

VISIT = """\
shows: [listening-mindfully, anchoring]
unfolds: [hope, {illustration: She smiles.}]
"""
PRESSED = """\
encounters:
  visit: {title: The visit, pressure: [workload]}
"""


def test_every_way_of_occurring_is_found() -> None:
    text = one_choice(VISIT).replace("encounters:\n  visit: {title: The visit}\n", PRESSED)
    assert ways_in(facts_of(text).scenario) == {
        "listening-mindfully": (Way.SHOWN,),
        "anchoring": (Way.SHOWN,),
        "hope": (Way.UNFOLDS,),
        "workload": (Way.PRESSES,),
    }


def test_everything_of_the_model_has_its_place_even_if_it_occurs_nowhere() -> None:
    evidence = real_evidence()
    found = occurrences(evidence, {"it": facts_of(one_choice(VISIT)).scenario})
    assert found.keys() == evidence.concepts
    assert found["hope"] == (Occurrence("it", (Way.UNFOLDS,)),)
    assert found["guilt"] == ()
    # A shown item is not the whole of its category.
    assert found["engaging"] == ()


def test_scenarios_stand_in_their_order() -> None:
    scenario = facts_of(one_choice(VISIT)).scenario
    found = occurrences(real_evidence(), {"b": scenario, "a": scenario})
    assert [each.scenario for each in found["hope"]] == ["b", "a"]


def test_the_site_plan_has_them() -> None:
    planned = plan(trace(real_library()))
    planned_ids = {each.id for each in planned.scenarios}
    pressing = [each for each in planned.occurrences["workload"] if Way.PRESSES in each.ways]
    assert pressing
    assert {each.scenario for each in pressing} <= planned_ids
