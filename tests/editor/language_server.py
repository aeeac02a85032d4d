"""A conversation with the language server behind VS Code's YAML extension, over its pipes."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ..node import PACKAGES

SERVER = PACKAGES / "yaml-language-server" / "bin" / "yaml-language-server"
SETTINGS = {
    "yaml": {"completion": True, "hover": True, "validate": True, "schemaStore": {"enable": False}}
}


class LanguageServer:
    """One running server; also a context manager."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            ["node", str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._last = 0
        self._folder = folder
        self._diagnostics: dict[str, list[Any]] = {}
        self._opened = 0

    def __enter__(self) -> Self:
        capabilities = {
            "workspace": {"configuration": True},
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
            },
        }
        root = self._folder.as_uri()
        self.ask("initialize", {"processId": None, "rootUri": root, "capabilities": capabilities})
        self._tell("initialized", {})
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def open(self, path: Path, text: str) -> str:
        """Show `text` as an unsaved document beside `path`; return its address."""
        # Each has an address of its own: closing one would publish that nothing is wrong with it.
        self._opened += 1
        uri = path.with_stem(f"{path.stem}-{self._opened}").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def mistakes(self, uri: str) -> list[str]:
        """What the editor underlines in the document, once it has looked."""
        while uri not in self._diagnostics:
            self._take(self._read())
        return [str(each["message"]) for each in self._diagnostics[uri]]

    def completions(self, uri: str, line: int, column: int) -> dict[str, str]:
        """What is offered at a place (counted from 0), with the words shown beside it."""
        answer = self._at("completion", uri, line, column)
        return {each["label"]: _plain(each.get("documentation")) for each in answer["items"]}

    def hover(self, uri: str, line: int, column: int) -> str:
        """What is shown when the pointer rests at a place."""
        answer = self._at("hover", uri, line, column)
        return _plain(answer["contents"]) if answer else ""

    def ask(self, method: str, params: Any) -> Any:
        self._last += 1
        self._write({"id": self._last, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == self._last and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._take(message)

    def _at(self, what: str, uri: str, line: int, column: int) -> Any:
        place = {"line": line, "character": column}
        return self.ask(f"textDocument/{what}", {"textDocument": {"uri": uri}, "position": place})

    def _take(self, message: dict[str, Any]) -> None:
        """Answer what the server asks of an editor, and keep what it publishes."""
        method, params = message.get("method"), message.get("params", {})
        if method == "textDocument/publishDiagnostics":
            self._diagnostics[params["uri"]] = params["diagnostics"]
        if "id" in message and method is not None:
            known = {"workspace/configuration"}
            result = (
                [SETTINGS.get(each.get("section", "")) for each in params["items"]]
                if method in known
                else None
            )
            self._write({"id": message["id"], "result": result})

    def _tell(self, method: str, params: Any) -> None:
        self._write({"method": method, "params": params})

    def _write(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        stream = self._process.stdout
        assert stream is not None
        length = 0
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the language server has ended"
        message: dict[str, Any] = json.loads(stream.read(length))
        return message


def _plain(said: Any) -> str:
    if isinstance(said, dict):
        return str(said.get("value", ""))
    return str(said or "")
