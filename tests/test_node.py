"""A test that cannot ask the real tools says why; in CI they must be there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from . import node


def test_without_node_it_skips_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(pytest.skip.Exception, match=r"no Node\.js on this machine"):
        node.node("inkjs")


@pytest.mark.skipif(shutil.which("node") is None, reason="there is no Node.js on this machine")
@pytest.mark.parametrize(
    ("ci", "outcome"), [("", pytest.skip.Exception), ("true", pytest.fail.Exception)]
)
def test_without_the_packages_it_skips_and_in_ci_it_fails(
    ci: str, outcome: type[BaseException], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(node, "PACKAGES", tmp_path)
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match="not installed: inkjs and extwee"):
        node.node("inkjs", "extwee")


def test_a_script_that_fails_fails_the_test(tmp_path: Path) -> None:
    script = tmp_path / "fails.mjs"
    script.write_text("null.map();\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="reading 'map'"):
        node.run(script, 1)
