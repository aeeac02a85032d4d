"""What a French page calls the parts of the model, and what stays in the study's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.build import check_course
from generator.exchange.exporting import exporting
from generator.exchange.ink import ink
from generator.plan.site_plan import plan
from generator.project import templates_folder
from generator.render.pages import render
from generator.trace.tracing import trace

from ..support import REPOSITORY, body_of, make_course, one_choice, real_library

LOCALE = (REPOSITORY / "content" / "locale" / "fr.yml").read_text(encoding="utf-8")
WORDS = """\
sides: {present: la présence}
categories:
  present-factors: ce qui aide
  present-behaviours: des comportements <empathiques>
phenomena:
  effort: des efforts
  hope: l’espoir
  self-image: une image abîmée
  time-and-resources: du temps
through: {l031: l’estime de soi}
"""
VISIT = one_choice(
    "shows: [effort, trauma-informed]\nunfolds: [{effect: hope, quote: t3-09}, mood-energy]"
).replace("visit: {title: The visit}", "visit: {title: The visit, pressure: [time-and-resources]}")


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    return pages(tmp_path_factory.mktemp("course"), WORDS)


def pages(folder: Path, words: str | None, language: str = "fr") -> Mapping[str, str]:
    """Every generated file of a tiny course."""
    files = {"content/locale/fr.yml": LOCALE, "scenarios/it.yml": VISIT}
    course = make_course(folder, files)
    path = course.evidence / "model.fr.yml"
    path.unlink()
    if words is not None:
        path.write_text(words, encoding="utf-8")
    checked = check_course(course)
    assert not checked.has_errors, checked.told()
    return render(plan(checked.tracing), templates_folder(), language).files


def test_a_sentence_says_our_french_words(french: Mapping[str, str]) -> None:
    assert (
        "ont mis <b>des comportements &lt;empathiques&gt;</b> en lien avec <b>l’espoir</b>."
        in body_of(french["scenarios/it.md"])
    )


def test_words_that_are_missing_are_english_and_marked(french: Mapping[str, str]) -> None:
    page = body_of(french["scenarios/it.md"])
    assert '<b><span lang="en">better mood and energy</span></b>' in page
    assert re.search(r'data-phenomenon="trauma-informed"><span lang="en">Trauma-informed', page)


def test_a_tag_says_our_french_words_alone(french: Mapping[str, str]) -> None:
    page = body_of(french["scenarios/it.md"])
    assert 'data-phenomenon="effort">des efforts <span class="tag-side">' in page
    assert 'data-phenomenon="time-and-resources">du temps</span>' in page


def test_the_reasons_say_the_printed_label_too(french: Mapping[str, str]) -> None:
    page = body_of(french["scenarios/it.md"])
    assert (
        "Cette réponse montre : <b>des efforts</b> <small>(dans l’article : "
        '<span lang="en">Willingness to put in effort' in page.replace("\N{NO-BREAK SPACE}", " ")
    )


def test_the_model_says_both_and_who_worded_the_label(french: Mapping[str, str]) -> None:
    page = body_of(french["model.md"]).replace("\N{NO-BREAK SPACE}", " ")
    assert (
        "<h4>L’espoir</h4> <small>(dans l’article : "
        '<span lang="en">Feelings of hope and empowerment</span>)</small>' in page
    )
    assert (
        "<h4>Une image abîmée</h4> <small>(en anglais : "
        '<span lang="en">Compromised self-image</span>)</small>' in page
    )
    assert '<h4><span lang="en">Improved mood and energy levels</span></h4></summary>' in page
    assert "passant par l’estime de soi." in page
    assert 'passant par <span lang="en">stress</span>.' in page


def test_a_drawing_is_lettered_in_the_language_of_each_box(french: Mapping[str, str]) -> None:
    boxes = re.findall(
        r'data-category="([\w-]+)".*?<text( lang="en")?>', body_of(french["model.md"])
    )
    assert ("present-factors", "") in boxes
    assert ("engaging", ' lang="en"') in boxes


def test_lists_begin_with_a_capital(french: Mapping[str, str]) -> None:
    assert ">L’espoir</a>" in body_of(french["progress.md"])
    voices = body_of(french["voices.md"])
    assert '<option value="hope">L’espoir</option>' in voices
    assert '<option value="trust" lang="en">Increased trust' in voices
    assert '<optgroup label="Ce qui aide (' in voices


def test_educators_see_the_label_beside(french: Mapping[str, str]) -> None:
    label = '<span lang="en">Adequate time and resources</span>)</small>'
    assert label in body_of(french["educators/coverage.md"])
    guide = body_of(french["educators/guides/it.md"])
    assert "<li>du temps <small>" in guide
    assert label in guide


def test_quotations_stay_as_they_are(french: Mapping[str, str]) -> None:
    words = real_library().evidence
    assert words is not None
    quotation = words.value.quotations["t3-09"].text
    for name in ("scenarios/it.md", "voices.md", "model.md"):
        assert f'<blockquote lang="en"><p>{quotation}</p></blockquote>' in body_of(french[name])


def test_without_the_file_everything_is_english_and_marked(tmp_path: Path) -> None:
    page = body_of(pages(tmp_path, None)["scenarios/it.md"])
    assert '<b><span lang="en">hope and empowerment</span></b>' in page
    assert 'data-phenomenon="effort"><span lang="en">Willingness' in page
    assert "<small>" not in page


def test_english_pages_are_the_same_with_it_and_without(tmp_path: Path) -> None:
    assert pages(tmp_path / "with", WORDS, "en") == pages(tmp_path / "without", None, "en")


def test_an_export_in_french_says_them_too() -> None:
    library = real_library()
    assert library.evidence is not None
    facts = trace(library).scenarios["the-known-diagnosis"]
    text = ink(exporting(facts, library.evidence.value, library.strings, "fr"))
    assert "l’attachement à une idée toute faite (absence d’empathie)" in text
    assert "Anchoring on assumptions" not in text
    assert "en lien avec l’espoir et le sentiment de pouvoir agir" in text
