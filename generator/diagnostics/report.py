"""Diagnostics as text for people, JSON for programs and annotations for GitHub."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from generator.diagnostics.diagnostic import Diagnostic, Silenced
from generator.diagnostics.mistake import page_of
from generator.diagnostics.span import Span

FORMATS = ("text", "json", "github")


JSON_FORMAT = 1
"""Raised whenever a program that reads the JSON would have to be changed."""


def report(
    diagnostics: Sequence[Diagnostic],
    texts: Mapping[str, str],
    form: str = "text",
    silenced: Sequence[Silenced] = (),
    within: str = "",
) -> str:
    """All diagnostics in one string.

    `texts` maps a document's name to its text, for excerpts. `form` is one of `FORMATS`; only JSON
    lists what is `silenced`. `within` is put before the names of files, for GitHub.
    """
    if form == "json":
        told = {
            "format": JSON_FORMAT,
            "diagnostics": [_as_json(d) for d in diagnostics],
            "silenced": [{**_as_json(s.diagnostic), "reason": s.reason} for s in silenced],
        }
        return json.dumps(told, ensure_ascii=False, indent=2)
    if form == "github":
        return "\n".join(_as_annotation(d, within) for d in diagnostics)
    return "\n\n".join(_as_text(d, texts) for d in diagnostics)


def as_values(
    diagnostics: Sequence[Diagnostic], texts: Mapping[str, str]
) -> list[dict[str, object]]:
    """All diagnostics as plain values, each with the lines of its excerpt."""
    return [{**_as_json(each), "excerpt": _excerpt(each.span, texts)} for each in diagnostics]


def summary(diagnostics: Sequence[Diagnostic], silenced: Sequence[Silenced] = ()) -> str:
    """“2 errors, 1 warning, 1 silenced”, or “No mistakes found.”"""
    errors = sum(d.is_error for d in diagnostics)
    warnings = len(diagnostics) - errors
    parts = [
        f"{count} {noun}{'' if count == 1 else 's'}"
        for count, noun in ((errors, "error"), (warnings, "warning"))
        if count
    ]
    if not silenced:
        return ", ".join(parts) if parts else "No mistakes found."
    hushed = f"{len(silenced)} silenced"
    return ", ".join([*parts, hushed]) if parts else f"No mistakes found, {hushed}."


def _place(span: Span) -> str:
    return f"{span.document}:{span.line}:{span.column}"


def _as_text(diagnostic: Diagnostic, texts: Mapping[str, str]) -> str:
    head = (
        f"{_place(diagnostic.span)}: {diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}"
    )
    lines = [head, *_excerpt(diagnostic.span, texts)]
    for span, note in diagnostic.related:
        lines += [f"  = {note} ({_place(span)})"]
    if diagnostic.hint:
        lines += [f"  = hint: {diagnostic.hint}"]
    lines += [f"  = more: downstream rule {diagnostic.code}"]
    return "\n".join(lines)


def _excerpt(span: Span, texts: Mapping[str, str]) -> list[str]:
    lines = texts.get(span.document, "").split("\n")
    if lines == [""] or not 1 <= span.line <= len(lines):
        return []
    line = lines[span.line - 1].rstrip("\r")
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    # Very long lines are shown as a window, so that the caret stays on the screen.
    shift = max(0, start - 60)
    shown = line[shift : shift + 100].replace("\t", "→")
    width = max(1, min(end, shift + 100) - start)
    gutter = str(span.line)
    return [
        f"  {gutter} | {shown}",
        f"  {' ' * len(gutter)} | {' ' * (start - shift)}{'^' * width}",
    ]


def _as_json(diagnostic: Diagnostic) -> dict[str, object]:
    def place(span: Span) -> dict[str, object]:
        return {
            "file": span.document,
            "line": span.line,
            "column": span.column,
            "end_line": span.end_line,
            "end_column": span.end_column,
        }

    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        **place(diagnostic.span),
        "hint": diagnostic.hint,
        "page": page_of(diagnostic.code),
        "related": [{"message": note, **place(span)} for span, note in diagnostic.related],
    }


def _as_annotation(diagnostic: Diagnostic, within: str) -> str:
    """A workflow command; GitHub shows its message, which may have several lines, as it stands."""
    span = diagnostic.span
    related = [f"{note} ({_place(place)})" for place, note in diagnostic.related]
    message = "\n".join(part for part in (diagnostic.message, *related, diagnostic.hint) if part)
    return (
        f"::{diagnostic.severity} file={_property(within + span.document)},line={span.line},"
        f"col={span.column},title={_property(diagnostic.code)}::{_escaped(message)}"
    )


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _escaped(text: str) -> str:
    # The percent sign first, or the others' escapes would be escaped.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
