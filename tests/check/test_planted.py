"""One mistake of every kind, planted into a copy of the first scenario, is told on its own line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import build
from generator.cli import main

from ..support import REPOSITORY, line_of, make_course

NAME = "scenarios/the-known-diagnosis.yml"
QUOTATIONS = "content/evidence/quotations.yml"
S1 = (REPOSITORY / NAME).read_text(encoding="utf-8")


@dataclass(frozen=True)
class Planted:
    """A mistake: `old` becomes `new` in S1; `marker` is (part of) the line it is told on.

    `alone` is False where one mistake makes others, which may be told as well.
    """

    code: str
    old: str
    new: str
    marker: str = ""
    alone: bool = True

    @property
    def text(self) -> str:
        assert S1.count(self.old) == 1, f"{S1.count(self.old)} × {self.old!r}"
        return S1.replace(self.old, self.new)

    @property
    def line(self) -> int:
        return line_of(self.text, self.marker or self.new)


ISLAND = """\
  island:
    encounter: walk-in
    text: Water all round.
    continue: parking-lot
"""
WHIRLPOOL = """\
  whirlpool:
    encounter: walk-in
    text: Round.
    continue: whirlpool-below
  whirlpool-below:
    encounter: walk-in
    text: And round.
    continue: whirlpool
