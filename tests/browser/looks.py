"""Looking at one state of a page in both schemes, narrow and wide."""

import os
from collections.abc import Iterator
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = (320, 1280)
# Contrasts take most of axe's time and do not change with the width: once a scheme, unless all
# is asked for.
EVERY_LOOK = os.environ.get("EVERY_LOOK") == "1"
SMALLEST = """() => ["button", "summary", "input", "select"]
  .flatMap((tag) => [...document.querySelectorAll("main " + tag)])
  .filter((e) => e.checkVisibility({ visibilityProperty: true }))
  .map((e) => [e, (e.closest("label") || e).getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24)
  .map(([e, box]) => `${e.outerHTML.slice(0, 80)}: ${box.width} × ${box.height}`)"""


def violations(page: Page, contrasts: bool = True) -> list[dict[str, Any]]:
    """What axe finds in the page as it is."""
    options = {
        "resultTypes": ["violations"],
        "rules": {"color-contrast": {"enabled": contrasts}},
    }
    found: list[dict[str, Any]] = Axe().run(page, options=options).response["violations"]
    return found


def looks(page: Page) -> Iterator[tuple[str, bool]]:
    """Every scheme in every width, by name, and whether contrasts are to be looked at."""
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            first = (scheme, width) in zip(SCHEMES, WIDTHS, strict=True)
            yield f"{scheme}, {width} px", first or EVERY_LOOK


def axe_finds(page: Page) -> list[str]:
    """What axe finds in every look."""
    return [
        f"{look}: {each['id']} ({each['impact']}) at "
        f"{[node['target'][0] for node in each['nodes']][:4]}"
        for look, contrasts in looks(page)
        for each in violations(page, contrasts)
    ]


def axe_is_content(page: Page) -> None:
    """Nothing for axe, no sideways scrolling, no small targets."""
    found = axe_finds(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        inner, outer = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        if inner > outer:
            found.append(f"{width}: scrolls sideways, {inner} > {outer}")
        found += page.evaluate(SMALLEST)
    assert found == []
