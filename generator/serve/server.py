"""A small server for the last finished site, on this machine only.

The site's directory may be exchanged at any moment, so nothing of it is held between requests.
HTML gets a script that reloads the page when a new build is announced.
"""

import socketserver
import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote, unquote, urlsplit

from generator.serve.build_number import BuildNumber
from generator.serve.files import content_type, find_file

HOST = "127.0.0.1"
LIVE_SCRIPT = "/__downstream/live.js"
EVENTS = "/__downstream/events"
NEXT_PORTS_TRIED = 20
SECONDS_BETWEEN_SIGNS_OF_LIFE = 15.0
NOTHING_BUILT = (
    b"<!doctype html><html lang=en><meta charset=utf-8><title>Not built yet</title>"
    b"<body><h1>The site is not built yet</h1><p>The terminal says why. "
    b"This page becomes the site as soon as a build succeeds.</p></body></html>"
)


class SiteServer:
    """Serves `site` at `url` from `start` to `stop`; also a context manager.

    `port` is the first one tried; the next free one is taken, and 0 asks for any. Raises OSError
    if no port is free.
    """

    def __init__(self, site: Path, live_script: Path, port: int = 8000) -> None:
        self._builds = BuildNumber()
        self._listener = _listen(site, live_script, self._builds, port)
        self._thread = threading.Thread(target=self._listener.serve_forever, args=(0.1,))
        self._thread.daemon = True

    @property
    def url(self) -> str:
        """Where the site is shown."""
        return f"http://{HOST}:{self._listener.server_address[1]}/"

    def announce(self) -> None:
        """Tell every open page that a new build stands in the site's directory."""
        self._builds.next()

    def start(self) -> None:
        """Begin to answer, in threads of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Stop answering and free the port."""
        self._builds.close()
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


class _Listener(socketserver.ThreadingTCPServer):
    daemon_threads = True
    # On Windows this would let two servers share a port.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, port: int, site: Path, live_script: Path, builds: BuildNumber) -> None:
        self.site = site
        self.live_script = live_script
        self.builds = builds
        super().__init__((HOST, port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing when a browser went away; report everything else."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def _listen(site: Path, live_script: Path, builds: BuildNumber, port: int) -> _Listener:
    tried = [port] if port == 0 else range(port, min(port + NEXT_PORTS_TRIED, 65535))
    failure: OSError | None = None
    for candidate in tried:
        try:
            return _Listener(candidate, site, live_script, builds)
        except OSError as error:
            failure = error
    raise failure or OSError(f"no port to listen on at {port}")


def with_live_script(html: bytes, build: int) -> bytes:
    """Return the page with the reloading script put before its end."""
    script = f'<script src="{LIVE_SCRIPT}" data-build="{build}"></script>'.encode()
    end = html.rfind(b"</body>")
    if end < 0:
        return html + script
    return html[:end] + script + html[end:]


class _Handler(BaseHTTPRequestHandler):
    server: _Listener

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if path == EVENTS:
            self._send_events()
        elif path == LIVE_SCRIPT:
            self._send(HTTPStatus.OK, "text/javascript", self.server.live_script.read_bytes())
        else:
            self._send_page(path)

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal for what the builds say."""

    def _send_page(self, path: str) -> None:
        # Before the bytes are read: a page newer than its number reloads once, an older never.
        build = self.server.builds.current
        file = find_file(self.server.site, path)
        if file is not None and file.is_dir():
            self._redirect(path)
            return
        status = HTTPStatus.OK if file is not None else HTTPStatus.NOT_FOUND
        file = file or find_file(self.server.site, "/404.html")
        try:
            body = file.read_bytes() if file is not None else self._instead_of_a_page()
        except OSError:
            status, body = HTTPStatus.NOT_FOUND, self._instead_of_a_page()
        kind = content_type(file or Path("page.html"))
        if kind.startswith("text/html"):
            body = with_live_script(body, build)
        self._send(status, kind, body)

    def _instead_of_a_page(self) -> bytes:
        if self.server.site.is_dir():
            return b"<!doctype html><html lang=en><title>Not found</title><body>Not found</body>"
        return NOTHING_BUILT

    def _redirect(self, path: str) -> None:
        parts = [part for part in path.split("/") if part]
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", quote("/" + "/".join(parts) + "/"))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send_events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        builds = self.server.builds
        while self.command != "HEAD" and not builds.closed:
            known = builds.current
            self.wfile.write(f"data: {known}\n\n".encode())
            builds.wait(known, SECONDS_BETWEEN_SIGNS_OF_LIFE)
