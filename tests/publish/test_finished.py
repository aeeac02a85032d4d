"""A page that comes out without its contents does not take the place of a good one."""

from pathlib import Path

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

    def forgetful(config, pages, theme, out, settings, running):  # type: ignore[no-untyped-def]
        (pages / "scenarios" / "visit.md").write_text("# A visit\n", encoding="utf-8")
        material(config, pages, theme, out, settings, running)

    monkeypatch.setitem(build.PUBLISHERS, "material", forgetful)
    with pytest.raises(PublishError, match=r"scenarios/visit\.html.* came out empty"):
        build_course(course)
    assert not course.site.exists()
