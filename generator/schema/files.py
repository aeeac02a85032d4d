"""Schemas as files, where the first line of a scenario names them."""

from __future__ import annotations

from pathlib import Path

from generator.model.library import Library
from generator.schema.schemas import schemas


def schema_line(scenario: str) -> str:
    """The first line of a scenario's file, by which an editor finds its schema."""
    return f"# yaml-language-server: $schema=../build/schema/scenarios/{scenario}.json"


def write_schemas(library: Library, folder: Path) -> tuple[Path, ...]:
    """Bring the schemas in `folder` up to date; return all that belong there.

    What has not changed is not written, so that an editor has nothing to read anew, and those of
    scenarios that are gone are removed. Without readable evidence everything stays as it was.
    """
    wanted = {folder / name: text.encode() for name, text in schemas(library).items()}
    for path in (folder / "scenarios").glob("*.json") if wanted else ():
        if f"scenarios/{path.stem}.yml" not in library.sources:
            path.unlink()
    for path, data in wanted.items():
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return tuple(wanted)
