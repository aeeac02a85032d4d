"""An id that is not written in lower-case letters, digits and hyphens.

Ids are the names you give to scenes, choices, facts, clinicians and encounters, and the file's own
name. They have at most 60 characters; `index` is the name of a page of ours.

Why: Saved trails, links and file names hang on ids. In this form they work in every address and on
every disk, and nobody has to remember how a word was capitalised.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.check.rule import CourseRule, at
from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.mistake import Mistake, Theme
from generator.diagnostics.span import Ref
from generator.model.ids import ID_FORM, id_form, is_id, is_reserved, nearest_id
from generator.trace.tracing import ScenarioFacts, Tracing

FAILS = """\
scenes:
  opening:
    choices:
      Look_Away: {text: You look at the screen., goto: unheard}
"""
PASSES = """\
scenes:
  opening:
    choices:
      look-away: {text: You look at the screen., goto: unheard}
"""
MISTAKE = Mistake("id-form", __doc__, Theme.NAMES, FAILS, PASSES)


def find(tracing: Tracing) -> Iterator[Finding]:
    # Of two files whose names differ only in case, the clash is the mistake to name.
    alike = Counter(name.casefold() for name in tracing.scenarios)
    for facts in tracing.scenarios.values():
        if alike[facts.id.casefold()] == 1 and not is_id(facts.id):
            yield _file_name(facts)
        yield from _form(_ids(facts))
        if is_reserved(facts.id):
            yield Finding(
                MISTAKE,
                Ref(facts.document, ()),
                f"“{facts.id}” is the name of a page of our own.",
                "Give the file another name.",
            )


def _file_name(facts: ScenarioFacts) -> Finding:
    usable = nearest_id(facts.id)
    to = f" to “{usable}.yml”" if usable else ""
    alike = ", and its translations alike" if facts.translations else ""
    return Finding(
        MISTAKE,
        Ref(facts.document, ()),
        f"The file’s name, “{facts.id}.yml”, makes no usable id.",
        f"Rename the file{to}{alike}. {ID_FORM} can stand before “.yml”.",
    )


def _form(ids: Iterable[tuple[Ref, str]]) -> Iterator[Finding]:
    for ref, name in ids:
        if not is_id(name):
            yield Finding(
                MISTAKE,
                ref.key(),
                f"“{name}” is not a usable id.",
                f"Use {id_form(name)}.",
            )


def _ids(facts: ScenarioFacts) -> Iterator[tuple[Ref, str]]:
    scenario = facts.scenario
    for key, names in (
        ("facts", scenario.facts),
        ("clinicians", scenario.clinicians),
        ("encounters", scenario.encounters),
        ("scenes", scenario.scenes),
    ):
        for name in names:
            yield at(facts, key, name), name
    for scene, each in scenario.scenes.items():
        for choice in each.choices:
            yield at(facts, "scenes", scene, "choices", choice), choice


RULE = CourseRule(MISTAKE, find)
