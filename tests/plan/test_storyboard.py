"""The storyboard as a value: ranks, merges, loops, and what marks each choice."""

from __future__ import annotations

from generator.plan.storyboard import BoardScene, Storyboard, storyboard

from ..render.storyboard.boards import LOOPS, evidence, names, scenario
from ..support import draft, facts_of, real_evidence

WITNESSED = draft(
    """\
  opening:
    encounter: visit
    text: She waits.
    witnessed: {by: dr-osei, text: He sighs., shows: [anchoring], tells: [pain]}
    choices:
      repaired:
        text: A.
        shows: [effort]
        repair: true
        tells: [{fact: pain, when: {shift: quiet}}]
        goto: talk
      empty: {text: B., shows: [effort, giving-up], hollow: true, temptation: Late., goto: talk}
      open: {text: C., when: {told: pain}, goto: [{when: {told: pain}, goto: end}, {goto: talk}]}
  talk: {encounter: visit, text: They talk., continue: end}
  end:
    encounter: visit
    text: She goes.
    ending: {title: Out, tone: low}
""",
    "encounters:\n  visit: {title: V}\n  unused: {title: U}\n",
    "shift: [quiet, stretched]\n"
    "facts:\n  pain: {label: It hurts, if-untold: It hurt.}\n"
    "clinicians: {dr-osei: {name: Dr. Osei, role: preceptor}}\n",
)


def board_of(text: str) -> Storyboard:
    return storyboard(facts_of(text), real_evidence())


def scene(text: str, name: str) -> BoardScene:
    return board_of(text).scenes[name]


def test_a_scene_stands_below_what_leads_to_it() -> None:
    ranks = {name: each.rank for name, each in board_of(LOOPS).scenes.items()}
    assert ranks == {"one": 0, "two": 1, "three": 2, "end": 3}


def test_ways_up_and_ways_to_itself_lead_back() -> None:
    board = board_of(LOOPS)
    back = {
        (each.id, choice.id, way.to)
        for each in board.scenes.values()
        for choice in each.choices
        for way in choice.ways
        if way.back
    }
    assert back == {
        ("one", "stay", "one"),
        ("two", "try", "one"),
        ("two", "again", "one"),
        ("three", "up", "two"),
        ("three", "top", "one"),
    }


def test_merges_are_named_where_they_happen() -> None:
    assert scene(LOOPS, "two").comes_from == ("one", "three")
    assert scene(WITNESSED, "end").comes_from == ("opening", "talk")


def test_what_is_witnessed_has_a_side_and_tells() -> None:
    witnessed = scene(WITNESSED, "opening").witnessed
    assert witnessed is not None
    assert (witnessed.by, witnessed.character, witnessed.tells) == (
        "dr-osei",
        "absent",
        (("pain", True),),
    )


def test_choices_say_what_they_show_and_are() -> None:
    repaired, empty, opened = scene(WITNESSED, "opening").choices
    assert (repaired.character, repaired.repair, repaired.tells) == (
        "present",
        True,
        (("pain", False),),
    )
    assert (empty.character, empty.hollow) == ("both", True)
    assert opened.character == "none"
    assert opened.when is not None


def test_the_last_of_several_ways_is_otherwise() -> None:
    (*_, opened) = scene(WITNESSED, "opening").choices
    assert [(way.to, way.otherwise) for way in opened.ways] == [("end", False), ("talk", True)]
    (onward,) = scene(WITNESSED, "talk").choices
    assert onward.id is None
    assert [(way.to, way.otherwise) for way in onward.ways] == [("end", False)]


def test_an_encounter_without_scenes_is_no_band() -> None:
    assert [band.encounter for band in board_of(WITNESSED).bands] == ["visit"]


def test_every_way_of_every_scenario_runs_down_unless_it_leads_back() -> None:
    for name in names():
        board = storyboard(scenario(name).facts, evidence())
        scenes = board.scenes
        ranks = sorted({each.rank for each in scenes.values()})
        assert ranks == list(range(len(ranks)))
        for each in scenes.values():
            for choice in each.choices:
                for way in choice.ways:
                    assert way.back == (scenes[way.to].rank <= each.rank)
                    assert way.levels, (name, each.id, choice.id)
        last = -1
        for band in board.bands:
            assert min(each.rank for each in band.scenes) > last
            last = max(each.rank for each in band.scenes)
