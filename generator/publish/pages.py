"""The publisher's input in one language: hand-written pages, and the generated ones among them."""

from __future__ import annotations

import json
import posixpath
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from generator.model.library import DEFAULT_LANGUAGE
from generator.project import Course
from generator.publish.errors import PublishError

_FENCE = "---\n"


def write_pages(
    course: Course,
    written: Mapping[str, str],
    files: Mapping[str, str],
    folder: Path,
    language: str,
    languages: Sequence[str],
) -> Path:
    """Write the pages `written` by hand, and the generated `files`, into `folder`; return it.

    What else lies beside the pages of `course` is copied. A hand-written ``page.fr.md`` takes the
    place of ``page.md`` in French; where it is missing, the page is marked as not translated.
    Every page learns its `language` and, in ``alternate``, where the same page stands in the next
    of the site's `languages`.
    Raises PublishError if a hand-written page has the name of a generated one.
    """
    folder.mkdir(parents=True)
    if course.pages.is_dir():
        _copy_others(course.pages, folder)
    _write_written(written, folder, language)
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


def _copy_others(pages: Path, folder: Path) -> None:
    for source in sorted(path for path in pages.rglob("*") if path.is_file()):
        if source.suffix != ".md":
            target = folder / source.relative_to(pages)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


def _write_written(written: Mapping[str, str], folder: Path, language: str) -> None:
    for name, text in written.items():
        page = PurePosixPath(name)
        stem, _, ending = page.stem.rpartition(".")
        if stem and _is_language(ending):
            continue
        target = folder / page
        target.parent.mkdir(parents=True, exist_ok=True)
        translated = written.get(str(page.with_suffix(f".{language}.md")))
        said = text if translated is None else translated
        target.write_text(said, encoding="utf-8", newline="\n")
        if language != DEFAULT_LANGUAGE and translated is None:
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
