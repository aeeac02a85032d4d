"""The peers' software, installed by npm from the lock file beside this file."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

from forms import as_ink, as_twee
from pages import Page, ink_page, twine_page
from story import Story

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
STAMP = MODULES / ".installed"
OLDEST_NODE = 18


class NoPeers(Exception):
    """Why the peers cannot be measured here, in words for the person at the terminal."""


def install() -> None:
    """Install what the lock file names, unless it is there; raise NoPeers if that cannot be."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise NoPeers("there is no Node.js with npm on this machine")
    major = int(_run(node, "--version").lstrip("v").split(".")[0])
    if major < OLDEST_NODE:
        raise NoPeers(f"this Node.js is version {major}; {OLDEST_NODE} or newer is needed")
    wanted = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    _run(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    STAMP.write_text(wanted, encoding="utf-8")


def peer_pages(folder: Path, story: Story, twine_format: Path | None) -> tuple[Page, Page]:
    """Write the same story as an inkjs page and as a Twine page, beneath `folder`.

    `twine_format` is a format.js to use. Raises NoPeers if that cannot be.
    """
    install()
    folder.mkdir(parents=True)
    (folder / "story.ink").write_text(as_ink(story), encoding="utf-8")
    (folder / "story.twee").write_text(as_twee(story), encoding="utf-8")
    arguments = [str(folder), *([str(twine_format.resolve())] if twine_format else [])]
    used = json.loads(_run("node", str(HERE / "compile.mjs"), *arguments))
    locked = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))
    inkjs = locked["packages"]["node_modules/inkjs"]["version"]
    label = f"Twine {used['name']} {used['version']}"
    return ink_page(folder / "ink", story, inkjs), twine_page(folder / "twine", label)


def _run(*command: str) -> str:
    try:
        ran = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    except OSError as error:
        raise NoPeers(f"{Path(command[0]).name} could not be started: {error}") from error
    if ran.returncode != 0:
        raise NoPeers(f"{Path(command[0]).name} failed:\n{(ran.stderr or ran.stdout).strip()}")
    return ran.stdout
