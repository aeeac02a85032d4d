"""What is put into hand-written pages: a comment in the page names it, and gives way to it.

So nothing that changes with the study or the scenarios need be written by hand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping

from markupsafe import Markup

from generator.model.evidence import Evidence
from generator.model.scenario import Scenario
from generator.model.study import Licence
from generator.render.shell import cited
from generator.render.words import Words

_PLACE = re.compile(r"<!-- *put: *([a-z-]+) *-->")
_CHECKED = ("verified", "restored", "unverified", "withheld")


def insets(evidence: Evidence, scenarios: Collection[Scenario], words: Words) -> dict[str, str]:
    """All that can be put into a page, as finished HTML by its name."""
    study = evidence.study
    return {
        "study": words.study_text(cited(study)),
        "participants": str(study.participants.total),
        "licence": _licence(study.licence, words),
        "transcriptions": _transcriptions(evidence, words),
        "reviews": _reviews(scenarios, words),
    }


def filled(page: str, known: Mapping[str, str]) -> str:
    """A hand-written page with its insets; the comment of one that nobody knows stays."""
    return _PLACE.sub(lambda place: known.get(place[1], place[0]), page)


def _licence(licence: Licence, t: Words) -> str:
    """A study's licence with its address, and whose the rights are."""
    link = Markup('<a href="{}">{}</a>').format(licence.url, licence.name)
    return link + Markup(", {}").format(t.study_text(licence.holder)) if licence.holder else link


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
