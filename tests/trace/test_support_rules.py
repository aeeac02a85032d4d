"""Why an effect is supported: by one link, from what the student has seen."""

from __future__ import annotations

import pytest

from generator.diagnostics.span import Route
from generator.model.evidence import Evidence, EvidenceItem, EvidenceKind, Link
from generator.trace.support import Level, Origin, Source, Support, find_support

from ..support import codes, diagnosed, facts_of, one_choice, real_evidence

FIRST: Route = ("scenes", "opening", "choices", "first", "unfolds")


def shown(*concepts: str) -> list[Source]:
    return [Source(concept, Origin.SHOWN) for concept in concepts]


def experienced(*concepts: str) -> list[Source]:
    return [Source(concept, Origin.EXPERIENCED) for concept in concepts]


def with_links(**links: Link | None) -> Evidence:
    """The real evidence with some links replaced, added or (None) taken away."""
    evidence = real_evidence()
    merged = {**evidence.model.links, **links}
    kept = {name: link for name, link in merged.items() if link is not None}
    return evidence.model_copy(update={"model": evidence.model.model_copy(update={"links": kept})})


def link(start: str, target: str, kind: EvidenceKind = EvidenceKind.TEXT) -> Link:
    return Link.model_construct(
        from_=(start,), to=(target,), evidence=(EvidenceItem.model_construct(kind=kind),)
    )


def support(target: str, sources: list[Source], whole: bool = False) -> tuple[str, Level] | None:
    found = find_support(real_evidence(), target, sources, as_a_whole=whole)
    return (found.link, found.level) if found else None


@pytest.mark.parametrize(
    ("target", "sources", "expected"),
    [
        ("guilt", shown("giving-up"), ("l056", Level.ITEM)),
        ("hope", shown("effort"), ("l085", Level.CATEGORY)),
        ("negative-processing", shown("absent-behaviours"), ("l003", Level.CATEGORY)),
        ("avoiding-care", experienced("trauma"), ("l023", Level.ITEM)),
        ("more-visits", experienced("self-doubt"), ("l025", Level.CATEGORY)),
        # A shown way of knowing counts as the behaviours of its side.
        ("lost-trust", shown("seeing-disease"), ("l020", Level.CATEGORY)),
        ("hope", shown("whole-person"), ("l085", Level.CATEGORY)),
    ],
)
def test_a_link_names_what_happened_or_its_category(
    target: str, sources: list[Source], expected: tuple[str, Level]
) -> None:
    assert support(target, sources) == expected


def test_the_way_from_knowing_to_behaviours_is_told() -> None:
    found = find_support(real_evidence(), "lost-trust", shown("seeing-disease"))
    assert found is not None
    (match,) = found.matches
    assert (match.named, match.through) == ("absent-behaviours", "l002")
    direct = find_support(real_evidence(), "lost-trust", shown("insults"))
    assert direct is not None
    assert direct.matches[0].through is None


def test_only_what_is_shown_counts_as_behaviour() -> None:
    assert support("lost-trust", experienced("seeing-disease")) is None
    assert support("lost-trust", [Source("seeing-disease", Origin.EARLIER, 0)]) is None


def test_a_link_to_a_category_reaches_none_of_its_items() -> None:
    assert support("negative-processing", shown("inadequate-explanations")) == ("l047", Level.ITEM)
    for item in ("trauma", "guilt", "lost-hope", "self-doubt"):
        assert support(item, shown("inadequate-explanations")) is None


def test_a_category_does_not_count_as_its_items() -> None:
    assert support("mental-health", experienced("trauma")) == ("l032", Level.ITEM)
    assert support("avoiding-care", experienced("negative-processing")) is None


def test_a_whole_side_counts_only_where_the_author_says_so() -> None:
    assert support("trauma", shown("insults")) is None
    assert support("trauma", shown("insults"), whole=True) == ("l054", Level.SIDE)
    assert support("symptom-perception", shown("effort"), whole=True) == ("l092", Level.SIDE)


@pytest.mark.parametrize("origin", [Origin.EARLIER, Origin.EXPERIENCED])
def test_effects_never_count_as_a_side(origin: Origin) -> None:
    assert support("nonadherence", [Source("guilt", origin, 0)], whole=True) is None
    assert support("symptom-perception", [Source("trust", origin, 0)], whole=True) is None


def test_a_side_does_not_support_the_other_side() -> None:
    assert support("trauma", shown("effort"), whole=True) is None
    assert support("hope", shown("anchoring"), whole=True) is None


def test_item_comes_before_category_before_side() -> None:
    sources = shown("giving-up", "insults")
    evidence = with_links(z1=link("absent", "guilt"), z2=link("absent-behaviours", "guilt"))
    found = find_support(evidence, "guilt", sources, as_a_whole=True)
    assert found is not None
    assert (found.link, found.level) == ("l056", Level.ITEM)
    evidence = with_links(
        l056=None, z1=link("absent", "guilt"), z2=link("absent-behaviours", "guilt")
    )
    found = find_support(evidence, "guilt", sources, as_a_whole=True)
    assert found is not None
    assert (found.link, found.level) == ("z2", Level.CATEGORY)


def test_stated_comes_before_described_and_then_the_order_of_the_file() -> None:
    # l058 (described) is an item link; l046 is one as well, and stands before it.
    assert support("lost-hope", shown("giving-up", "not-listening")) == ("l046", Level.ITEM)
    evidence = with_links(z1=link("giving-up", "lost-hope"))
    found = find_support(evidence, "lost-hope", shown("giving-up", "not-listening"))
    assert found is not None
    assert found.link == "z1"


