"""A site whose every text is hostile, built whole: nothing of it is markup on any page."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

from generator.build import build_course
from generator.load.tree_builder import Tree
from generator.load.yaml_tree import parse_yaml

from ..support import REPOSITORY, make_course

# Ends whatever it could stand in; the element and the attribute are nobody else's.
HOSTILE = (
    """</title></script></template><hostile></hostile>' data-hostile='" data-hostile=" {{x}}"""
)
NAME = "the-checklist-call"
PAGES = ("index", "evidence", "support", "educators/index", "educators/other")


class Elements(HTMLParser):
    """The names of the elements and attributes that a browser finds in a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {tag, *(name for name, _ in attrs)}


def test_no_text_reads_as_markup_in_a_built_site(tmp_path: Path) -> None:
    title = json.dumps(HOSTILE)
    course = make_course(
        tmp_path,
        {
            f"scenarios/{NAME}.yml": hostile_scenario(f"{NAME}.yml"),
            f"scenarios/{NAME}.fr.yml": hostile_scenario(f"{NAME}.fr.yml"),
            "content/locale/fr.yml": (REPOSITORY / "content/locale/fr.yml").read_bytes(),
            **{
                f"content/pages/{page}.md": f"---\ntitle: {title}\n---\n\n# A heading\n"
                for page in PAGES
            },
        },
    )
    built = build_course(course)
    assert built.ok, built.report
    pages = sorted(course.site.rglob("*.html"))
    assert sum(page.name == f"{NAME}.html" for page in pages) == 6
    hurt = [
        str(page.relative_to(course.site))
        for page in pages
        if {"hostile", "data-hostile"} & Elements(page.read_text(encoding="utf-8")).names
    ]
    assert hurt == []
    for index in course.site.rglob("search_index.json"):
        assert "<hostile" not in index.read_text(encoding="utf-8"), "search shows it as it stands"


def hostile_scenario(name: str) -> str:
    """A scenario's file or its translation, with every text replaced. JSON is YAML."""
    data = (REPOSITORY / "scenarios" / name).read_bytes()
    tree = parse_yaml(name, data).tree
    assert isinstance(tree, dict)
    if "review" in tree:
        tree["review"] = {"clinician": HOSTILE, "patient-partner": HOSTILE}
        tree["discussion"] = [HOSTILE]
    return json.dumps(hostile(tree), ensure_ascii=False)


def hostile(tree: Tree, key: str = "") -> Tree:
    """`tree` with its texts replaced: what has a space is no id."""
    if isinstance(tree, dict):
        return {name: hostile(value, name) for name, value in tree.items()}
    if isinstance(tree, list):
        return [hostile(each, key) for each in tree]
    return HOSTILE if " " in tree or key in ("title", "pronouns") else tree
