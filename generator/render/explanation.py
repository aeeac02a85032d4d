"""An explanation of one choice, for a terminal of 80 columns or for a program."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from generator.model.evidence import Evidence
from generator.model.scenario import Choice, Effect
from generator.render.evidence_view import Hop, Reasons, reasons
from generator.render.prose import prose
from generator.render.terminal import wrapped
from generator.render.words import Words
from generator.trace.explaining import Explanation, Lack, Supported, Unsupported

_WHOLE = "as-a-whole: true"

Json = dict[str, Any]


def explanation_json(found: Explanation, evidence: Evidence, words: Words) -> str:
    """The explanation as JSON; the text says nothing that is not in it."""
    return json.dumps(_Teller(found, evidence, words).told(), ensure_ascii=False, indent=2)


def explanation_text(found: Explanation, evidence: Evidence, words: Words) -> str:
    """The explanation in plain words."""
    told = _Teller(found, evidence, words).told()
    return "\n".join(_text(told))


class _Teller:
    def __init__(self, found: Explanation, evidence: Evidence, words: Words) -> None:
        self.found, self.evidence, self.words = found, evidence, words

    def told(self) -> Json:
        found, act = self.found, self.found.act
        text = act.text[-1].text if act.text else ""
        return {
            "scenario": found.scenario,
            "scene": found.scene,
            "act": str(found.route[-1]),
            "says": prose(text).striptags(),
            "factor": act.factor if isinstance(act, Choice) else None,
            "shows": [self.concept(each) for each in act.shows],
            "experienced": [self.concept(each) for each in sorted(found.experienced)],
            "unfolds": [self.written(n, effect) for n, effect in enumerate(act.unfolds)],
            "supported": [self.possible(each) for each in found.supported],
            "unsupported": [
                {**self.concept(each.target), "reason": str(each.lack), "why": self.lack(each)}
                for each in found.unsupported
            ],
        }

    def concept(self, concept: str) -> Json:
        side = self.evidence.side(concept)
        return {
            "id": concept,
            "label": self.evidence.label(concept),
            "side": str(side) if side else None,
        }

    def written(self, place: int, effect: Effect) -> Json:
        told: Json = {"condition": effect.when is not None, "beside": self.quotations(effect.quote)}
        if effect.effect is None:
            return {"illustration": prose(effect.illustration or "").striptags(), **told}
        told = {**self.concept(effect.effect), **told, "as-a-whole": effect.as_a_whole}
        key = (*self.found.route, "unfolds", place)
        if self.found.effects[key].support is None:
            lacking = [each for each in self.found.unsupported if each.target == effect.effect]
            why = self.lack(lacking[0]) if lacking else self.other_way(effect.effect)
            return {**told, "supported": False, "why": why}
        return {**told, "supported": True, **self.chain(place)}

    def other_way(self, target: str) -> str:
        """Why something is not supported as it is written, though it could be."""
        if target not in self.evidence.concepts:
            return "The model has nothing of that name."
        ways = [each for each in self.found.supported if each.target == target]
        if not ways:
            return "It is not an effect on the patient’s side."
        if ways[0].whole and not ways[0].after:
            return f"It needs “{_WHOLE}”."
        before = ", ".join(ways[0].after)
        return (
            f"It needs what stands further down, or: {before}." if before else "Not in this order."
        )

    def possible(self, each: Supported) -> Json:
        return {
            **self.concept(each.target),
            "as-a-whole": each.whole,
            "after": list(each.after),
            "directly": self.lack(each.directly) if each.directly else None,
            **self.chain(each.place),
        }

    def chain(self, place: int) -> Json:
        shown_by = "why.shown" if isinstance(self.found.act, Choice) else "why.witnessed"
        key = (*self.found.route, "unfolds", place)
        why = reasons(key, self.found.effects, self.evidence, self.words, shown_by)
        return {
            "sentence": _bare(why),
            "badge": why.badge,
            "chain": [self.hop(h) for h in why.chain],
        }

    def hop(self, hop: Hop) -> Json:
        links = self.evidence.model.links
        cited = [item.quotation for item in links[hop.link].evidence] if hop.link else []
        return {
            "text": hop.text.striptags(),
            "link": hop.link or None,
            "badge": str(self.words(f"badge.{hop.badge}").unescape()) if hop.badge else None,
            "where": [where.striptags() for where in hop.where],
            "note": hop.note or None,
            "quotations": self.quotations([each for each in cited if each]),
        }

    def quotations(self, names: Sequence[str]) -> list[Json]:
        known = self.evidence.quotations
        return [
            {"id": name, "participant": known[name].participant, "text": known[name].text}
            for name in names
            if name in known and known[name].may_be_shown
        ]

    def lack(self, lacking: Unsupported) -> str:
        sides = self.evidence.model.sides
        names = ", ".join(
            f"{each} as a whole" if each in sides else each for each in lacking.concepts
        )
        match lacking.lack:
            case Lack.JOINT:
                return f"{lacking.link} leads to it only together with: {names}."
            case Lack.CATEGORY:
                return (
                    f"Only its category is linked from here. Write “{names}”, or an illustration."
                )
            case Lack.ELSEWHERE:
                return f"The paper links it with other things only: {names}."
            case Lack.NO_LINK:
                return "No link of the model leads to it."
            case Lack.OTHER_SIDE:
                return "It belongs to the side of the model that is not met here."


def _bare(why: Reasons) -> str:
    return why.sentence.striptags()


def _text(told: Json) -> Iterator[str]:
    yield f"{told['scenario']} › {told['scene']} › {told['act']}"
    yield from wrapped(told["says"], 2)
    yield from _heading("Shows")
    for each in told["shows"]:
        yield from wrapped(f"{each['id']}: {each['label']} ({each['side'] or 'unknown'})", 2)
    if told["factor"]:
        yield from wrapped(f"names the factor “{told['factor']}”", 2)
    if not told["shows"]:
        yield "  nothing of the model"
    yield from _heading("Experienced on every trail before it")
    yield from wrapped(", ".join(each["id"] for each in told["experienced"]) or "nothing", 2)
    yield from _heading("Unfolds")
    for each in told["unfolds"]:
        yield from _written(each)
    if not told["unfolds"]:
        yield "  nothing"
    if not told["supported"] and not told["unsupported"]:
        yield from _heading("This is a reflection: nothing can unfold from its answers.")
        return
    groups = (
        ("Supported as well, directly", False, False),
        ("Supported as well, after other effects in the same “unfolds”", False, True),
        (f"Supported only with “{_WHOLE}”", True, False),
        (f"Supported only after something with “{_WHOLE}”", True, True),
    )
    for title, whole, later in groups:
        members = [
            each
            for each in told["supported"]
            if each["as-a-whole"] is whole and bool(each["after"]) is later
        ]
        if members:
            yield from _heading(title)
            for each in members:
                yield from _possible(each)
    near = [each for each in told["unsupported"] if each["reason"] != Lack.OTHER_SIDE]
    far = [each["id"] for each in told["unsupported"] if each["reason"] == Lack.OTHER_SIDE]
    yield from _heading("Not supported here; such a thing would be an “illustration”")
    for each in near:
        yield from wrapped(f"{each['id']}: {each['why']}", 2)
    if far:
        yield from wrapped("of the side that is not met here: " + ", ".join(far), 2)


def _heading(title: str) -> Iterator[str]:
    yield ""
    yield title


def _written(each: Json) -> Iterator[str]:
    condition = " (under a condition)" if each["condition"] else ""
    if "illustration" in each:
        yield from wrapped(f"illustration{condition}: {each['illustration']}", 2)
    elif not each["supported"]:
        yield from wrapped(f"{each['id']}{condition}: not supported. {each['why']}", 2)
    else:
        yield from wrapped(f"{each['id']}{condition}: {each['label']}", 2)
        for hop in each["chain"]:
            yield from _hop(hop)
            for quotation in hop["quotations"]:
                yield from _quotation(quotation)
    for quotation in each["beside"]:
        yield "      Shown beside it:"
        yield from _quotation(quotation)


def _possible(each: Json) -> Iterator[str]:
    after = f" (after {', '.join(each['after'])})" if each["after"] else ""
    yield from wrapped(f"{each['id']}{after}: {each['label']}", 2)
    yield from (
        _hop(each["chain"][-1])
        if each["after"]
        else (line for hop in each["chain"] for line in _hop(hop))
    )


def _hop(hop: Json) -> Iterator[str]:
    parts = [hop["text"]]
    if hop["link"]:
        parts += [f"[{hop['badge']}; {hop['link']}]", *hop["where"]]
    if hop["note"]:
        parts.append(hop["note"])
    yield from wrapped("– " + " ".join(parts), 6)


def _quotation(quotation: Json) -> Iterator[str]:
    yield from wrapped(
        f"{quotation['id']}, participant {quotation['participant']}: “{quotation['text']}”", 8
    )
