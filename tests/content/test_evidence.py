"""The evidence as it must be: whole, locked, and modest in its words."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

import pytest
import yaml

from generator.build import check_course
from generator.check.american_spelling import SPELLINGS
from generator.model.evidence import EvidenceKind, Role, Side
from generator.model.walk import acts_of, texts_of
from generator.project import Course

from ..support import REPOSITORY, body_of, pages_of, real_evidence, real_library

EVIDENCE = REPOSITORY / "content" / "evidence"
QUOTATIONS = real_evidence().quotations
MODEL = real_evidence().model


def test_all_48_quotations_are_there() -> None:
    assert len(QUOTATIONS) == 48
    tables = Counter(name[:2] for name in QUOTATIONS)
    assert tables == {"t2": 36, "t3": 12}
    for name, quotation in QUOTATIONS.items():
        assert quotation.side is (Side.PRESENT if name.startswith("t3") else Side.ABSENT)
        assert MODEL.categories[quotation.category].side is quotation.side
        for phenomenon in quotation.phenomena:
            assert MODEL.phenomena[phenomenon].category == quotation.category


def test_one_quotation_is_withheld_and_the_others_have_their_participant() -> None:
    assert [name for name, each in QUOTATIONS.items() if not each.may_be_shown] == ["t2-17"]
    for quotation in QUOTATIONS.values():
        if quotation.may_be_shown:
            assert quotation.participant is not None
            assert re.fullmatch(r"[1-6][A-E]", quotation.participant)


def test_the_lock_agrees_with_the_words_as_any_yaml_reader_reads_them() -> None:
    raw = yaml.safe_load((EVIDENCE / "quotations.yml").read_text(encoding="utf-8"))["quotations"]
    locked = dict(
        line.split()
        for line in (EVIDENCE / "quotations.lock").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    )
    assert {
        name: hashlib.sha256(each["text"].encode()).hexdigest() for name, each in raw.items()
    } == locked
    assert {name: each["text"] for name, each in raw.items()} == {
        name: each.text for name, each in QUOTATIONS.items()
    }


def test_no_quotation_is_shortened_or_straightened() -> None:
    for quotation in QUOTATIONS.values():
        assert quotation.text == quotation.text.strip()
        assert not re.search(r"[\"']|\.\.\.|  |\n", quotation.text), quotation.text


def test_all_49_phenomena_are_there() -> None:
    assert len(MODEL.phenomena) == 49
    assert len(MODEL.categories) == 13
    roles = Counter(str(real_evidence().role(name)) for name in MODEL.phenomena)
    assert set(roles) == {str(role) for role in Role}


def test_all_112_links_are_there_by_their_first_evidence() -> None:
    assert list(MODEL.links) == [f"l{number:03}" for number in range(1, 113)]
    assert Counter(link.kind for link in MODEL.links.values()) == {
        EvidenceKind.TEXT: 59,
        EvidenceKind.DESCRIBED: 44,
        EvidenceKind.LITERATURE: 6,
        EvidenceKind.TABLE: 3,
    }
    assert [name for name, link in MODEL.links.items() if link.joint] == ["l008"]


def test_every_described_link_rests_on_a_quotation_and_every_other_on_a_place() -> None:
    for link in MODEL.links.values():
        for item in link.evidence:
            assert (item.quotation is not None) == (item.kind is EvidenceKind.DESCRIBED)
            assert (item.where is None) == (item.kind is EvidenceKind.DESCRIBED)


def test_no_link_is_drawn_twice_from_the_same_evidence() -> None:
    drawn = Counter(
        (source, target, item.where or item.quotation, link.joint, link.mode)
        for link in MODEL.links.values()
        for source in link.from_
        for target in link.to
        for item in link.evidence
    )
    twice = {arrow for arrow, count in drawn.items() if count > 1}
    assert not twice


def test_the_real_course_has_neither_errors_nor_warnings() -> None:
    checked = check_course(Course(REPOSITORY))
    assert checked.diagnostics == (), checked.told()
    assert checked.tracing.scenarios


# What a qualitative study of 20 people cannot say.
CLAIMS = re.compile(
    r"\b(predict\w*|caus(?:e|es|ed|ing)|prov(?:e|es|ed|en|ing)|risks?|percent|per cent)\b|%", re.I
)

# The American spelling where the Canadian one differs.
AMERICAN = re.compile(rf"\b(?:{'|'.join(SPELLINGS)})\b", re.I)


def our_words() -> Iterator[tuple[str, str]]:
    """Everything we say in our own voice: interface, sentences about the model, scenarios."""
    for key, text in dict(english()).items():
        yield f"en.yml {key}", text
    for name, category in MODEL.categories.items():
        yield f"model.yml {name}", f"{category.short} {category.about or ''}"
    for name, phenomenon in MODEL.phenomena.items():
        yield f"model.yml {name}", f"{phenomenon.short} {phenomenon.about}"
    yield from scenario_texts()


def english() -> Iterator[tuple[str, str]]:
    raw = yaml.safe_load((REPOSITORY / "content" / "locale" / "en.yml").read_text("utf-8"))

    def flat(value: object, prefix: str) -> Iterator[tuple[str, str]]:
        if isinstance(value, dict):
            for key, part in value.items():
                yield from flat(part, f"{prefix}.{key}")
        else:
            yield prefix.removeprefix("."), str(value)

    yield from flat(raw, "")


def scenario_texts() -> Iterator[tuple[str, str]]:
    for name, document in real_library().scenarios.items():
        scenario = document.value
        yield name, f"{scenario.title} {' '.join(scenario.objectives)} {scenario.care_note or ''}"
        for route, text in texts_of(scenario):
            yield f"{name} {'/'.join(map(str, route))}", text


def claims_of_scenarios() -> Iterator[tuple[str, str]]:
    """Where a scenario speaks about what follows from what: not clinical speech."""
    for name, document in real_library().scenarios.items():
        scenario = document.value
        yield f"{name} summary", scenario.summary
        for objective in scenario.objectives:
            yield f"{name} objectives", objective
        for fact in scenario.facts.values():
            yield f"{name} facts", fact.if_untold
        for route, _, act in acts_of(scenario):
            place = f"{name} {'/'.join(map(str, route))}"
            for text in (*act.takes, *getattr(act, "temptation", ())):
                yield place, text.text


def sentences() -> list[str]:
    """Every generated sentence about a link on the pages of the real course."""
    found: list[str] = []
    for name, page in pages_of(real_library()).items():
        if name.startswith("scenarios/"):
            found += re.findall(r'class="effect-sentence">(.*?)</(?:p|div)>', body_of(page), re.S)
    return [unescape(re.sub(r"<[^>]+>", "", each)) for each in found]


def test_generated_sentences_claim_nothing_that_the_study_cannot_say() -> None:
    said = sentences()
    assert len(said) > 30
    assert [each for each in said if CLAIMS.search(each)] == []
    patterns = [text for key, text in english() if key.startswith(("effect.", "why."))]
    assert len(patterns) > 10
    names = [MODEL.phenomena[each].short or "" for each in MODEL.phenomena]
    names += [MODEL.categories[each].short or "" for each in MODEL.categories]
    assert [each for each in [*patterns, *names] if CLAIMS.search(each)] == []


def test_what_we_say_of_the_phenomena_claims_nothing_more() -> None:
    said = [each.about for each in MODEL.phenomena.values()]
    assert [each for each in said if CLAIMS.search(each)] == []


@pytest.mark.parametrize(
    ("place", "text"), [pytest.param(*each, id=each[0]) for each in claims_of_scenarios()]
)
def test_what_a_scenario_says_of_its_choices_claims_nothing_more(place: str, text: str) -> None:
    assert not CLAIMS.search(text)


def test_we_spell_as_in_canada() -> None:
    found = [(place, AMERICAN.findall(text)) for place, text in our_words()]
    assert [each for each in found if each[1]] == []
    assert AMERICAN.search("The color of her behavior was labeled.")
    assert not AMERICAN.search("The colour of a labelled error, or behaviour.")
