"""The real tools, run by Node. Where they are not, a test says so; in CI they must be."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
OLDEST_NODE = 18


def run(script: str, given: Any) -> Any:
    """What `script`, in this folder, makes of `given`. Skips the test where it cannot run."""
    ran = subprocess.run(
        [_node(), str(HERE / script)],
        input=json.dumps(given),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    return json.loads(ran.stdout)


def _node() -> str:
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no Node.js on this machine, so inkjs and extwee were not asked")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    if int(version.lstrip("v").split(".")[0]) < OLDEST_NODE:
        pytest.skip(f"this Node.js is {version.strip()}; inkjs and extwee need {OLDEST_NODE}")
    if not all((HERE / "node_modules" / each).is_dir() for each in ("extwee", "inkjs")):
        missing = "inkjs and extwee are not installed: npm ci in tests/exchange, or make test"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    return node
