"""A server on this machine that sends everything gzipped and remembers what it sent."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

LEVEL = 6
_COMPRESSED = ("text/", "application/json", "application/javascript", "image/svg+xml")


def gzipped(content: bytes) -> int:
    """How many bytes the server sends for `content`."""
    return len(_compress(content))


def _compress(content: bytes) -> bytes:
    return gzip.compress(content, LEVEL, mtime=0)


@dataclass(frozen=True, slots=True)
class Sent:
    """An answered request: its path and type, and the bytes of the body as they were sent."""

    path: str
    kind: str
    size: int


@dataclass
class Files:
    """The folders that are served, each under the name of its page, and what was sent."""

    folders: Mapping[str, Path]
    url: str = ""
    sent: list[Sent] = field(default_factory=list)
    _ready: dict[str, tuple[str, bytes, bool]] = field(default_factory=dict)

    def take_sent(self) -> list[Sent]:
        """Return what was sent since the last call."""
        taken, self.sent = self.sent, []
        return taken

    def answer(self, path: str) -> tuple[str, bytes, bool] | None:
        """The type and the body of a file, and whether the body is gzipped; None without it."""
        if path not in self._ready:
            name, _, rest = path.strip("/").partition("/")
            file = self.folders.get(name, Path("/nowhere")) / (rest or "index.html")
            if not file.is_file():
                return None
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            small = kind.startswith(_COMPRESSED)
            content = file.read_bytes()
            self._ready[path] = (kind, _compress(content) if small else content, small)
        return self._ready[path]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    files: Files

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        answer = self.files.answer(path)
        kind, body, small = answer or ("text/plain", b"", False)
        self.send_response(200 if answer else 404)
        self.send_header("Content-Type", kind if "/svg" in kind else f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if small:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)
        self.files.sent.append(Sent(path, kind if answer else "missing", len(body)))

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away is no error."""


@contextmanager
def serve(folders: Mapping[str, Path]) -> Iterator[Files]:
    """Serve each folder under its name on a free port of this machine."""
    files = Files(folders)
    handler = type("Handler", (_Handler,), {"files": files})
    with _Server(("127.0.0.1", 0), handler) as server:
        files.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield files
        finally:
            server.shutdown()
            thread.join()
