"""The types of the browser code hold, as the TypeScript compiler reads its JSDoc."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from .node import PACKAGES, node
from .support import REPOSITORY

TEMPLATES = REPOSITORY / "site_templates"
PLAYER = sorted((TEMPLATES / "player").glob("*.js"))
ALONE = sorted(TEMPLATES.glob("pages-scripts/*.js"))
SERVE = [TEMPLATES / "player" / "types.js", *sorted(TEMPLATES.glob("serve/*.js"))]
PARTS = TEMPLATES / "pages-scripts" / "results"
# The page of class results has the player's ground under it, and a few words of its own.
RESULTS = [
    *(TEMPLATES / "player" / f"{name}.js" for name in ("types", "state", "trail", "dom")),
    *sorted(PARTS.glob("*.js")),
]
PROGRESS = [
    TEMPLATES / "player" / "keys.js",
    *sorted((TEMPLATES / "pages-scripts" / "progress").glob("*.js")),
]
OPTIONS = {
    "allowJs": True,
    "checkJs": True,
    "noEmit": True,
    "strict": True,
    "target": "es2022",
    "lib": ["es2023", "dom", "dom.iterable"],
    # Classic scripts share one scope, and nothing of Node's is in it.
    "moduleDetection": "legacy",
    "types": [],
}


def mistakes(files: Iterable[Path], work: Path) -> str:
    """What the compiler says of scripts that run in one page."""
    project = work / "tsconfig.json"
    listed = [str(path) for path in files]
    project.write_text(json.dumps({"compilerOptions": OPTIONS, "files": listed}), "utf-8")
    compiler = PACKAGES / "typescript" / "bin" / "tsc"
    ran = subprocess.run(
        [node("typescript"), str(compiler), "--pretty", "false", "--project", str(project)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return ran.stdout + ran.stderr


def test_the_player(tmp_path: Path) -> None:
    assert mistakes(PLAYER, tmp_path) == ""


def test_the_preview(tmp_path: Path) -> None:
    assert mistakes(SERVE, tmp_path) == ""


def test_the_page_of_class_results(tmp_path: Path) -> None:
    assert mistakes(RESULTS, tmp_path) == ""


def test_the_pages_of_progress(tmp_path: Path) -> None:
    assert mistakes(PROGRESS, tmp_path) == ""


@pytest.mark.parametrize("script", ALONE, ids=lambda path: path.name)
def test_what_stands_alone(script: Path, tmp_path: Path) -> None:
    assert mistakes([script], tmp_path) == ""


def test_a_wrong_type_would_be_told(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.js"
    wrong.write_text("/** @param {number} n */\nconst f = (n) => n;\nf('1');\n", "utf-8")
    assert "TS2345" in mistakes([wrong], tmp_path)