"""
REFLECTIONS = S1[S1.index("      the-preceptor:\n") : S1.index("  uncertain:\n")]
SAME_PLAN = "        goto: parking-lot\n      same-time-tuesday:"

MISTAKES = [
    Planted("unknown-key", "care-note: >-", "care-notes: >-"),
    Planted("duplicate-key", "minutes: 12\n", "minutes: 12\nminutes: 13\n", "minutes: 13"),
    Planted("wrong-type", "minutes: 12\n", "minutes: twelve\n"),
    Planted("wrong-value", "{title: Portions, tone: good}", "{title: Portions, tone: gud}"),
    Planted(
        "missing-key",
        'place: "Walk-in clinic, Mississauga, Ont."\nobjectives:',
        "aims:",
        "title: The known diagnosis",
        alone=False,
    ),
    Planted("unknown-scene", "continue: second-tuesday", "continue: second-teusday"),
    Planted(
        "unknown-phenomenon",
        "shows: [honest-communication, anchoring]\n        response: |\n          “Four hundred",
        "shows: [honest-communication, ankoring]\n        response: |\n          “Four hundred",
        "ankoring",
    ),
    Planted(
        "unknown-quotation",
        "{effect: self-doubt, quote: t2-06}",
        "{effect: self-doubt, quote: t2-60}",
    ),
    Planted(
        "unknown-fact",
        "{fact: numbness, when: {expects: belief}}",
        "{fact: numbnes, when: {expects: belief}}",
    ),
    Planted(
        "unknown-encounter",
        "  second-tuesday:\n    encounter: follow-up\n",
        "  second-tuesday:\n    encounter: folow-up\n",
        "encounter: folow-up",
        alone=False,
    ),
    Planted(
        "unknown-clinician",
        "{lapsed: dr-osei, experienced: hope}",
        "{lapsed: dr-ossei, experienced: hope}",
    ),
    Planted("unreachable-scene", "  uncertain:\n", ISLAND + "  uncertain:\n", "  island:"),
    Planted("dead-end", REFLECTIONS, "", "  what-is-going-on:\n"),
    Planted(
        "no-way-out",
        f"{SAME_PLAN}",
        SAME_PLAN.replace("parking-lot", "whirlpool"),
        "  whirlpool:\n",
        alone=False,
    ),
    Planted(
        "constant-condition",  # never
        "      - when: {told: numbness}\n        text: |\n          Lucia has been",
        "      - when: {told: bladder}\n        text: |\n          Lucia has been",
        "- when: {told: bladder}\n        text: |\n          Lucia has been",
    ),
    Planted(
        "constant-condition",  # always
        "      - when: {told: numbness}\n        text: |\n          Lucia has been",
        "      - when: {not: {told: bladder}}\n        text: |\n          Lucia has been",
        "- when: {not: {told: bladder}}",
        alone=False,
    ),
    Planted("unsupported-effect", "          - withholding\n", "          - trauma\n"),
    Planted(
        "missing-temptation",
        "        temptation: They are the right questions. You learned them as a list, you ask them"
        " as a list, and no one can say that you didn’t ask.\n",
        "",
        "      tick-through:\n",
    ),
    Planted(
        "tells-while-dismissed",
        "          - {effect: guilt, quote: t2-19}\n        goto: what-is-going-on\n",
        "          - {effect: guilt, quote: t2-19}\n        tells: [bladder]\n"
        "        goto: what-is-going-on\n",
        "        tells: [bladder]\n        goto: what-is-going-on",
        alone=False,
    ),
    Planted(
        "hollow-one-sided",
        "        shows: [believing-patient, giving-up]\n",
        "        shows: [giving-up]\n",
        "        hollow: true\n",
        alone=False,
    ),
    Planted("quotation-withheld", "quote: t2-08", "quote: t2-17"),
    Planted("id-form", "      against-march:\n", "      against_March:\n"),
    Planted("anchor", "title: The known diagnosis", "title: &title The known diagnosis"),
    Planted("tag", "minutes: 12\n", "minutes: !!int 12\n"),
    Planted("not-yaml", "role: third-year student", "role: third-year: student"),
    Planted(
        "last-variant",
        "          - goto: curtain-late\n",
        "          - {when: {not: {told: bladder}}, goto: curtain-late}\n",
        alone=False,
    ),
    Planted(
        "wrong-role",
        "        shows: [not-trusting]\n        response:",
        "        shows: [guilt]\n        response:",
        "shows: [guilt]",
        alone=False,
    ),
    Planted(
        "scene-shape",
        "    ending: {title: Portions, tone: good}\n",
        "    ending: {title: Portions, tone: good}\n    continue: ending-letter\n",
        "  ending-portions:\n",
    ),
]


def run(course: Path, *more: str) -> tuple[int, list[dict[str, object]]]:
    """The exit code of ``downstream check``, and what it told."""
    arguments = ["check", "--course", str(course), "--format", "json", *more]
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, json.loads(result.output)["diagnostics"]


def test_nothing_is_told_of_the_scenario_as_it_is(tmp_path: Path) -> None:
    assert run(make_course(tmp_path, {NAME: S1}).root, "--strict") == (0, [])


@pytest.mark.parametrize(
    "mistake", [pytest.param(each, id=f"{n}-{each.code}") for n, each in enumerate(MISTAKES)]
)
def test_a_planted_mistake_is_told_on_its_own_line(mistake: Planted, tmp_path: Path) -> None:
    text = mistake.text
    if mistake.code == "no-way-out":
        text = text.replace("  parking-lot:\n", WHIRLPOOL + "  parking-lot:\n")
        line = line_of(text, mistake.marker)
    else:
        line = mistake.line
    exit_code, told = run(make_course(tmp_path, {NAME: text}).root)
    assert exit_code == 1
    assert (NAME, line, mistake.code) in [(d["file"], d["line"], d["code"]) for d in told]
    if mistake.alone:
        assert len(told) == 1


def test_an_altered_quotation_is_told_on_its_own_line(tmp_path: Path) -> None:
    course = make_course(tmp_path, {NAME: S1})
    path = course.root / QUOTATIONS
    before = path.read_text(encoding="utf-8")
    start = before.index("    text:", before.index("\n  t2-08:"))
    altered = before[:start] + before[start:].replace(" the ", " a ", 1)
    assert altered.count("\n  t2-09:", start, start + 1000) == 1
    line = altered.count("\n", 0, start) + 1
    path.write_text(altered, encoding="utf-8")
    exit_code, told = run(course.root)
    assert exit_code == 1
    assert [(d["file"], d["line"], d["code"]) for d in told] == [
        (QUOTATIONS, line, "quotation-altered")
    ]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("to: [withholding]", "to: [witholding]", "evidence-reference"),
        (
            "quotation: t2-13\n    note: Planned",
            "quotation: t2-93\n    note: Planned",
            "evidence-reference",
        ),
        ("\n  l052:\n", "\n  l051:\n", "duplicate-key"),
        ("\n  guilt:\n", "\n  reduced-care:\n", "evidence-id-twice"),
    ],
)
def test_a_mistake_in_the_model_is_told_on_its_own_line(
    old: str, new: str, code: str, tmp_path: Path
) -> None:
    course = make_course(tmp_path, {NAME: S1})
    path = course.root / "content" / "evidence" / "model.yml"
    before = path.read_text(encoding="utf-8")
    assert before.count(old) == 1
    path.write_text(before.replace(old, new), encoding="utf-8")
    line = before.count("\n", 0, before.index(old) + (1 if old.startswith("\n") else 0)) + 1
    exit_code, told = run(course.root)
    assert exit_code == 1
    assert ("content/evidence/model.yml", line, code) in [
        (d["file"], d["line"], d["code"]) for d in told
    ]


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    files = {
        NAME: S1.replace("quote: t2-08", "quote: t2-17").replace("minutes: 12\n", "minutes: 12 \n"),
        "scenarios/broken.yml": "title: [\n",
        "scenarios/other.yml": S1.replace("minutes: 12\n", "minutes: twelve\n"),
        "scenarios/another.yml": S1.replace("continue: second-tuesday", "continue: nowhere"),
    }
    exit_code, told = run(make_course(tmp_path, files).root)
    assert exit_code == 1
    assert [(d["file"], d["code"]) for d in told] == [
        ("scenarios/another.yml", "unknown-scene"),
        ("scenarios/broken.yml", "not-yaml"),
        ("scenarios/other.yml", "wrong-type"),
        (NAME, "quotation-withheld"),
    ]


def tree(folder: Path) -> dict[str, str]:
    """Every file below `folder` with the SHA-256 of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def quick_publisher(config: Path, pages: Path, theme: Path, out: Path, *_: object) -> None:
    for page in pages.rglob("*.md"):
        published = (out / page.relative_to(pages)).with_suffix(".html")
        published.parent.mkdir(parents=True, exist_ok=True)
        published.write_bytes(page.read_bytes())


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Build the course in `tmp_path` through the command line; the exit code."""
    monkeypatch.setitem(build.PUBLISHERS, "material", quick_publisher)
    return lambda: CliRunner().invoke(main, ["build", "--course", str(tmp_path)]).exit_code


def test_the_earlier_site_stays_untouched(tmp_path: Path, built: Callable[[], int]) -> None:
    course = make_course(tmp_path, {NAME: S1})
    assert built() == 0
    before = tree(course.site)
    assert "scenarios/the-known-diagnosis.html" in before
    pages = tree(course.build)
    for mistake in (MISTAKES[0], MISTAKES[5]):
        (course.root / NAME).write_text(mistake.text, encoding="utf-8")
        assert built() == 1
        assert tree(course.site) == before
        assert tree(course.build) == pages
    (course.root / NAME).write_text(S1.replace("Seven charts", "Eight charts"), encoding="utf-8")
    assert built() == 0
    assert tree(course.site) != before
