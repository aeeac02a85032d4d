"""The page for an address where nothing is: it stands by itself, wherever the site was put."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from .web import Site, Visits


def lost(site: Site, visits: Visits, address: str, **options: bool) -> Page:
    """A visit to a page that is not there, of a host that answers with the site's own page."""
    body = (site.folder / "404.html").read_text(encoding="utf-8")

    def answer(route: Route) -> None:
        route.fulfill(body=body, content_type="text/html")

    page = visits.context(**options).new_page()
    page.route(re.compile(re.escape(address) + "$"), answer)
    page.goto(address)
    return page


@pytest.mark.parametrize("place", ["gone.html", "scenarios/gone/and/gone.html", "fr/gone/x.html"])
def test_it_finds_the_site_in_a_subfolder(real: Site, visits: Visits, place: str) -> None:
    page = lost(real, visits, real.url + place)
    home = page.get_by_role("link", name="Go to the beginning of the site")
    expect(home).to_have_attribute("href", real.url + "index.html")
    expect(page.get_by_role("link", name="Aller au début du site")).to_have_attribute(
        "href", real.url + "fr/index.html"
    )
    expect(page.locator("[data-search] >> visible=true")).to_have_count(0)
    # Folders that are not the site say so, which is what the page asks them for.
    assert all("404" in fault for fault in visits.take_faults())
    home.click()
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_where_the_site_is_not_found_it_says_how_to_look(
    real: Site, visits: Visits, address: str, scripts: bool
) -> None:
    # Two strokes at the beginning must not lead to another host.
    page = lost(real, visits, f"{address}/elsewhere.example/gone.html", java_script_enabled=scripts)
    expect(page.locator("h1")).to_have_text("Page not found")
    expect(page.locator("[data-search] >> visible=true")).to_have_count(2)
    expect(page.locator("a >> visible=true")).to_have_count(0)
    expect(page.locator("section[lang=fr] h2")).to_have_text("Page introuvable")
    page.wait_for_load_state("networkidle")
    assert all("404" in fault for fault in visits.take_faults())


def test_it_needs_no_other_file(real: Site) -> None:
    for folder in (real.folder, real.folder / "fr"):
        text = (folder / "404.html").read_text(encoding="utf-8")
        assert re.findall(r'(?:src|href)="(?!data:)|url\(|@import', text) == []
