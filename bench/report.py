"""What was measured, as tables and against the targets."""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from pages import FLOOR, INK, OURS
from serving import Sent
from visits import Load, Play

MISSING = "missing"


@dataclass(slots=True)
class Measured:
    """One page: everything its visits measured."""

    label: str
    story_bytes: int
    empty_heap: int
    loads: list[Load] = field(default_factory=list)
    plays: list[Play] = field(default_factory=list)

    @property
    def sent(self) -> tuple[Sent, ...]:
        """The first load's answered requests; not those for an icon that a page does not have."""
        return max((_found(load.sent) for load in self.loads), key=len)

    @property
    def later(self) -> tuple[Sent, ...]:
        """What followed once playing had begun."""
        return max((_found(load.later) for load in self.loads), key=len)

    @property
    def total(self) -> int:
        return sum(each.size for each in self.sent)

    @property
    def beyond(self) -> int:
        return self.total - self.story_bytes

    @property
    def beyond_with_later(self) -> int:
        return self.beyond + sum(each.size for each in self.later)

    @property
    def first_paint(self) -> float:
        return statistics.median(load.first_paint for load in self.loads)

    @property
    def first_choice(self) -> float:
        """A choice that is not painted yet cannot be used, though a script could press it."""
        return statistics.median(max(load.first_choice, load.first_paint) for load in self.loads)

    @property
    def choices(self) -> list[float]:
        return [each for play in self.plays for each in play.choices]

    @property
    def next_frames(self) -> list[float]:
        return [each for play in self.plays for each in play.choices_next_frame]

    @property
    def onward(self) -> list[float]:
        return [each for play in self.plays for each in play.onward]

    @property
    def heap(self) -> float:
        return statistics.median(play.heap_at_end for play in self.plays) / 1e6

    @property
    def heap_at_start(self) -> float:
        return statistics.median(play.heap_at_start for play in self.plays) / 1e6

    @property
    def shift(self) -> float:
        return max(play.shift for play in self.plays)

    @property
    def shift_on_return(self) -> float:
        return max(play.shift_on_return for play in self.plays)

    def as_json(self) -> dict[str, Any]:
        return {
            "label": self.label,
            "story_bytes": self.story_bytes,
            "bytes": self.total,
            "requests": [asdict(each) for each in self.sent],
            "requests_later": [asdict(each) for each in self.later],
            "empty_heap": self.empty_heap,
            "loads": [
                {"first_paint": load.first_paint, "first_choice": load.first_choice}
                for load in self.loads
            ],
            "plays": [asdict(play) for play in self.plays],
        }


def _totals_of(sent: Sequence[Sent]) -> tuple[tuple[str, int], ...]:
    """Path below the course's folder and size; not the icon, which comes when it likes."""
    return tuple(
        sorted(
            (each.path.split("/", 2)[2], each.size)
            for each in _found(sent)
            if not each.kind.startswith("image/")
        )
    )


def _of_kind(sent: Sequence[Sent], ending: str) -> float:
    """Kilobytes of the files with an ending."""
    return sum(each.size for each in sent if each.path.endswith(ending)) / 1e3


def _found(sent: Sequence[Sent]) -> tuple[Sent, ...]:
    return tuple(each for each in sent if each.kind != MISSING)


def share(values: Sequence[float], part: float) -> float:
    """The value that `part` of the values do not exceed."""
    return sorted(values)[max(0, math.ceil(len(values) * part) - 1)]


def main_table(pages: Mapping[str, Measured]) -> str:
    """The pages side by side."""
    rows: list[tuple[str, list[str]]] = [("", [page.label for page in pages.values()])]

    def row(name: str, show: str, values: Sequence[float]) -> None:
        rows.append((name, [format(value, show) for value in values]))

    each = list(pages.values())
    row("requests", "d", [len(page.sent) for page in each])
    row("gzipped kB in all", ".1f", [page.total / 1e3 for page in each])
    row("  beyond the story's text", ".1f", [page.beyond / 1e3 for page in each])
    row("  with what follows Begin", ".1f", [page.beyond_with_later / 1e3 for page in each])
    row("first contentful paint, ms", ".0f", [page.first_paint for page in each])
    row("first choice usable, ms", ".0f", [page.first_choice for page in each])
    row("choice → paint, ms, median", ".1f", [share(page.choices, 0.5) for page in each])
    row("  95th percentile", ".1f", [share(page.choices, 0.95) for page in each])
    row("  to the frame after, median", ".1f", [share(page.next_frames, 0.5) for page in each])
    row("  to the frame after, 95th", ".1f", [share(page.next_frames, 0.95) for page in each])
    row("continue → paint, ms, median", ".1f", [share(page.onward, 0.5) for page in each])
    row("JS heap at the start, MB", ".2f", [page.heap_at_start for page in each])
    row("JS heap after a trail, MB", ".2f", [page.heap for page in each])
    row("layout shift, first visit", ".3f", [page.shift for page in each])
    row("layout shift, coming back", ".3f", [page.shift_on_return for page in each])
    width = max(len(name) for name, _ in rows)
    columns = [max(len(values[n]) for _, values in rows) for n in range(len(each))]
    return "\n".join(
        f"{name:{width}}"
        + "".join(f"  {value:>{column}}" for value, column in zip(values, columns, strict=True))
        for name, values in rows
    )


