"""What hand-written pages have counted for them."""

from __future__ import annotations

from collections import Counter

import pytest
from markupsafe import Markup

from generator.render.insets import filled, insets
from generator.render.words import Words

from ..support import REPOSITORY, real_evidence, real_library


@pytest.mark.parametrize(("language", "page"), [("en", "evidence.md"), ("fr", "evidence.fr.md")])
def test_about_the_evidence_says_how_many_quotations_were_checked(language: str, page: str) -> None:
    evidence, strings = real_evidence(), real_library().strings
    text = (REPOSITORY / "content" / "pages" / page).read_text(encoding="utf-8")
    told = filled(text, insets(evidence, (), Words(strings[language], language)))
    counts = Counter(each.transcription for each in evidence.quotations.values())
    assert sum(counts.values()) == 48
    for state, n in counts.items():
        said = strings[language][f"quotation.counted-{state}"].replace("{n}", str(n))
        assert f"<li>{Markup.escape(said)}</li>" in told
    assert "put:" not in told


def test_a_state_without_any_quotation_is_not_listed() -> None:
    evidence = real_evidence()
    checked = {
        name: each.model_copy(update={"transcription": "verified"})
        for name, each in evidence.quotations.items()
    }
    all_checked = evidence.model_copy(update={"quotations": checked})
    said = insets(all_checked, (), Words(real_library().strings["en"]))["transcriptions"]
    assert said.count("<li>") == 1


def test_the_page_for_schools_says_how_many_scenarios_were_reviewed() -> None:
    words = Words(real_library().strings["en"])
    scenarios = [each.value for each in real_library().scenarios.values()]
    seen = scenarios[0].model_copy(
        update={"review": scenarios[0].review.model_copy(update={"clinician": "Dr. A. Example"})}
    )
    for name in ("for-your-school.md", "for-your-school.fr.md"):
        page = REPOSITORY / "content" / "pages" / "educators" / name
        told = filled(
            page.read_text(encoding="utf-8"), insets(real_evidence(), [seen, scenarios[1]], words)
        )
        assert "Scenarios on this site: 2. Reviewed by a clinician: 1." in told
        assert "cmajo.20220211" in told
        assert "CC BY-NC-ND 4.0</a>, © 2023 CMA Impact Inc. or its licensors." in told
        assert "20 participants" in " ".join(told.split())
        partners = int(bool(seen.review.patient_partner)) + int(
            bool(scenarios[1].review.patient_partner)
        )
        assert f"Reviewed by a patient partner: {partners}." in told


def test_what_nobody_counts_stays_a_comment() -> None:
    assert filled("<!-- put: tears -->", {}) == "<!-- put: tears -->"
