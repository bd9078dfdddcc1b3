"""A generated client before a hostile server: whatever comes ends in an `ApiError`."""

from __future__ import annotations

import asyncio
import gzip
import socketserver
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.golden import generate_into
from tests.http_libraries import EACH_HTTP_LIBRARY, async_http_client, http_client
from tests.packages import imported
from triptych.config import DocumentConfig
from triptych.runtime.client import ClientCredentials
from triptych.runtime.client.oauth2 import TokenSource

_DOCUMENT = Path(__file__).parents[1] / "documents" / "answers.yaml"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("answers")
    config = DocumentConfig(spec=_DOCUMENT, output=folder, name="answers")
    generate_into(config, folder)
    with imported(folder / "client", "answers_client") as client:
        yield client


@contextmanager
def _dripping() -> Iterator[str]:
    """A server whose body comes a byte at a time, for ever."""
    over = threading.Event()

    class Drip(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(65_536)
            head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
            self.request.sendall(head + b"Content-Length: 1000000\r\n\r\n[")
            while not over.wait(0.02):
                try:
                    self.request.sendall(b" ")
                except OSError:
                    return

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Drip) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            over.set()
            server.shutdown()


def test_a_deadline_ends_a_body_that_drips(package: Any) -> None:
    with _dripping() as url:
        started = time.monotonic()
        with (
            package.Client(url, deadline=0.3) as client,
            pytest.raises(package.errors.RequestTimeoutError, match="deadline"),
        ):
            client.a.get_list()

        async def call() -> None:
            async with package.AsyncClient(url, deadline=0.3) as client:
                await client.a.get_list()

        with pytest.raises(package.errors.RequestTimeoutError, match="deadline"):
            asyncio.run(call())
        # Without the deadline neither would ever end.
        assert time.monotonic() - started < 60


class _Stream(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body in one piece that nobody has read yet."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __iter__(self) -> Iterator[bytes]:
        yield self._content

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._content


@EACH_HTTP_LIBRARY
@pytest.mark.parametrize("status", [200, 500])
def test_a_body_that_is_larger_than_allowed(package: Any, status: int) -> None:
    bomb = gzip.compress(b"[" + b" " * 50_000_000 + b"]")

    def answer(_request: httpx2.Request) -> httpx2.Response:
        headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
        return httpx2.Response(status, stream=_Stream(bomb), headers=headers)

    settings = {"max_response_size": 1_000_000, "max_retries": 0}
    client = package.Client("https://h", http_client=http_client(answer), **settings)
    error = package.errors.ResponseTooLargeError
    with pytest.raises(error, match="more than 1000000 bytes"):
        client.a.get_list()
    injected = async_http_client(answer)
    async_client = package.AsyncClient("https://h", http_client=injected, **settings)
    with pytest.raises(error, match="more than 1000000 bytes"):
        asyncio.run(async_client.a.get_list())
    if status == 200:
        unlimited = client.with_options(max_response_size=None)
        assert unlimited.a.get_list() == []
        with package.streaming(client.a.get_list)() as response:
            assert sum(map(len, response.iter_bytes())) == 50_000_002


_NESTED = [
    b"[" * depth + b"]" * depth for depth in (500, 900, 2_000, 10_000, 100_000)
] + [b'{"s":' * depth + b"1" + b"}" * depth for depth in (500, 900, 2_000, 100_000)]


@pytest.mark.parametrize("content", _NESTED, ids=lambda content: str(len(content)))
@pytest.mark.parametrize("method", ["get_list", "get_object", "get_text", "post_any"])
@pytest.mark.parametrize("status", [200, 201, 400])
def test_json_of_any_depth(
    package: Any, content: bytes, method: str, status: int
) -> None:
    def answer(_request: httpx2.Request) -> httpx2.Response:
        headers = {"Content-Type": "application/json"}
        return httpx2.Response(status, content=content, headers=headers)

    client = package.Client(
        "https://h",
        http_client=httpx2.Client(transport=httpx2.MockTransport(answer)),
        max_retries=0,
    )
    try:
        getattr(client.a, method)()
    except package.errors.ApiError as error:
        assert len(str(error)) < 2_000
    else:
        assert status != 400


@pytest.mark.parametrize(
    "content",
    [
        b"9" * 5_000,
        b"[1e999]",
        b"[NaN]",
        b'"\\ud800"',
        b"\xff\xfe",
        b"\x00" * 100,
        b"\xef\xbb\xbf[1]",
        b"1 " * 10_000,
    ],
)
@pytest.mark.parametrize("method", ["get_list", "get_object", "get_text", "post_any"])
def test_json_that_is_none(package: Any, content: bytes, method: str) -> None:
    def answer(_request: httpx2.Request) -> httpx2.Response:
        headers = {"Content-Type": "application/json"}
        return httpx2.Response(200, content=content, headers=headers)

    transport = httpx2.MockTransport(answer)
    client = package.Client("https://h", http_client=httpx2.Client(transport=transport))
    try:
        getattr(client.a, method)()
    except package.errors.ApiError as error:
        assert str(error).isprintable()


@pytest.mark.parametrize(
    "life", ["9" * 400, '"nan"', '"1e999"', "1e308", "-1", "null", "[]"]
)
def test_a_token_with_any_life(life: str) -> None:
    now = 0.0
    source = TokenSource(
        ClientCredentials("id", "secret"), "https://h/token", clock=lambda: now
    )
    content = f'{{"access_token": "t", "expires_in": {life}}}'
    answer = httpx2.Response(200, content=content.encode())
    assert source.token("", lambda _: answer) == "t"


def test_a_reason_phrase_does_not_reach_the_terminal(package: Any) -> None:
    phrase = b"Not\x1b[31m\x07\r\x9b Found"
    response = httpx2.Response(404, extensions={"reason_phrase": phrase})
    transport = httpx2.MockTransport(lambda _: response)
    client = package.Client("https://h", http_client=httpx2.Client(transport=transport))
    with pytest.raises(package.errors.NotFoundError) as caught:
        client.a.get_list()
    assert str(caught.value).isprintable()


def test_credentials_in_any_header_stay_on_their_host(package: Any) -> None:
    seen: list[Any] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(request.headers)
        if request.url.host == "h":
            return httpx2.Response(302, headers={"Location": "https://evil/"})
        return httpx2.Response(200, json=[])

    secret = {
        "X-Registry-Auth": "a",
        "PRIVATE-TOKEN": "b",
        "X-Session-Id": "c",
        "X-Vault-Key": "d",
        "Cookie": "e=f",
    }
    client = package.Client(
        "https://h",
        http_client=httpx2.Client(
            transport=httpx2.MockTransport(answer), follow_redirects=True
        ),
        headers=dict(list(secret.items())[:2]),
    )
    client.a.get_list(request_options={"headers": {**secret, "X-Trace": "1"}})
    first, second = seen
    assert all(first[name] == secret[name] for name in secret)
    assert second["X-Trace"] == "1"
    assert not any(name in second for name in secret)
