"""What a hand-written page has counted for it: a comment in the page names it, and gives way to it.

So a number that changes with the evidence is never written by hand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping

from markupsafe import Markup

from generator.model.evidence import Evidence
from generator.model.scenario import Scenario
from generator.render.words import Words

_PLACE = re.compile(r"<!-- *counted: *([a-z-]+) *-->")
_CHECKED = ("verified", "restored", "unverified", "withheld")


def insets(evidence: Evidence, scenarios: Collection[Scenario], words: Words) -> dict[str, str]:
    """All that can be counted for a page, as finished HTML by its name."""
    return {
        "transcriptions": _transcriptions(evidence, words),
        "reviews": _reviews(scenarios, words),
    }


def filled(page: str, counted: Mapping[str, str]) -> str:
    """A hand-written page with what was counted in its places; a name nobody knows stays."""
    return _PLACE.sub(lambda place: counted.get(place[1], place[0]), page)


def _reviews(scenarios: Collection[Scenario], t: Words) -> str:
    """How many scenarios have been reviewed, and by whom."""
    return t(
        "scenario.reviews",
        n=str(len(scenarios)),
        clinician=str(sum(bool(each.review.clinician) for each in scenarios)),
        partner=str(sum(bool(each.review.patient_partner) for each in scenarios)),
    )


def _transcriptions(evidence: Evidence, t: Words) -> str:
    """How many quotations were compared with the published article, and how far."""
    counts: Counter[str] = Counter(each.transcription for each in evidence.quotations.values())
    items = [
        t(f"quotation.counted-{state}", n=str(counts[state])) for state in _CHECKED if counts[state]
    ]
    return "<ul>" + "".join(Markup("<li>{}</li>").format(item) for item in items) + "</ul>"
