"""Where a course's files come from: a disk, or memory."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class Files(Protocol):
    """What reading a course asks of a disk."""

    def below(self, folder: Path, ending: str) -> list[Path]:
        """The files right in `folder` whose names have this ending, in order of name."""

    def all_below(self, folder: Path, ending: str) -> list[Path]:
        """The same, with those in folders within `folder`."""

    def visible(self, folder: Path) -> list[str]:
        """The names of the files right in `folder` that a file manager shows."""

    def read(self, path: Path) -> bytes:
        """A file's bytes. Raises OSError."""


class Disk:
    """The files on the disk."""

    def below(self, folder: Path, ending: str) -> list[Path]:
        return sorted(folder.glob(f"*{ending}"))

    def all_below(self, folder: Path, ending: str) -> list[Path]:
        return sorted(path for path in folder.rglob(f"*{ending}") if path.is_file())

    def visible(self, folder: Path) -> list[str]:
        return sorted(
            path.name
            for path in folder.glob("*")
            if not path.name.startswith(".") and path.is_file()
        )

    def read(self, path: Path) -> bytes:
        # Of a pipe or a device the end may never come; a folder refuses by itself.
        if path.exists() and not path.is_file() and not path.is_dir():
            raise OSError(errno.EINVAL, "it is a pipe or a device", str(path))
        return path.read_bytes()


@dataclass(frozen=True, slots=True)
class Memory:
    """Files that are on no disk, the same on every machine."""

    files: Mapping[Path, bytes]

    def below(self, folder: Path, ending: str) -> list[Path]:
        return sorted(
            path for path in self.files if path.parent == folder and path.suffix == ending
        )

    def all_below(self, folder: Path, ending: str) -> list[Path]:
        return sorted(
            path for path in self.files if path.is_relative_to(folder) and path.suffix == ending
        )

    def visible(self, folder: Path) -> list[str]:
        return sorted(path.name for path in self.files if path.parent == folder)

    def read(self, path: Path) -> bytes:
        if path not in self.files:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        return self.files[path]
