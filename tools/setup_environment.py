"""Make `.venv`, the environment every other command runs in.

In: `requirements.lock` and `pyproject.toml` of the checkout this file stands in.
Out: `.venv` with the locked packages and Downstream itself, installed editable. A second run
with nothing changed does nothing. With `--tests`, a Chromium for the browser tests is found or
installed as well, and where there is npm, the tools that tests ask.
Errors: a sentence that says what to do, and exit code 2.

Only the standard library is used, and only syntax an old Python can parse, so that a too old
Python gets a sentence rather than a traceback.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST_PYTHON = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "downstream-installed"
INSTALLED_FROM = ("requirements.lock", "pyproject.toml")
TOOLS = ROOT / "tests"
TOOLS_STAMP = TOOLS / "node_modules" / ".installed"


class SetupError(Exception):
    """What stopped the set-up, in words for the person at the terminal."""


def environment_python() -> Path:
    """Return where the environment's interpreter stands on this system."""
    if sys.platform == "win32":
        return ENVIRONMENT / "Scripts" / "python.exe"
    return ENVIRONMENT / "bin" / "python"


def run(*command: str | Path) -> None:
    """Run a command quietly; raise SetupError with its output if it fails."""
    arguments = [str(part) for part in command]
    finished = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False)
    if finished.returncode != 0:
        output = (finished.stdout + finished.stderr).strip()
        raise SetupError(f"this command failed:\n  {' '.join(arguments)}\n\n{output}")


def require_supported_python() -> None:
    """Raise SetupError if this interpreter is too old."""
    if sys.version_info[:2] >= OLDEST_PYTHON:
        return
    found = ".".join(str(part) for part in sys.version_info[:2])
    raise SetupError(
        f"Downstream needs Python 3.11 or newer; this is Python {found}.\n"
        "Install a newer one and name it: make PYTHON=python3.12 …"
    )


def require_ensurepip() -> None:
    """Make sure `venv` can work: Debian ships it in a package of its own.

    Raises SetupError where the package is missing and cannot be installed from here.
    """
    if importlib.util.find_spec("ensurepip") is not None:
        return
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    apt = shutil.which("apt-get")
    if apt is None or sys.platform == "win32" or os.geteuid() != 0:
        raise SetupError(
            "this Python cannot make virtual environments: its module ensurepip is missing.\n"
            f"On Debian or Ubuntu: sudo apt-get install {package}"
        )
    print(f"Installing {package} …", flush=True)
    run(apt, "update", "-qq")
    run("env", "DEBIAN_FRONTEND=noninteractive", apt, "install", "-qq", "-y", package)


def foundation() -> str:
    """Return what an environment cannot change without being made anew: its place and Python."""
    return f"{ENVIRONMENT} on Python {sys.version_info[0]}.{sys.version_info[1]}"


def contents() -> str:
    """Return a sum of the files that say what is installed."""
    total = hashlib.sha256()
    for name in INSTALLED_FROM:
        total.update((ROOT / name).read_bytes())
    return total.hexdigest()


def stamped() -> list[str]:
    """Return the foundation and contents of the last finished set-up, or nothing."""
    if not environment_python().exists():
        return []
    try:
        return STAMP.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def make_environment() -> None:
    """Bring the environment to what is wanted now; raise SetupError on any failure."""
    last = stamped()
    if last == [foundation(), contents()]:
        return
    if last[:1] == [foundation()]:
        print("Bringing .venv up to date …", flush=True)
    else:
        print("Setting up .venv (a minute or two, the first time only) …", flush=True)
        require_ensurepip()
        run(sys.executable, "-m", "venv", "--clear", ENVIRONMENT)
    STAMP.unlink(missing_ok=True)
    pip = (environment_python(), "-m", "pip", "--quiet", "--disable-pip-version-check")
    run(*pip, "install", "--require-hashes", "-r", "requirements.lock")
    run(*pip, "install", "--no-build-isolation", "--no-deps", "--editable", ".")
    STAMP.write_text(f"{foundation()}\n{contents()}\n", encoding="utf-8")


def install_tools() -> None:
    """Install the tools of `tests/package.json` from their lock file, where there is npm.

    Without npm or without a network the tests that need them skip, so that is said and no failure.
    """
    npm = shutil.which("npm")
    wanted = hashlib.sha256((TOOLS / "package-lock.json").read_bytes()).hexdigest()
    if npm is None or (TOOLS_STAMP.is_file() and TOOLS_STAMP.read_text("utf-8") == wanted):
        return
    quietly = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    try:
        run(npm, "ci", "--prefix", TOOLS, *quietly)
    except (OSError, SetupError) as error:
        print(
            f"Set-up: without the tools of tests/package.json, some tests skip: {error}",
            file=sys.stderr,
        )
        return
    TOOLS_STAMP.write_text(wanted, encoding="utf-8")


def main() -> int:
    """Set up; return the exit code."""
    parser = argparse.ArgumentParser(description="Make .venv and install Downstream into it.")
    parser.add_argument("--tests", action="store_true", help="also provide what the tests need")
    options = parser.parse_args()
    try:
        require_supported_python()
        make_environment()
    except SetupError as error:
        print(f"Set-up: {error}", file=sys.stderr)
        return 2
    if options.tests:
        install_tools()
        finder = [str(environment_python()), str(ROOT / "tools" / "find_chromium.py"), "--install"]
        return subprocess.run(finder, stdout=subprocess.DEVNULL, check=False).returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
