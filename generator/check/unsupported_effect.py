"""An effect that no single link of the model reaches from what the student has seen.

One link must lead to exactly this effect, from something the choice shows, from an effect listed
before it, or from something experienced on every trail that comes here. The hint names what is
linked from there. Whatever else you want to show is an `illustration`, and is labelled as yours.

Why: The authors of the study mapped a linkage only where participants explicitly described a
connection. An effect without one would put words into their mouths.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import ScenarioRule, place
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme
from generator.model.evidence import UNFOLDING, Evidence, Role
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


def find(facts: ScenarioFacts, evidence: Evidence) -> Iterator[Finding]:
    for route, effect in facts.effects.items():
        if effect.support is None and _known(effect, evidence, UNFOLDING):
            yield Finding(
                MISTAKE,
                place(facts, route),
                f"The model has no link from here to “{effect.target}”.",
                _hint(effect, evidence),
            )
    for route, effect in facts.pressures.items():
        if effect.support is None and _known(effect, evidence, frozenset({Role.FACTORS})):
            yield Finding(
                MISTAKE,
                place(facts, route),
                f"The model has no link from what was experienced to “{effect.target}”.",
                "Let its “when” ask for another reason, or for none.",
            )


def _known(effect: EffectFacts, evidence: Evidence, roles: frozenset[Role]) -> bool:
    """False where a misspelled or misplaced name is the mistake, which has its own rule."""
    return evidence.role(effect.target) in roles and all(
        source.concept in evidence.concepts for source in effect.sources
    )


def _hint(effect: EffectFacts, evidence: Evidence) -> str:
    if find_support(evidence, effect.target, effect.sources, as_a_whole=True):
        side = evidence.side(effect.target)
        whole = f"the {'presence' if side == 'present' else 'absence'} of empathy as a whole"
        return (
            f"The paper links it with {whole}: add “as-a-whole: true” if that is meant, "
            "or write it as an “illustration”."
        )
    reached: dict[str, str] = {}
    for name, match in links_from(evidence, effect.sources):
        for target in evidence.model.links[name].to:
            if match.level < Level.SIDE and evidence.role(target) in UNFOLDING:
                reached.setdefault(target, f"{target} (from {match.source.concept}, {name})")
    if not reached:
        return "Nothing is linked with what stands before it; write it as an “illustration”."
    offered = ", ".join(list(reached.values())[:_OFFERED])
    more = f", and {len(reached) - _OFFERED} more" if len(reached) > _OFFERED else ""
    return f"Linked from here: {offered}{more}. Anything else is an “illustration”."


RULE = ScenarioRule(MISTAKE, find)