def test_a_described_item_comes_before_a_stated_category() -> None:
    assert support("lost-trust", shown("giving-up")) == ("l051", Level.ITEM)


@pytest.mark.parametrize("kind", [EvidenceKind.LITERATURE, EvidenceKind.TABLE, EvidenceKind.TEXT])
def test_everything_but_a_description_is_stated(kind: EvidenceKind) -> None:
    evidence = with_links(z1=link("giving-up", "guilt", kind))
    found = find_support(evidence, "guilt", shown("giving-up"))
    assert found is not None
    assert found.link == "z1"


def test_the_order_of_the_sources_does_not_matter() -> None:
    sources = [*shown("anchoring", "giving-up", "not-listening"), *experienced("trauma", "guilt")]
    for target in ("lost-trust", "mental-health", "physical-health", "more-visits"):
        forwards = find_support(real_evidence(), target, sources)
        backwards = find_support(real_evidence(), target, sources[::-1])
        assert forwards is not None
        assert backwards is not None
        assert (forwards.link, forwards.level) == (backwards.link, backwards.level)


def joint(target: str, sources: list[Source]) -> Support | None:
    """Support with only the joint link l008 left to health outcomes."""
    others = {
        name: None
        for name, each in real_evidence().model.links.items()
        if target in each.to and name != "l008"
    }
    return find_support(with_links(**others), target, sources)


def test_a_joint_link_needs_all_its_sources() -> None:
    processing, life, care = "lost-trust", "work-and-relationships", "more-visits"
    found = joint("physical-health", experienced(processing, life, care))
    assert found is not None
    assert found.link == "l008"
    assert [match.source.concept for match in found.matches] == [processing, life, care]
    for left_out in (processing, life, care):
        rest = [one for one in (processing, life, care) if one != left_out]
        assert joint("physical-health", experienced(*rest)) is None


def test_neither_care_nor_life_alone_reaches_health() -> None:
    assert support("physical-health", experienced("work-and-relationships", "withholding")) is None


def test_the_first_effect_supports_the_second_but_not_the_other_way_round() -> None:
    facts = facts_of(one_choice("shows: [effort]\nunfolds: [hope, self-management]"))
    second = facts.effects[(*FIRST, 1)].support
    assert second is not None
    assert second.link == "l088"
    assert second.matches[0].source == Source("hope", Origin.EARLIER, 0)
    facts = facts_of(one_choice("shows: [effort]\nunfolds: [self-management, hope]"))
    assert facts.effects[(*FIRST, 0)].support is None


def test_an_illustration_supports_nothing() -> None:
    text = one_choice("shows: [effort]\nunfolds: [{illustration: hope}, self-management]")
    assert codes(diagnosed(text)) == ["unsupported-effect"]


def test_an_earlier_effect_under_a_condition_supports_only_under_the_same() -> None:
    told = "when: {told: fall}"
    fact = "facts:\n  fall: {label: She fell, if-untold: Nobody heard of it.}\n"
    alone = f"shows: [effort]\nunfolds: [{{effect: hope, {told}}}, self-management]"
    assert facts_of(one_choice(alone, fact)).effects[(*FIRST, 1)].support is None
    both = (
        f"shows: [effort]\nunfolds: [{{effect: hope, {told}}}, {{effect: self-management, {told}}}]"
    )
    assert facts_of(one_choice(both, fact)).effects[(*FIRST, 1)].support is not None


def test_an_effect_whose_condition_came_true_in_between_supports_nothing() -> None:
    # On the trail where lost-hope is new, lost-trust does not unfold, but avoiding-care would.
    text = one_choice(
        "shows: [giving-up]\ntemptation: It is late.\n"
        "unfolds: [{effect: lost-trust, when: {experienced: lost-hope}}, lost-hope,"
        " {effect: avoiding-care, when: {experienced: lost-hope}}]"
    )
    assert facts_of(text).effects[(*FIRST, 2)].support is None


def test_what_a_condition_demands_supports_its_effect() -> None:
    text = one_choice("unfolds: [{effect: self-management, when: {experienced: hope}}]")
    found = facts_of(text).effects[(*FIRST, 0)].support
    assert found is not None
    assert found.matches[0].source == Source("hope", Origin.EXPERIENCED)
    text = one_choice("unfolds: [{effect: self-management, when: {not: {experienced: hope}}}]")
    assert facts_of(text).effects[(*FIRST, 0)].support is None


def test_what_the_choice_demands_supports_its_effects() -> None:
    text = one_choice("when: {experienced: hope}\nunfolds: [self-management]")
    assert facts_of(text).effects[(*FIRST, 0)].support is not None


def test_factors_do_not_help_inside_an_encounter() -> None:
    text = one_choice("unfolds: [more-visits]").replace(
        "{title: The visit}", "{title: The visit, pressure: [workload]}"
    )
    assert codes(diagnosed(text)) == ["unsupported-effect"]  # in spite of l060


def test_the_sentence_of_a_whole_side_is_not_used_where_an_item_will_do() -> None:
    text = one_choice(
        "shows: [giving-up]\ntemptation: It is late.\n"
        "unfolds: [{effect: lost-hope, as-a-whole: true}]"
    )
    found = facts_of(text).effects[(*FIRST, 0)].support
    assert found is not None
    assert (found.link, found.level) == ("l058", Level.ITEM)
