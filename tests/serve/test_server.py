import http.client
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.project import templates_folder
from generator.publish.directory import exchange, workspace
from generator.serve.server import EVENTS, LIVE_SCRIPT, SiteServer

LIVE = templates_folder() / "serve" / "live.js"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text("secret")
    site = tmp_path / "site"
    (site / "scenarios").mkdir(parents=True)
    (site / ".downstream").touch()
    (site / "index.html").write_text("<html><body>first</body></html>")
    (site / "scenarios" / "index.html").write_text("<html><body>catalogue</body></html>")
    (site / "404.html").write_text("<html><body>lost</body></html>")
    (site / "player.js").write_text("// café", encoding="utf-8")
    (site / "page with é.html").write_text("<body>named</body>")
    return site


@pytest.fixture
def server(site: Path) -> Iterator[SiteServer]:
    with SiteServer(site, LIVE, port=0) as server:
        yield server


def open_request(
    server: SiteServer, path: str, method: str = "GET"
) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
    connection = http.client.HTTPConnection(server.url.split("/")[2], timeout=10)
    connection.putrequest(method, path)
    connection.endheaders()
    return connection, connection.getresponse()


def get(
    server: SiteServer, path: str, method: str = "GET"
) -> tuple[int, http.client.HTTPMessage, str]:
    connection, response = open_request(server, path, method)
    try:
        return response.status, response.headers, response.read().decode()
    finally:
        connection.close()


def test_html_is_given_the_reloading_script_before_its_end(server: SiteServer) -> None:
    status, headers, body = get(server, "/")
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"
    assert body.startswith(f'<html><body>first<script src="{LIVE_SCRIPT}" data-build="')
    assert body.endswith('"></script></body></html>')


def test_other_files_are_served_as_they_are(server: SiteServer) -> None:
    status, headers, body = get(server, "/player.js?v=1")
    assert (status, body) == (200, "// café")
    assert headers["Content-Type"] == "text/javascript; charset=utf-8"


def test_names_are_decoded_and_folders_have_an_index(server: SiteServer) -> None:
    assert "named" in get(server, "/page%20with%20%C3%A9.html")[2]
    assert "catalogue" in get(server, "/scenarios/")[2]
    status, headers, _ = get(server, "//scenarios")
    assert (status, headers["Location"]) == (301, "/scenarios/")


def test_an_unknown_page_is_the_sites_own(server: SiteServer) -> None:
    status, _, body = get(server, "/gone.html")
    assert status == 404
    assert "lost" in body


def test_a_head_request_has_no_body(server: SiteServer) -> None:
    status, headers, body = get(server, "/index.html", "HEAD")
    assert (status, body) == (200, "")
    assert int(headers["Content-Length"]) > 0


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/scenarios/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/%00",
        "/C:/secret.txt",
        "//etc/passwd",
        "/link.txt",
    ],
)
def test_nothing_outside_the_site_is_served(server: SiteServer, site: Path, path: str) -> None:
    (site / "link.txt").symlink_to(site.parent / "secret.txt")
    status, _, body = get(server, path)
    assert status == 404
    assert "secret" not in body


def test_an_exchanged_directory_is_served_at_once(server: SiteServer, site: Path) -> None:
    with workspace(site) as work:
        finished = work / "site"
        finished.mkdir()
        (finished / "index.html").write_text("<body>second</body>")
        exchange(finished, site)
    assert "second" in get(server, "/")[2]
    assert get(server, "/player.js")[0] == 404


def test_a_new_build_is_told_to_open_pages(server: SiteServer) -> None:
    connection, response = open_request(server, EVENTS)
    assert response.headers["Content-Type"] == "text/event-stream"
    first = response.readline().decode()
    assert first.startswith("data: ")
    assert f'data-build="{first.removeprefix("data: ").strip()}"' in get(server, "/")[2]
    assert response.readline() == b"\n"
    server.announce()
    second = response.readline().decode()
    assert second.startswith("data: ")
    assert second != first
    connection.close()


def test_stopping_ends_the_waiting_streams(site: Path) -> None:
    with SiteServer(site, LIVE, port=0) as server:
        connection, response = open_request(server, EVENTS)
        response.readline()
    assert response.read() == b"\n"
    connection.close()


def test_a_page_that_went_away_is_no_error(
    server: SiteServer, capfd: pytest.CaptureFixture[str]
) -> None:
    for _ in range(3):
        connection, response = open_request(server, EVENTS)
        response.close()
        connection.close()
        server.announce()
        server.announce()
    assert get(server, "/")[0] == 200
    assert capfd.readouterr().err == ""


def test_before_the_first_build_a_page_says_so(tmp_path: Path) -> None:
    with SiteServer(tmp_path / "site", LIVE, port=0) as server:
        status, _, body = get(server, "/")
    assert status == 404
    assert "not built yet" in body
    assert LIVE_SCRIPT in body


def test_the_next_free_port_is_taken(server: SiteServer, site: Path) -> None:
    taken = int(server.url.rsplit(":", 1)[1].strip("/"))
    with SiteServer(site, LIVE, port=taken) as second:
        assert second.url != server.url


def test_the_script_itself_is_served(server: SiteServer) -> None:
    assert "EventSource" in get(server, LIVE_SCRIPT)[2]
