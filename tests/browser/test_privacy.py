"""Nothing leaves the reader's machine, and the site works wherever it is put."""

import os
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from generator.trace.tracing import ScenarioFacts

from .playing import Play
from .trails import random_walks
from .web import PAGES, SCENARIO, Site, Visits, serve_folder

LOADING = {
    ("img", "src"),
    ("script", "src"),
    ("link", "href"),
    ("source", "src"),
    ("iframe", "src"),
}
WAYS_IN = ("group", "resume", "read")
"""Addresses within a scenario page that its player knows: docs/player-format.md."""
# Pages of one folder are made alike; every link in every one is followed without a browser.
OF_A_FOLDER = 999 if os.environ.get("EVERY_PAGE") == "1" else 6


class Addresses(HTMLParser):
    """Every address in a page, and every place in it that an address can name."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[tuple[str, str, str]] = []
        self.places: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src", "action", "poster", "data", "xlink:href") and value:
                self.addresses.append((tag, name, value))
            if name == "srcset" and value:
                self.addresses += [(tag, "src", each.split()[0]) for each in value.split(",")]
            if name in ("id", "name") and value:
                self.places.add(value)
            if name == "style" and value and "url(" in value:
                self.addresses.append((tag, "style", value))


def addresses_of(file: Path) -> Addresses:
    found = Addresses()
    found.feed(file.read_text(encoding="utf-8"))
    return found


def pages_of(site: Site) -> Iterator[Path]:
    yield from sorted(site.folder.rglob("*.html"))


def test_all_links_lead_somewhere_within_the_site(real: Site) -> None:
    pages = {file.resolve(): addresses_of(file) for file in pages_of(real)}
    assert len(pages) >= len(PAGES)
    broken = []
    for file, page in pages.items():
        for _, _, address in page.addresses:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            if target.is_dir():
                target /= "index.html"
            inside = target.is_relative_to(real.folder.resolve()) and target.is_file()
            place = unquote(parts.fragment)
            named = (
                not place
                or target not in pages
                or place in pages[target].places
                or (place in WAYS_IN and target.parent.name == "scenarios")
            )
            if address.startswith("/") or not inside or not named:
                broken.append(f"{file.name}: {address}")
    assert broken == []


def test_nothing_is_loaded_from_elsewhere(real: Site) -> None:
    foreign = []
    for file in real.folder.rglob("*.html"):
        for tag, name, address in addresses_of(file).addresses:
            if (tag, name) in LOADING and urlsplit(address).netloc:
                foreign.append(f"{file.name}: <{tag}> {address}")
    for file in real.folder.rglob("*.css"):
        text = file.read_text(encoding="utf-8")
        for address in re.findall(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)", text):
            if urlsplit("".join(address)).netloc:
                foreign.append(f"{file.name}: {address}")
    assert foreign == []


def test_links_elsewhere_are_few_and_safe(real: Site) -> None:
    hosts = {
        urlsplit(address).hostname
        for file in pages_of(real)
        for tag, _, address in addresses_of(file).addresses
        if tag == "a" and urlsplit(address).netloc
    }
    assert "doi.org" in hosts
    assert None not in hosts
    assert all(
        urlsplit(address).scheme in ("", "https", "tel", "sms", "mailto")
        for file in pages_of(real)
        for tag, _, address in addresses_of(file).addresses
        if tag == "a"
    )


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, real: Site) -> str:
    """The site under a path of a server, and straight from a folder."""
    return real.url if request.param == "http" else f"{real.folder.as_uri()}/"


def must_be_alone(page: Page, base: str, visits: Visits) -> None:
    assert page.context.cookies() == []
    assert page.evaluate("document.cookie") == ""
    elsewhere = [url for url in visits.requests if not url.startswith((base, "data:", "blob:"))]
    assert elsewhere == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_nobody_else(visits: Visits, base: str, name: str) -> None:
    page = visits.open(base + name)
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_load_state("networkidle")
    styled = page.evaluate("[...document.styleSheets].reduce((n, s) => n + (s.href ? 1 : 0), 0)")
    assert styled >= 1
    assert visits.requests
    must_be_alone(page, base, visits)


def test_playing_asks_nobody_at_all(visits: Visits, base: str, facts: ScenarioFacts) -> None:
    page = visits.open(base + SCENARIO)
    page.wait_for_load_state("networkidle")
    before = len(visits.requests)
    play = Play(page)
    play.follow(random_walks(facts.steps, 1, seed=6)[0])
    play.look_back()
    expect(play.debrief).to_be_visible()
    page.wait_for_load_state("networkidle")
    later = {f"{base}assets/downstream/{name}.js" for name in ("catalogue", "lookback")}
    assert set(visits.requests[before:]) - {f"{base}assets/images/favicon.svg"} == later
    must_be_alone(page, base, visits)
    page.reload()
    expect(page.locator("[data-action=resume]")).to_be_visible()


def test_the_whole_site_can_be_walked_by_its_links(visits: Visits, base: str) -> None:
    page = visits.open(base + "index.html")
    waiting, seen = [base + "index.html"], set()
    opened: Counter[str] = Counter()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        folder, _, _ = address.rpartition("/")
        if opened[folder] == OF_A_FOLDER:
            continue
        opened[folder] += 1
        page.goto(address)
        expect(page.locator("h1")).to_be_visible()
        found = page.locator("a[href]").evaluate_all(
            "all => all.map(e => new URL(e.getAttribute('href'), e.baseURI).href.split('#')[0])"
        )
        waiting += [each for each in found if each.startswith(base)]
    addresses = {each.removeprefix(base) for each in seen}
    assert {each.removesuffix("index.html") for each in PAGES} <= {
        each.removesuffix("index.html") for each in addresses
    }
    must_be_alone(page, base, visits)


def test_the_site_also_stands_at_the_root_of_a_host(
    real: Site, visits: Visits, facts: ScenarioFacts
) -> None:
    with serve_folder(real.folder) as url:
        page = visits.open(url)
        page.locator("main a[href*=scenarios]").first.click()
        page.goto(url + SCENARIO)
        play = Play(page)
        play.follow(random_walks(facts.steps, 1, seed=6)[0])
        play.look_back()
        expect(play.debrief).to_be_visible()
        must_be_alone(page, url, visits)


def test_what_is_kept_stays_on_the_device_and_can_be_read(
    real: Site, visits: Visits, facts: ScenarioFacts
) -> None:
    page = visits.open(real.url + SCENARIO)
    play = Play(page)
    play.follow(random_walks(facts.steps, 1, seed=6)[0])
    kept = page.evaluate("Object.keys(localStorage).sort()")
    assert kept == ["downstream/1/the-known-diagnosis"]
