"""A synthetic story.

In: a seed, and the evidence of this course for what an answer shows and what unfolds.
Out: a `Story` of 12 scenes with three answers each.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

import yaml

SCENES = 12
CHOICES = 3
SCENES_IN_A_MEETING = 4

# What an answer shows, what unfolds, and the quotation beside it: all supported by the model.
Act = tuple[tuple[str, ...], tuple[str, ...], str]
PRESENT: tuple[Act, ...] = (
    (("listening-mindfully",), ("trust",), ""),
    (("listening-mindfully",), ("hope",), "t3-09"),
    (("honest-communication", "effort"), ("hope",), "t3-07"),
    (("believing-patient",), ("mood-energy",), "t3-06"),
    (("listening-mindfully", "honest-communication"), ("mood-energy", "hope"), ""),
    (("honest-communication",), ("hope", "self-management"), "t3-10"),
    (("collaboration",), ("hope",), ""),
    (("collaboration", "listening-mindfully"), ("confidence",), ""),
    (("honest-communication",), ("hope", "mood-energy"), "t3-12"),
    (("listening-mindfully",), ("mood-energy",), ""),
    (("believing-patient",), ("mood-energy",), "t3-05"),
    (("effort", "honest-communication"), ("trust",), "t3-08"),
)
ABSENT: tuple[Act, ...] = (
    (("anchoring",), ("withholding",), "t2-29"),
    (("not-trusting",), ("self-doubt",), "t2-06"),
    (("giving-up", "anchoring"), ("lost-trust", "lost-hope"), "t2-08"),
    (("anchoring", "giving-up"), ("lost-trust", "more-visits"), "t2-23"),
    (("not-listening",), ("lost-hope",), "t2-05"),
    (("inadequate-explanations",), ("negative-processing",), "t2-10"),
    (("blaming",), ("more-visits",), "t2-24"),
    (("lack-of-support",), ("lost-trust",), "t2-13"),
    (("giving-up",), ("guilt",), "t2-18"),
    (("not-trusting",), ("avoiding-care",), "t2-28"),
    (("insults",), ("self-image",), ""),
    (("failure-to-collaborate",), ("lost-trust",), "t2-14"),
)
MIXED: tuple[Act, ...] = (
    (("effort", "inadequate-explanations"), ("negative-processing",), ""),
    (("believing-patient", "giving-up"), ("mood-energy", "guilt"), "t2-19"),
    (("honest-communication", "anchoring"), ("hope", "withholding"), ""),
    (("listening-mindfully", "giving-up"), ("trust", "lost-hope"), "t2-22"),
    (("collaboration", "not-trusting"), ("hope", "self-doubt"), ""),
    (("effort", "lack-of-support"), ("lost-trust",), ""),
    (("honest-communication", "not-listening"), ("hope", "lost-hope"), "t2-20"),
    (("listening-mindfully", "inadequate-explanations"), ("negative-processing",), ""),
    (("believing-patient", "blaming"), ("mood-energy", "more-visits"), ""),
    (("collaboration", "anchoring"), ("hope", "withholding"), ""),
    (("honest-communication", "giving-up"), ("hope", "guilt"), ""),
    (("listening-mindfully", "failure-to-collaborate"), ("trust", "self-image"), ""),
)

# The prose has no meaning and no sign of any markup. It has the length of a real scenario's, and
# with this many words, the frequent ones much more frequent, it compresses as far as English does.
_VOCABULARY = 2_500
_CONSONANTS = [*"bcdfghlmnprstvw", "st", "th"]
_VOWELS = ["a", "e", "i", "o", "u", "ea", "ou"]
_CODAS = ["", "", "n", "r", "s", "t", "nd"]


@dataclass(frozen=True, slots=True)
class Quotation:
    id: str
    text: str
    participant: str


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer, and everything that a student reads after giving it."""

    id: str
    text: str
    temptation: str
    response: tuple[str, ...]
    takes: str
    shows: tuple[str, ...]
    unfolds: tuple[str, ...]
    linked: tuple[str, ...]
    quotation: Quotation | None
    hollow: bool

    @property
    def after(self) -> list[str]:
        """The paragraphs that follow the answer, for those who show them all at once."""
        paragraphs = [*self.response, self.takes]
        if self.temptation:
            paragraphs.append(f"Why it tempts: {self.temptation}")
        paragraphs += self.linked
        if self.quotation:
            paragraphs.append(f"“{self.quotation.text}” (Participant {self.quotation.participant})")
        return paragraphs


