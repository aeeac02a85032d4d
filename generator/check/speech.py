"""Who speaks: quoted words, told apart by what stands beside them.

A stretch in quotation marks belongs to whom the words around it name as speaking: “…” says Lucia;
You say: “…”. Failing that, to the person with whom the paragraph's last sentence before it
begins, if that is somebody else than the student. Two stretches with nothing between them change
speakers. What nobody is named for counts as said by `usual`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Final

from generator.check.wording import paragraphs, parts
from generator.model.scenario import Scenario
from generator.model.walk import texts_of


class Speaker(Enum):
    PATIENT = "patient"
    STUDENT = "student"
    OTHER = "other"


_VERBS: Final = (
    "say|says|said|ask|asks|asked|answer|answers|answered|add|adds|added|read|reads|tell|tells|told"
    "|call|calls|called|repeat|repeats|repeated|whisper|whispers|whispered|shout|shouts|shouted"
    "|murmur|murmurs|murmured|reply|replies|replied|begin|begins|began|continue|continues"
    "|offer|offers|offered|explain|explains|explained|mutter|mutters|muttered|announce|announces"
    "|announced|go on|goes on|went on|put in|puts in|want to know|wants to know|decide|decides"
)
_NAME: Final = r"(?:Dr\.?|Mrs?\.?|Ms\.?|Nurse)?\s?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?"
_WHO: Final = (
    rf"(?P<who>[Yy]ou|[Hh]e|[Ss]he|[Tt]hey|(?:[Tt]he|[Aa]n?|[Aa]nother|[Hh]er|[Hh]is|[Tt]heir)"
    rf"\s[\w’'-]+|[Ss]ome(?:body|one)(?:\selse)?|{_NAME})"
)
_AFTER: Final = (
    re.compile(rf"^[\s,.]*(?:{_VERBS})\s{_WHO}"),
    re.compile(rf"^\s*{_WHO}\s(?:\w+ly\s)?(?:{_VERBS})\b"),
)
_BEFORE: Final = re.compile(rf"(?:^|[\s;,.]){_WHO}\s(?:\w+ly\s)?(?:{_VERBS})\b[^.!?]*[:,]\s*$")
_SPEAKS: Final = re.compile(r"\b(?:says|asks|said|asked) ([A-Z][\w’'-]+)")
_NEAR: Final = 120
"""How many characters before a stretch can introduce it."""

_BEAT: Final = re.compile(rf"^{_WHO}\b")
_SENTENCE: Final = re.compile(r"(?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)(?<!Mrs\.)(?<=[.!?…])\s+")


@dataclass(frozen=True)
class Speakers:
    """Tells who speaks in the texts of one scenario."""

    scenario: Scenario

    def count(self, text: str, usual: Speaker) -> dict[Speaker, int]:
        """How many quoted words each speaks in `text`."""
        found = dict.fromkeys(Speaker, 0)
        for paragraph in paragraphs(text):
            for speaker, said in self._spoken(paragraph, usual):
                found[speaker] += len(said.split())
        return found

    def _spoken(self, paragraph: str, usual: Speaker) -> Iterator[tuple[Speaker, str]]:
        stretches = parts(paragraph)
        last: Speaker | None = None
        for place, (spoken, said) in enumerate(stretches):
            if not spoken:
                continue
            before = stretches[place - 1][1] if place and not stretches[place - 1][0] else ""
            after = stretches[place + 1][1] if stretches[place + 1 :] else ""
            tagged = self._tagged(before, after)
            if tagged is None and last is not None and place and not before.strip():
                tagged = Speaker.PATIENT if last is not Speaker.PATIENT else Speaker.OTHER
            last = tagged or self._beat(before) or last or self._beat(after) or usual
            yield last, said

    def _tagged(self, before: str, after: str) -> Speaker | None:
        for pattern in _AFTER:
            if match := pattern.match(after):
                return self._who(match["who"])
        # Only what ends in a colon or a comma can introduce speech.
        match = _BEFORE.search(before[-_NEAR:]) if before.rstrip().endswith((":", ",")) else None
        return self._who(match["who"]) if match else None

    def _beat(self, narration: str) -> Speaker | None:
        """Whose doing the last sentence before a stretch tells, where it is not the student's."""
        sentences = [each for each in _SENTENCE.split(narration.strip()) if each]
        match = _BEAT.match(sentences[-1]) if sentences else None
        who = self._who(match["who"]) if match else None
        if who is Speaker.OTHER and match and not self._is_named(match["who"]):
            return None  # “The menu stays on her knee.” is no speaker.
        return None if who is Speaker.STUDENT else who

    def _who(self, name: str) -> Speaker:
        lower = name.lower()
        if lower == "you":
            return Speaker.STUDENT
        if lower in ("he", "she", "they"):
            return Speaker.PATIENT if lower in self._pronouns else Speaker.OTHER
        return Speaker.PATIENT if self._parts(name) & self._patient else Speaker.OTHER

    def _is_named(self, name: str) -> bool:
        if name.lower() in ("he", "she", "they") or name.startswith(("Dr", "Mr", "Ms", "Nurse")):
            return True
        return bool(self._parts(name) & self._others)

    @staticmethod
    def _parts(name: str) -> frozenset[str]:
        return frozenset(re.findall(r"[A-Z][\w’'-]{2,}", name.removesuffix("’s")))

    @cached_property
    def _pronouns(self) -> frozenset[str]:
        return frozenset(re.findall(r"\w+", self.scenario.patient.pronouns.lower()))

    @cached_property
    def _patient(self) -> frozenset[str]:
        return self._parts(self.scenario.patient.name)

    @cached_property
    def _others(self) -> frozenset[str]:
        """Names of other people: of clinicians, and of whoever is said somewhere to speak."""
        names = [clinician.name for clinician in self.scenario.clinicians.values()]
        for _, text in texts_of(self.scenario):
            names += _SPEAKS.findall(text)
        return frozenset().union(*(self._parts(name) for name in names)) - self._patient
