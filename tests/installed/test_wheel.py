"""A department's course from an installed wheel, with no checkout present. Takes twenty seconds."""

from __future__ import annotations

import subprocess
import sys
import urllib.request
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.start.course import new_course

from ..support import REPOSITORY
from .conftest import lend_dependencies
from .shell import answer_of

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="written for the layout of environments elsewhere"
)


class Installation:
    """Downstream in an environment of its own, used from a folder outside of any checkout."""

    def __init__(self, folder: Path, wheel: Path, variables: dict[str, str]) -> None:
        self.environment = folder / "env"
        self.desk = folder / "desk"
        self.desk.mkdir()
        self.variables = variables
        venv.create(self.environment, symlinks=True)
        pip = [sys.executable, "-m", "pip", "--python", str(self.environment / "bin" / "python")]
        subprocess.run(
            [*pip, "install", "--quiet", "--no-index", "--no-deps", str(wheel)],
            env=variables,
            check=True,
        )
        lend_dependencies(self.environment)

    def command(self, name: str, *arguments: str) -> list[str]:
        return [str(self.environment / "bin" / name), *arguments]

    def run(self, name: str, *arguments: str, within: str = ".") -> str:
        ran = subprocess.run(
            self.command(name, *arguments),
            cwd=self.desk / within,
            env=self.variables,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout


@pytest.fixture(scope="module")
def installed(
    tmp_path_factory: pytest.TempPathFactory, wheel: Path, outside: dict[str, str]
) -> Installation:
    return Installation(tmp_path_factory.mktemp("installed"), wheel, outside)


@pytest.fixture(scope="module")
def course(installed: Installation) -> Path:
    """The department's course, made and built."""
    installed.run("downstream", "new", "course", "empathy")
    from_checkout = new_course(installed.desk.parent / "from-the-checkout" / "empathy").root
    assert _files(installed.desk / "empathy") == _files(from_checkout)
    assert installed.run("downstream", "check", "--strict", within="empathy") == (
        "No mistakes found.\n"
    )
    installed.run("downstream", "build", within="empathy")
    return installed.desk / "empathy"


def _files(folder: Path) -> dict[str, bytes]:
    """Hidden ones too: settings of the editor, what git leaves out, the check on every push."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_it_is_the_wheel_that_runs(installed: Installation) -> None:
    program = "import generator; print(generator.__file__)"
    where = Path(installed.run("python", "-c", program).strip())
    assert where.is_relative_to(installed.environment)
    assert not where.is_relative_to(REPOSITORY)


def test_the_site_is_whole(course: Path) -> None:
    for place in (course / "site", course / "site" / "fr"):
        for page in (
            "index",
            "scenarios/index",
            "scenarios/the-morning-pill",
            "model",
            "voices",
            "progress",
            "evidence",
            "support",
            "educators/index",
            "educators/first-hour",
            "educators/another-language",
            "educators/reference",
        ):
            html = (place / f"{page}.html").read_text(encoding="utf-8")
            assert "<h1" in html, page
    script = (course / "site" / "assets" / "downstream" / "player.js").read_text("utf-8")
    assert "Downstream" in script


def test_nothing_of_it_knows_the_checkout_or_the_environment(
    course: Path, installed: Installation
) -> None:
    for path in course.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert str(REPOSITORY).encode() not in data, path
            assert str(installed.environment).encode() not in data, path


def test_another_scenario_begins_there(course: Path, installed: Installation) -> None:
    installed.run("downstream", "new", "scenario", "the-long-wait", within="empathy")
    assert "No mistakes" in installed.run("downstream", "check", "--strict", within="empathy")
    assert (course / "build" / "schema" / "scenarios" / "the-long-wait.json").is_file()


@pytest.fixture
def served(course: Path, installed: Installation) -> Iterator[str]:
    process = subprocess.Popen(
        installed.command("downstream", "serve", "--port", "0"),
        cwd=course,
        env=installed.variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    try:
        yield answer_of(process, r"http://127\.0\.0\.1:\d+/")
    finally:
        process.kill()
        process.communicate()


def test_it_is_served(served: str) -> None:
    with urllib.request.urlopen(f"{served}scenarios/the-morning-pill.html", timeout=10) as answer:
        assert "The morning pill" in answer.read().decode()
