"""Conditions, compiled to lists of tests that both Python and the player evaluate."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.condition import Tests, When

LEVELS = ("dismissal", "unsure", "belief")

Test = tuple[str | tuple[int, ...], ...]
"""Such as ``("told", "numbness")`` or ``("not", "expects", "you", (0, 1))``."""

Condition = tuple[Test, ...]
"""Tests that must all hold; the empty condition always does."""

ALWAYS: Condition = ()


def compile_when(when: When | None, clinician: str) -> Condition:
    """`when` as tests; `clinician` is whom `expects` means when it names nobody."""
    if when is None:
        return ALWAYS
    tests = list(_tests(when, clinician))
    if when.not_ is not None:
        tests += [("not", *test) for test in _tests(when.not_, clinician)]
    return tuple(tests)


def _tests(tests: Tests, clinician: str) -> Iterator[Test]:
    for fact in tests.told:
        yield ("told", fact)
    for concept in tests.experienced:
        yield ("experienced", concept)
    if tests.expects is not None:
        expects = tests.expects
        levels = set(range(len(LEVELS)))
        if expects.level is not None:
            levels &= {LEVELS.index(expects.level)}
        if expects.at_least is not None:
            levels &= set(range(LEVELS.index(expects.at_least), len(LEVELS)))
        yield ("expects", expects.of or clinician, tuple(sorted(levels)))
    if tests.lapsed is not None:
        yield ("lapsed", "*" if tests.lapsed == "anyone" else tests.lapsed)
    if tests.shift is not None:
        yield ("shift", tests.shift)
