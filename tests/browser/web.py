"""Serving built sites, and visiting them with an eye on what goes wrong."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    WebError,
)

from generator.project import Course
from generator.trace.tracing import ScenarioFacts

REAL = "the-known-diagnosis"
SCENARIO = f"scenarios/{REAL}.html"
KEY = f"downstream/1/{REAL}"
"""Where the player keeps what it keeps of that scenario."""
PAGES = (
    "index.html",
    "scenarios/index.html",
    SCENARIO,
    "model.html",
    "voices.html",
    "progress.html",
    "evidence.html",
    "support.html",
)
OWN_SCHEMES = ("file", "data", "blob")


@dataclass(frozen=True)
class Site:
    """A built site: its folder, where it is served, and what its scenarios are."""

    folder: Path
    url: str
    scenarios: Mapping[str, ScenarioFacts]
    course: Course


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    # A browser opens more connections at once than the five that would be let wait.
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away is no error."""


@contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """Serve the files of a folder on a free port of this machine."""
    with _Server(("127.0.0.1", 0), partial(_Quiet, directory=folder)) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()


class Visits:
    """Browser contexts whose errors, failures and requests are noted."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.faults: list[str] = []
        self.requests: list[str] = []

    def context(self, **options: Any) -> BrowserContext:
        """A new, empty browser profile; without motion, unless asked for."""
        context = self._browser.new_context(**{"reduced_motion": "reduce", **options})
        context.set_default_timeout(30_000)
        context.on("weberror", self._note_error)
        context.on("console", self._note_message)
        context.on("request", self._note_request)
        context.on("response", self._note_response)
        self._contexts.append(context)
        return context

    def open(self, url: str, **options: Any) -> Page:
        """A page in a new profile."""
        page = self.context(**options).new_page()
        page.goto(url)
        return page

    def take_faults(self) -> list[str]:
        """Return the faults so far, which are then forgiven."""
        taken, self.faults = self.faults, []
        return taken

    def _note_error(self, error: WebError) -> None:
        self.faults.append(f"uncaught: {error.error}")

    def _note_message(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text}")

    def _note_request(self, request: Request) -> None:
        self.requests.append(request.url)
        parts = urlsplit(request.url)
        if parts.scheme not in OWN_SCHEMES and parts.hostname != "127.0.0.1":
            self.faults.append(f"another host: {request.url}")

    def _note_response(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.url}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for context in self._contexts:
            for page in context.pages:
                page.evaluate("1")  # so that every message sent until now has arrived
            context.close()
        assert kind is not None or not self.faults, self.faults
