"""What holds for every text that was meant to be a scenario, and for every file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.build import check_course
from generator.check.checking import check
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.report import FORMATS, report
from generator.load.reading import read
from generator.load.yaml_tree import parse_yaml
from generator.model.library import ScenarioDocument
from generator.model.scenario import Scenario
from generator.project import Course
from generator.trace.tracing import trace

from ..support import (
    is_located,
    make_course,
    real_library,
)
from .efforts import QUICK, SLOW

NAME = "scenarios/it.yml"
ORIGINAL = (
    Path(__file__).parents[1] / "cases" / "conditions" / "scenarios" / "if-and-when.yml"
).read_text(encoding="utf-8")
PIECES = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        ["\n", "\r", "\r\n", "\t", ": ", "- ", "{", "}", "[", "]", "&a ", "*a", "!t ", " #x", '"',
         "'", "|\n", ">-\n", "\0", "\u2028", "\ufeff", "\x85", "💛", "---\n", "...\n", "? ", "%",
         "when: {}", "goto: end", "  ", "not: ", "<<: ", "\\", "you", "0" * 50]
    ),
)  # fmt: skip


@st.composite
def mutations(draw: st.DrawFn) -> str:
    text = ORIGINAL
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 3, 20, 200, len(text)])))
        text = text[:start] + draw(PIECES) + text[end:]
    return text


def looked_through(data: bytes) -> tuple[tuple[Diagnostic, ...], dict[str, str]]:
    """Load, trace and check as for a file, without touching the disk."""
    parsed = parse_yaml(NAME, data)
    real = real_library()
    library = replace(real, scenarios={}, sources={**real.sources, NAME: parsed.source})
    found = [
        Diagnostic(each.code, each.severity, each.message, span or parsed.source.span(each.ref))
        for each, span in parsed.findings
    ]
    if parsed.tree is not None:
        scenario, findings = read(Scenario, NAME, parsed.tree)
        for each in findings:
            span = parsed.source.span(each.ref)
            found.append(Diagnostic(each.code, each.severity, each.message, span, each.hint))
        if scenario is not None:
            scenarios = {"it": ScenarioDocument(NAME, scenario)}
            library = replace(library, scenarios=scenarios)
    library = replace(library, diagnostics=tuple(found))
    return check(trace(library)), library.texts


@given(mutations())
@settings(QUICK, max_examples=250)
@example("")
@example(ORIGINAL.replace("\n", "\r"))
@example(ORIGINAL + "\r" * 9 + "more: x\n")
def test_no_text_brings_an_exception_and_every_span_lies_in_its_file(text: str) -> None:
    data = text.encode("utf-8", errors="surrogatepass")
    diagnostics, texts = looked_through(data)
    for diagnostic in diagnostics:
        assert is_located(diagnostic, texts), diagnostic
        for span, _ in diagnostic.related:
            assert is_located(replace(diagnostic, span=span), texts)
    for form in FORMATS:
        report(diagnostics, texts, form)


@pytest.fixture(scope="module")
def course_on_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_course(tmp_path_factory.mktemp("course"), {NAME: ORIGINAL}).root


@given(st.one_of(mutations().map(lambda text: text.encode("utf-8", "replace")), st.binary()))
@SLOW
def test_no_file_brings_an_exception(course_on_disk: Path, data: bytes) -> None:
    (course_on_disk / NAME).write_bytes(data)
    checked = check_course(Course(course_on_disk))
    for diagnostic in checked.diagnostics:
        assert is_located(diagnostic, checked.tracing.library.texts), diagnostic
    # A file is a scenario or it is told what it lacks; it is never passed over.
    assert checked.tracing.scenarios or checked.has_errors
    checked.told()
