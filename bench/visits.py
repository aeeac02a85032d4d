"""Visits to a page in a slowed Chromium, each in a fresh profile, and what they measure."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession

from pages import Page
from serving import Files, Sent
from story import CHOICES, SCENES

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SLOWER = 4
LATENCY_MS = 150
BYTES_A_SECOND = 1_600_000 / 8
SECOND_TRAIL = 8
SETTLED = 0.5
PROBE = (Path(__file__).resolve().parent / "probe.js").read_text(encoding="utf-8")


class VisitFailed(Exception):
    """A page did not do what a visitor needs."""


@dataclass(frozen=True, slots=True)
class Load:
    """A first load; `later` is what the page asked for once playing had begun."""

    sent: tuple[Sent, ...]
    later: tuple[Sent, ...]
    first_paint: float
    first_choice: float


@dataclass(slots=True)
class Play:
    """A visit with a real mouse: a whole trail, a reload, and the beginning of another one."""

    choices: list[float] = field(default_factory=list)
    choices_next_frame: list[float] = field(default_factory=list)
    onward: list[float] = field(default_factory=list)
    events: list[float] = field(default_factory=list)
    heap_at_start: int = 0
    heap_at_end: int = 0
    shift: float = 0.0
    shift_on_return: float = 0.0


class Visit:
    """A page in a fresh profile of a slowed browser."""

    def __init__(self, cdp: CDPSession) -> None:
        self._cdp = cdp

    def evaluate(self, expression: str) -> Any:
        told = self._cdp.send(
            "Runtime.evaluate",
            {"expression": expression, "awaitPromise": True, "returnByValue": True},
        )
        if "exceptionDetails" in told:
            details = told["exceptionDetails"]
            raise VisitFailed(details.get("exception", {}).get("description", details["text"]))
        return told["result"].get("value")

    def press(self, kind: str, place: int = 0) -> dict[str, float]:
        """Click with the mouse and return how long the answer took."""
        x, y = self.evaluate(f"bench.aim({kind!r}, {place})")
        # Else every click would fall on the same place between two frames.
        time.sleep(random.random() / 60)
        mouse = {"x": x, "y": y, "button": "left", "clickCount": 1}
        for what in ("mousePressed", "mouseReleased"):
            self._cdp.send("Input.dispatchMouseEvent", {"type": what, **mouse})
        timed: dict[str, float] = self.evaluate("bench.timed()")
        return timed

    def heap(self) -> int:
        """Bytes of live JavaScript objects."""
        for _ in range(2):
            self._cdp.send("HeapProfiler.collectGarbage")
        return int(self._cdp.send("Runtime.getHeapUsage")["usedSize"])


@contextmanager
def visit(browser: Browser, url: str, selectors: str = "{}") -> Iterator[Visit]:
    """Open an address as a first-time visitor on a slow machine and a slow network."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    try:
        page = context.new_page()
        cdp = context.new_cdp_session(page)
        cdp.send("Network.enable")
        cdp.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": LATENCY_MS,
                "downloadThroughput": BYTES_A_SECOND,
                "uploadThroughput": BYTES_A_SECOND,
            },
        )
        cdp.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        script = f"(() => {{ const where = {selectors};\n{PROBE}}})();"
        cdp.send("Page.enable")
        cdp.send("Page.addScriptToEvaluateOnNewDocument", {"source": script})
        page.goto(url, wait_until="commit")
        yield Visit(cdp)
    finally:
        context.close()


def load(browser: Browser, files: Files, page: Page) -> Load:
    """Load a page and use its first choice as soon as it can be used."""
    files.take_sent()
    with visit(browser, _address(files, page), page.selectors) as one:
        first_choice, begun = one.evaluate("bench.firstChoice()")
        time.sleep(SETTLED)
        first_paint = one.evaluate("bench.paint()")
        asked = one.evaluate(f"bench.asked({begun})")
    at_first: list[Sent] = []
    later: list[Sent] = []
    for each in files.take_sent():
        # A browser asks for the icon when it has nothing else to do.
        first = each.path in asked or each.kind.startswith("image/")
        (at_first if first else later).append(each)
    return Load(tuple(at_first), tuple(later), first_paint, first_choice)


def play(browser: Browser, files: Files, page: Page, turn: int) -> Play:
    """Play a page; `turn` says which answers are given."""
    measured = Play()
    with visit(browser, _address(files, page), page.selectors) as one:
        _wait_for_load(one)
        _begin(one, page)
        measured.heap_at_start = one.heap()
        _answer(one, page, SCENES, turn, measured)
        measured.heap_at_end = one.heap()
        measured.shift = one.evaluate("bench.shift()")
        measured.events += one.evaluate("bench.clicks()")
        one.evaluate("location.reload()")
        time.sleep(SETTLED)
        _wait_for_load(one)
        _begin(one, page)
        _answer(one, page, SECOND_TRAIL, turn + 1, measured)
        measured.shift_on_return = one.evaluate("bench.shift()")
        measured.events += one.evaluate("bench.clicks()")
    return measured


def empty_heap(browser: Browser, url: str) -> int:
    """What the browser itself and the probe take in a page without any script."""
    with visit(browser, url) as one:
        _wait_for_load(one)
        return one.heap()


def _address(files: Files, page: Page) -> str:
    return f"{files.url}/{page.name}/{page.address}"


def _wait_for_load(one: Visit) -> None:
    for _ in range(600):
        if one.evaluate("document.readyState === 'complete' && 'bench' in window"):
            time.sleep(SETTLED)
            return
        time.sleep(0.05)
    raise VisitFailed("the page did not load")


def _begin(one: Visit, page: Page) -> None:
    if "begin" in page.where:
        one.press("begin")


def _answer(one: Visit, page: Page, scenes: int, turn: int, measured: Play) -> None:
    for place in range(scenes):
        timed = one.press("choice", (place + turn) % CHOICES)
        measured.choices.append(timed["painted"])
        measured.choices_next_frame.append(timed["nextFrame"])
        for _ in range(page.presses):
            measured.onward.append(one.press("onward")["painted"])
