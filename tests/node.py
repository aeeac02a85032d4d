"""The real tools, run by Node. Where they are not, a test says so; in CI they must be."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

PACKAGES = Path(__file__).parent / "node_modules"
OLDEST_NODE = 18


def run(script: Path, given: Any, *packages: str) -> Any:
    """What a script makes of `given`. Skips the test where it or its packages cannot run."""
    ran = subprocess.run(
        [node(*packages), str(script)],
        input=json.dumps(given),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    return json.loads(ran.stdout)


def node(*packages: str) -> str:
    """Node's executable, with these packages installed; else the test skips and says why."""
    tools = " and ".join(packages)
    found = shutil.which("node")
    if found is None:
        pytest.skip(f"there is no Node.js on this machine, so {tools} were not asked")
    version = subprocess.run(
        [found, "--version"], capture_output=True, text=True, check=True
    ).stdout
    if int(version.lstrip("v").split(".")[0]) < OLDEST_NODE:
        pytest.skip(f"this Node.js is {version.strip()}; {tools} need {OLDEST_NODE}")
    if not all((PACKAGES / each).is_dir() for each in packages):
        missing = f"not installed: {tools}; npm ci in tests, or make test"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    return found
