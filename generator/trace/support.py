"""Why the model supports an effect: one link from something the student has seen.

The rules follow the paper's own: the authors mapped a linkage "only in cases in which
participants explicitly described connections", so nothing is inferred along a chain that did not
happen, and membership goes up only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from generator.model.evidence import Evidence, Role
from generator.model.scenario import Effect


class Level(IntEnum):
    """How near a link names what happened; the lower, the nearer."""

    ITEM = 0
    CATEGORY = 1
    SIDE = 2


class Origin(IntEnum):
    """Where a source of an effect stands."""

    SHOWN = 0
    EARLIER = 1
    EXPERIENCED = 2


@dataclass(frozen=True, slots=True)
class Source:
    """Something available to support an effect. `index` places an earlier effect."""

    concept: str
    origin: Origin
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A source standing for one of a link's `from` entries.

    `through` is the link by which a shown way of knowing counts as the behaviours of its side.
    """

    source: Source
    named: str
    level: Level
    through: str | None = None


@dataclass(frozen=True, slots=True)
class Support:
    """The link that supports an effect, and what it starts from (several if it is joint)."""

    link: str
    target: str
    matches: tuple[Match, ...]

    @property
    def level(self) -> Level:
        return max(match.level for match in self.matches)


def sources_for(
    index: int, effects: Sequence[Effect], shows: Sequence[str], experienced: frozenset[str]
) -> tuple[Source, ...]:
    """What may support the effect at `index` of an act.

    `shows` is what the act shows, `experienced` what surely has been experienced before it. An
    earlier effect counts if it unfolds whenever this one does.
    """
    effect = effects[index]
    shown = [Source(concept, Origin.SHOWN) for concept in shows]
    earlier = [
        Source(other.effect, Origin.EARLIER, place)
        for place, other in enumerate(effects[:index])
        if other.effect and _unfolds_whenever(effects, place, index)
    ]
    demanded = frozenset(effect.when.experienced) if effect.when else frozenset()
    before = [
        Source(concept, Origin.EXPERIENCED)
        for concept in sorted(experienced | demanded)
        if concept not in {source.concept for source in earlier}
    ]
    return (*shown, *earlier, *before)


def _unfolds_whenever(effects: Sequence[Effect], cause: int, index: int) -> bool:
    """Whether the effect at `cause` unfolds wherever the later one at `index` does.

    It does without a condition, or with the same one, unless something that unfolds from `cause`
    on could make that condition true in between.
    """
    when = effects[cause].when
    if when is None or when != effects[index].when:
        return when is None
    asked = frozenset(when.experienced)
    return not any(between.effect in asked for between in effects[cause:index])


def find_support(
    evidence: Evidence, target: str, sources: Sequence[Source], as_a_whole: bool = False
) -> Support | None:
    """The best single link from `sources` to exactly `target`, or None.

    Item over category over side; stated over described; then the order of the model file. Links
    from a whole side count only `as_a_whole`.
    """
    best: tuple[tuple[int, int, int], Support] | None = None
    for place, (name, link) in enumerate(evidence.model.links.items()):
        if target not in link.to:
            continue
        found = [_match(evidence, named, sources) for named in link.from_]
        usable = [match for match in found if match and (as_a_whole or match.level < Level.SIDE)]
        if not usable or (link.joint and len(usable) < len(link.from_)):
            continue
        nearest = min(usable, key=lambda match: (match.level, match.source.origin))
        support = Support(name, target, tuple(usable) if link.joint else (nearest,))
        rank = (support.level, 0 if link.kind.stated else 1, place)
        if best is None or rank < best[0]:
            best = (rank, support)
    return best[1] if best else None


def _match(evidence: Evidence, named: str, sources: Sequence[Source]) -> Match | None:
    """The nearest of `sources` that counts as `named`."""
    matches = [match for source in sources if (match := _counts_as(evidence, source, named))]
    return min(matches, key=lambda match: (match.level, match.source.origin), default=None)


def _counts_as(evidence: Evidence, source: Source, named: str) -> Match | None:
    concept = source.concept
    if concept == named:
        item = concept in evidence.model.phenomena
        return Match(source, named, Level.ITEM if item else Level.CATEGORY)
    if evidence.category_of(concept) == named:
        return Match(source, named, Level.CATEGORY)
    if source.origin is not Origin.SHOWN:
        return None
    side = evidence.side(concept)
    if side is None:
        return None
    if side == named:
        return Match(source, named, Level.SIDE)
    behaviours = evidence.category_with(side, Role.BEHAVIOURS)
    if evidence.role(concept) is Role.KNOWING and behaviours == named:
        return Match(source, named, Level.CATEGORY, _knowing_to_behaviours(evidence, concept))
    return None


def _knowing_to_behaviours(evidence: Evidence, concept: str) -> str | None:
    """The link by which ways of knowing show as behaviours (the text's K → B)."""
    knowing = evidence.category_of(concept)
    side = evidence.side(concept)
    behaviours = evidence.category_with(side, Role.BEHAVIOURS) if side else None
    for name, link in evidence.model.links.items():
        if knowing in link.from_ and behaviours in link.to:
            return name
    return None


def links_from(evidence: Evidence, sources: Sequence[Source]) -> Iterator[tuple[str, Match]]:
    """Every link that starts from one of `sources`, for telling an author what does exist."""
    for name, link in evidence.model.links.items():
        for named in link.from_:
            match = _match(evidence, named, sources)
            if match:
                yield name, match
                break
