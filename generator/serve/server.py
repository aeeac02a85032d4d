"""A small server for the last finished site, on this machine only.

The site's directory may be exchanged at any moment, so nothing of it is held between requests.
Every page gets a script that listens for news: that a page has changed, or that the course has
mistakes.
"""

from __future__ import annotations

import hashlib
import json
import socketserver
import sys
import threading
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, quote, unquote, urlsplit

from generator.serve.draft import Draft, mark_of_assets
from generator.serve.files import content_type, find_file
from generator.serve.live import live_script
from generator.serve.news import News

HOST = "127.0.0.1"
NAMES = (HOST, "localhost")
LIVE_SCRIPT = "/__downstream/live.js"
EVENTS = "/__downstream/events"
PREVIEW = "/__downstream/preview"
NEXT_PORTS_TRIED = 20
LAST_PORT = 65535
SECONDS_BETWEEN_SIGNS_OF_LIFE = 15.0
NOTHING_BUILT = (
    b"<!doctype html><html lang=en><meta charset=utf-8><title>Not built yet</title>"
    b"<body><h1>The site is not built yet</h1><p>The terminal says why. "
    b"This page becomes the site as soon as a build succeeds.</p></body></html>"
)

Previews = Callable[[str], Mapping[str, Any] | None]
"""What can be previewed of a scenario, by its id; None if there is no such scenario."""


class SiteServer:
    """Serves `site` at `url` from `start` to `stop`; also a context manager.

    `live` is the folder of the script for open pages. `port` is the first one tried; the next free
    one is taken, and 0 asks for any. Raises OSError if no port is free.
    """

    def __init__(
        self, site: Path, live: Path, port: int = 8000, previews: Previews = lambda _: None
    ) -> None:
        self._shown = _Shown(site, live, previews)
        self._listener = _listen(self._shown, port)
        self._thread = threading.Thread(target=self._listener.serve_forever, args=(0.1,))
        self._thread.daemon = True

    @property
    def url(self) -> str:
        """Where the site is shown."""
        return f"http://{HOST}:{self._listener.server_address[1]}/"

    def show(self, draft: Draft) -> None:
        """Show `draft` over the site from now on."""
        self._shown.draft = draft

    def published(self) -> None:
        """Tell every open page that another site stands in the directory."""
        self._shown.look_at_assets()
        self._shown.news.tell()

    def tell(self, message: Mapping[str, Any] | None = None) -> None:
        """Tell every open page how the course stands; a page that has changed reloads."""
        self._shown.news.tell(message)

    def start(self) -> None:
        """Begin to answer, in threads of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Stop answering and free the port."""
        self._shown.news.close()
        if self._thread.is_alive():
            self._listener.shutdown()
            self._thread.join()
        self._listener.server_close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


class _Shown:
    """What is served: files of the site, with the draft over them."""

    def __init__(self, site: Path, live: Path, previews: Previews) -> None:
        self.site = site
        self.live = live
        self.previews = previews
        self.draft = Draft()
        self.news = News()
        self._assets = b""
        self.look_at_assets()

    def look_at_assets(self) -> None:
        self._assets = mark_of_assets(self.site)

    def read(self, file: Path) -> bytes:
        """A file of the site as it is shown. Raises OSError if it has just gone."""
        address = file.relative_to(self.site.resolve()).as_posix()
        return self.draft.over(address, file.read_bytes()) or b""

    def page(self, path: str) -> tuple[HTTPStatus, Path, bytes]:
        """The answer to a request for `path`."""
        file = find_file(self.site, path)
        found = HTTPStatus.OK if file is not None and file.is_file() else HTTPStatus.NOT_FOUND
        file = file if found is HTTPStatus.OK else find_file(self.site, "/404.html")
        try:
            if file is not None:
                return found, file, self.read(file)
        except OSError:
            pass  # the directories are being exchanged
        return HTTPStatus.NOT_FOUND, Path("page.html"), self.instead_of_a_page()

    def version(self, page: bytes) -> str:
        """Differs where a page, or what it is shown with, does."""
        return hashlib.sha256(page + self.draft.mark + self._assets).hexdigest()[:16]

    def instead_of_a_page(self) -> bytes:
        if self.site.is_dir():
            return b"<!doctype html><html lang=en><title>Not found</title><body>Not found</body>"
        return NOTHING_BUILT


class _Listener(socketserver.ThreadingTCPServer):
    daemon_threads = True
    # On Windows this would let two servers share a port.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, port: int, shown: _Shown) -> None:
        self.shown = shown
        super().__init__((HOST, port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing when a browser went away; report everything else."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def _listen(shown: _Shown, port: int) -> _Listener:
    tried = [port] if port == 0 else range(port, min(port + NEXT_PORTS_TRIED, LAST_PORT + 1))
    failure: OSError | None = None
    for candidate in tried:
        try:
            return _Listener(candidate, shown)
        except OSError as error:
            failure = error
    raise failure or OSError(f"no port to listen on at {port}")


def with_live_script(html: bytes, version: str) -> bytes:
    """Return the page with the listening script put before its end."""
    script = f'<script src="{LIVE_SCRIPT}" data-version="{version}"></script>'.encode()
    end = html.rfind(b"</body>")
    if end < 0:
        return html + script
    return html[:end] + script + html[end:]


class _Handler(BaseHTTPRequestHandler):
    server: _Listener

    def do_GET(self) -> None:
        if not self._is_asked_here():
            about = b"This preview is shown at 127.0.0.1 and localhost only."
            self._send(HTTPStatus.FORBIDDEN, "text/plain; charset=utf-8", about)
            return
        parts = urlsplit(self.path)
        path = unquote(parts.path)
        query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
        shown = self.server.shown
        if path == EVENTS:
            self._send_events(unquote(query.get("page", "/")))
        elif path == PREVIEW:
            self._send_json(shown.previews(query.get("scenario", "")))
        elif path == LIVE_SCRIPT:
            self._send(HTTPStatus.OK, "text/javascript; charset=utf-8", live_script(shown.live))
        else:
            self._send_page(path)

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal for what the builds say."""

    def _is_asked_here(self) -> bool:
        """Whether the browser means this machine.

        A page from elsewhere can have its own name point here, and would be let read the drafts.
        """
        name, _, port = self.headers.get("Host", "").partition(":")
        return name.lower() in NAMES and (not port or port.isdecimal())

    def _send_page(self, path: str) -> None:
        shown = self.server.shown
        file = find_file(shown.site, path)
        if file is not None and file.is_dir() and not path.endswith("/"):
            self._redirect(path)
            return
        status, file, body = shown.page(path)
        kind = content_type(file)
        if kind.startswith("text/html"):
            body = with_live_script(body, shown.version(body))
        self._send(status, kind, body)

    def _redirect(self, path: str) -> None:
        parts = [part for part in path.split("/") if part]
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", quote("/" + "/".join(parts) + "/"))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send_json(self, value: Mapping[str, Any] | None) -> None:
        status = HTTPStatus.NOT_FOUND if value is None else HTTPStatus.OK
        body = json.dumps(value, ensure_ascii=False).encode()
        self._send(status, "application/json; charset=utf-8", body)

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send_events(self, page: str) -> None:
        """How the course stands and which version of `page` is shown, now and at every news."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        shown = self.server.shown
        while self.command != "HEAD" and not shown.news.closed:
            number, message = shown.news.latest
            version = shown.version(shown.page(page)[2])
            data = json.dumps({**message, "version": version})
            self.wfile.write(f"data: {data}\n\n".encode())
            shown.news.wait(number, SECONDS_BETWEEN_SIGNS_OF_LIFE)
