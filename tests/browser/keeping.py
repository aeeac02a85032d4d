"""What the player keeps on the device, and browsers that keep nothing."""

import json
from typing import Any

from playwright.sync_api import Page

from .web import KEY

BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("denied", "SecurityError"); } })"""
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError"); }"""


def kept(page: Page) -> dict[str, Any]:
    """What is kept once the frame is painted: only then is it written."""
    text = page.evaluate(
        "key => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() =>"
        " setTimeout(() => resolve(localStorage.getItem(key))))))",
        KEY,
    )
    value: dict[str, Any] = json.loads(text)
    return value


def put(page: Page, value: str) -> None:
    """Keep some text in the place of what is kept."""
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, value])
