"""Requests that no operation describes: `client.request`."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, assert_type

import httpx2
import pytest

from tests.http_libraries import EACH_HTTP_LIBRARY, async_http_client, http_client
from tests.runtime.pet_models import Category, Dog
from tests.runtime.secured import GIVEN, KINDS, SECRETS, SECURITY, Kind
from triptych.runtime.client import (
    BaseAsyncClient,
    BaseClient,
    RawResponse,
    async_raw,
    async_streaming,
    errors,
    raw,
    streaming,
)

pytestmark = EACH_HTTP_LIBRARY

BASE = "https://api.test/v1"

each_kind = pytest.mark.parametrize("kind", KINDS)


class Server:
    """Records requests, and answers them."""

    def __init__(self, *answers: httpx2.Response) -> None:
        self.requests: list[httpx2.Request] = []
        self._answers = answers or (httpx2.Response(200, json=[1]),)

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        request.read()
        self.requests.append(request)
        return self._answers[min(len(self.requests), len(self._answers)) - 1]

    @property
    def request(self) -> httpx2.Request:
        (request,) = self.requests
        return request

    @property
    def target(self) -> str:
        return self.request.url.raw_path.decode()


def send(
    kind: Kind,
    server: Callable[[httpx2.Request], httpx2.Response],
    *arguments: Any,
    client: Mapping[str, Any] | None = None,
    **options: Any,
) -> Any:
    """What one request gives."""
    settings: dict[str, Any] = {"user_agent": "t/1", **(client or {})}
    base_url = settings.pop("base_url", BASE)
    if kind == "sync":
        with http_client(server) as used:
            made = BaseClient(
                base_url, http_client=used, sleep=lambda _: None, **settings
            )
            return made.request(*arguments, **options)

    async def run() -> Any:
        async with async_http_client(server) as used:
            made = BaseAsyncClient(base_url, http_client=used, **settings)
            return await made.request(*arguments, **options)

    return asyncio.run(run())


@each_kind
@pytest.mark.parametrize(
    ("path", "params", "target"),
    [
        ("/things", None, "/v1/things"),
        (
            "things/",
            {"a": [1, "b c"], "n": None, "t": True},
            "/v1/things/?a=1&a=b%20c&t=true",
        ),
        ("/things?flag&x=%20y", {"z": "&"}, "/v1/things?flag&x=%20y&z=%26"),
        ("", {"a": 1}, "/v1?a=1"),
        ("/{id}/a b/ü", None, "/v1/%7Bid%7D/a%20b/%C3%BC"),
        ("/a%2Fb;c=1", None, "/v1/a%2Fb;c=1"),
        ("https://api.test/other?a=1", {"b": 2}, "/other?a=1&b=2"),
        ("HTTPS://API.test:443/other", None, "/other"),
        ("https://api.test", None, "/"),
    ],
)
def test_url(
    kind: Kind, path: str, params: Mapping[str, object] | None, target: str
) -> None:
    server = Server()
    assert send(kind, server, "get", path, params=params) == [1]
    assert server.request.method == "GET"
    assert server.target == target


@each_kind
@pytest.mark.parametrize(
    "path",
    [
        "https://evil.test/x",
        "http://api.test/x",
        "https://api.test:8443/x",
        "https://api.test@evil.test/x",
        "https://api.test\\@evil.test/x",
        "//evil.test/x",
        "javascript:alert(1)",
        "/a/../b",
        "/a/%2E%2e/b",
        "..",
        "/a#b",
    ],
)
def test_paths_that_lead_elsewhere(kind: Kind, path: str) -> None:
    server = Server()
    with pytest.raises(ValueError, match=r"host|removed|fragment"):
        send(kind, server, "GET", path)
    assert not server.requests


@pytest.mark.parametrize("method", ["", "GET /x", "GE\r\nT", "1"])
def test_what_is_no_method(method: str) -> None:
    with pytest.raises(ValueError, match="is no HTTP method"):
        send("sync", Server(), method, "/")


@each_kind
def test_what_every_request_has(kind: Kind) -> None:
    server = Server()
    options = {"query": {"more": "m"}, "headers": {"X-Own": "2"}, "timeout": 3}
    send(
        kind,
        server,
        "GET",
        "/things",
        headers={"X-Own": "1", "X-Other": "o"},
        request_options=options,
        client={"base_url": f"{BASE}?version=3", "headers": {"X-Client": "c"}},
    )
    assert server.target == "/v1/things?version=3&more=m"
    headers = server.request.headers
    assert [headers[name] for name in ("X-Own", "X-Other", "X-Client")] == [
        "2",
        "o",
        "c",
    ]
    assert server.request.extensions["timeout"]["read"] == 3


@each_kind
@pytest.mark.parametrize(
    ("given", "content_type", "content"),
    [
        ({"json": {"a": None}}, "application/json", b'{"a":null}'),
        ({"json": None}, "application/json", b"null"),
        ({"json": Category(name="x")}, "application/json", b'{"name":"x"}'),
        ({"json": [Category(name="y")]}, "application/json", b'[{"name":"y"}]'),
        ({"content": "ü"}, "text/plain; charset=utf-8", b"\xc3\xbc"),
        ({"content": b"\x00"}, "application/octet-stream", b"\x00"),
        (
            {"content": '{"a":1}', "headers": {"content-type": "application/json"}},
            "application/json",
            b'{"a":1}',
        ),
        (
            {"form": {"a": [1, 2], "b": "&", "n": None, "t": ("x",)}},
            "application/x-www-form-urlencoded",
            b"a=1&a=2&b=%26&t=x",
        ),
    ],
)
def test_body(
    kind: Kind, given: Mapping[str, Any], content_type: str, content: bytes
) -> None:
    server = Server()
    send(kind, server, "POST", "/things", **given)
    assert server.request.headers["content-type"] == content_type
    assert server.request.content == content


@each_kind
def test_files(kind: Kind, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"text")
    server = Server()
    files = {"file": [file, ("b.txt", b"more")]}
    send(kind, server, "POST", "/things", form={"kind": "x"}, files=files)
    content = server.request.content
    assert content.count(b'name="file"; filename=') == 2
    assert b'filename="a.txt"' in content
    assert b'name="kind"\r\n\r\nx\r\n' in content


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"response_type": 3}, "3 is not the type of a response"),
        ({"response_type": Path()}, "is not the type of a response"),
        ({"form": {"a": {"b": 1}}}, r"form\['a'\]: a value of type dict"),
        ({"files": {"a": "text"}}, "a: a file is bytes"),
        ({"params": {"a": {"b": 1}}}, "a: a value of type dict"),
        ({"json": object()}, "a value of type object can't be sent"),
    ],
)
def test_what_can_not_be_is_told_before_it_is_sent(
    given: Mapping[str, Any], reason: str
) -> None:
    server = Server()
    with pytest.raises(TypeError, match=reason):
        send("sync", server, "POST", "/", **given)
    assert not server.requests


def test_there_is_one_body() -> None:
    with pytest.raises(TypeError, match="one body, not both json and content"):
        send("sync", Server(), "POST", "/", json=1, content=b"")


@each_kind
def test_result(kind: Kind) -> None:
    pet = {"petType": "Dog", "photoUrls": [], "bark": 2}
    answer = httpx2.Response(200, json=[pet])
    found = send(kind, Server(answer), "GET", "/pets", response_type=list[Dog])
    assert [(type(item), item.bark) for item in found] == [(Dog, 2)]
    assert send(kind, Server(answer), "GET", "/pets") == [pet]
    assert send(kind, Server(answer), "GET", "/", response_type=bytes) == answer.content
    assert send(kind, Server(answer), "GET", "/", response_type=None) is None
    number = httpx2.Response(201, json="1.5")
    assert send(kind, Server(number), "PUT", "/", response_type=float | None) == 1.5
    empty = httpx2.Response(204)
    assert send(kind, Server(empty), "DELETE", "/") is None
    text = httpx2.Response(200, text="ü")
    assert send(kind, Server(text), "GET", "/", response_type=str) == "ü"


@each_kind
def test_a_result_of_another_type(kind: Kind) -> None:
    answer = httpx2.Response(200, json={"a": 1})
    assert send(kind, Server(answer), "GET", "/", response_type=list[int]) == {"a": 1}
    with pytest.raises(errors.DecodeError):
        send(
            kind,
            Server(answer),
            "GET",
            "/",
            response_type=list[int],
            client={"strict_responses": True},
        )


@each_kind
def test_credentials_and_errors(kind: Kind, caplog: pytest.LogCaptureFixture) -> None:
    client = {"security": SECURITY, "credentials": GIVEN, "max_retries": 1}
    server = Server(httpx2.Response(503, headers={"Retry-After": "0"}))
    with (
        caplog.at_level(logging.DEBUG),
        pytest.raises(errors.ServiceUnavailableError) as caught,
    ):
        send(kind, server, "GET", "/things", client=client)
    assert caught.value.retries == 1
    for request in server.requests:
        sent = f"{request.url!r} {request.headers.raw} {request.url.query!r}"
        assert [secret for secret in SECRETS if secret in sent]
    shown = f"{caught.value!r} {caught.value.url} {caplog.text}"
    assert not [secret for secret in SECRETS if secret in shown]
    server = Server(httpx2.Response(500))
    with pytest.raises(errors.InternalServerError):
        send(kind, server, "POST", "/things", json=1, client=client)
    assert len(server.requests) == 1
    server = Server()
    send(kind, server, "GET", "/", request_options={"auth": None}, client=client)
    sent = f"{server.request.headers.raw} {server.request.url.query!r}"
    assert not [secret for secret in SECRETS if secret in sent]


def test_raw_and_streaming() -> None:
    answer = httpx2.Response(
        200, json=[1], headers={"Content-Disposition": "attachment; filename=a.json"}
    )
    with (
        http_client(Server(answer)) as used,
        BaseClient(BASE, http_client=used, user_agent="t/1") as client,
    ):
        found = raw(client.request)("GET", "/x", response_type=list[int])
        assert_type(found, RawResponse[list[int]])
        assert_type(client.request("GET", "/x"), Any)
        assert (found.status_code, found.filename, found.parse()) == (
            200,
            "a.json",
            [1],
        )
        with streaming(client.request)("GET", "/x", response_type=int) as response:
            assert b"".join(response.iter_bytes()) == answer.content
        assert client.request("GET", "/x") == [1]
        assert raw(client.with_options(headers={}).request)("GET", "/x").parse() == [1]


def test_async_raw_and_streaming() -> None:
    async def run() -> None:
        answer = httpx2.Response(200, text="1\n2\n")
        async with async_http_client(Server(answer)) as used:
            client = BaseAsyncClient(BASE, http_client=used, user_agent="t/1")
            found = await async_raw(client.request)("GET", "/x", response_type=str)
            assert_type(found, RawResponse[str])
            assert found.parse() == "1\n2\n"
            async with async_streaming(client.request)(
                "GET", "/x", response_type=int
            ) as response:
                lines = [item async for item in response.aiter_json_lines()]
            assert lines == [1, 2]

    asyncio.run(run())
