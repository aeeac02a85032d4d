"""A browser, the built sites, a served course, and visits that notice all that goes wrong."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from generator.build import build_course, check_course
from generator.project import Course
from generator.trace.tracing import ScenarioFacts

from .desk import Desk
from .playing import Play
from .trails import Walk, random_walks
from .web import REAL, SCENARIO, Site, Visits, serve_folder

REPOSITORY = Path(__file__).resolve().parents[2]
SMALL_COURSE = Path(__file__).parent / "courses" / "small"
# A busy machine must not fail a test; one that passes waits no longer for it.
expect.set_options(timeout=20_000)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the machine's own Chromium."""
    executable = (
        os.environ.get("CHROMIUM")
        or subprocess.run(
            [sys.executable, REPOSITORY / "tools" / "find_chromium.py"],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        ).stdout.strip()
    )
    return {**browser_type_launch_args, "executable_path": executable, "args": FLAGS}


def copy_course(root: Path, scenarios: Path = REPOSITORY / "scenarios") -> Course:
    """A course of its own: our evidence and pages, and the given scenarios."""
    shutil.copytree(REPOSITORY / "content", root / "content")
    shutil.copytree(scenarios, root / "scenarios")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    return Course(root)


def build(course: Course) -> dict[str, ScenarioFacts]:
    """Build a course's site and return what is known of its scenarios."""
    built = build_course(course)
    assert built.ok, built.report
    return dict(check_course(course).tracing.scenarios)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for everything built; its server shows each site under a path of its own."""
    return tmp_path_factory.mktemp("built")


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Where the folder of everything built is served."""
    with serve_folder(built) as url:
        yield url


@pytest.fixture(scope="session")
def real(built: Path, address: str) -> Site:
    """The real course's site, under a path."""
    course = copy_course(built / "real")
    return Site(course.root / "site", f"{address}real/site/", build(course), course)


@pytest.fixture(scope="session")
def small(built: Path, address: str) -> Site:
    """The site of the small cases."""
    course = copy_course(built / "small", SMALL_COURSE / "scenarios")
    return Site(course.root / "site", f"{address}small/site/", build(course), course)


@pytest.fixture(scope="session")
def facts(real: Site) -> ScenarioFacts:
    """What is known of the real scenario."""
    return real.scenarios[REAL]


@pytest.fixture(scope="session")
def quoted_walk(facts: ScenarioFacts) -> Walk:
    """A trail on which something stays untold and a quotation is met."""
    for walk in random_walks(facts.steps, 300, seed=11):
        quoted = [
            scene
            for scene, choice in walk.steps
            if choice
            and any(each.quote for each in facts.scenario.scenes[scene].choices[choice].unfolds)
        ]
        if quoted and len(walk.states[-1].told) < len(facts.steps.facts):
            return walk
    raise AssertionError("no such trail")


@pytest.fixture
def visits(browser: Browser) -> Iterator[Visits]:
    """Visits to a site. At the end nothing must have gone wrong in any of them."""
    with Visits(browser) as visits:
        yield visits


@pytest.fixture(scope="module")
def module_visits(browser: Browser) -> Iterator[Visits]:
    """Visits that the tests of a module share."""
    with Visits(browser) as visits:
        yield visits


@pytest.fixture(scope="session")
def walks(facts: ScenarioFacts) -> list[Walk]:
    """Two dozen trails to endings of the real scenario, as many as a class may play."""
    return random_walks(facts.steps, 24, seed=77)


@pytest.fixture(scope="session")
def served_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One for all files that need it, since it takes long until everything is built."""
    root = copy_course(tmp_path_factory.mktemp("desk") / "course").root
    # What is renamed here would have to be renamed there too.
    (root / "scenarios" / f"{REAL}.fr.yml").unlink()
    desk = Desk(root)
    try:
        yield desk
    finally:
        assert desk.served.stop() == 0


@pytest.fixture
def desk(served_desk: Desk) -> Iterator[Desk]:
    """The course as it is in the repository, before and after."""
    yield served_desk
    served_desk.put_back()


@pytest.fixture
def play(real: Site, visits: Visits) -> Play:
    """The real scenario's page in a new profile."""
    return Play(visits.open(real.url + SCENARIO))


@pytest.fixture(scope="session")
def walk(facts: ScenarioFacts) -> Walk:
    """A trail of some length to an ending on which something was told and something was not."""
    for walk in random_walks(facts.steps, 200, seed=5):
        if len(walk.states[-1].told) == 1 and len(walk.steps) > 6:
            return walk
    raise AssertionError("no such trail")
