"""New contents in a published page."""

from generator.publish.patch import front_matter, patched
from generator.render.rendering import generated, stub

PUBLISHED = (
    "<html><head><title>Old · Downstream</title>\n"
    '<meta name="description" content="An old one."></head>'
    "<body><title>Old · Downstream</title><!--body--><p>old</p><!--/body--><i>foot</i></body>"
)


def lean(title: str, description: str, body: str) -> str:
    meta = {"title": title, "description": description, "template": "scenario.html", "body": body}
    return stub(meta, f"# {title}\n")


def test_the_body_title_and_description_are_put_in_place() -> None:
    page = patched(PUBLISHED, lean("New & “true”", 'A "new" one.', "<p>new</p>\n<p>more</p>"))
    assert page is not None
    assert "<title>New &amp; “true” · Downstream</title>" in page
    assert 'content="A &#34;new&#34; one."' in page
    assert "<!--body--><p>new</p>\n<p>more</p><!--/body--><i>foot</i>" in page
    assert page.count("New") == 1
    assert "old" not in page


def test_the_course_s_own_name_is_kept() -> None:
    published = PUBLISHED.replace("Old · Downstream", "Old · and so on · Our &amp; course", 1)
    page = patched(published, lean("New", "A new one.", "<p>new</p>"))
    assert page is not None
    assert page.startswith("<html><head><title>New · Our &amp; course</title>\n")


def test_a_course_s_name_of_several_parts_is_kept() -> None:
    name = "Care (1) · McGill &amp; co"
    published = PUBLISHED.replace("Old · Downstream", f"Old · and so on · {name}", 1).replace(
        "<head>", f'<head><meta name="application-name" content="{name}">'
    )
    page = patched(published, lean("New", "A new one.", "<p>new</p>"))
    assert page is not None
    assert f"<title>New · {name}</title>\n" in page


def test_what_looks_like_a_pattern_is_text() -> None:
    page = patched(PUBLISHED, lean(r"\1 \g<0>", r"\2", r"<p>\1</p>"))
    assert page is not None
    assert r"<title>\1 \g<0> · Downstream</title>".replace("<0>", "&lt;0&gt;") in page
    assert r'content="\2"' in page
    assert r"<!--body--><p>\1</p><!--/body-->" in page


def test_a_page_of_the_theme_gets_its_body_only() -> None:
    page = patched(PUBLISHED, generated("The model", "<p>new</p>"))
    assert page == PUBLISHED.replace("<p>old</p>", "<p>new</p>")


def test_a_page_without_a_place_for_it_is_left() -> None:
    assert patched("<body><p>by hand</p></body>", generated("A page", "<p>new</p>")) is None
    assert patched(PUBLISHED, '---\nlang: "en"\n---\n\n# By hand\n') is None


def test_front_matter_is_read_as_it_was_written() -> None:
    meta = {"title": "“A: b” \U0001f642", "body": "<p>one\n---\ntwo</p>", "lang": "en"}
    assert front_matter(stub(meta, "# text\n\n---\n")) == meta
