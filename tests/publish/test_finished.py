"""A page that comes out without its contents does not take the place of a good one."""

from pathlib import Path
from typing import Any

import pytest

from generator import build
from generator.build import build_course
from generator.publish.errors import PublishError

from ..support import make_course, one_choice


def test_a_page_that_came_out_empty_leaves_the_site_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = make_course(
        tmp_path,
        {
            "scenarios/visit.yml": one_choice(""),
            **{
                f"content/pages/{page}.md": f"# {page}\n"
                for page in ("index", "evidence", "support", "educators/index")
            },
        },
    )
    material = build.PUBLISHERS["material"]

    def spoiled(config: Path, pages: Path, *others: Any) -> None:
        page = pages / "scenarios" / "visit.md"
        stub = page.read_text(encoding="utf-8")
        page.write_text(stub.replace("She goes.", "She goes.\uffff"), encoding="utf-8")
        material(config, pages, *others)

    monkeypatch.setitem(build.PUBLISHERS, "material", spoiled)
    with pytest.raises(PublishError, match=r"scenarios/visit\.html.* came out empty"):
        build_course(course)
    assert not course.site.exists()
