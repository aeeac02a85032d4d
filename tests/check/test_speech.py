"""Who speaks in a text, by what stands beside the words."""

from __future__ import annotations

import pytest

from generator.check.speech import Speaker, Speakers

from ..support import HEAD, VISIT, draft, facts_of

MORE = "clinicians:\n  dr-low: {name: Dr. Low, role: preceptor}\n"
SCENES = """\
  end:
    encounter: visit
    text: “Mind the step,” says Denise.
    ending: {title: Out, tone: good}
"""
PATIENT, STUDENT, OTHER = Speaker.PATIENT, Speaker.STUDENT, Speaker.OTHER
SPEAKERS = Speakers(facts_of(draft(SCENES, VISIT, MORE)).scenario)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“One two.”", PATIENT),
        ("“One two,” says Noor.", PATIENT),
        ("“One two,” says Noor Ali, to the window.", PATIENT),
        ("“One two,” she says.", PATIENT),
        ("“One two,” he says.", OTHER),
        ("“One two,” you say.", STUDENT),
        ("You ask, “One two?”", STUDENT),
        ("“One two,” says Dr. Low.", OTHER),
        ("“One two,” Dr. Low says.", OTHER),
        ("“One two,” says the nurse.", OTHER),
        ("“One two,” somebody calls.", OTHER),
        ("Dr. Low stands in the doorway. “One two.”", OTHER),
        ("Denise nods. “One two.”", OTHER),
        ("You offer her water. “One two.”", PATIENT),
        ("The menu stays on her knee. “One two.”", PATIENT),
        ("Noor looks at the door. “One two.”", PATIENT),
        ("He comes in. “One two.”", OTHER),
        ("Dr. Low waits. Noor shifts her weight. “One two.”", PATIENT),
    ],
)
def test_words_belong_to_whom_the_text_names(text: str, speaker: Speaker) -> None:
    assert SPEAKERS.count(text, PATIENT)[speaker] == 2


def test_two_stretches_with_nothing_between_change_speakers() -> None:
    counted = SPEAKERS.count(
        "Dr. Low comes in. “Any pain?” “Some.” “Where is it?” “Here.”", PATIENT
    )
    assert (counted[OTHER], counted[PATIENT]) == (5, 2)


def test_somebody_goes_on_after_a_tag() -> None:
    counted = SPEAKERS.count("“One,” says Dr. Low, “two three.” He sits. “Four.”", PATIENT)
    assert counted[OTHER] == 4


def test_a_stretch_that_a_paragraph_leaves_open_ends_with_it() -> None:
    assert SPEAKERS.count("“One two.\n\n“Three,” says Noor.", PATIENT)[PATIENT] == 3


def test_what_nobody_is_named_for_is_said_by_the_usual_speaker() -> None:
    assert SPEAKERS.count("“One two.”", STUDENT)[STUDENT] == 2
    assert "Noor Ali" in HEAD
