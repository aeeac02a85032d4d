"""An effect that no single link of the model reaches from what the student has seen.

One link must lead to exactly this effect, from something the choice shows, from an effect listed
before it, or from something experienced on every trail that comes here. The hint names what is
linked from there, and what the effect that you asked for is linked from. Whatever else you want to
show is an `illustration`, and is labelled as yours.

A `pressure` with a `when` is judged likewise, unless its `when` asks for the `shift` alone: what
the `when` says was `experienced` must be linked with the factor.

Why: The authors of the study mapped a linkage only where participants explicitly described a
connection. An effect without one would put words into their mouths.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.check.rule import ScenarioRule, at
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme
from generator.model.evidence import UNFOLDING, Evidence, Role, Side
from generator.trace.support import Level, find_support, links_from
from generator.trace.tracing import EffectFacts, ScenarioFacts

FAILS = """\
scenes:
  opening:
    choices:
      read:
        unfolds: [lost-hope]
"""
PASSES = """\
scenes:
  opening:
    choices:
      read:
        unfolds:
          - withholding
          - illustration: She stops at the window on the way out.
"""
MISTAKE = Mistake("unsupported-effect", __doc__, Theme.MODEL, FAILS, PASSES)
_OFFERED = 6
_SHOWN = frozenset({Role.KNOWING, Role.BEHAVIOURS})
_EMPATHY = {Side.PRESENT: "presence of empathy", Side.ABSENT: "absence of empathy"}


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    for route, effect in facts.effects.items():
        if effect.support is None and _known(effect, evidence, UNFOLDING):
            yield Finding(
                MISTAKE,
                at(facts, *route),
                f"The model has no link from here to “{effect.target}”.",
                _hint(effect, evidence),
            )
    for route, effect in facts.pressures.items():
        if effect.support is None and _known(effect, evidence, frozenset({Role.FACTORS})):
            yield Finding(
                MISTAKE,
                at(facts, *route),
                _unlinked(effect),
                _pressure_hint(effect, evidence),
            )


def _unlinked(pressure: EffectFacts) -> str:
    if pressure.sources:
        return f"The model has no link from what was experienced to “{pressure.target}”."
    return (
        f"This “when” lets the trail bring about “{pressure.target}”, and names nothing "
        "experienced that the model links with it."
    )


def _pressure_hint(pressure: EffectFacts, evidence: Evidence) -> str:
    linked = {
        named: None
        for link in evidence.model.links.values()
        for named in link.from_
        if pressure.target in link.to and evidence.role(named) in UNFOLDING
    }
    if not linked:
        return "Nothing experienced is linked with it: leave its “when” out, or ask for a “shift”."
    return (
        f"Linked with it: {', '.join(linked)}. "
        f"Write “when: {{experienced: {next(iter(linked))}}}”, or leave the “when” out."
    )


def _known(effect: EffectFacts, evidence: Evidence, roles: frozenset[Role]) -> bool:
    """False where a misspelled or misplaced name is the mistake, which has its own rule."""
    return evidence.role(effect.target) in roles and all(
        source.concept in evidence.concepts for source in effect.sources
    )


def _hint(effect: EffectFacts, evidence: Evidence) -> str:
    if find_support(evidence, effect.target, effect.sources, as_a_whole=True):
        side = evidence.side(effect.target)
        whole = f"the {_EMPATHY[side]}" if side else "one side"
        return (
            f"The paper links it with {whole} as a whole: add “as-a-whole: true” if that is meant, "
            "or write it as an “illustration”."
        )
    reached: dict[str, str] = {}
    for name, match in links_from(evidence, effect.sources):
        for target in evidence.model.links[name].to:
            if match.level < Level.SIDE and evidence.role(target) in UNFOLDING:
                reached.setdefault(target, f"{target} (from {match.source.concept}, {name})")
    from_here = (
        f"Linked from here: {_some(list(reached.values()))}."
        if reached
        else "Nothing is linked with what stands before it."
    )
    causes = _causes(effect.target, evidence)
    return f"{from_here} {causes} Anything else is an “illustration”."


def _causes(target: str, evidence: Evidence) -> str:
    """What leads to `target`, by where an author can write it."""
    shown: dict[str, None] = {}
    before: dict[str, None] = {}
    sides: dict[str, None] = {}
    for link in evidence.model.links.values():
        if target not in link.to:
            continue
        if link.joint:
            # Where parts belong in different places, the last of them is the one to come.
            into = before if evidence.role(link.from_[-1]) in UNFOLDING else shown
            into[" with ".join(link.from_)] = None
            continue
        for cause in link.from_:
            if cause in evidence.model.sides:
                sides[f"the {_EMPATHY[Side(cause)]} as a whole, with “as-a-whole: true”"] = None
            elif evidence.role(cause) in UNFOLDING:
                before[cause] = None
            elif evidence.role(cause) in _SHOWN:
                shown[cause] = None
    ways = [
        *([f"{_some(list(shown))} in “shows”"] if shown else []),
        *([f"{_some(list(before))} before it"] if before else []),
        *sides,
    ]
    if not ways:
        return f"“{target}” is linked from nothing that an answer can show."
    return f"“{target}” is linked from: {'; '.join(ways)}."


def _some(names: Sequence[str]) -> str:
    more = f", and {len(names) - _OFFERED} more" if len(names) > _OFFERED else ""
    return ", ".join(names[:_OFFERED]) + more


RULE = ScenarioRule(MISTAKE, find)
