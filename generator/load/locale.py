"""The interface's words in every language of a course.

They come with Downstream. A file of the course's own adds a language, or says some words
otherwise: what it leaves out, words that came with a newer version too, is ours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from generator.diagnostics.diagnostic import Finding
from generator.diagnostics.span import Ref
from generator.load.mistakes import locale_keys, wrong_type
from generator.load.tree_builder import Tree
from generator.load.yaml_tree import parse_yaml
from generator.memory import Remember, afresh
from generator.model.library import DEFAULT_LANGUAGE
from generator.project import own_course

Words = Mapping[str, str]
Report = Callable[[Finding], None]


def interface_words(
    paths: Sequence[Path],
    tree_of: Callable[[Path], Tree | None],
    report: Report,
    name: Callable[[Path], str],
    remember: Remember = afresh,
) -> dict[str, Words]:
    """The words of each language by dotted key, such as ``player.continue``.

    `paths` are the course's own files, read by `tree_of` and called `name` in what is reported.
    """

    def given(path: Path) -> Words:
        words, findings = remember(_flat, tree_of(path), name(path))
        for finding in findings:
            report(finding)
        return words

    default = _ours(DEFAULT_LANGUAGE)
    others = [path for path in paths if path.stem != DEFAULT_LANGUAGE]
    for path in paths:
        if path not in others:
            own = given(path)
            _report_misfits(own, default, name(path), report)
            default = remember(_over, own, default)
    words = {DEFAULT_LANGUAGE: default}
    for path in others:
        said = remember(_over, given(path), _ours(path.stem))
        _report_misfits(said, default, name(path), report, whole=True)
        words[path.stem] = remember(_over, said, default)
    return words


def _over(words: Words, others: Words) -> Words:
    """`words`, and `others` where they say nothing."""
    return {**others, **words}


def _ours(language: str) -> Words:
    """The words that come with Downstream, which our own tests look through."""
    path = own_course().locale / f"{language}.yml"
    return _read(path.read_bytes() if path.is_file() else b"")


@lru_cache(maxsize=8)
def _read(data: bytes) -> Words:
    return _flat(parse_yaml("", data).tree, "")[0]


def _report_misfits(
    words: Words, wanted: Words, document: str, report: Report, whole: bool = False
) -> None:
    unknown = words.keys() - wanted.keys()
    missing = wanted.keys() - words.keys() if whole else frozenset()
    for key in sorted(unknown | missing):
        report(
            Finding(
                locale_keys.MISTAKE,
                Ref(document, () if key in missing else tuple(key.split(".")), "key"),
                f"“{key}” is missing here; the English words are shown."
                if key in missing
                else f"“{key}” is not among the English strings.",
            )
        )


def _flat(tree: Tree | None, document: str) -> tuple[Words, tuple[Finding, ...]]:
    flat: dict[str, str] = {}
    findings: list[Finding] = []

    def flatten(value: Tree, prefix: str) -> None:
        if isinstance(value, str):
            flat[prefix] = value
        elif isinstance(value, dict):
            for key, part in value.items():
                flatten(part, f"{prefix}.{key}" if prefix else key)
        else:
            findings.append(
                Finding(
                    wrong_type.MISTAKE,
                    Ref(document, tuple(prefix.split("."))),
                    "Interface strings are texts, not lists.",
                )
            )

    if isinstance(tree, dict):
        flatten(tree, "")
    elif tree is not None:
        found = "a list" if isinstance(tree, list) else "text"
        message = f"Expected several keys, each with its value; found {found}."
        findings.append(Finding(wrong_type.MISTAKE, Ref(document, ()), message))
    return flat, tuple(findings)
