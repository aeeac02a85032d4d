"""Styles and scripts: small files, joined in the order that `order.txt` gives, and made smaller."""

from __future__ import annotations

from pathlib import Path

import rcssmin
import rjsmin

FOLDER = "assets/downstream"


def stylesheets(templates: Path) -> dict[str, str]:
    """The bundles of ``styles/order.txt``, whose lines read ``bundle.css: one.css two.css``."""
    folder = templates / "styles"
    bundles = {}
    for line in (folder / "order.txt").read_text(encoding="utf-8").splitlines():
        bundle, colon, names = line.partition(":")
        if colon:
            bundles[f"{FOLDER}/{bundle.strip()}"] = _small_css(_joined(folder, names.split()))
    return bundles


def player_script(templates: Path) -> dict[str, str]:
    """The player, from the files that ``player/order.txt`` lists."""
    folder = templates / "player"
    names = (folder / "order.txt").read_text(encoding="utf-8").split()
    return {f"{FOLDER}/player.js": _small_js(_joined(folder, names))}


def page_scripts(templates: Path) -> dict[str, str]:
    """The scripts of single pages, which name theirs in their front matter."""
    return {
        f"{FOLDER}/{path.name}": _small_js(path.read_text(encoding="utf-8"))
        for path in sorted((templates / "pages-scripts").glob("*.js"))
    }


def boot_script(templates: Path) -> str:
    """What runs in the head of a scenario page before anything is painted."""
    return _small_js((templates / "player" / "boot.js").read_text(encoding="utf-8"))


def _joined(folder: Path, names: list[str]) -> str:
    return "\n".join((folder / name).read_text(encoding="utf-8").strip() for name in names) + "\n"


def _small_js(script: str) -> str:
    return str(rjsmin.jsmin(script)).strip() + "\n"


def _small_css(styles: str) -> str:
    return str(rcssmin.cssmin(styles)).strip() + "\n"
