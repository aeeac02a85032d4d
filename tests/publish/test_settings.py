"""What a school may say in its `mkdocs.yml`: where the site is, and whom to write to."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.build import build_course

from ..support import REPOSITORY, make_course, one_choice

SETTINGS = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")


def built(folder: Path, settings: str) -> Path:
    files = {"scenarios/it.yml": one_choice(""), "mkdocs.yml": SETTINGS + settings}
    course = make_course(folder, files)
    shutil.copytree(REPOSITORY / "content" / "pages", course.pages)
    shutil.copy(REPOSITORY / "content" / "locale" / "fr.yml", folder / "content" / "locale")
    told = build_course(course)
    assert told.ok, told.report
    return course.site


@pytest.mark.parametrize(
    ("contact", "link"),
    [("a@school.example", "mailto:a@school.example"), ("https://a.example/", "https://a.example/")],
)
def test_a_contact_stands_at_the_foot_of_every_page(
    contact: str, link: str, tmp_path: Path
) -> None:
    address = "site_url: https://school.example/kindness\n"
    site = built(tmp_path, f"\n{address}extra:\n  contact: {contact}\n")
    for page in ("index.html", "scenarios/it.html", "educators/for-your-school.html"):
        text = (site / page).read_text(encoding="utf-8")
        assert f'Questions about this site: <a href="{link}">{contact}</a>' in text
    french = (site / "fr" / "index.html").read_text(encoding="utf-8")
    assert f'Questions sur ce site\u00a0: <a href="{link}">{contact}</a>' in french
    # The page for addresses that are not there knows its way without asking.
    lost = (site / "404.html").read_text(encoding="utf-8")
    assert re.findall(r'<a [^>]*href="([^"]+)"', lost) == [
        "https://school.example/kindness/index.html",
        "https://school.example/kindness/fr/index.html",
    ]


def test_without_one_nothing_is_said(tmp_path: Path) -> None:
    site = built(tmp_path, "")
    assert "Questions about this site" not in (site / "index.html").read_text(encoding="utf-8")
    lost = (site / "404.html").read_text(encoding="utf-8")
    assert re.findall(r"<a [^>]*href=", lost) == []
