"""Several runs at one place: each waits for the others, and what it leaves is whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.publish import alone as waiting
from generator.publish.alone import alone
from generator.publish.errors import PublishError

from ..support import REPOSITORY, make_course, one_choice

RUNS = 4
# Each waits until all have come as far, so that they end at once.
BUILD = f"""
import sys, time
from pathlib import Path
from generator import build
from generator.cli import main

meeting = Path(sys.argv.pop(1))

def publisher(config, pages, theme, out, *_):
    out.mkdir(parents=True)
    (out / "index.html").write_text("whole")
    (meeting / str(out).replace("/", "-").replace(":", "-").replace("\\\\", "-")).touch()
    while len(list(meeting.iterdir())) < {RUNS}:
        time.sleep(0.01)

build.PUBLISHERS["material"] = publisher
main()
"""


@pytest.mark.parametrize("sites", [["site"], ["site", "other"]])
def test_builds_at_once_all_succeed(sites: list[str], tmp_path: Path) -> None:
    pages = {f"content/pages/{number}.md": f"# {number}\n" for number in range(100)}
    scenario = one_choice("shows: [effort]\nunfolds: [hope]")
    course = make_course(tmp_path / "course", {"scenarios/it.yml": scenario, **pages})
    meeting = tmp_path / "meeting"
    meeting.mkdir()
    command = [sys.executable, "-c", BUILD, str(meeting), "build", "--course", str(course.root)]
    runs = [
        subprocess.Popen(
            [*command, "--site", str(course.root / sites[number % len(sites)])],
            cwd=REPOSITORY,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for number in range(RUNS)
    ]
    said = [run.communicate()[0] for run in runs]
    assert [run.returncode for run in runs] == [0] * RUNS, said
    assert {each.name for each in course.root.iterdir()} == {
        *("build", "content", "mkdocs.yml", "scenarios"),
        *sites,
    }
    assert {each.name for each in course.build.iterdir()} == {"pages", "schema"}
    assert len(list((course.build / "pages").glob("[0-9]*.md"))) == len(pages)


def test_who_waits_too_long_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 0.2)
    with (
        alone(tmp_path / "site"),
        pytest.raises(PublishError, match="another run"),
        alone(tmp_path / "site"),
    ):
        pass
    with alone(tmp_path / "site"), alone(tmp_path / "other"):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 there")
def test_a_killed_run_bars_no_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = (
        "import sys, time; from pathlib import Path; from generator.publish.alone import alone\n"
        "with alone(Path(sys.argv[1])): print(flush=True); time.sleep(600)"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "site")]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        run.stdout.readline()
        assert [each.name for each in tmp_path.iterdir()] == [".site.lock"]
        run.kill()
    monkeypatch.setattr(waiting, "PATIENCE", 1.0)
    with alone(tmp_path / "site"):
        pass
    assert list(tmp_path.iterdir()) == []
