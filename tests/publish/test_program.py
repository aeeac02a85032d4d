"""An outside program, run to its end or ended."""

import os
import sys
import threading
import time

import pytest

from generator.publish.errors import PublishError
from generator.publish.program import Running

PATIENCE = 20.0


def python(script: str) -> list[str]:
    return [sys.executable, "-c", script]


def test_its_code_and_all_it_says_come_back() -> None:
    script = "import sys; print('out'); print('err', file=sys.stderr); sys.exit(3)"
    code, said = Running().run(python(script), os.environ)
    assert code == 3
    assert sorted(said.split()) == ["err", "out"]


def test_it_can_be_ended_from_another_thread() -> None:
    running = Running()
    failures: list[PublishError] = []

    def run() -> None:
        try:
            running.run(python("import time; time.sleep(600)"), os.environ)
        except PublishError as error:
            failures.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    time.sleep(0.3)
    running.end()
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert "stopped" in str(failures[0])


def test_after_the_end_nothing_is_started() -> None:
    running = Running()
    running.end()
    with pytest.raises(PublishError, match="stopped"):
        running.run(["no-such-program"], os.environ)
