"""A new scenario: a small lesson to be written over, which passes every check as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.load.documents import load_course
from generator.load.reading import read
from generator.load.yaml_tree import parse_yaml
from generator.model.evidence import Evidence
from generator.model.scenario import Scenario
from generator.model.walk import acts_of
from generator.project import Course, templates_folder
from generator.schema.files import schema_line
from generator.start.errors import StartError
from generator.start.file import require_free, write_scenario

FIRST = "the-morning-pill"
"""The id under which the lesson is told in a new course."""

_LESSON, _PLAIN = "lesson.yml", "plain.yml"


def new_scenario(course: Course, name: str) -> Path:
    """Write ``scenarios/<name>.yml``, and the schemas to edit it with; return the file.

    Raises StartError if the id cannot be used or is taken, if the evidence cannot be read, or if a
    file cannot be written; then there is no new one.
    """
    require_free(course, name)
    library = load_course(course)
    if library.evidence is None:
        raise StartError("the evidence of this course cannot be read; “downstream check” says why")
    return write_scenario(course, name, _start(name, library.evidence.value))


def _start(name: str, evidence: Evidence) -> str:
    """The lesson; its bare bones where the study has not what the lesson shows."""
    lesson = _template(_LESSON)
    known = evidence.concepts | evidence.quotations.keys()
    text = lesson if all(each in known for each in _named(lesson)) else _template(_PLAIN)
    text = text.replace(schema_line(FIRST), schema_line(name), 1)
    if name == FIRST:
        return text
    return re.sub(r"(?m)^title: .*$", f"title: {_title(name)}", text, count=1)


def _template(name: str) -> str:
    return (templates_folder() / "starts" / name).read_text(encoding="utf-8")


def _named(text: str) -> Iterator[str]:
    """Every phenomenon and quotation of a start."""
    scenario = _read(text)
    for each in scenario.encounters.values():
        yield from (item.factor for item in each.pressure)
    for _, _, act in acts_of(scenario):
        yield from act.shows
        for effect in act.unfolds:
            yield from effect.quote
            if effect.effect is not None:
                yield effect.effect


def _read(text: str) -> Scenario:
    tree: Any = parse_yaml(_LESSON, text.encode()).tree
    scenario, findings = read(Scenario, _LESSON, tree)
    assert scenario is not None, findings
    return scenario


def _title(name: str) -> str:
    """An id as a title that YAML takes for text: “the-long-wait” is “The long wait”."""
    return name.replace("-", " ").capitalize()
