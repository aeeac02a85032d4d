"""The drawing of a storyboard: a strip for each rank of scenes, one beneath the other.

Ways run down. Those to the same scene flow together before they reach it. A way that passes a rank
does so in a lane of its own; one that leads back up does so by a lane at the right edge. So a line
never runs through a label, and paper can be cut between any two strips.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.render.lettering import wrapped
from generator.render.storyboard.labels import LINE, SIZE, SMALL, Label, Letters, Look
from generator.render.storyboard.placing import BACK, FOOT, Rank, place
from generator.render.storyboard.view import BandView, BoardView

GUTTER = 124
"""Room at the left for the names of the encounters."""
_MARGIN = 14
_CORNER = 8
_BESIDE = 26
"""How far beside the middle of a scene the lines that lead back to it arrive."""
_HEAD = "m-4.5-8 4.5 8 4.5-8"


@dataclass(frozen=True, slots=True)
class Line:
    path: str
    kind: str = "way"


@dataclass(frozen=True, slots=True)
class Strip:
    """What stands in one rank, in coordinates of its own. `opens`: the first of its band."""

    band: int
    opens: bool
    height: int
    title: tuple[Letters, ...]
    labels: tuple[Label, ...]
    lines: tuple[Line, ...]
    start: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """The strips from above to below, all of one width."""

    width: int
    strips: tuple[Strip, ...]


def draw(board: BoardView) -> Drawing:
    """The drawing of a storyboard. The same storyboard always gives the same drawing."""
    ranks, right = place(board, GUTTER + _MARGIN)
    backs = list(dict.fromkeys(back for rank in ranks for back in rank.backs))
    lanes = {name: right + _MARGIN + BACK * n for n, name in enumerate(backs)}
    band_of = {scene.id: n for n, band in enumerate(board.bands) for scene in band.scenes}
    strips = []
    last = None
    for number, rank in enumerate(ranks):
        band = band_of[next(iter(rank.blocks))]
        title = _title(board.bands[band], rank.channel) if band != last else ()
        height = max([rank.height, *(each.y + _MARGIN for each in title)])
        start = next((each for each in rank.blocks if board.scenes[each].start), None)
        strips.append(
            Strip(
                band,
                band != last,
                height,
                title,
                tuple(label for each in rank.blocks.values() for label in each.labels),
                tuple(_lines(ranks, number, height, lanes)),
                _top(rank, start) if start else None,
            )
        )
        last = band
    return Drawing(right + _MARGIN + BACK * len(backs), tuple(strips))


def _title(band: BandView, top: int) -> tuple[Letters, ...]:
    """The band's name in the gutter, where no line ever runs."""
    parts: list[tuple[str, Look, int]] = [
        (band.title.striptags(), "name", SIZE),
        (band.place.striptags() if band.place else "", "soft", SMALL),
        (band.clinician.striptags(), "soft", SMALL),
    ]
    lines = [
        (line, look)
        for text, look, size in parts
        for line in wrapped(text, GUTTER - _MARGIN - 4, size)
    ]
    return tuple(
        Letters(_MARGIN, top + LINE * n + 12, line, look) for n, (line, look) in enumerate(lines)
    )


def _top(rank: Rank, scene: str) -> tuple[int, int]:
    head = rank.blocks[scene].labels[0]
    return head.x + head.width // 2, head.y


def _lines(
    ranks: tuple[Rank, ...], number: int, height: int, lanes: dict[str, int]
) -> Iterator[Line]:
    """All lines of one rank; those that lead back first, so that the others run over them."""
    rank = ranks[number]
    yield from _leading_back(ranks, number, height, lanes)
    yield from _twigs(rank)
    if number:
        yield from _arriving(ranks[number - 1], rank, height)
    yield from _leaving(rank, height)


def _twigs(rank: Rank) -> Iterator[Line]:
    for each in rank.blocks.values():
        for x1, y1, x2, y2 in each.twigs:
            turn = (y1 + y2) // 2
            path = f"V{y2}" if x1 == x2 else f"V{turn}H{x2}V{y2}"
            yield Line(f"M{x1} {y1}{path}", "twig")


def _arriving(above: Rank, here: Rank, height: int) -> Iterator[Line]:
    """The lines from the rank above: to the scenes of this one, or on by their lanes."""
    coming = [(port.x, port.way.to) for port in above.ports if not port.way.back]
    coming += [(x, target) for target, x in above.lanes.items()]
    for x1, target in coming:
        x2 = _top(here, target)[0] if target in here.blocks else here.lanes[target]
        turn = here.channel
        curve = f"M{x1} 0C{x1} {turn * 5 // 8} {x2} {turn * 3 // 8} {x2} {turn}"
        yield Line(curve + (_HEAD if target in here.blocks else f"V{height}"))


def _leaving(rank: Rank, height: int) -> Iterator[Line]:
    for port in rank.ports:
        if not port.way.back:
            yield Line(f"M{port.x} {port.y}V{height}")


def _leading_back(
    ranks: tuple[Rank, ...], number: int, height: int, lanes: dict[str, int]
) -> Iterator[Line]:
    """What of the ways that lead back is to be seen in one rank; nothing is drawn twice."""
    here = ranks[number]
    for target, x in lanes.items():
        to = next(n for n, rank in enumerate(ranks) if target in rank.blocks)
        passes = to <= number < max(n for n, rank in enumerate(ranks) if target in rank.backs)
        rise = "V0"
        if number == to:
            beside = [name for name in lanes if name in here.blocks].index(target)
            rise = _into(here, target, BACK * beside)
        if passes:
            yield Line(f"M{x} {height}{rise}", "way back")
        if target in here.backs:
            lower = here.bottom + FOOT + BACK * here.backs.index(target)
            ports = [port for port in here.ports if port.way.back and port.way.to == target]
            first = min(ports, key=lambda port: port.x)
            for port in ports:
                if port is not first:
                    yield Line(f"M{port.x} {port.y}V{lower}", "way back")
            yield Line(
                f"M{first.x} {first.y}V{lower - _CORNER}q0 {_CORNER} {_CORNER} {_CORNER}"
                + (f"H{x}" if passes else f"H{x - _CORNER}q{_CORNER} 0 {_CORNER}-{_CORNER}{rise}"),
                "way back",
            )


def _into(rank: Rank, target: str, above: int) -> str:
    """Up a lane, and over to a scene of the rank."""
    middle, top = _top(rank, target)
    turn = top - 20 - above
    return (
        f"V{turn + _CORNER}q0-{_CORNER}-{_CORNER}-{_CORNER}H{middle + _BESIDE + _CORNER}"
        f"q-{_CORNER} 0-{_CORNER} {_CORNER}V{top}{_HEAD}"
    )
