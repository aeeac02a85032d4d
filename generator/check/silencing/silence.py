"""Which diagnostics an author has silenced in place, with the reason."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.check import unbounded
from generator.check.silencing import malformed, refused, unknown, unused, without_reason
from generator.diagnostics.diagnostic import Diagnostic, Silenced, did_you_mean
from generator.diagnostics.mistake import Mistake
from generator.diagnostics.span import Comment, SourceMap
from generator.load.comments import TO_ADD

MISTAKES: Final = tuple(
    each.MISTAKE for each in (malformed, unknown, without_reason, refused, unused)
)
_ALLOW = re.compile(r"allow[ \t]*\[([^\]\[]*)\][ \t:,–—-]*(.*)")

_INCOMPLETE: Final = unbounded.MISTAKE.code
"""Where the search stopped, rules that need the whole of it have said nothing."""


@dataclass(frozen=True, slots=True)
class _Allowance:
    """One rule that one comment may silence."""

    code: str
    reason: str
    comment: Comment


_Place = tuple[str, str, int]
"""Code, document and line: what a comment silences."""


def silence(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceMap], known: Iterable[Mistake]
) -> tuple[tuple[Diagnostic, ...], tuple[Silenced, ...]]:
    """What is told, and what is silenced. What is wrong with the comments themselves is told."""
    mistakes = {mistake.code: mistake for mistake in known}
    read = [
        result
        for source in sources.values()
        for comment in source.comments
        for result in _read(comment, mistakes)
    ]
    allowances = [each for each in read if isinstance(each, _Allowance)]
    covering = _covering(allowances)
    told = [each for each in read if isinstance(each, Diagnostic)]
    silenced: list[Silenced] = []
    used: set[_Allowance] = set()
    for diagnostic in diagnostics:
        span = diagnostic.span
        allowed_by = covering.get((diagnostic.code, span.document, span.line), [])
        used.update(allowed_by)
        if allowed_by:
            silenced.append(Silenced(diagnostic, allowed_by[0].reason))
        else:
            told.append(diagnostic)
    idle = [each for each in allowances if each not in used]
    return (*told, *_unused(idle, told, silenced)), tuple(silenced)


def _covering(allowances: Iterable[_Allowance]) -> Mapping[_Place, list[_Allowance]]:
    covering: defaultdict[_Place, list[_Allowance]] = defaultdict(list)
    for each in allowances:
        for line in each.comment.lines:
            covering[each.code, each.comment.span.document, line].append(each)
    return covering


def _unused(
    idle: Iterable[_Allowance], told: Iterable[Diagnostic], silenced: Iterable[Silenced]
) -> Iterator[Diagnostic]:
    """Allowances without effect; none while errors, or too many situations, keep rules silent."""
    if any(each.is_error for each in told):
        return
    unsure = {each.span.document for each in told if each.code == _INCOMPLETE}
    unsure |= {each.diagnostic.span.document for each in silenced if each.code == _INCOMPLETE}
    for allowance in idle:
        if allowance.comment.span.document not in unsure:
            yield _diagnostic(
                unused.MISTAKE,
                allowance.comment,
                f"Nothing is silenced here: “{allowance.code}” is not told of this line.",
                "Remove the comment, or move it to the line the rule names, or the line above.",
            )


def _read(comment: Comment, mistakes: Mapping[str, Mistake]) -> Iterator[_Allowance | Diagnostic]:
    if comment.said.startswith(TO_ADD):
        return
    match = _ALLOW.fullmatch(comment.said)
    codes = [code.strip() for code in match.group(1).split(",")] if match else []
    if match is None or not all(codes):
        yield _diagnostic(
            malformed.MISTAKE,
            comment,
            "This comment to Downstream cannot be read.",
            "Write “# downstream: allow[rule] reason”.",
        )
        return
    reason = match.group(2)
    if not reason:
        yield _diagnostic(
            without_reason.MISTAKE,
            comment,
            f"There is no reason for silencing “{codes[0]}”, so it is not silenced.",
            "Say after the brackets why it is right as it is.",
        )
    for code in codes:
        mistake = mistakes.get(code)
        if mistake is None:
            yield _diagnostic(
                unknown.MISTAKE,
                comment,
                f"There is no rule “{code}”.",
                did_you_mean(code, mistakes),
            )
        elif not mistake.may_be_silenced:
            yield _diagnostic(
                refused.MISTAKE,
                comment,
                f"“{code}” must not be silenced.",
                "Mend what it names, and remove the comment.",
            )
        elif reason:
            yield _Allowance(code, reason, comment)


def _diagnostic(mistake: Mistake, comment: Comment, message: str, hint: str) -> Diagnostic:
    return Diagnostic(mistake.code, mistake.severity, message, comment.span, hint)
