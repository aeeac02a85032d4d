"""A scenario as ink source: a knot for every scene, with all of its logic.

What a student would read is in the story, and each line of it says by a tag what it is. What is
for authors only (what an answer shows, why it tempts) stands in comments.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.diagnostics.span import Route as Place
from generator.exchange.exporting import Exporting
from generator.exchange.ink_logic import condition, functions, happening, meeting, variables
from generator.exchange.ink_text import (
    comment,
    escaped,
    experienced,
    meeting_knot,
    name,
    scene_knot,
    tag,
    told,
)
from generator.exchange.plain import plain_line, plain_lines
from generator.model.condition import Routes, TextVariant, Variants, When
from generator.model.evidence import Side
from generator.model.scenario import Choice, Scene, Witnessed
from generator.trace.conditions import compile_when
from generator.trace.steps import Step, clinician_of

_INDENT = "    "


def ink(source: Exporting) -> str:
    """The whole story."""
    parts = [
        _head(source),
        _beginning(source),
        *(_meeting(source, encounter) for encounter in source.scenario.encounters),
        *(_SceneWriter(source, each).knot() for each in source.scenario.scenes),
        functions(source.steps.expectation),
    ]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _head(source: Exporting) -> list[str]:
    title = plain_line(source.scenario.title)
    return [
        *(comment(each) for each in (source.scenario.title, *source.notice())),
        "",
        tag("title", title),
        tag("scenario", source.id),
        "",
        *variables(source.scenario, source.steps),
        "",
        "-> begin",
    ]


def _beginning(source: Exporting) -> list[str]:
    """The introduction, and the shift where there is one to choose."""
    scenario = source.scenario
    patient = scenario.patient
    met = f"{patient.name}, {patient.age} ({patient.pronouns}). {plain_line(patient.about)}"
    lines = ["=== begin ===", *_lines(plain_lines(scenario.summary), tag("summary"))]
    lines += _lines((f"{source.say('scenario.you-are')}: {scenario.role}",), tag("role"))
    lines += _lines((f"{source.say('scenario.you-meet')}: {met}",), tag("patient"))
    if scenario.care_note:
        lines += _lines(plain_lines(scenario.care_note), tag("care", ", ".join(scenario.care)))
    first = f"-> {scene_knot(source.steps.start)}"
    if len(source.steps.shifts) < 2:
        return [*lines, first]
    lines += _lines((source.say("scenario.shift"),), tag("question"))
    for shift in source.steps.shifts:
        lines.append(f"+ {escaped(source.say(f'scenario.shift-{shift}'))}[{tag('shift', shift)}]")
        lines += [f'{_INDENT}~ shift = "{shift}"', f"{_INDENT}{first}"]
    return lines


def _meeting(source: Exporting, name: str) -> list[str]:
    """A tunnel that every scene of the encounter goes through; it says something once."""
    encounter = source.scenario.encounters[name]
    heading = [encounter.title] + ([encounter.place] if encounter.place else [])
    inside = [f'~ encounter = "{name}"', *meeting(source.steps, name)]
    inside += _lines((" · ".join(heading),), tag("encounter", name))
    for side in Side:
        for item in encounter.pressure:
            if source.evidence.side(item.factor) is not side:
                continue
            label = source.named(item.factor)
            said = f"{source.say(f'scenario.pressure-{side}')}: {label}"
            tags = tag("pressure", item.factor) + _quotes(item.quote)
            inside += _only_if(source, item.when, encounter.clinician, _lines((said,), tags))
    return [
        f"=== {meeting_knot(name)} ===",
        *_block(f'encounter != "{name}"', inside),
        "->->",
    ]


@dataclass(frozen=True, slots=True)
class _SceneWriter:
    source: Exporting
    id: str

    @property
    def scene(self) -> Scene:
        return self.source.scenario.scenes[self.id]

    @property
    def clinician(self) -> str:
        return clinician_of(self.source.scenario, self.scene)

    def knot(self) -> list[str]:
        scene = self.scene
        lines = [
            f"=== {scene_knot(self.id)} ===",
            f'~ scene = "{self.id}"',
            f"-> {meeting_knot(scene.encounter)} ->",
        ]
        if scene.title:
            lines += _lines((scene.title,), tag("scene", self.id))
        if scene.ending:
            tags = f"{tag('ending', self.id)} {tag('tone', scene.ending.tone)}"
            lines += _lines((scene.ending.title,), tags)
        if scene.care_note:
            lines += _lines(plain_lines(scene.care_note), tag("care", ", ".join(scene.care)))
        if scene.witnessed:
            lines += self.only_if(scene.witnessed.when, self.witnessed(scene.witnessed))
        lines += self.variants(scene.text, tag("text"))
        if scene.question:
            lines += _lines(plain_lines(scene.question), tag("question"))
        for choice, act in scene.choices.items():
            lines += self.choice(choice, act)
        if scene.continue_:
            going_on = escaped(self.source.say("player.continue"))
            lines += [f"+ [{going_on}]", *_indented(self.ways(scene.continue_))]
        if scene.ending:
            lines.append("-> END")
        return lines

    def witnessed(self, act: Witnessed) -> list[str]:
        compiled = self.source.steps.scenes[self.id].witnessed
        assert compiled is not None
        return self.act(
            ("scenes", self.id, "witnessed"),
            act,
            compiled[1],
            name("seen"),
            self.variants(act.text, tag("witnessed", act.by)),
        )

    def choice(self, choice: str, act: Choice) -> list[str]:
        """The answer itself, which ink prints as it is taken, and what follows from it."""
        compiled = self.source.steps.scenes[self.id].choices[choice]
        tags = tag("choice", choice) + (f" {tag('factor', act.factor)}" if act.factor else "")
        offered = f"{{{self.expression(act.when)}}} " if act.when else ""
        lines = [f"+ {offered}{self.inline(act.text, choice)}[{tags}]"]
        inside = [comment(each) for each in self.asides(act)]
        inside += self.act(
            ("scenes", self.id, "choices", choice),
            act,
            compiled.step,
            name("taken", choice),
            self.variants(act.response, tag("response")),
        )
        return [*lines, *_indented([*inside, *self.ways(act.goto)])]

    def asides(self, act: Choice) -> list[str]:
        """What is for authors."""
        marks = [word for word, is_so in (("repair", act.repair), ("hollow", act.hollow)) if is_so]
        said = self.source.say("lookback.temptation")
        return marks + [f"{said}: {plain_line(variant.text)}" for variant in act.temptation]

    def act(
        self,
        route: Place,
        act: Choice | Witnessed,
        step: Step,
        prefix: str,
        first: list[str],
    ) -> list[str]:
        """The state first, in the order in which an act happens; then what is read."""
        source = self.source
        happens = happening(source.steps, step)
        read: list[str] = []
        kept = iter(range(len(act.unfolds) + len(act.tells)))

        def happen(when: When | None, statement: str, lines: list[str]) -> None:
            if when is None:
                happens.append(statement)
                read.extend(lines)
                return
            held = f"{prefix}_{next(kept)}"
            happens.append(f"~ temp {held} = {self.expression(when)}")
            happens.extend(_block(held, [statement]))
            read.extend(_block(held, lines))

        for place, effect in enumerate(act.unfolds):
            one = source.effect((*route, "unfolds", place), effect)
            quotes = _quotes(effect.quote)
            if effect.effect is None:
                lines = _lines((one.text,), tag("illustration") + quotes)
                read += self.only_if(effect.when, lines)
                continue
            said = f"{one.text} ({source.say(f'badge.{one.badge}')})"
            tags = f"{tag('effect', effect.effect)} {tag('badge', one.badge)}{quotes}"
            happen(effect.when, f"~ {experienced(effect.effect)} = true", _lines((said,), tags))
        for telling in act.tells:
            lines = _lines((source.told(telling.fact),), tag("tells", telling.fact))
            happen(telling.when, f"~ {told(telling.fact)} = true", lines)
        shown = source.shown(act)
        shows = _lines((shown,) if shown else (), tag("shows", ", ".join(act.shows)))
        takes = self.variants(act.takes, tag("takes"))
        return [*happens, *first, *takes, *shows, *read]

    def expression(self, when: When | None) -> str:
        return condition(self.source.steps, compile_when(when, self.clinician))

    def only_if(self, when: When | None, lines: list[str]) -> list[str]:
        return _only_if(self.source, when, self.clinician, lines)

    def variants(self, variants: Variants, tags: str) -> list[str]:
        """The first text whose condition holds."""

        def written(variant: TextVariant) -> list[str]:
            return _lines(plain_lines(variant.text), tags)

        if len(variants) == 1 and variants[0].when is None:
            return written(variants[0])
        return self.cases(variants, written)

    def cases(
        self, variants: Sequence[TextVariant], written: Callable[[TextVariant], list[str]]
    ) -> list[str]:
        if not variants:
            return []
        lines = ["{"]
        for variant in variants:
            head = self.expression(variant.when) if variant.when else "else"
            lines += [f"- {head}:", *_indented(written(variant))]
        return [*lines, "}"]

    def inline(self, variants: Variants, otherwise: str) -> str:
        """A choice's text, which must stand in one line; its id where it has no words at all."""
        first, *rest = variants
        words = escaped(plain_line(first.text)) or otherwise
        if first.when is None or not rest:
            return words
        inner = f"{{{self.expression(first.when)}: {words}|{self.inline(tuple(rest), otherwise)}}}"
        # After a bare brace ink would look for the condition of the whole choice.
        return f"\\ {inner}"

    def ways(self, routes: Routes) -> list[str]:
        lines: list[str] = []
        for route in routes:
            divert = [f"-> {scene_knot(route.goto)}"]
            lines += _block(self.expression(route.when), divert) if route.when else divert
        return lines


def _lines(lines: Sequence[str], tags: str) -> list[str]:
    """Lines of text, the first of which bears the tags."""
    return [
        f"{escaped(line)} {tags}" if place == 0 else escaped(line)
        for place, line in enumerate(lines)
    ]


def _quotes(quotations: Sequence[str]) -> str:
    """Quotations by their id, as further tags of a line."""
    return "".join(f" {tag('quote', each)}" for each in quotations)


def _only_if(source: Exporting, when: When | None, clinician: str, lines: list[str]) -> list[str]:
    if when is None:
        return lines
    return _block(condition(source.steps, compile_when(when, clinician)), lines)


def _block(expression: str, lines: list[str]) -> list[str]:
    return [f"{{ {expression}:", *_indented(lines), "}"] if lines else []


def _indented(lines: Sequence[str]) -> list[str]:
    return [f"{_INDENT}{line}" for line in lines]
