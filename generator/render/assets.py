"""Styles and scripts: small files, joined in the order that `order.txt` gives, and made smaller."""

from __future__ import annotations

from pathlib import Path

import rcssmin
import rjsmin

FOLDER = "assets/downstream"
LOOKBACK = f"{FOLDER}/lookback.js"


def stylesheets(templates: Path) -> dict[str, str]:
    """The bundles of ``styles/order.txt``, whose lines read ``bundle.css: one.css two.css``."""
    folder = templates / "styles"
    return {name: _small_css(_joined(folder, parts)) for name, parts in _bundles(folder).items()}


def player_scripts(templates: Path, lookback: str) -> dict[str, str]:
    """The player and what it fetches later: the bundles of ``player/order.txt``.

    `lookback` is a script of values in the page's language, which ends the later bundle.
    """
    folder = templates / "player"
    scripts = {name: _small_js(_joined(folder, parts)) for name, parts in _bundles(folder).items()}
    return {**scripts, LOOKBACK: scripts[LOOKBACK] + lookback}


def page_scripts(templates: Path) -> dict[str, str]:
    """The scripts of single pages, which name theirs in their front matter.

    Those too long for one file are joined as ``pages-scripts/order.txt`` says.
    """
    folder = templates / "pages-scripts"
    single = {
        f"{FOLDER}/{path.name}": _small_js(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.js"))
    }
    joined = {name: _small_js(_joined(folder, parts)) for name, parts in _bundles(folder).items()}
    return {**single, **joined}


def boot_script(templates: Path) -> str:
    """What runs in the head of a scenario page before anything is painted."""
    return _small_js((templates / "player" / "boot.js").read_text(encoding="utf-8"))


def _bundles(folder: Path) -> dict[str, list[str]]:
    lines = (folder / "order.txt").read_text(encoding="utf-8").splitlines()
    parted = (line.partition(":") for line in lines)
    return {f"{FOLDER}/{name.strip()}": names.split() for name, colon, names in parted if colon}


def _joined(folder: Path, names: list[str]) -> str:
    return "\n".join((folder / name).read_text(encoding="utf-8").strip() for name in names) + "\n"


def _small_js(script: str) -> str:
    return str(rjsmin.jsmin(script)).strip() + "\n"


def _small_css(styles: str) -> str:
    return str(rcssmin.cssmin(styles)).strip() + "\n"