@dataclass(frozen=True, slots=True)
class Target:
    """A target of the issue; `met` is None where it could not be judged."""

    name: str
    found: str
    met: bool | None


def targets(pages: Mapping[str, Measured], growth: Mapping[int, Sequence[Sent]]) -> list[Target]:
    """Every target of the issue, met or not. Ratios are taken within this one run."""
    ours, floor, ink = pages[OURS], pages[FLOOR], pages.get(INK)
    judged = []

    def judge(name: str, found: str, met: bool | None) -> None:
        judged.append(Target(name, found, met))

    name = "first load ≤ 0.5 of inkjs' bytes beyond the story"
    if ink:
        part = ours.beyond / ink.beyond
        judge(
            name, f"{ours.beyond / 1e3:.1f} / {ink.beyond / 1e3:.1f} kB = {part:.2f}", part <= 0.5
        )
    else:
        judge(name, "inkjs was not measured", None)
    requests = len(ours.sent) + len(ours.later)
    judge("≤ 5 requests", f"{len(ours.sent)}, then {len(ours.later)}", requests <= 5)
    judge("no request grows with the course", _grown(growth), _is_constant(growth))
    script = _of_kind(ours.sent, ".js")
    judge("our script < 12 kB, first load", f"{script:.1f} kB", script < 12)
    script += _of_kind(ours.later, ".js")
    judge("our script < 12 kB, all of it", f"{script:.1f} kB", script < 12)
    styles = _of_kind((*ours.sent, *ours.later), ".css")
    judge("our styles < 6 kB", f"{styles:.1f} kB", styles < 6)
    name = "first choice usable before inkjs'"
    if ink:
        found = f"{ours.first_choice:.0f} / {ink.first_choice:.0f} ms"
        judge(name, found, ours.first_choice < ink.first_choice)
    else:
        judge(name, "inkjs was not measured", None)
    ratio = share(ours.choices, 0.5) / share(floor.choices, 0.5)
    judge("choice → paint ≤ 1.3 of the floor, median", _spread(ratio, ours, floor), ratio <= 1.3)
    slow = share(ours.choices, 0.95)
    floor_slow = share(floor.choices, 0.95)
    found = f"{slow:.0f} ms (floor {floor_slow:.0f} ms)"
    judge("choice → paint ≤ 30 ms, 95th percentile", found, slow <= 30)
    heap = max(ours.heap, ours.heap_at_start)
    judge("JavaScript heap < 1.3 MB", f"{heap:.2f} MB", heap < 1.3)
    shift = max(ours.shift, ours.shift_on_return)
    found = f"{ours.shift:.3f}; coming back {ours.shift_on_return:.3f}"
    judge("no layout shift after first paint", found, shift == 0)
    return judged


def _spread(ratio: float, ours: Measured, floor: Measured) -> str:
    """A ratio of medians, and the middle half of the same ratio taken round by round."""
    rounds = [
        statistics.median(one.choices) / statistics.median(other.choices)
        for one, other in zip(ours.plays, floor.plays, strict=True)
    ]
    return f"{ratio:.2f} (by round {share(rounds, 0.25):.2f} to {share(rounds, 0.75):.2f})"


def _is_constant(growth: Mapping[int, Sequence[Sent]]) -> bool:
    return len({_totals_of(sent) for sent in growth.values()}) == 1


def _grown(growth: Mapping[int, Sequence[Sent]]) -> str:
    totals = [sum(size for _, size in _totals_of(sent)) for sent in growth.values()]
    return f"{' / '.join(map(str, totals))} bytes at {' / '.join(map(str, growth))} scenarios"


def target_table(judged: Sequence[Target]) -> str:
    """The targets as text."""
    words = {True: "met", False: "NOT MET", None: "not judged"}
    width = max(len(each.name) for each in judged)
    return "\n".join(f"{words[t.met]:10}  {t.name:{width}}  {t.found}" for t in judged)
