"""A new translation: a scenario's texts to be written in a language of the course."""

from __future__ import annotations

import re
from pathlib import Path

from generator.diagnostics.diagnostic import did_you_mean
from generator.load.documents import load_course
from generator.load.yaml_tree import parse_yaml
from generator.model.library import DEFAULT_LANGUAGE, Library
from generator.project import Course
from generator.schema.files import schema_line
from generator.start.errors import StartError
from generator.start.file import write_scenario
from generator.start.to_translate import to_translate

_EMPTY_LINES = re.compile(r"\A(?:#?\n)+")
_HOW_TO = """\
# Write each text between the quotation marks below its original. Where a bar | stands instead of
# them, write on the lines below the bar, two spaces further in than that line. What stays empty is
# shown as it is in the original. Names stand here already: change those that are written otherwise.
# Leave the words before the colons as they are.
"""


def new_translation(course: Course, scenario: str, language: str) -> Path:
    """Write ``scenarios/<scenario>.<language>.yml``, and the schema to edit it with; return it.

    Raises StartError if the course does not have the scenario or the language, if the translation
    is there already or the scenario cannot be read, or if a file cannot be written; then there is
    no new one.
    """
    library = load_course(course)
    _require_language(library, language)
    _require_scenario(course, library, scenario)
    return write_scenario(course, f"{scenario}.{language}", _start(library, scenario, language))


def _require_language(library: Library, language: str) -> None:
    others = sorted(library.strings.keys() - {DEFAULT_LANGUAGE})
    if language in others:
        return
    has = (
        f"this course has {', '.join(f'“{each}”' for each in others)}"
        if others
        else "this course has no other language than that of its scenarios"
    )
    raise StartError(
        f"“{language}” is not a language to translate into here: {has}. "
        "A file content/locale/<language>.yml with the interface’s words adds one"
    )


def _require_scenario(course: Course, library: Library, scenario: str) -> None:
    if scenario in library.scenarios:
        return
    if (course.scenarios / f"{scenario}.yml").is_file():
        raise StartError(f"scenarios/{scenario}.yml cannot be read; “downstream check” says why")
    hint = did_you_mean(scenario, library.scenarios)
    raise StartError(f"there is no scenario “{scenario}”." + (f" {hint}" if hint else ""))


def _start(library: Library, scenario: str, language: str) -> str:
    source = library.sources[library.scenarios[scenario].document]
    tree = parse_yaml(source.document, source.text.encode()).tree
    assert isinstance(tree, dict), "what is not a mapping is no scenario"
    line = schema_line(f"{scenario}.{language}")
    text = _EMPTY_LINES.sub("", to_translate(tree, source))
    return f"{line}\n{_HOW_TO}\n{text}"
