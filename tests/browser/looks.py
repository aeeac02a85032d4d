"""Looking at one state of a page in both schemes, narrow and wide."""

from typing import Literal

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = (320, 1280)
OPTIONS = {"resultTypes": ["violations"]}
SMALLEST = """() => ["button", "summary", "input", "select"]
  .flatMap((tag) => [...document.querySelectorAll("main " + tag)])
  .filter((e) => e.checkVisibility({ visibilityProperty: true }))
  .map((e) => [e, (e.closest("label") || e).getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24)
  .map(([e, box]) => `${e.outerHTML.slice(0, 80)}: ${box.width} × ${box.height}`)"""


def axe_is_content(page: Page) -> None:
    """Nothing for axe, no sideways scrolling, no small targets."""
    found = []
    axe = Axe()
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            for each in axe.run(page, options=OPTIONS).response["violations"]:
                places = [node["target"][0] for node in each["nodes"]]
                found.append(f"{scheme} {width}: {each['id']} at {places[:4]}")
            inner, outer = page.evaluate(
                "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
            )
            if inner > outer:
                found.append(f"{width}: scrolls sideways, {inner} > {outer}")
            found += page.evaluate(SMALLEST)
    assert found == []
