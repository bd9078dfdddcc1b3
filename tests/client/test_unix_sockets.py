"""Clients of servers that listen on a unix socket."""

from __future__ import annotations

import asyncio
import gc
import json
import socketserver
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx2
import pytest

from triptych.runtime.client import BaseAsyncClient, BaseClient, errors
from triptych.runtime.client.urls import BaseUrl


class _Handler(BaseHTTPRequestHandler):
    """Answers with what was requested."""

    def do_GET(self) -> None:
        if self.path.startswith("/moved"):
            self.send_response(307)
            self.send_header("Location", "/v1/there")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        body = json.dumps([self.headers["Host"], self.path]).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    # The address of a client of a socket is no pair, which the log expects.
    def log_request(self, code: object = "", size: object = "") -> None:
        pass


@pytest.fixture(scope="module")
def socket() -> Iterator[Path]:
    """The socket of a server. Its path must be short, as those of pytest are not."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a b.sock"
        with socketserver.ThreadingUnixStreamServer(str(path), _Handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield path
            server.shutdown()


def each_form(socket: Path) -> list[str]:
    spelled = str(socket).replace(" ", "%20")
    whole = spelled.replace("/", "%2F")
    return [
        f"unix://{socket}:/v1",
        f"unix://{spelled}:/v1/",
        f"unix:{spelled}:/v1",
        f"UNIX://{spelled}:/v1",
        f"http+unix://{whole}/v1",
    ]


def test_sync(socket: Path) -> None:
    for url in each_form(socket):
        with BaseClient(url, user_agent="t/1") as client:
            assert client.request("GET", "/x") == ["localhost", "/v1/x"]
    with BaseClient(f"unix://{socket}?version=3", user_agent="t/1") as client:
        assert client.request("GET", "/x") == ["localhost", "/x?version=3"]
        assert client.request("GET", "/moved") == ["localhost", "/v1/there"]
        assert client.request("GET", "http://localhost/y?z=1&version=4") == [
            "localhost",
            "/y?z=1&version=4",
        ]


def test_async(socket: Path) -> None:
    async def run(url: str) -> object:
        async with BaseAsyncClient(url, user_agent="t/1") as client:
            return await client.request("GET", "/x")

    for url in each_form(socket):
        assert asyncio.run(run(url)) == ["localhost", "/v1/x"]


def test_proxies_of_the_environment_are_not_asked(
    socket: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with BaseClient(f"unix://{socket}", user_agent="t/1") as client:
        assert client.request("GET", "/x") == ["localhost", "/x"]


def test_copies_share_the_socket(socket: Path) -> None:
    with BaseClient(f"unix://{socket}", user_agent="t/1") as client:
        copy = client.with_options(base_url=f"unix://{socket}:/v2")
        assert copy.request("GET", "/x") == ["localhost", "/v2/x"]
        for other in ("unix:///run/other.sock", "https://api.test", "http://localhost"):
            with pytest.raises(ValueError, match="needs a client of its own"):
                client.with_options(base_url=other)
            with pytest.raises(ValueError, match="needs a client of its own"):
                client.request("GET", "/x", request_options={"base_url": other})
    with (
        BaseClient("https://api.test", user_agent="t/1") as client,
        pytest.raises(ValueError, match="needs a client of its own"),
    ):
        client.with_options(base_url=f"unix://{socket}")


def test_an_http_client_has_its_own_connections(socket: Path) -> None:
    with (
        httpx2.Client() as used,
        pytest.raises(ValueError, match=r"give it a transport with uds="),
    ):
        BaseClient(f"unix://{socket}", http_client=used, user_agent="t/1")


# httpx2 leaves a socket that it could not connect to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_no_server(tmp_path: Path) -> None:
    url = f"unix://{tmp_path / 'none.sock'}"
    with (
        BaseClient(url, user_agent="t/1", max_retries=0) as client,
        pytest.raises(errors.ConnectionFailedError, match=r"No such .*none\.sock"),
    ):
        client.request("GET", "/x")
    gc.collect()


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("unix:///run/a.sock", "unix:///run/a.sock"),
        ("unix:///run/a%20b.sock:/v1/", "unix:///run/a%20b.sock:/v1"),
        ("unix:///run/a:b.sock", "unix:///run/a%3Ab.sock"),
        ("http+unix://%2Frun%2Fa.sock/v1?key=k", "unix:///run/a.sock:/v1?key=***"),
    ],
)
def test_how_a_socket_is_shown(url: str, shown: str) -> None:
    assert str(BaseUrl.parse(url)) == shown


@pytest.mark.parametrize(
    "url", ["unix://", "unix://a.sock", "unix:a", "http+unix://a.sock/", "unix:///a%00"]
)
def test_what_is_no_socket(url: str) -> None:
    with pytest.raises(ValueError, match=r"names no socket by its absolute path"):
        BaseUrl.parse(url)
