"""Stories from elsewhere: what becomes of them, and what is told where they cannot be read."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.diagnostics.diagnostic import Diagnostic
from generator.load.twee.importing import Imported, import_twee
from generator.load.twee.skeleton import slug

from ..exchange.stories import scenario_in
from ..support import is_located

STORY = """\
:: StoryTitle
The waiting room

:: StoryData
{"ifid": "D674C58C-DEFA-4F70-B7A2-27742230C0FC", "format": "Harlowe", "start": "Waiting Room"}

:: Elsewhere [encounter:later low] {"position":"1,2"}
She went home.

:: Waiting Room
It is late. You can [[sit down->Sitting]], or look at her.

* [[“How are you?”->The answer]]
[[Elsewhere<-Leave]]

:: The answer [answer]
“Tired.”

[[On|Sitting]]

:: Sitting
You sit & wait.

> [[Elsewhere]]
"""


def imported(text: str | bytes) -> Imported:
    data = text if isinstance(text, bytes) else text.encode()
    made = import_twee(data, "it.twee", "scenarios/it.yml")
    for each in made.diagnostics:
        assert is_located(each, made.sources), each
    return made


def told(made: Imported) -> list[tuple[str, int]]:
    return [(each.code, each.span.line) for each in made.diagnostics if at_the_story(each)]


def at_the_story(diagnostic: Diagnostic) -> bool:
    return diagnostic.span.document == "it.twee"


def test_a_storyboard_becomes_a_skeleton() -> None:
    made = imported(STORY)
    assert made.text is not None
    scenario = scenario_in(made.text)
    assert scenario.title == "The waiting room"
    assert scenario.first_scene == "waiting-room"
    assert list(scenario.scenes) == ["elsewhere", "waiting-room", "sitting"]
    assert set(scenario.encounters) == {"later", "meeting"}
    room = scenario.scenes["waiting-room"]
    assert room.text[0].text == "It is late. You can sit down, or look at her."
    assert {name: each.text[0].text for name, each in room.choices.items()} == {
        "sit-down": "sit down",
        "how-are-you": "“How are you?”",
        "leave": "Leave",
    }
    asked = room.choices["how-are-you"]
    assert asked.response[0].text == "“Tired.”"
    assert [each.choices[name].goto[0].goto for each, name in [(room, "how-are-you")]] == [
        "sitting"
    ]
    assert room.choices["leave"].goto[0].goto == "elsewhere"
    sitting = scenario.scenes["sitting"]
    assert sitting.text[0].text == "You sit & wait."
    assert sitting.continue_[0].goto == "elsewhere"
    ending = scenario.scenes["elsewhere"].ending
    assert ending is not None
    assert (ending.title, ending.tone) == ("Elsewhere", "low")


def test_what_is_to_be_added_stands_above_where_it_goes() -> None:
    made = imported(STORY)
    assert made.text is not None
    assert made.diagnostics == ()
    lines = [line.strip() for line in made.text.split("\n")]
    notes = {
        following.partition(":")[0]: line
        for line, following in pairwise(lines)
        if line.startswith("# downstream: to add: ")
    }
    assert list(notes) == [
        *("summary", "patient", "role", "objectives", "minutes", "later", "meeting"),
        *("ending", "sit-down", "how-are-you", "leave"),
    ]
    assert notes["how-are-you"] == "# downstream: to add: Missing here: shows, takes, unfolds."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", [("not-twee", 1)]),
        ("Just prose.\n", [("not-twee", 1)]),
        ("Before\n:: A\nb\n", [("not-twee", 1)]),
        (b":: A\n\xff\n", [("not-utf-8", 1)]),
        (":: A\n\nb\u2028c\n", [("control-character", 3)]),
        (":: A\nb\n\n::\nc\n", [("twee-header", 4)]),
        (":: A [x\nb\n", [("twee-header", 1)]),
        (":: A\nb\n:: A\nc\n", [("passage-twice", 3)]),
        (":: A\nb\n:: StoryData\nnot json\n", [("twee-story-data", 3)]),
        (':: A\nb\n:: StoryData\n{"start": "B"}\n', [("twee-story-data", 3)]),
        (":: StoryTitle\nOnly\n", [("not-twee", 1)]),
        (":: A [answer]\nb\n", [("not-twee", 1), ("twee-left-out", 1)]),
        (":: A\n[[x->B]]\n:: B [answer]\nc\n", [("twee-answer", 3)]),
        (":: A\nb\n<!-- downstream\nkindness: yes\n-->\n", [("unknown-key", 1)]),
        (":: A\nb\n<!-- text\nwhen: {tolled: x}\n-->\nc\n", [("unknown-key", 1)]),
    ],
)
def test_what_cannot_be_told_is_located_and_nothing_comes_of_it(
    text: str | bytes, wanted: list[tuple[str, int]]
) -> None:
    made = imported(text)
    assert made.text is None
    assert told(made) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (":: A {bad}\nb\n", [("twee-metadata", 1)]),
        (":: A\nb\n[[x->B]]\n", [("twee-no-passage", 3)]),
        (":: A\n(set: $x to 1)\n", [("twee-code", 2)]),
        (":: A\nb <<print $x>>\n", [("twee-code", 2)]),
        (":: A\nb\n:: Style [stylesheet]\nbody {}\n", [("twee-left-out", 3)]),
        (":: A\nb\n<!-- downstream\n- [\n-->\n", [("twee-comment", 3)]),
        (":: A\nb\n:: B [answer]\nc\n", [("twee-left-out", 3)]),
        (
            ":: A\n[[x->B]]\n[[y->B]]\n:: B [answer]\n<!-- downstream\ntext: z\n-->\nb\n[[A]]\n",
            [("twee-comment", 4)],
        ),
    ],
)
def test_what_is_lost_is_told_and_the_rest_is_kept(
    text: str, wanted: list[tuple[str, int]]
) -> None:
    made = imported(text)
    assert made.text is not None
    assert told(made) == wanted
    assert scenario_in(made.text).scenes["a"].encounter == "meeting"


def test_escapes_of_other_tools_are_read() -> None:
    made = imported(":: A \\[one\\] [x\\]y]\n\\:: so\n[[B]]\n\n:: B\n&lt;i&gt; &#8232;end\n")
    assert made.text is not None
    scenario = scenario_in(made.text)
    assert list(scenario.scenes) == ["a-one", "b"]
    assert scenario.scenes["a-one"].text[0].text == ":: so"
    assert scenario.scenes["b"].text[0].text == "<i> end"


def test_others_comments_and_links_in_them_are_no_story() -> None:
    made = imported(":: A\nSo <!-- [[x->Y]]\n\n --> it goes.\n<!-- unclosed [[B]]\n\n:: B\nc\n")
    assert made.text is not None
    scene = scenario_in(made.text).scenes["a"]
    assert scene.continue_[0].goto == "b"
    assert "Y" not in scene.text[0].text


@pytest.mark.parametrize(
    ("words", "taken", "made"),
    [
        ("Waiting Room", (), "waiting-room"),
        ("Waiting Room", ("waiting-room", "waiting-room-2"), "waiting-room-3"),
        ("L’été à Québec", (), "lete-a-quebec"),
        ("…", (), "scene"),
        ("a" * 90, (), "a" * 40),
        ("one two three four five six seven eight", (), "one-two-three-four-five-six"),
    ],
)
def test_ids_are_made_from_words(words: str, taken: tuple[str, ...], made: str) -> None:
    assert slug(words, taken) == made


@pytest.mark.parametrize(
    "text",
    [
        ":: A\n" + "[[" * 200_000,
        ":: A\n" + "<!--" * 200_000,
        ":: A\n" + "<<" * 200_000,
        "::" + " " * 400_000 + "]",
        ":: A\n" + "[[a" * 200_000 + "]]",
        ":: A\n<!-- downstream\nx: " + "[" * 200_000 + "\n-->\n",
        "".join(f":: {'!' * number}\nx\n" for number in range(1, 500)),
        ":: StoryData\n" + "[" * 200_000 + "\n:: A\nb\n",
        ":: A\n" + "(" * 300_000 + "\n" + "-" * 300_000,
    ],
    ids=range(9),
)
def test_hostile_files_come_to_an_end_without_a_traceback(text: str) -> None:
    """Each would take hours where a search begins anew at every character."""
    made = imported(text)
    assert made.text is None or scenario_in(made.text)
