import http.client
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.project import templates_folder
from generator.publish.directory import exchange, workspace
from generator.serve.draft import Draft
from generator.serve.server import EVENTS, LAST_PORT, LIVE_SCRIPT, PREVIEW, SiteServer

LIVE = templates_folder() / "serve"


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
    assert body.startswith(f'<html><body>first<script src="{LIVE_SCRIPT}" data-version="')
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


@pytest.mark.parametrize("path", ["/" + "a" * 3000, "/scenarios/" + "%C3%A9" * 3000 + "/x.html"])
def test_a_name_too_long_for_a_file_is_no_page(server: SiteServer, path: str) -> None:
    status, _, body = get(server, path)
    assert status == 404
    assert "lost" in body


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost:8000", 200),
        ("LocalHost", 200),
        ("rebound.example:8000", 403),
        ("127.0.0.1.rebound.example", 403),
        ("127.0.0.1:x@rebound.example", 403),
        ("", 403),
    ],
)
@pytest.mark.parametrize("path", ["/", PREVIEW + "?scenario=x", EVENTS, LIVE_SCRIPT])
def test_only_who_asks_this_machine_is_answered(
    host: str, status: int, path: str, server: SiteServer
) -> None:
    connection = http.client.HTTPConnection(server.url.split("/")[2], timeout=10)
    connection.putrequest("GET", path, skip_host=True)
    connection.putheader("Host", host)
    connection.endheaders()
    answered = connection.getresponse().status
    connection.close()
    assert answered == (404 if path.startswith(PREVIEW) and status == 200 else status)


def test_an_exchanged_directory_is_served_at_once(server: SiteServer, site: Path) -> None:
    with workspace(site) as work:
        finished = work / "site"
        finished.mkdir()
        (finished / "index.html").write_text("<body>second</body>")
        exchange(finished, site)
    assert "second" in get(server, "/")[2]
    assert get(server, "/player.js")[0] == 404


def version_of(page: str) -> str:
    return page.rpartition('data-version="')[2].partition('"')[0]


def news(response: http.client.HTTPResponse) -> dict[str, object]:
    """The next message of a stream of events."""
    line = response.readline().decode()
    assert response.readline() == b"\n"
    message: dict[str, object] = json.loads(line.removeprefix("data: "))
    return message


def test_a_page_hears_its_version_and_how_the_course_stands(server: SiteServer, site: Path) -> None:
    connection, response = open_request(
        server, f"{EVENTS}?page=%2Fpage%2520with%2520%25C3%25A9.html"
    )
    assert response.headers["Content-Type"] == "text/event-stream"
    first = news(response)
    assert first == {"version": version_of(get(server, "/page%20with%20%C3%A9.html")[2])}
    server.tell({"failure": "no ink"})
    assert news(response) == {**first, "failure": "no ink"}
    (site / "page with é.html").write_text("<body>changed</body>")
    server.published()
    second = news(response)
    assert second["failure"] == "no ink"
    assert second["version"] == version_of(get(server, "/page%20with%20%C3%A9.html")[2])
    assert second["version"] != first["version"]
    connection.close()


def test_a_draft_is_shown_over_the_site(server: SiteServer, site: Path) -> None:
    published = "<html><body><!--body-->first<!--/body--></body></html>"
    (site / "model.html").write_text(published)
    before = version_of(get(server, "/model.html")[2])
    server.show(Draft({"model.html": '---\nbody: "second"\n---\n'}, {"player.js": b"// new"}))
    page = get(server, "/model.html")[2]
    assert "<!--body-->second<!--/body-->" in page
    assert version_of(page) != before
    assert get(server, "/player.js")[2] == "// new"
    assert (site / "model.html").read_text() == published
    # What stands on the disk is now what was shown: no page need reload for that.
    (site / "model.html").write_text(published.replace("first", "second"))
    server.published()
    assert get(server, "/model.html")[2] == page


def test_another_page_and_another_picture(server: SiteServer, site: Path) -> None:
    before = version_of(get(server, "/")[2])
    (site / "page with é.html").write_text("<body>changed</body>")
    server.published()
    assert version_of(get(server, "/")[2]) == before
    (site / "river.svg").write_text("<svg/>")
    server.published()
    assert version_of(get(server, "/")[2]) != before


def test_previews_are_asked_for_by_scenario(site: Path) -> None:
    known = {"visit": {"complete": True}}
    with SiteServer(site, LIVE, port=0, previews=known.get) as server:
        status, headers, body = get(server, f"{PREVIEW}?scenario=visit")
        assert (status, json.loads(body)) == (200, {"complete": True})
        assert headers["Content-Type"] == "application/json; charset=utf-8"
        assert get(server, f"{PREVIEW}?scenario=other")[0] == 404
        assert get(server, PREVIEW)[0] == 404


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
        server.tell()
        server.tell()
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


def test_the_last_port_of_all_can_be_asked_for(site: Path) -> None:
    with SiteServer(site, LIVE, port=LAST_PORT) as server:
        assert server.url.endswith(f":{LAST_PORT}/")


def test_the_script_comes_with_its_styles_and_all_its_parts(server: SiteServer) -> None:
    _, headers, script = get(server, LIVE_SCRIPT)
    assert headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert script.startswith('"use strict";\nvar DownstreamLive = { styles: ":host {')
    listed = (LIVE / "order.txt").read_text().split()
    assert sorted(listed) == sorted(
        path.name for path in LIVE.iterdir() if path.suffix in (".js", ".css")
    )
    for name in listed:
        if name.endswith(".js"):
            assert (LIVE / name).read_text() in script
