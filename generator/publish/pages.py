"""The publisher's input in one language: hand-written pages, and the generated ones among them."""

from __future__ import annotations

import json
import posixpath
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.model.library import DEFAULT_LANGUAGE
from generator.project import Course
from generator.publish.errors import PublishError

_FENCE = "---\n"


def write_pages(
    course: Course,
    files: Mapping[str, str],
    folder: Path,
    language: str,
    languages: Sequence[str],
) -> Path:
    """Write everything into `folder` and return it.

    A hand-written ``page.fr.md`` takes the place of ``page.md`` in French; where it is missing,
    the page is marked as not translated. Every page learns its `language` and, in ``alternate``,
    where the same page stands in the next of the site's `languages`.
    Raises PublishError if a hand-written page has the name of a generated one.
    """
    folder.mkdir(parents=True)
    if course.pages.is_dir():
        _copy_written(course.pages, folder, language)
    for name, text in files.items():
        path = folder / name
        if path.exists():
            raise PublishError(
                f"content/pages/{name} has the name of a generated page; rename or remove it"
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    for path in sorted(folder.rglob("*.md")):
        here = path.relative_to(folder).with_suffix(".html").as_posix()
        meta = {"lang": language}
        if len(languages) > 1:
            meta["alternate"] = _alternate(here, language, languages)
        _add_meta(path, meta)
    return folder


def place_of(language: str) -> str:
    """Where a language stands in the site: the default one at its root."""
    return "" if language == DEFAULT_LANGUAGE else language


def _alternate(page: str, language: str, languages: Sequence[str]) -> str:
    """From a page to the same one in the next language, as a relative address."""
    following = languages[(list(languages).index(language) + 1) % len(languages)]
    here, there = (posixpath.join("/", place_of(one), page) for one in (language, following))
    return posixpath.relpath(there, posixpath.dirname(here))


def _copy_written(pages: Path, folder: Path, language: str) -> None:
    for source in sorted(path for path in pages.rglob("*") if path.is_file()):
        target = folder / source.relative_to(pages)
        target.parent.mkdir(parents=True, exist_ok=True)
        stem, _, ending = source.stem.rpartition(".")
        if source.suffix == ".md" and stem and _is_language(ending):
            continue
        translated = source.with_suffix(f".{language}.md")
        shutil.copyfile(translated if translated.exists() else source, target)
        if source.suffix == ".md" and language != DEFAULT_LANGUAGE and not translated.exists():
            _add_meta(target, {"untranslated": True})


def _is_language(ending: str) -> bool:
    return len(ending) == 2 and ending.isalpha()


def _add_meta(page: Path, meta: Mapping[str, str | bool]) -> None:
    """Add front matter to a page, which may have some already."""
    text = page.read_text(encoding="utf-8")
    lines = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items()
    )
    rest = text.removeprefix(_FENCE) if text.startswith(_FENCE) else _FENCE + "\n" + text
    page.write_text(_FENCE + lines + rest, encoding="utf-8", newline="\n")
