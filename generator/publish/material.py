"""Material for MkDocs as publisher: finished pages in, a finished site out."""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.publish.errors import PublishError
from generator.publish.finished import require_bodies
from generator.publish.program import Running

_DERIVED_CONFIG = "mkdocs.generated.yml"
_SETTINGS = {
    # The theme announces its end of life on every run.
    "NO_MKDOCS_2_WARNING": "1",
    "PYTHONIOENCODING": "utf-8",
}
# The sitemap carries the moment of the build; the same course must give the same bytes.
_MOMENT_OF_BUILD = {"SOURCE_DATE_EPOCH": "315532800"}


def publish(
    config: Path,
    pages: Path,
    theme: Path,
    out: Path,
    settings: Mapping[str, Any],
    running: Running | None = None,
) -> None:
    """Run MkDocs over `pages` with the course's `config`; the site is written to `out`.

    `theme` holds our overrides of the theme. What differs from the course's own config, `settings`
    included, goes into a derived config beside `pages`. Raises PublishError with what MkDocs
    said if it fails or warns, or if a page came out empty, or if it was ended through `running`.
    """
    derived = _write_derived_config(config, pages, theme, settings)
    # -P: not from the working directory, where a course may have a file called “jinja2.py”.
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "--config-file"]
    code, said = (running or Running()).run(
        [*command, str(derived), "--site-dir", str(out.resolve())],
        {**_MOMENT_OF_BUILD, **os.environ, **_SETTINGS},
    )
    if code != 0:
        raise PublishError(f"MkDocs could not build the site:\n{_without_progress(said)}")
    require_bodies(pages, out)


def _write_derived_config(
    config: Path, pages: Path, theme: Path, settings: Mapping[str, Any]
) -> Path:
    """Write the course's settings with this run's places; MkDocs merges the two, key by key."""
    derived = pages.resolve().parent / _DERIVED_CONFIG
    merged = {
        **settings,
        "INHERIT": str(config.resolve()),
        "docs_dir": str(pages.resolve()),
        "theme": {**settings.get("theme", {}), "custom_dir": str(theme.resolve())},
    }
    # JSON is YAML, and YAML is written nowhere else in this program.
    derived.write_text(json.dumps(merged, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return derived


def _without_progress(output: str) -> str:
    """What MkDocs says is wrong; of a traceback only the last line, which says what happened."""
    said, trace, traced = output.partition("Traceback (most recent call last):\n")
    lines = [line for line in said.splitlines() if not line.startswith("INFO")]
    happened = [line for line in traced.splitlines() if line and not line.startswith(" ")]
    return "\n".join([*lines, *happened[-1:]] if trace else lines).strip()
