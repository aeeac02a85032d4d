"""The wheel as a school gets it, made once, and what it takes to install it without a network."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from ..support import REPOSITORY


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    ran = subprocess.run(
        [*command, "--directory", str(folder)],
        cwd=REPOSITORY,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="session")
def outside() -> dict[str, str]:
    """Environment variables of somebody who has no checkout, and no network."""
    ours = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "CHROMIUM"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {
        **kept,
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PYTHONUNBUFFERED": "1",
        # Click wraps and colours nothing for a reader that is a test.
        "NO_COLOR": "1",
    }


def lend_dependencies(environment: Path) -> None:
    """Let a new environment use the packages of the running one, but not our own code.

    A path file inside the folder that is lent, by which an editable install points to the
    checkout, has no effect there.
    """
    (packages,) = environment.glob("lib/python*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
