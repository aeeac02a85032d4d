"""A study as the foot of every page cites it."""

from __future__ import annotations

from generator.render.shell import cited, shell
from generator.render.words import Words

from ..support import real_evidence, real_library

STUDY = real_evidence().study


def test_the_doi_in_a_citation_is_a_link() -> None:
    said = cited(STUDY)
    assert said.endswith(
        '. <a href="https://doi.org/10.9778/cmajo.20220211">doi:10.9778/cmajo.20220211</a>'
    )
    assert said.striptags() == STUDY.citation


def test_without_one_the_address_follows() -> None:
    study = STUDY.model_copy(update={"citation": "A & B <i>2020</i>.", "url": "https://a.org/?x&y"})
    assert cited(study) == (
        "A &amp; B &lt;i&gt;2020&lt;/i&gt;. "
        '<a href="https://a.org/?x&amp;y">https://a.org/?x&amp;y</a>'
    )


def test_in_french_it_is_marked_as_english() -> None:
    strings = real_library().strings
    assert shell(Words(strings["fr"], "fr"), STUDY)["study"] == (
        f'<span lang="en">{cited(STUDY)}</span>'
    )
    assert shell(Words(strings["en"], "en"), STUDY)["study"] == cited(STUDY)
