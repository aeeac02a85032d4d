"""Drawings: nothing lies on anything else, and every way is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest

from generator.render.lettering import measure
from generator.render.storyboard.drawing import GUTTER, Drawing, Strip, draw
from generator.render.storyboard.labels import SIZE, SMALL, Label
from generator.render.storyboard.ranks import Item, crossings, order, settle

from .boards import names, view

Point = tuple[float, float]


@pytest.fixture(scope="module", params=names())
def drawn(request: pytest.FixtureRequest) -> tuple[str, Drawing]:
    return request.param, draw(view(request.param))


def points(path: str) -> Iterator[Point]:
    """Points along a path, close together; its arrowhead is left out."""
    x = y = 0.0
    tokens = re.findall(r"([MVHCq])([^MVHCqm]*)", path.split("m")[0])
    for command, text in tokens:
        n = [float(each) for each in re.findall(r"-?\d+\.?\d*", text)]
        if command == "M":
            x, y = n
            yield x, y
            continue
        through = [(x, y)]
        if command == "V":
            through += [(x, n[0])]
        elif command == "H":
            through += [(n[0], y)]
        elif command == "q":
            through += [(x + n[0], y + n[1]), (x + n[2], y + n[3])]
        else:
            through += [(n[0], n[1]), (n[2], n[3]), (n[4], n[5])]
        yield from _along(*through)
        x, y = through[-1]


def _along(*through: Point) -> Iterator[Point]:
    steps = 60
    for step in range(1, steps + 1):
        rest, t = list(through), step / steps
        while len(rest) > 1:
            rest = [(a + (c - a) * t, b + (d - b) * t) for (a, b), (c, d) in pairwise(rest)]
        yield rest[0]


def overlap(one: Label, other: Label) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def within(label: Label, point: Point) -> bool:
    x, y = point
    return label.x + 1 < x < label.x + label.width - 1 and label.y + 1 < y < (
        label.y + label.height - 1
    )


def test_no_label_lies_on_another(drawn: tuple[str, Drawing]) -> None:
    for strip in drawn[1].strips:
        for one, other in combinations(strip.labels, 2):
            assert not overlap(one, other), (one, other)


def test_every_label_is_on_the_paper_and_clear_of_the_names_of_encounters(
    drawn: tuple[str, Drawing],
) -> None:
    for strip in drawn[1].strips:
        for label in strip.labels:
            assert label.x > GUTTER
            assert label.x + label.width < drawn[1].width
            assert label.y > 0
            assert label.y + label.height < strip.height
        for letters in strip.title:
            assert letters.x + measure(letters.text, SIZE) < GUTTER + 10
            assert letters.y < strip.height


def test_no_line_runs_through_a_label_or_off_the_paper(drawn: tuple[str, Drawing]) -> None:
    for strip in drawn[1].strips:
        for line in strip.lines:
            for point in points(line.path):
                hit = [label for label in strip.labels if within(label, point)]
                assert not hit, (line, hit)
                assert GUTTER < point[0] < drawn[1].width
                assert 0 <= point[1] <= strip.height


def test_words_fit_into_their_labels(drawn: tuple[str, Drawing]) -> None:
    for strip in drawn[1].strips:
        for label in strip.labels:
            for letters in label.letters:
                wide = measure(letters.text, SIZE if letters.look == "name" else SMALL)
                left = letters.x - wide / 2 if label.shape == "ending" else letters.x
                assert label.x <= left
                assert left + wide <= label.x + label.width, letters
                assert label.y < letters.y < label.y + label.height


def ends(strip: Strip, kind: str) -> set[Point]:
    """Where lines of a kind arrive with an arrowhead."""
    return {
        list(points(line.path))[-1]
        for line in strip.lines
        if line.kind == kind and "m" in line.path
    }


def test_every_way_is_drawn_from_its_label_to_its_scene(drawn: tuple[str, Drawing]) -> None:
    """Lines are followed from strip to strip, downwards."""
    board = view(drawn[0])
    rank_of = {name: scene.rank for name, scene in board.scenes.items()}
    strips = drawn[1].strips
    for number, strip in enumerate(strips):
        for label in strip.labels:
            for way in label.ways:
                if way.back:
                    continue
                at = follow(strip, (label.x + label.width / 2, label.y + label.height))
                for lower in strips[number + 1 : rank_of[way.to] + 1]:
                    assert at[1] == strips[strips.index(lower) - 1].height
                    at = follow(lower, (at[0], 0))
                (scene,) = [each for each in strips[rank_of[way.to]].labels if each.scene == way.to]
                assert at == (scene.x + scene.width / 2, scene.y)


def follow(strip: Strip, at: Point) -> Point:
    (line,) = {
        line.path for line in strip.lines if line.kind == "way" and next(points(line.path)) == at
    }
    return list(points(line))[-1]


def test_ways_back_arrive_at_their_scenes() -> None:
    board, drawing = view("loops"), draw(view("loops"))
    for name in ("one", "two"):
        strip = drawing.strips[board.scenes[name].rank]
        (scene,) = [each for each in strip.labels if each.scene == name]
        assert any(
            scene.x < x < scene.x + scene.width and y == scene.y for x, y in ends(strip, "way back")
        )


def test_bands_follow_the_encounters(drawn: tuple[str, Drawing]) -> None:
    opened = [strip.band for strip in drawn[1].strips if strip.opens]
    assert opened == list(range(len(view(drawn[0]).bands)))
    assert [strip.band for strip in drawn[1].strips] == sorted(
        strip.band for strip in drawn[1].strips
    )
    assert all(bool(strip.title) == strip.opens for strip in drawn[1].strips)
    assert sum(strip.start is not None for strip in drawn[1].strips) == 1


def test_the_same_storyboard_gives_the_same_drawing(drawn: tuple[str, Drawing]) -> None:
    assert draw(view(drawn[0])) == drawn[1]


def test_what_crosses_is_put_in_order() -> None:
    ranks = [
        [Item("a", 40, ((0, "y"),)), Item("b", 40, ((0, "x"),))],
        [Item("x", 40), Item("y", 40)],
    ]
    assert crossings(ranks) == 1
    assert crossings(order(ranks)) == 0


def test_neighbours_keep_apart() -> None:
    ranks = [
        [Item("a", 40, ((-9, "x"), (0, "y"), (9, "z")))],
        [Item(name, 60, gap=10) for name in ("x", "y", "z")],
    ]
    stands = settle(ranks)
    assert stands["y"] - stands["x"] >= 70 - 1e-9
    assert stands["z"] - stands["y"] >= 70 - 1e-9
    assert stands["y"] == pytest.approx(stands["a"])
