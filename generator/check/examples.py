"""Examples of mistakes, checked: an excerpt is laid onto a tiny course and the whole is read.

The tiny course stands in ``example/``: one scenario (``a-visit``), made-up evidence under ids of
the real model, two languages. An excerpt's keys take the place of the course's own, key by key;
what it does not name stays, lists and texts are replaced as wholes. A scenario that the course does
not have is laid onto ``a-visit``; any other new document stands as it is, and None takes a document
away. Places are those of the excerpt.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from generator.check.checking import check
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.mistake import SCENARIO, Example, excerpts
from generator.load.documents import load_course
from generator.load.files import Memory
from generator.load.tree_builder import Tree
from generator.load.twee.importing import import_twee
from generator.load.yaml_tree import ParsedYaml, parse_yaml
from generator.project import Course
from generator.trace.tracing import trace

FOLDER: Final = Path(__file__).with_name("example")
MORE: Final = FOLDER / "more"
"""Documents that the tiny course has only where an example names them."""
BOUND: Final = 50
"""How many situations of an example are looked through, so that a small one can have too many."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of an example, and the excerpts it is told of."""

    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]


def told_of(example: Example) -> Told:
    """Check the tiny course with an example laid onto it."""
    laid = excerpts(example)
    if any(is_story(name) for name in laid):
        return _told_of_stories(laid)
    files = {name: _bytes(text) for name, text in laid.items() if text is not None}
    kept = {name: data for name, data in _course().items() if name not in laid}
    root = Path("course")
    library = load_course(
        Course(root),
        files=Memory({root / name: data for name, data in {**kept, **files}.items()}),
        parse=lambda name, data: _parse(name, data, laid),
    )
    diagnostics = check(trace(library, bound=BOUND))
    texts = {name: text for name, text in library.texts.items() if name in laid}
    return Told(diagnostics, texts)


def is_story(name: str) -> bool:
    """Whether a document is a story that is imported, and none of a course."""
    return name.endswith(".twee")


def _told_of_stories(laid: Mapping[str, str | bytes | None]) -> Told:
    """What importing tells. A story stands by itself."""
    made = [import_twee(_bytes(text or ""), name, SCENARIO) for name, text in laid.items()]
    diagnostics = tuple(told for each in made for told in each.diagnostics)
    return Told(diagnostics, {name: text for each in made for name, text in each.sources.items()})


@cache
def _course() -> Mapping[str, bytes]:
    """The tiny course's files."""
    return {
        path.relative_to(FOLDER).as_posix(): path.read_bytes()
        for path in sorted(FOLDER.rglob("*"))
        if path.is_file() and not path.is_relative_to(MORE)
    }


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


def _parse(name: str, data: bytes, laid: Mapping[str, str | bytes | None]) -> ParsedYaml:
    if name not in laid:
        return _parsed(name, data)
    parsed = parse_yaml(name, data)
    below = _below(name)
    if parsed.tree is None or below is None:
        return parsed
    return ParsedYaml(_laid(below, parsed.tree), parsed.source, parsed.findings)


def _below(name: str) -> Tree | None:
    """What an excerpt of the document `name` is laid onto."""
    is_scenario = name.startswith("scenarios/") and "." not in Path(name).stem
    for path in (FOLDER / name, MORE / name, *([FOLDER / SCENARIO] if is_scenario else [])):
        if path.exists():
            return _parsed(name, path.read_bytes()).tree
    return None


@cache
def _parsed(name: str, data: bytes) -> ParsedYaml:
    return parse_yaml(name, data)


def _laid(below: Tree, above: Tree) -> Tree:
    if not isinstance(below, dict) or not isinstance(above, dict):
        return above
    both = {key: _laid(below[key], above[key]) if key in above else below[key] for key in below}
    return {**both, **{key: value for key, value in above.items() if key not in below}}
