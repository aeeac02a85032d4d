"""What is remembered between builds must never be told apart from what is made afresh."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from generator.build import prepare
from generator.memory import Memory
from generator.project import Course

from .support import REPOSITORY, make_course, one_choice

P = ParamSpec("P")
R = TypeVar("R")

VISIT = one_choice("shows: [effort]\nunfolds: [hope]")
FRENCH = "title: Une visite\nscenes:\n  opening:\n    text: Elle attend.\n"


def test_a_result_is_remembered_for_the_same_arguments_only() -> None:
    calls: list[object] = []

    def listed(values: list[int], name: str) -> tuple[str, ...]:
        calls.append(name)
        return tuple(f"{name}{each}" for each in values)

    memory = Memory()
    values = [1, 2]
    first = memory(listed, values, "a")
    assert memory(listed, values, "".join(["", "a"])) is first
    assert memory(listed, list(values), "a") == first
    assert memory(listed, values, "b") == ("b1", "b2")
    assert memory(listed, values, name="a") == first
    assert calls == ["a", "a", "b", "a"]


def test_true_and_1_and_an_empty_text_are_different_arguments() -> None:
    memory = Memory()
    given: tuple[object, ...] = (1, "1", b"1", True, "", b"", None)
    assert [memory(repr, each) for each in given] == [repr(each) for each in given]


def test_what_nobody_asks_for_is_forgotten() -> None:
    calls: list[str] = []

    def shouted(text: str) -> str:
        calls.append(text)
        return text.upper()

    memory = Memory()
    memory(shouted, "a")
    memory(shouted, "b")
    memory.forget_unasked()
    memory(shouted, "a")
    memory.forget_unasked()
    memory(shouted, "a")
    assert calls == ["a", "b"]
    memory(shouted, "b")
    assert calls == ["a", "b", "b"]


def replace_in(name: str, before: str, after: str) -> Callable[[Course], None]:
    def edit(course: Course) -> None:
        path = course.root / name
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), "utf-8")

    return edit


def write(name: str, text: str) -> Callable[[Course], None]:
    def edit(course: Course) -> None:
        (course.root / name).write_text(text, "utf-8")

    return edit


def remove(name: str) -> Callable[[Course], None]:
    return lambda course: (course.root / name).unlink()


EDITS: dict[str, Callable[[Course], None]] = {
    "a text": replace_in("scenarios/one.yml", "She waits.", "She waits *long*."),
    "a title": replace_in("scenarios/two.yml", "title: A visit", "title: Another visit"),
    "an effect": replace_in("scenarios/one.yml", "unfolds: [hope]", "unfolds: [trust]"),
    "a mistake": replace_in("scenarios/two.yml", "goto: end", "goto: nowhere"),
    "another file, with that mistake": replace_in("scenarios/one.yml", "She goes", "She is gone"),
    "the mistake mended": replace_in("scenarios/two.yml", "goto: nowhere", "goto: end"),
    "a text of the interface": replace_in(
        "content/locale/en.yml", "What you have started", "What you began"
    ),
    "a phenomenon": replace_in("content/evidence/model.yml", "short: hope", "short: some hope"),
    "a French word": replace_in(
        "content/evidence/model.fr.yml", "hope: l’espoir", "hope: un espoir"
    ),
    "no French words": remove("content/evidence/model.fr.yml"),
    "a quotation": replace_in("content/evidence/quotations.yml", "brushed under", "swept under"),
    "and back": replace_in("content/evidence/quotations.yml", "swept under", "brushed under"),
    "a new scenario": write("scenarios/three.yml", VISIT.replace("A visit", "A third visit")),
    "a new translation": write("scenarios/three.fr.yml", FRENCH),
    "a changed translation": write("scenarios/three.fr.yml", FRENCH.replace("Une", "La")),
    "its original": replace_in("scenarios/three.yml", "You speak.", "You say something."),
    "no translation": remove("scenarios/three.fr.yml"),
    "no scenario": remove("scenarios/three.yml"),
}


def test_every_edit_gives_what_a_build_afresh_gives(tmp_path: Path) -> None:
    files = {"scenarios/one.yml": VISIT, "scenarios/two.yml": VISIT}
    french = (REPOSITORY / "content" / "locale" / "fr.yml").read_bytes()
    course = make_course(tmp_path, {**files, "content/locale/fr.yml": french})
    memory = Memory()
    seen = [prepare(course, memory)]
    for what, edit in EDITS.items():
        edit(course)
        remembered, afresh = prepare(course, memory), prepare(course)
        assert remembered.checked.told("json") == afresh.checked.told("json"), what
        assert remembered.sites == afresh.sites, what
        assert remembered != seen[-1], f"{what} changes nothing"
        seen.append(remembered)
        if remembered.sites:
            memory.forget_unasked()


class Counting(Memory):
    """A memory that notes what it had to make, by the names of the functions."""

    def __init__(self) -> None:
        super().__init__()
        self.made: Counter[str] = Counter()

    def __call__(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        before = len(self._kept)
        result = super().__call__(function, *args, **kwargs)
        self.made[function.__name__] += len(self._kept) - before
        return result


def test_what_did_not_change_is_not_made_again(tmp_path: Path) -> None:
    files = {f"scenarios/{name}.yml": VISIT for name in ("one", "two", "three")}
    course = make_course(tmp_path, files)
    memory = Counting()
    prepare(course, memory)
    assert memory.made["scenario_page"] == memory.made["trace_scenario"] == 3
    memory.made.clear()
    replace_in("scenarios/two.yml", "She waits.", "She sits.")(course)
    prepare(course, memory)
    assert set((+memory.made).values()) == {1}
    assert memory.made.keys() >= {"parse_yaml", "read", "trace_scenario", "scenario_page"}
