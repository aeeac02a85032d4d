import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.publish import directory
from generator.publish.directory import MARKER, exchange, heal, require_replaceable, workspace
from generator.publish.errors import PublishError

FILES = 40
KILLS = 15

PUBLISH_FOREVER = f"""
import itertools, sys
from pathlib import Path
from generator.publish import directory

target = Path(sys.argv[1])
if sys.argv[2] == "in steps":
    directory._swap_at_once = lambda first, second: False
for number in itertools.count(int(sys.argv[3])):
    with directory.workspace(target) as work:
        finished = work / "site"
        finished.mkdir()
        for file in range({FILES}):
            (finished / f"{{file}}.html").write_text(str(number))
        directory.exchange(finished, target)
    print(number, flush=True)
"""


def make_site(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text)
    return folder


def publish(text: str, target: Path) -> None:
    with workspace(target) as work:
        exchange(make_site(work / "site", text), target)


@pytest.fixture(params=["at once", "in steps"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    way = str(request.param)
    if way == "in steps":
        monkeypatch.setattr(directory, "_swap_at_once", lambda first, second: False)
    return way


def test_first_and_later_sites_are_put_in_place(tmp_path: Path, way: str) -> None:
    target = tmp_path / "new" / "site"
    for text in ("first", "second", "third"):
        publish(text, target)
        assert (target / "index.html").read_text() == text
    assert [entry.name for entry in target.parent.iterdir()] == ["site"]
    assert (target / MARKER).is_file()


def test_an_empty_directory_is_replaced(tmp_path: Path, way: str) -> None:
    target = tmp_path / "site"
    target.mkdir()
    publish("first", target)
    assert (target / "index.html").read_text() == "first"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_published_directory_is_readable_by_others(tmp_path: Path, way: str) -> None:
    target = tmp_path / "site"
    publish("first", target)
    publish("second", target)
    like_any_other = tmp_path / "other"
    like_any_other.mkdir()
    assert target.stat().st_mode == like_any_other.stat().st_mode


def test_a_foreign_directory_is_refused_and_kept(tmp_path: Path, way: str) -> None:
    target = tmp_path / "thesis"
    target.mkdir()
    (target / "chapter-1.txt").write_text("years of work")
    with pytest.raises(PublishError, match="did not make"):
        publish("site", target)
    assert (target / "chapter-1.txt").read_text() == "years of work"
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis"]


def test_a_file_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.write_text("a file")
    with pytest.raises(PublishError, match="not a directory"):
        require_replaceable(target)


def test_a_git_checkout_is_refused_even_if_we_made_its_files(tmp_path: Path, way: str) -> None:
    target = tmp_path / "site"
    publish("first", target)
    (target / ".git").mkdir()
    with pytest.raises(PublishError, match="git checkout"):
        publish("second", target)
    assert (target / "index.html").read_text() == "first"


def test_a_link_to_a_site_stays_a_link(tmp_path: Path, way: str) -> None:
    publish("first", tmp_path / "elsewhere")
    link = tmp_path / "site"
    link.symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    publish("second", link)
    assert link.is_symlink()
    assert (link / "index.html").read_text() == "second"


def test_a_failed_second_step_puts_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "site"
    publish("first", target)
    monkeypatch.setattr(directory, "_swap_at_once", lambda first, second: False)
    rename = Path.rename

    def refuse_finished(source: Path, to: Path) -> Path:
        if source.name == "finished":
            raise PermissionError("held open")
        return rename(source, to)

    monkeypatch.setattr(Path, "rename", refuse_finished)
    with workspace(target) as work, pytest.raises(PublishError, match="held open"):
        exchange(make_site(work / "finished", "second"), target)
    assert (target / "index.html").read_text() == "first"


def test_an_exchange_killed_between_its_steps_is_healed(tmp_path: Path) -> None:
    target = tmp_path / "site"
    publish("last good", target)
    target.rename(tmp_path / ".site.previous")
    heal(target)
    assert (target / "index.html").read_text() == "last good"
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"]


def test_an_exchange_killed_after_its_second_step_is_healed(tmp_path: Path) -> None:
    target = tmp_path / "site"
    publish("new", target)
    old = make_site(tmp_path / ".site.previous", "old")
    (old / MARKER).touch()
    heal(target)
    assert (target / "index.html").read_text() == "new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"]


def test_what_bears_the_name_of_an_old_site_and_is_none_is_kept(tmp_path: Path, way: str) -> None:
    target = tmp_path / "site"
    publish("first", target)
    foreign = make_site(tmp_path / ".site.previous", "years of work")
    heal(target)
    if way == "in steps":
        with pytest.raises(PublishError, match="in the way"):
            publish("second", target)
    else:
        publish("second", target)
    assert (foreign / "index.html").read_text() == "years of work"
    assert (target / "index.html").read_text() == ("first" if way == "in steps" else "second")


def test_an_empty_directory_that_was_set_aside_bars_no_way(tmp_path: Path, way: str) -> None:
    (tmp_path / ".site.previous").mkdir()
    for text in ("first", "second"):
        publish(text, tmp_path / "site")
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_dir()] in (
        ["site"],
        [".site.previous", "site"],
    )
    assert (tmp_path / "site" / "index.html").read_text() == "second"


def test_a_system_that_cannot_exchange_falls_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    target = tmp_path / "site"
    publish("first", target)
    publish("second", target)
    assert (target / "index.html").read_text() == "second"


def test_a_workspace_leaves_those_of_running_processes_alone(tmp_path: Path) -> None:
    target = tmp_path / "site"
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    stale = tmp_path / f".site.{ended.pid}-abc"
    running = tmp_path / f".site.{os.getppid()}-abc"
    foreign = tmp_path / f".other.{ended.pid}-abc"
    for folder in (stale, running, foreign):
        folder.mkdir()
    with workspace(target) as outer, workspace(target) as inner:
        assert outer.is_dir()
        assert inner.is_dir()
        assert outer != inner
    assert {entry.name for entry in tmp_path.iterdir()} == {running.name, foreign.name}


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 there")
@pytest.mark.parametrize("killed_way", ["at once", "in steps"])
def test_killed_runs_leave_a_whole_site(tmp_path: Path, killed_way: str) -> None:
    target = tmp_path / "site"
    moments = random.Random(20)
    published = 0
    for _ in range(KILLS):
        arguments = [str(target), killed_way, str(published + 1)]
        child = subprocess.Popen(
            [sys.executable, "-c", PUBLISH_FOREVER, *arguments], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        published = int(child.stdout.readline())
        time.sleep(moments.uniform(0, 0.02))
        child.kill()
        child.wait()
        child.stdout.close()
        heal(target)
        texts = [file.read_text() for file in target.glob("*.html")]
        assert len(texts) == FILES
        assert len(set(texts)) == 1
        assert int(texts[0]) >= published
        published = int(texts[0])
    with workspace(target):
        pass
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"]
