"""Find a Chromium for the browser tests, and print where it is.

In: the environment variable CHROMIUM, if set; else the usual places of this system; else the one
Playwright keeps. With `--install`, one is installed if none is found.
Out: the path of the executable, on standard output.
Errors: a sentence that says what to do, and exit code 2.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MACOS_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_PLACES = ("Chromium/Application/chrome.exe", "Google/Chrome/Application/chrome.exe")
HOW_TO_HELP = (
    "The browser tests need a Chromium and none was found or could be installed.\n"
    "Install Chromium or Chrome, or name one: CHROMIUM=/path/to/chromium make test"
)


def usual_places() -> Iterator[Path]:
    """Give the places where this system keeps a Chromium, best first."""
    for command in COMMANDS:
        found = shutil.which(command)
        if found:
            yield Path(found)
    if sys.platform == "darwin":
        yield from map(Path, MACOS_PLACES)
    for folder in WINDOWS_FOLDERS:
        if folder in os.environ:
            yield from (Path(os.environ[folder]) / place for place in WINDOWS_PLACES)


def kept_by_playwright() -> Iterator[Path]:
    """Give Playwright's own Chromium, if Playwright is installed here."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return
    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


def starts(executable: Path) -> bool:
    """Say whether the executable runs at all: a download may lack the system's libraries."""
    if not executable.is_file():
        return False
    if sys.platform == "win32":
        # There, asking for the version opens a window.
        return True
    try:
        asked = subprocess.run(
            [executable, "--version"], capture_output=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def find() -> Path | None:
    """Return the first Chromium that starts, or None."""
    if named := os.environ.get("CHROMIUM"):
        return Path(named) if starts(Path(named)) else None
    for candidate in usual_places():
        if starts(candidate):
            return candidate
    for candidate in kept_by_playwright():
        if starts(candidate):
            return candidate
    return None


def ways_to_install() -> Iterator[list[list[str]]]:
    """Give the commands of each way to install a Chromium, best first."""
    apt = shutil.which("apt-get")
    may_use_apt = sys.platform == "linux" and apt is not None and os.geteuid() == 0
    playwright = [sys.executable, "-m", "playwright", "install"]
    if may_use_apt:
        playwright.append("--with-deps")
    yield [[*playwright, "chromium"]]
    if may_use_apt and apt is not None:
        yield [[apt, "update", "-qq"], [apt, "install", "-qq", "-y", "chromium"]]


def install() -> Path | None:
    """Try each way until one leaves a Chromium that starts; return it, or None."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print("Installing a Chromium for the browser tests …", file=sys.stderr, flush=True)
    for commands in ways_to_install():
        for command in commands:
            ran = subprocess.run(command, env=environment, capture_output=True, check=False)
            if ran.returncode != 0:
                break
        if (found := find()) is not None:
            return found
    return None


def main() -> int:
    """Find, or install if asked; return the exit code."""
    parser = argparse.ArgumentParser(description="Print the path of a Chromium.")
    parser.add_argument("--install", action="store_true", help="install one if none is found")
    options = parser.parse_args()
    found = find()
    if found is None and options.install and "CHROMIUM" not in os.environ:
        found = install()
    if found is None:
        print(HOW_TO_HELP, file=sys.stderr)
        return 2
    print(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
