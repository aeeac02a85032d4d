"""How long it takes from an edit to the rebuilt site, for courses of several sizes.

In: the generator of this checkout and its evidence. Out: a table on standard output; built
courses in a folder of one's choice, for `run.py`. On its own: `python bench/build.py`.
"""

from __future__ import annotations

import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from forms import as_scenario
from story import make_story, read_evidence

ROOT = Path(__file__).resolve().parent.parent
SIZES = (1, 8, 50, 200)
FIRST_SEED = 1
TIMES = 3
PATIENCE = 120.0


class BuildFailed(Exception):
    """A course did not build, in the generator's words."""


@dataclass(frozen=True, slots=True)
class BuildTimes:
    """Seconds for a course: the whole command at first and after an edit, and while serving."""

    scenarios: int
    first: float
    again: float
    serving: float

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def make_course(folder: Path, scenarios: int) -> Path:
    """Write a course of synthetic scenarios beside the real evidence, and return its folder.

    The first scenario is the same in courses of all sizes.
    """
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "scenarios").mkdir()
    evidence = read_evidence(ROOT / "content" / "evidence")
    for seed in range(FIRST_SEED, FIRST_SEED + scenarios):
        story = make_story(seed, evidence)
        path = folder / "scenarios" / f"{story.id}.yml"
        path.write_text(as_scenario(story), encoding="utf-8")
    return folder


def time_builds(folder: Path, scenarios: int, edits: bool = True) -> BuildTimes:
    """Build a course of its own in `folder`, edit it, and say how long that took.

    At the end the course and its site are as without any edit. Without `edits`, there is only the
    first build. Raises BuildFailed.
    """
    course = make_course(folder, scenarios)
    first = _build(course)
    if not edits:
        return BuildTimes(scenarios, first, math.nan, math.nan)
    edited = sorted((course / "scenarios").glob("*.yml"))[-1]
    before = edited.read_text(encoding="utf-8")
    again = statistics.median(_edit_and_build(course, edited, n) for n in range(TIMES))
    serving = statistics.median(_edit_while_serving(course, edited))
    edited.write_text(before, encoding="utf-8")
    _build(course)
    return BuildTimes(scenarios, first, again, serving)


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "generator", *arguments]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}


def _build(course: Path) -> float:
    started = time.perf_counter()
    ran = subprocess.run(
        _command("build"),
        cwd=course,
        env=_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode != 0:
        raise BuildFailed(f"the course did not build:\n{(ran.stdout + ran.stderr).strip()}")
    return time.perf_counter() - started


def _mark(edited: Path, mark: str) -> None:
    text = edited.read_text(encoding="utf-8")
    edited.write_text(re.sub(r"(?m)^title: .*$", f"title: {mark}", text, count=1), encoding="utf-8")


def _edit_and_build(course: Path, edited: Path, number: int) -> float:
    _mark(edited, f"Edited {number}")
    return _build(course)


def _edit_while_serving(course: Path, edited: Path) -> list[float]:
    """Seconds from a save to the new page as it is served, while `downstream serve` runs.

    The publisher, which follows behind, is done before the next save.
    """
    serving = subprocess.Popen(
        _command("serve", "--port", "0"),
        cwd=course,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert serving.stdout is not None
        said = ""
        for line in serving.stdout:
            said += line
            if found := re.search(r"at (http://\S+/) and follows what you save", line):
                page = f"{found[1]}scenarios/{edited.stem}.html"
                break
        else:
            raise BuildFailed(f"the course could not be served:\n{said}")
        time.sleep(1)  # for the watchers to start
        seconds = []
        for number in range(TIMES):
            seconds.append(_save_and_wait(edited, page, f"Saved {number}"))
            while not serving.stdout.readline().startswith("Built in"):
                pass
        return seconds
    finally:
        serving.terminate()
        serving.wait()


def _save_and_wait(edited: Path, page: str, mark: str) -> float:
    _mark(edited, mark)
    saved = time.perf_counter()
    while time.perf_counter() - saved < PATIENCE:
        with urllib.request.urlopen(page) as response:
            if mark in response.read().decode():
                return time.perf_counter() - saved
        time.sleep(0.02)
    raise BuildFailed(f"nothing was shown within {PATIENCE:.0f} s of a save")


def table(times: Iterable[BuildTimes]) -> str:
    """The times as text."""
    lines = ["scenarios   first build, s   edit → command, s   save → served page, s"]
    lines += [
        f"{each.scenarios:9}   {each.first:14.2f}   {each.again:17.2f}   {each.serving:21.2f}"
        for each in times
    ]
    return "\n".join(lines)


def main() -> int:
    """Time the builds; return the exit code."""
    with tempfile.TemporaryDirectory() as work:
        try:
            times = [time_builds(Path(work) / f"course-{size}", size) for size in SIZES]
        except BuildFailed as error:
            print(f"Could not be measured: {error}", file=sys.stderr)
            return 2
    print(table(times))
    return 0


if __name__ == "__main__":
    sys.exit(main())