@dataclass(frozen=True, slots=True)
class Scene:
    id: str
    text: tuple[str, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Story:
    id: str
    title: str
    summary: str
    scenes: tuple[Scene, ...]
    ending: str

    def words(self) -> str:
        """Everything the author wrote and the study's people said, as plain text."""
        parts = [self.title, self.summary]
        for scene in self.scenes:
            parts += scene.text
            for choice in scene.choices:
                parts += [choice.text, *choice.after]
        return "\n".join([*parts, self.ending])


@dataclass(frozen=True, slots=True)
class Evidence:
    """As much of the course's evidence as the story needs."""

    short: Mapping[str, str]
    quotations: Mapping[str, Quotation]


def read_evidence(folder: Path) -> Evidence:
    """Read the real evidence of a course; raises OSError or KeyError if it is not what it was."""
    model = yaml.safe_load((folder / "model.yml").read_text(encoding="utf-8"))
    quoted = yaml.safe_load((folder / "quotations.yml").read_text(encoding="utf-8"))["quotations"]
    named = {**model["categories"], **model["phenomena"]}
    return Evidence(
        short={name: entry["short"] for name, entry in named.items()},
        quotations={
            name: Quotation(name, entry["text"], entry["participant"])
            for name, entry in quoted.items()
            if entry.get("text") and entry.get("participant")
        },
    )


def make_story(seed: int, evidence: Evidence) -> Story:
    """Make the story of a seed: the same seed, the same story."""
    prose = _Prose(seed)
    scenes = []
    for place in range(SCENES):
        acts = (PRESENT[place], ABSENT[place], MIXED[place])
        choices = tuple(
            _choice("abc"[number], acts[number], prose, evidence) for number in range(CHOICES)
        )
        text = (prose.paragraph(4), prose.paragraph(3))
        scenes.append(Scene(f"scene-{place + 1:02}", text, choices))
    return Story(
        id=f"bench-{seed:04}",
        title=f"Bench {seed}",
        summary=prose.paragraph(2),
        scenes=tuple(scenes),
        ending=prose.paragraph(4),
    )


def _choice(name: str, act: Act, prose: _Prose, evidence: Evidence) -> Choice:
    shows, unfolds, quote = act
    tempts = name != "a"
    return Choice(
        id=name,
        text=prose.speech(2),
        temptation=prose.paragraph(2) if tempts else "",
        response=(prose.paragraph(2), prose.speech(2)),
        takes=prose.paragraph(1),
        shows=shows,
        unfolds=unfolds,
        linked=tuple(
            f"Patients in the study linked {evidence.short[shows[-1]]} "
            f"with {evidence.short[effect]}."
            for effect in unfolds
        ),
        quotation=evidence.quotations[quote] if quote else None,
        hollow=name == "c" and "giving-up" in shows,
    )


class _Prose:
    """Sentences that depend on the seed alone."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def paragraph(self, sentences: int) -> str:
        return " ".join(self._sentence(self._random.randint(8, 16)) for _ in range(sentences))

    def speech(self, sentences: int) -> str:
        return f"“{self.paragraph(sentences)}”"

    def _sentence(self, length: int) -> str:
        words = self._random.choices(_words(), cum_weights=_weights(), k=length)
        if length > 11:
            words[length // 2] += ","
        return " ".join(words).capitalize() + "."


@cache
def _words() -> list[str]:
    """A vocabulary that is the same for every seed, the shorter words first."""
    chance = random.Random(0)
    made: dict[str, None] = {}
    while len(made) < _VOCABULARY:
        syllables = 1 + (len(made) > 150) + (len(made) > 1_200)
        made["".join(map(chance.choice, (_CONSONANTS, _VOWELS, _CODAS) * syllables))] = None
    return list(made)


@cache
def _weights() -> list[float]:
    """Cumulated weights of the vocabulary, by Zipf's law."""
    return list(accumulate(1 / (rank + 3) for rank in range(_VOCABULARY)))
