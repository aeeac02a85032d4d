"""Measure our scenario page beside its peers, in one run, against the targets of the project.

In: the checkout this file stands in; Chromium; Node.js with npm for the peers.
Out: tables on standard output, every single measurement in `bench/results.json`.
Errors: a sentence, and exit code 2, only if nothing could be measured. A target that is missed
is told, and is no error. What is measured and how: docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as BrowserError

import report
from build import FIRST_SEED, ROOT, SIZES, BuildFailed, BuildTimes, time_builds
from build import table as build_table
from pages import OURS, Page, floor_page, our_page
from peers import NoPeers, peer_pages
from report import Measured
from serving import Files, Sent, gzipped, serve
from story import Story, make_story, read_evidence
from visits import FLAGS, VisitFailed, empty_heap, load, play

RESULTS = Path(__file__).resolve().parent / "results.json"
GROWTH = (1, 50, 200)
EMPTY = "empty"
NO_CHAPBOOK = (
    "Chapbook is not measured: no package with its format was found at npm (the documented one,\n"
    "@samme/chapbook, is no longer there). Stand-in: the Snowman page inside the package extwee.\n"
    "With Chapbook's format.js at hand: python bench/run.py --twine-format FILE."
)


def find_chromium() -> str:
    """Return the tests' Chromium; raise VisitFailed without one."""
    finder = [sys.executable, str(ROOT / "tools" / "find_chromium.py")]
    found = subprocess.run(finder, capture_output=True, text=True, check=False)
    if found.returncode != 0:
        raise VisitFailed(found.stderr.strip())
    return found.stdout.strip()


def build_courses(work: Path, sizes: Sequence[int], timed: bool) -> list[BuildTimes]:
    """Build a course of every size; with `timed`, also edit it and note the seconds."""
    times = []
    for size in sizes:
        say(f"Building {size} scenario{'s' if size > 1 else ''} …")
        times.append(time_builds(work / f"course-{size}", size, timed))
    return times


def all_pages(work: Path, story: Story, twine_format: Path | None) -> tuple[list[Page], str]:
    """Our page, the peers that can be had here, the floor; and what is to be said of them."""
    ours = our_page(work / f"course-{SIZES[1]}" / "site", story)
    floor = floor_page(work / "floor", story)
    try:
        peers = peer_pages(work / "peers", story, twine_format)
    except NoPeers as error:
        return [ours, floor], f"Ours and the floor only: {error}."
    return [ours, *peers, floor], "" if twine_format else NO_CHAPBOOK


def measure(
    browser: Browser, files: Files, pages: Sequence[Page], story: Story, rounds: int
) -> dict[str, Measured]:
    """Visit all pages again and again, in another order every time."""
    story_bytes = gzipped(story.words().encode())
    empty = empty_heap(browser, f"{files.url}/{EMPTY}/")
    measured = {page.name: Measured(page.label, story_bytes, empty) for page in pages}
    order = list(pages)
    chance = random.Random(0)
    for number in range(rounds):
        say(f"Round {number + 1} of {rounds} …")
        chance.shuffle(order)
        for page in order:
            measured[page.name].loads.append(load(browser, files, page))
        chance.shuffle(order)
        for page in order:
            measured[page.name].plays.append(play(browser, files, page, number))
    return measured


def growth_of(
    browser: Browser, files: Files, work: Path, story: Story
) -> dict[int, tuple[Sent, ...]]:
    """The first load of the same scenario in courses of several sizes."""
    grown = {}
    for size in GROWTH:
        page = our_page(work / f"course-{size}" / "site", story)
        named = Page(f"{OURS}-{size}", page.label, page.folder, page.address, page.where, 0)
        loaded = load(browser, files, named)
        grown[size] = (*loaded.sent, *loaded.later)
    return grown


def machine(chromium: str) -> str:
    """What the figures depend on, without any name of this machine."""
    ran = subprocess.run(
        ["git", "describe", "--always", "--dirty"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    busy = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "load unknown"
    return (
        f"{time.strftime('%Y-%m-%d')}, {ran.stdout.strip() or 'no git'}, {platform.system()}, "
        f"{os.cpu_count()} cores, {busy}, Chromium {chromium}"
    )


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def run(options: argparse.Namespace, work: Path) -> None:
    """Build, visit and tell. Raises what main() turns into a sentence."""
    executable = find_chromium()
    sizes = SIZES if options.builds else sorted({SIZES[1], *GROWTH})
    times = build_courses(work, sizes, options.builds)
    story = make_story(FIRST_SEED, read_evidence(ROOT / "content" / "evidence"))
    pages, note = all_pages(work, story, options.twine_format)
    (work / EMPTY).mkdir()
    (work / EMPTY / "index.html").write_text("<!doctype html><title>Empty</title>")
    folders = {page.name: page.folder for page in pages} | {EMPTY: work / EMPTY}
    folders |= {f"{OURS}-{size}": work / f"course-{size}" / "site" for size in GROWTH}
    with serve(folders) as files, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        before = machine(browser.version)
        growth = growth_of(browser, files, work, story)
        measured = measure(browser, files, pages, story, options.rounds)
        after = machine(browser.version)
        browser.close()
    judged = report.targets(measured, growth)
    print(f"{before}; at the end {after.split(', ')[-2]}\n{options.rounds} rounds")
    if note:
        print(note)
    print(f"\n{report.main_table(measured)}")
    empty = next(iter(measured.values())).empty_heap / 1e6
    print(f"(An empty page: {empty:.2f} MB of heap.)\n\n{report.target_table(judged)}")
    if options.builds:
        print(f"\n{build_table(times)}")
    results = {
        "about": before,
        "note": note,
        "pages": {name: page.as_json() for name, page in measured.items()},
        "targets": [{"name": t.name, "found": t.found, "met": t.met} for t in judged],
        "builds": [each.as_json() for each in times] if options.builds else [],
    }
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def main() -> int:
    """Read the options, measure; return the exit code."""
    parser = argparse.ArgumentParser(description="Measure our page beside its peers.")
    parser.add_argument("--rounds", type=int, default=15, help="visits of each page (15)")
    parser.add_argument("--no-builds", dest="builds", action="store_false", help="no build times")
    parser.add_argument("--twine-format", type=Path, help="a Twine 2 format.js, such as Chapbook's")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="downstream-bench-") as work:
        try:
            run(options, Path(work))
        except (BuildFailed, VisitFailed, BrowserError, OSError) as error:
            print(f"Could not be measured: {error}", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
