"""The client runtime: what it sends, and what it makes of answers."""

from __future__ import annotations

import asyncio
import io
import json
import pickle
import re
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote
from uuid import UUID

import httpx2
import pytest
from pydantic import BaseModel

from tests.http_libraries import EACH_HTTP_LIBRARY, async_http_client, http_client
from triptych.runtime.client import (
    AsyncOperationGroup,
    BaseAsyncClient,
    BaseClient,
    Operation,
    OperationGroup,
    RequestOptions,
    errors,
)
from triptych.runtime.wire.formats import DateTime
from triptych.runtime.wire.parameters import ArrayStyle, Constant, Parameter

pytestmark = EACH_HTTP_LIBRARY

Handler = Callable[[httpx2.Request], httpx2.Response]

BASE = "https://api.test/v1"

CREATE_POOL = Operation[Any](
    id="createUserPool",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "CreateUserPool"),),
    parameters=(Parameter("pool_name", "query", "PoolName"),),
    accept=("application/json",),
)


class Group(OperationGroup):
    def call(
        self,
        operation: Operation[Any],
        options: RequestOptions | None = None,
        /,
        **arguments: object,
    ) -> Any:
        return self._call(operation, options, **arguments)


class AsyncGroup(AsyncOperationGroup):
    async def call(
        self,
        operation: Operation[Any],
        options: RequestOptions | None = None,
        /,
        **arguments: object,
    ) -> Any:
        return await self._call(operation, options, **arguments)


class Client(BaseClient):
    @property
    def group(self) -> Group:
        return Group(self._runner)


class AClient(BaseAsyncClient):
    @property
    def group(self) -> AsyncGroup:
        return AsyncGroup(self._runner)


class Server:
    """Records requests and answers them all alike."""

    def __init__(self, response: Callable[[], httpx2.Response] | None = None) -> None:
        self.requests: list[httpx2.Request] = []
        self._response = response or (lambda: httpx2.Response(204))

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        return self._response()

    @property
    def url(self) -> str:
        return str(self.requests[-1].url)


@pytest.fixture
def server() -> Server:
    return Server()


def connect(handler: Handler, base_url: str = BASE, /, **settings: Any) -> Client:
    """A client over an injected one, which gets the `settings`."""
    injected = http_client(handler, **settings)
    return Client(base_url, http_client=injected, user_agent="t/1", max_retries=0)


def answer(response: httpx2.Response) -> Any:
    return connect(lambda _: response).group.call(CREATE_POOL)


def operation(
    *parameters: Parameter,
    method: str = "GET",
    path: str = "/",
    **more: Any,
) -> Operation[Any]:
    return Operation(id="op", method=method, path=path, parameters=parameters, **more)


# --- URL


@pytest.mark.parametrize(
    ("base_url", "path", "url"),
    [
        ("https://h", "/", "https://h/"),
        ("https://h/", "/", "https://h/"),
        ("https://h/v1", "/", "https://h/v1/"),
        ("https://h/v1/", "/users", "https://h/v1/users"),
        ("https://h/v1", "/users/", "https://h/v1/users/"),
        ("http://h:8080/a%2Fb", "/users", "http://h:8080/a%2Fb/users"),
        ("https://h/v1?tenant=a%26b", "/", "https://h/v1/?tenant=a%26b"),
        ("HTTPS://H:443", "/x y|é", "https://h/x%20y%7C%C3%A9"),
        ("http://[::1]:5", "/a:b", "http://[::1]:5/a:b"),
    ],
)
def test_base_url_and_path(server: Server, base_url: str, path: str, url: str) -> None:
    connect(server, base_url).group.call(operation(path=path))
    assert server.url == url


@pytest.mark.parametrize(
    ("base_url", "message"),
    [
        ("api.test/v1", "must start with 'https://'"),
        ("ftp://api.test", "must start with 'https://'"),
        ("", "must start with 'https://'"),
        ("https://", "names no host"),
        ("https:///v1", "names no host"),
        ("https://h:port", "Invalid port"),
        ("https://h/#top", "fragment"),
        ("https://h/\n", "non-printable"),
    ],
)
def test_an_unusable_base_url_is_refused(base_url: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        BaseClient(base_url, user_agent="t/1")


def test_a_refused_base_url_does_not_show_its_password() -> None:
    with pytest.raises(ValueError, match="must start with") as caught:
        BaseClient("ftp://me:hunter2@h", user_agent="t/1")
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    "value",
    ["a/b", "%2F", "..x", "a b", "a+b", "a&b?c#d", "日本語", "...", ";v=1", "a:b"],
)
def test_a_path_value_comes_back_from_its_segment(server: Server, value: str) -> None:
    connect(server).group.call(
        operation(Parameter("x", "path", "x", required=True), path="/a/{x}/b"), x=value
    )
    segments = server.requests[0].url.raw_path.decode().split("/")
    assert segments[:3] == ["", "v1", "a"]
    assert segments[4:] == ["b"]
    assert unquote(segments[3]) == value


@pytest.mark.parametrize(
    ("path", "values", "url"),
    [
        ("/a/{x}.{y}", {"x": "1", "y": "2.0"}, "/v1/a/1.2.0"),
        ("/{x}:verb", {"x": "a:b"}, "/v1/a%3Ab:verb"),
        ("/{the name}/{x}", {"y": "n", "x": [1, 2]}, "/v1/n/1,2"),
        ("/{x}/{x}", {"x": "r"}, "/v1/r/r"),
    ],
)
def test_path_templates(
    server: Server, path: str, values: dict[str, object], url: str
) -> None:
    style: tuple[ArrayStyle, ...] = ("comma",) if isinstance(values["x"], list) else ()
    parameters = (
        Parameter("x", "path", "x", style=style),
        Parameter("y", "path", "the name" if "the name" in path else "y"),
    )
    connect(server).group.call(operation(*parameters, path=path), **values)
    assert server.requests[0].url.raw_path.decode() == url


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("/{x}", {"x": "."}),
        ("/{x}", {"x": ".."}),
        ("/a/{x}/b", {"x": ".."}),
        ("/.{x}", {"x": "."}),
        ("/{x}{y}", {"x": ".", "y": "."}),
        ("/{x}", {"x": ""}),
        ("/{x}", {"x": None}),
    ],
)
def test_path_values_that_would_reach_another_resource_are_refused(
    server: Server, path: str, values: dict[str, object]
) -> None:
    parameters = (Parameter("x", "path", "x"), Parameter("y", "path", "y"))
    with pytest.raises(ValueError, match=r"x: |'x'"):
        connect(server).group.call(operation(*parameters, path=path), **values)
    assert not server.requests


# --- query


@pytest.mark.parametrize(
    ("base_url", "settings", "query"),
    [
        (BASE, {}, "Action=CreateUserPool&PoolName=a%20b"),
        (BASE, {"params": {}}, "Action=CreateUserPool&PoolName=a%20b"),
        (
            BASE,
            {"params": {"trace": "a b&c"}},
            "Action=CreateUserPool&PoolName=a%20b&trace=a%20b%26c",
        ),
        (
            BASE,
            {"params": {"Action": "DeleteUserPool", "PoolName": "z", "t": ["1", "2"]}},
            "Action=CreateUserPool&PoolName=a%20b&t=1&t=2",
        ),
        (
            BASE,
            {"base_url": "https://elsewhere.test/?Action=Other"},
            "Action=CreateUserPool&PoolName=a%20b",
        ),
        (
            BASE + "/?Action=Other&stage=dev&flag",
            {"params": {"t": "1"}},
            "Action=CreateUserPool&PoolName=a%20b&stage=dev&flag&t=1",
        ),
    ],
)
def test_the_constant_query_is_kept(
    server: Server, base_url: str, settings: dict[str, object], query: str
) -> None:
    connect(server, base_url, **settings).group.call(CREATE_POOL, pool_name="a b")
    assert server.url == f"{BASE}/?{query}"


def test_the_constant_query_is_kept_with_an_injected_httpx_client() -> None:
    httpx = pytest.importorskip("httpx", reason="the predecessor of httpx2")
    seen: list[Any] = []

    def handle(request: Any) -> Any:
        seen.append(request)
        return httpx.Response(200, json={"ok": True})

    http_client = httpx.Client(
        transport=httpx.MockTransport(handle), params={"t": "1"}, timeout=3
    )
    client = Client(BASE, http_client=http_client, timeout=9, user_agent="t/1")
    result = client.group.call(CREATE_POOL, {"headers": {"X-A": "é"}}, pool_name="n")
    assert result == {"ok": True}
    assert str(seen[0].url) == f"{BASE}/?Action=CreateUserPool&PoolName=n&t=1"
    assert isinstance(seen[0].url, httpx.URL)
    assert seen[0].extensions["timeout"]["read"] == 9
    assert seen[0].headers.raw[-1] == (b"X-A", "é".encode())


LIST_QUERY: list[tuple[tuple[ArrayStyle, ...], object, str]] = [
    (("comma",), ["a,b", "c"], "?ids=a%2Cb,c"),
    (("space",), ["a", "c"], "?ids=a%20c"),
    (("tab",), ["a", "c"], "?ids=a%09c"),
    (("pipe",), ["a", "c"], "?ids=a%7Cc"),
    (("repeated",), ["a+b", "c"], "?ids=a%2Bb&ids=c"),
    (("repeated",), [], ""),
    ((), None, ""),
    ((), "", "?ids="),
    ((), "%2F", "?ids=%252F"),
]


@pytest.mark.parametrize(("style", "value", "query"), LIST_QUERY)
def test_query_parameters(
    server: Server, style: tuple[ArrayStyle, ...], value: object, query: str
) -> None:
    described = operation(Parameter("ids", "query", "ids", style=style))
    connect(server).group.call(described, ids=value)
    assert server.url == f"{BASE}/{query}"


def test_query_parameters_come_in_document_order_with_escaped_names(
    server: Server,
) -> None:
    described = operation(
        Parameter("b", "query", "filter[b]"),
        Parameter("a", "query", "a&b"),
        constants=(Constant("query", "op", "x y"),),
    )
    connect(server).group.call(described, a=1, b=2)
    assert server.url == f"{BASE}/?op=x%20y&filter%5Bb%5D=2&a%26b=1"


def test_query_options_are_added_and_replace_parameters(server: Server) -> None:
    options: RequestOptions = {"query": {"debug": True, "PoolName": "b", "t": [1, 2]}}
    client = connect(server, params={"debug": "0"})
    client.group.call(CREATE_POOL, options, pool_name="a")
    query = "Action=CreateUserPool&debug=true&PoolName=b&t=1&t=2"
    assert server.url == f"{BASE}/?{query}"


def test_a_query_option_cannot_replace_a_constant(server: Server) -> None:
    with pytest.raises(ValueError, match="'Action' is a constant"):
        connect(server).group.call(CREATE_POOL, {"query": {"Action": "DeleteAll"}})
    assert not server.requests


# --- headers


@pytest.mark.parametrize(
    ("style", "value", "fields"),
    [
        ((), "plain", [b"plain"]),
        ((), "", [b""]),
        ((), "a\tb", [b"a\tb"]),
        ((), "Ünïcode 日", ["Ünïcode 日".encode()]),
        (("comma",), ["a", "b"], [b"a,b"]),
        (("space",), [1, 2], [b"1 2"]),
        (("pipe",), [1, 2], [b"1|2"]),
        (("repeated",), ["a", "b"], [b"a", b"b"]),
        ((), None, []),
    ],
)
def test_header_parameters(
    server: Server, style: tuple[ArrayStyle, ...], value: object, fields: list[bytes]
) -> None:
    described = operation(Parameter("h", "header", "X-H", style=style))
    connect(server).group.call(described, h=value)
    raw = server.requests[0].headers.raw
    assert [found for name, found in raw if name == b"X-H"] == fields


@pytest.mark.parametrize(
    "value",
    ["a\r\nX-Evil: 1", "a\nb", "a\rb", "a\x00b", "a\x1bb", "a\x7f", " a", "a ", "a\n"],
)
def test_header_values_that_could_break_out_are_refused(
    server: Server, value: str
) -> None:
    client = connect(server)
    described = operation(Parameter("h", "header", "X-H"))
    with pytest.raises(ValueError, match="'X-H'") as caught:
        client.group.call(described, h=value)
    assert "Evil" not in str(caught.value)
    with pytest.raises(ValueError, match="'X-Own'"):
        client.group.call(described, {"headers": {"X-Own": value}})
    assert not server.requests


@pytest.mark.parametrize("name", ["", "a b", "a:b", "a\r\nb", "é"])
def test_header_names_must_be_tokens(server: Server, name: str) -> None:
    with pytest.raises(ValueError, match="name of a header"):
        connect(server).group.call(CREATE_POOL, {"headers": {name: "v"}})


def test_header_options_replace_parameters_whatever_their_case(server: Server) -> None:
    described = operation(
        Parameter("h", "header", "X-H"),
        constants=(Constant("header", "X-Version", "2"),),
        accept=("application/json", "text/plain"),
    )
    client = connect(server, headers={"User-Agent": "mine/1"})
    client.group.call(described, {"headers": {"x-h": "b"}}, h="a")
    headers = server.requests[0].headers
    assert headers.get_list("X-H") == ["b"]
    assert headers["X-Version"] == "2"
    assert headers["Accept"] == "application/json, text/plain"
    assert headers["User-Agent"] == "mine/1"


# --- bodies


def test_a_json_body_is_compact_and_in_utf8(server: Server) -> None:
    described = operation(
        method="POST", body="body", content_types=("application/vnd.x+json",)
    )
    uuid = UUID(int=1)
    body = {"a": ["é", 1.5, None, True], "d": date(2024, 1, 2), "u": uuid}
    connect(server).group.call(described, body=body)
    request = server.requests[0]
    text = f'{{"a":["é",1.5,null,true],"d":"2024-01-02","u":"{uuid}"}}'
    assert request.content == text.encode()
    assert request.headers["Content-Type"] == "application/vnd.x+json"


@pytest.mark.parametrize("value", [float("nan"), [float("inf")]])
def test_numbers_json_does_not_have_are_refused(server: Server, value: object) -> None:
    described = operation(method="POST", body="body")
    with pytest.raises(ValueError, match="not JSON compliant"):
        connect(server).group.call(described, body=value)
    assert not server.requests


class _Written(BaseModel):
    at: DateTime | None = None
    text: str | None = None


@pytest.mark.parametrize("is_model", [True, False])
@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"at": datetime(2024, 1, 2)}, r"body: 2024-01-02T00:00:00 has no offset .*"),
        ({"text": "\ud800"}, r"body: 'utf-8' codec can't .*: surrogates not allowed"),
    ],
)
def test_a_value_that_cannot_be_written_names_its_argument(
    server: Server, value: dict[str, Any], message: str, is_model: bool
) -> None:
    described = operation(method="POST", body="body")
    body = _Written(**value) if is_model else value
    with pytest.raises(ValueError) as caught:
        connect(server).group.call(described, body=body)
    assert re.fullmatch(message, str(caught.value))
    assert not server.requests


@pytest.mark.parametrize(
    ("content_types", "value", "sent", "content_type"),
    [
        ((), {"a": 1}, b'{"a":1}', "application/json"),
        ((), b"\x00", b"\x00", "application/octet-stream"),
        (("*/*",), "x", b'"x"', "application/json"),
        (("application/json",), "x", b'"x"', "application/json"),
        (("application/json",), b"[1]", b"[1]", "application/json"),
        (("text/plain",), "é", "é".encode(), "text/plain"),
        (("text/plain",), 3, b"3", "text/plain"),
        (("application/xml",), b"<a/>", b"<a/>", "application/xml"),
        (("image/png", "image/gif"), b"png", b"png", "image/png"),
        (("image/png",), [b"p", b"ng"], b"png", "image/png"),
        (("text/xml", "application/json"), "<a/>", b"<a/>", "text/xml"),
        (("text/xml", "application/json"), [1], b"[1]", "application/json"),
        (("application/json", "text/xml"), "a", b'"a"', "application/json"),
        (("application/json", "image/png"), b"png", b"png", "image/png"),
        (("application/json", "text/csv"), b"a,b", b"a,b", "application/json"),
        (("text/*",), "a", b"a", "text/plain"),
    ],
)
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_bodies_by_media_type(
    server: Server,
    kind: Literal["sync", "async"],
    content_types: tuple[str, ...],
    value: object,
    sent: bytes,
    content_type: str,
) -> None:
    described = operation(method="PUT", body="body", content_types=content_types)
    run(kind, server, described, body=value)
    assert server.requests[0].content == sent
    assert server.requests[0].headers["Content-Type"] == content_type


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_bytes_of_a_range_of_media_types_need_one(
    server: Server, kind: Literal["sync", "async"]
) -> None:
    described = operation(method="PUT", body="body", content_types=("image/*",))
    with pytest.raises(ValueError, match=r"which of image/\* they are"):
        run(kind, server, described, body=b"png")
    assert not server.requests
    run(
        kind, server, described, {"headers": {"Content-Type": "image/png"}}, body=b"png"
    )
    assert server.requests[0].headers["Content-Type"] == "image/png"


def run(
    kind: Literal["sync", "async"],
    handler: Handler,
    described: Operation[Any],
    options: RequestOptions | None = None,
    **arguments: object,
) -> Any:
    """The result of a call with the client of this kind."""
    if kind == "sync":
        return connect(handler).group.call(described, options, **arguments)

    async def call() -> Any:
        async with async_http_client(handler) as injected:
            client = AClient(
                BASE, http_client=injected, user_agent="t/1", max_retries=0
            )
            return await client.group.call(described, options, **arguments)

    return asyncio.run(call())


def test_an_asynchronous_stream_is_sent(server: Server) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        yield b"a"
        yield b"b"

    described = operation(method="PUT", body="body", content_types=("image/png",))
    run("async", server, described, body=chunks())
    assert server.requests[0].content == b"ab"


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_file_is_sent_from_where_it_stands_with_its_length(
    server: Server, kind: Literal["sync", "async"], tmp_path: Path
) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"0123456789")
    described = operation(method="PUT", body="body", content_types=("image/png",))
    with path.open("rb") as file:
        file.seek(4)
        run(kind, server, described, body=file)
    run(kind, server, described, body=path)
    assert [request.content for request in server.requests] == [
        b"456789",
        b"0123456789",
    ]
    assert server.requests[0].headers["Content-Length"] == "6"
    assert "Transfer-Encoding" not in server.requests[0].headers


def test_a_mapping_is_refused_where_it_has_no_form(server: Server) -> None:
    described = operation(method="PUT", body="b", content_types=("application/xml",))
    with pytest.raises(TypeError, match="application/xml"):
        connect(server).group.call(described, b={"a": 1})


def test_the_content_type_a_caller_states_decides_the_encoding(server: Server) -> None:
    described = operation(
        method="PUT", body="b", content_types=("text/plain", "application/json")
    )
    options: RequestOptions = {"headers": {"content-type": "application/json"}}
    connect(server).group.call(described, options, b="x")
    request = server.requests[0]
    assert request.content == b'"x"'
    assert request.headers.get_list("content-type") == ["application/json"]


def test_the_body_option_takes_the_place_of_the_body(server: Server) -> None:
    described = operation(method="PUT", body="b", content_types=("application/json",))
    connect(server).group.call(described, {"body": [2]}, b=[1])
    assert server.requests[0].content == b"[2]"


def test_absent_bodies_and_forms_send_no_content_type(server: Server) -> None:
    connect(server).group.call(operation(method="POST", body="b"), b=None)
    form = operation(Parameter("f", "form", "f"), method="POST")
    connect(server).group.call(form)
    for request in server.requests:
        assert request.content == b""
        assert "Content-Type" not in request.headers


# --- forms


@pytest.mark.parametrize(
    ("style", "value", "text"),
    [
        ((), "a b&c=d+é", "f=a+b%26c%3Dd%2B%C3%A9"),
        ((), "", "f="),
        (("comma",), ["a", "b"], "f=a%2Cb"),
        (("space",), ["a", "b"], "f=a+b"),
        (("tab",), ["a", "b"], "f=a%09b"),
        (("pipe",), ["a", "b"], "f=a%7Cb"),
        (("repeated",), ["a", "b"], "f=a&f=b"),
    ],
)
def test_urlencoded_forms(
    server: Server, style: tuple[ArrayStyle, ...], value: object, text: str
) -> None:
    described = operation(
        Parameter("f", "form", "f", style=style),
        method="POST",
        constants=(Constant("form", "op", "x"),),
    )
    connect(server).group.call(described, f=value)
    request = server.requests[0]
    assert request.content == f"op=x&{text}".encode()
    assert request.headers["Content-Type"] == "application/x-www-form-urlencoded"


def parts(request: httpx2.Request) -> list[str]:
    """The parts of a multipart body: headers and content, without the boundary."""
    _, _, boundary = request.headers["Content-Type"].partition("boundary=")
    pieces = request.content.decode().split(f"--{boundary}")
    assert pieces[0] == ""
    assert pieces[-1] == "--\r\n"
    return [piece.removeprefix("\r\n").removesuffix("\r\n") for piece in pieces[1:-1]]


def plain(name: str, text: str) -> str:
    return f'Content-Disposition: form-data; name="{name}"\r\n\r\n{text}'


def uploaded(filename: str, media_type: str, text: str) -> str:
    return (
        f'Content-Disposition: form-data; name="file"; filename="{filename}"\r\n'
        f"Content-Type: {media_type}\r\n\r\n{text}"
    )


def test_multipart_forms_keep_the_order_and_repeat_fields(server: Server) -> None:
    described = operation(
        Parameter("a", "form", "a", style=("repeated",)),
        Parameter("file", "form", "file", file=True),
        Parameter("b", "form", "b", style=("comma",)),
        Parameter("absent", "form", "absent", file=True),
        method="POST",
        constants=(Constant("form", "op", "x"),),
        content_types=("application/x-www-form-urlencoded", "multipart/form-data"),
    )
    client = connect(server, headers={"Content-Type": "application/json"})
    client.group.call(described, a=["1", "é"], file=b"data", b=["2", "3"])
    assert parts(server.requests[0]) == [
        plain("op", "x"),
        plain("a", "1"),
        plain("a", "é"),
        uploaded("upload", "application/octet-stream", "data"),
        plain("b", "2,3"),
    ]


def test_multipart_forms_without_a_file(server: Server) -> None:
    described = operation(
        Parameter("a", "form", "a"),
        method="POST",
        content_types=("multipart/form-data",),
    )
    connect(server).group.call(described, a=True)
    assert parts(server.requests[0]) == [plain("a", "true")]


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize(
    ("make", "filename", "media_type"),
    [
        (lambda path: path, "a.txt", "text/plain"),
        (lambda path: io.BytesIO(path.read_bytes()), "upload", None),
        (lambda path: ("x.png", path), "x.png", "image/png"),
        (lambda path: ("x.png", path, "image/gif"), "x.png", "image/gif"),
        (lambda path: ('"\r\n.txt', b"text"), "%22%0D%0A.txt", "text/plain"),
    ],
)
def test_kinds_of_uploads(
    server: Server,
    tmp_path: Path,
    kind: Literal["sync", "async"],
    make: Callable[[Path], object],
    filename: str,
    media_type: str | None,
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text")
    described = operation(Parameter("f", "form", "file", file=True), method="POST")
    run(kind, server, described, f=make(path))
    expected = uploaded(filename, media_type or "application/octet-stream", "text")
    assert parts(server.requests[0]) == [expected]


def test_a_list_of_uploads_and_an_open_file(server: Server, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text")
    described = operation(Parameter("f", "form", "file", file=True), method="POST")
    with path.open("rb") as file:
        connect(server).group.call(described, f=[("b.txt", b"more"), file])
    assert parts(server.requests[0]) == [
        uploaded("b.txt", "text/plain", "more"),
        uploaded("a.txt", "text/plain", "text"),
    ]


@pytest.mark.parametrize("value", ["a.txt", ("a.txt", "content")])
def test_text_is_refused_as_a_file(server: Server, value: object) -> None:
    described = operation(Parameter("f", "form", "file", file=True), method="POST")
    with pytest.raises(TypeError, match="file: a file is bytes"):
        connect(server).group.call(described, f=value)


# --- options of one call


def test_options_of_one_call(server: Server) -> None:
    options: RequestOptions = {
        "base_url": "https://other.test/v2?x=1",
        "timeout": 7,
        "idempotency_key": "k-1",
        "auth": ("me", "pw"),
    }
    connect(server).group.call(CREATE_POOL, options)
    request = server.requests[0]
    assert str(request.url) == "https://other.test/v2/?Action=CreateUserPool&x=1"
    assert request.headers["Host"] == "other.test"
    assert set(request.extensions["timeout"].values()) == {7}
    assert request.headers["Idempotency-Key"] == "k-1"
    assert request.headers["Authorization"].startswith("Basic ")


def test_an_unknown_option_is_refused(server: Server) -> None:
    options: Any = {"header": {}}
    with pytest.raises(TypeError, match=r"'header'; there are headers, query, body"):
        connect(server).group.call(CREATE_POOL, options)


@pytest.mark.parametrize(
    ("timeout", "sent"),
    [
        ({}, {"connect": 1.5, "read": 1.5, "write": 1.5, "pool": 1.5}),
        ({"timeout": 4}, {"connect": 4, "read": 4, "write": 4, "pool": 4}),
        (
            {"timeout": None},
            {"connect": None, "read": None, "write": None, "pool": None},
        ),
        (
            {"timeout": httpx2.Timeout(9, connect=2)},
            {"connect": 2, "read": 9, "write": 9, "pool": 9},
        ),
    ],
)
def test_the_timeout_of_an_injected_client_holds_unless_one_is_given(
    server: Server, timeout: dict[str, Any], sent: dict[str, object]
) -> None:
    transport = httpx2.MockTransport(server)
    http_client = httpx2.Client(transport=transport, timeout=1.5)
    client = Client(BASE, http_client=http_client, user_agent="t/1", **timeout)
    client.group.call(CREATE_POOL)
    assert server.requests[0].extensions["timeout"] == sent


# --- answers


@pytest.mark.parametrize(
    ("response", "result"),
    [
        (httpx2.Response(200, json={"a": [1, None]}), {"a": [1, None]}),
        (httpx2.Response(201, content=b"", headers={"Content-Type": "a/json"}), None),
        (httpx2.Response(204), None),
        (
            httpx2.Response(
                200,
                content=b"\xef\xbb\xbf[1]",
                headers={"Content-Type": "application/problem+json;charset=utf-8"},
            ),
            [1],
        ),
        (httpx2.Response(200, text="é"), "é"),
        (
            httpx2.Response(
                200,
                content=b"\xe9",
                headers={"Content-Type": "text/plain; charset=latin-1"},
            ),
            "é",
        ),
        (
            httpx2.Response(200, content=b"1", headers={"Content-Type": "image/png"}),
            b"1",
        ),
        (httpx2.Response(200, content=b'{"a":1}'), {"a": 1}),
        (httpx2.Response(200, content=b"hello"), "hello"),
        (httpx2.Response(200, content=b"\xff"), b"\xff"),
    ],
)
def test_results(response: httpx2.Response, result: object) -> None:
    assert answer(response) == result


@pytest.mark.parametrize(
    "content", [b"{", b"<html>", b"\xff", b"[" * 100_000], ids=lambda found: found[:6]
)
def test_a_success_that_is_not_json_is_a_decode_error(content: bytes) -> None:
    headers = {"Content-Type": "application/json", "X-Id": "7"}
    with pytest.raises(errors.DecodeError, match=r"200 .* not JSON") as caught:
        answer(httpx2.Response(200, content=content, headers=headers))
    assert caught.value.content == content
    assert caught.value.status_code == 200
    assert caught.value.headers["x-id"] == "7"


@pytest.mark.parametrize(
    ("status", "kind", "group"),
    [
        (400, errors.BadRequestError, errors.ClientError),
        (401, errors.UnauthorizedError, errors.ClientError),
        (403, errors.ForbiddenError, errors.ClientError),
        (404, errors.NotFoundError, errors.ClientError),
        (408, errors.RequestTimeoutStatusError, errors.ClientError),
        (409, errors.ConflictError, errors.ClientError),
        (418, errors.ClientError, errors.ClientError),
        (422, errors.UnprocessableEntityError, errors.ClientError),
        (429, errors.TooManyRequestsError, errors.ClientError),
        (500, errors.InternalServerError, errors.ServerError),
        (501, errors.OperationNotImplementedError, errors.ServerError),
        (503, errors.ServiceUnavailableError, errors.ServerError),
        (599, errors.ServerError, errors.ServerError),
        (302, errors.RedirectionError, errors.ApiStatusError),
        (304, errors.NotModifiedError, errors.RedirectionError),
        (199, errors.ApiStatusError, errors.ApiStatusError),
    ],
)
def test_every_status_has_its_error(
    status: int,
    kind: type[errors.ApiStatusError],
    group: type[errors.ApiStatusError],
) -> None:
    with pytest.raises(errors.ApiStatusError) as caught:
        answer(httpx2.Response(status, json={"code": 1}, headers={"X-Id": "7"}))
    error = caught.value
    assert type(error) is kind
    assert isinstance(error, group)
    assert (error.status_code, error.body) == (status, {"code": 1})
    assert error.headers["x-id"] == "7"
    assert (error.method, error.url) == ("GET", f"{BASE}/?Action=CreateUserPool")


@pytest.mark.parametrize(
    ("response", "said"),
    [
        ({"json": {"title": "Bad", "detail": "name is long"}}, ": Bad: name is long"),
        ({"json": {"title": "Bad Request", "detail": "too long"}}, ": too long"),
        ({"json": {"title": "Bad Request", "status": 400}}, ""),
        (
            {
                "json": {
                    "title": "Bad Request",
                    "detail": "Wrong.",
                    "errors": [
                        {"in": "body", "name": "/size", "message": "is no number"},
                        {"pointer": "#/age", "detail": "is negative"},
                        "all of it",
                        {"message": "a fourth"},
                    ],
                }
            },
            ": Wrong. (body /size: is no number; #/age: is negative; all of it)",
        ),
        (
            {"json": {"title": "Bad", "errors": {"name": ["is long", "is odd"]}}},
            ": Bad (name: is long)",
        ),
        ({"json": {"message": "no  such\nuser"}}, ": no such user"),
        ({"json": {"Error": {"Code": "x", "Message": "deep"}}}, ": deep"),
        ({"json": {"error": "e", "error_description": "why"}}, ": why"),
        ({"json": {"errors": [{"message": "first"}, {"message": "2"}]}}, ": first"),
        ({"json": {"detail": [{"loc": [], "msg": "required"}]}}, ": required"),
        ({"text": "plain"}, ": plain"),
        ({"text": "\x1b[31mred"}, ": �[31mred"),
        ({"text": "x" * 10_000}, ": " + "x" * 300 + "…"),
        ({"text": "<html>proxy</html>"}, ""),
        ({"json": {"code": 7}}, ""),
        ({"content": b""}, ""),
        (
            {"content": b"{oops", "headers": {"Content-Type": "application/json"}},
            ": {oops",
        ),
    ],
)
def test_the_message_says_what_the_server_said(
    response: dict[str, Any], said: str
) -> None:
    with pytest.raises(errors.BadRequestError) as caught:
        answer(httpx2.Response(400, **response))
    url = f"{BASE}/?Action=CreateUserPool"
    assert str(caught.value) == f"GET {url} answered 400 Bad Request{said}"


def test_an_error_body_nested_without_end_is_still_that_error() -> None:
    body = b'{"error":' * 800 + b"1" + b"}" * 800
    headers = {"Content-Type": "application/json"}
    with pytest.raises(errors.BadRequestError):
        answer(httpx2.Response(400, content=body, headers=headers))


def test_errors_survive_pickling() -> None:
    with pytest.raises(errors.NotFoundError) as caught:
        answer(httpx2.Response(404, json={"message": "gone"}, headers={"X-Id": "7"}))
    copy = pickle.loads(pickle.dumps(caught.value))
    assert type(copy) is errors.NotFoundError
    assert str(copy) == str(caught.value)
    assert (copy.status_code, copy.body) == (404, {"message": "gone"})
    assert copy.headers == caught.value.headers
    assert (copy.method, copy.url) == (caught.value.method, caught.value.url)


def test_decode_and_transport_errors_survive_pickling() -> None:
    with pytest.raises(errors.DecodeError) as decoding:
        answer(httpx2.Response(200, content=b"{", headers={"Content-Type": "a/b+json"}))
    copy = pickle.loads(pickle.dumps(decoding.value))
    assert (type(copy), copy.content) == (errors.DecodeError, b"{")

    def fail(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ConnectError("refused")

    with pytest.raises(errors.ConnectionFailedError) as failing:
        connect(fail).group.call(CREATE_POOL)
    other = pickle.loads(pickle.dumps(failing.value))
    assert (type(other), str(other)) == (type(failing.value), str(failing.value))


# --- secrets


def test_credentials_of_the_base_url_are_sent_but_never_shown() -> None:
    server = Server(lambda: httpx2.Response(500))
    client = connect(server, "https://me:hunter2@api.test/v1?api_key=s3cret&x=1")
    options: RequestOptions = {"query": {"accessToken": "t0ken"}}
    with pytest.raises(errors.InternalServerError) as caught:
        client.group.call(CREATE_POOL, options)
    assert httpx2.BasicAuth("me", "hunter2")._auth_header == (
        server.requests[0].headers["Authorization"]
    )
    assert "s3cret" in server.url
    shown = (
        f"{caught.value} {caught.value.url} {client!r} {pickle.dumps(caught.value)!r}"
    )
    for secret in ("hunter2", "me:", "s3cret", "t0ken"):
        assert secret not in shown
    assert caught.value.url == (
        "https://api.test/v1/?Action=CreateUserPool&api_key=***&x=1&accessToken=***"
    )
    assert repr(client) == "Client('https://api.test/v1?api_key=***&x=1')"


def test_credentials_of_the_base_url_do_not_go_to_another(server: Server) -> None:
    client = connect(server, "https://me:hunter2@api.test")
    client.group.call(CREATE_POOL, {"base_url": "https://other.test"})
    assert "Authorization" not in server.requests[0].headers


# --- redirects, life time


@pytest.mark.parametrize(
    ("method", "followed"), [("GET", True), ("HEAD", True), ("POST", False)]
)
def test_redirects_are_followed_where_nothing_changes_but_the_place(
    monkeypatch: pytest.MonkeyPatch, method: str, followed: bool
) -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/v1/old":
            return httpx2.Response(302, headers={"Location": "/v1/new"})
        return httpx2.Response(200)

    answer_with(monkeypatch, handle)
    with Client(BASE, user_agent="t/1") as client:
        described = operation(method=method, path="/old")
        if followed:
            client.group.call(described)
        else:
            with pytest.raises(errors.ApiStatusError, match="answered 302"):
                client.group.call(described)


def answer_with(monkeypatch: pytest.MonkeyPatch, handler: Handler) -> None:
    """Let `handler` answer what clients send that nothing was injected into."""

    def handle(self: object, request: httpx2.Request) -> httpx2.Response:
        return handler(request)

    async def handle_async(self: object, request: httpx2.Request) -> httpx2.Response:
        return handler(request)

    monkeypatch.setattr(httpx2.HTTPTransport, "handle_request", handle)
    monkeypatch.setattr(httpx2.AsyncHTTPTransport, "handle_async_request", handle_async)


def test_an_injected_client_keeps_its_redirects() -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/v1/":
            return httpx2.Response(302, headers={"Location": "/v1/new"})
        return httpx2.Response(200, text="new")

    with pytest.raises(errors.ApiStatusError, match="answered 302"):
        connect(handle).group.call(operation())
    followed = connect(handle, follow_redirects=True).group.call(operation())
    assert followed == "new"


def test_our_own_http_client_has_our_name_and_timeout_and_is_closed(
    monkeypatch: pytest.MonkeyPatch, server: Server
) -> None:
    answer_with(monkeypatch, server)
    with Client(BASE, user_agent="pkg/1.0") as client:
        client.group.call(CREATE_POOL)
    request = server.requests[0]
    assert request.headers["User-Agent"] == "pkg/1.0"
    assert request.extensions["timeout"] == {
        "connect": 5,
        "read": 60,
        "write": 60,
        "pool": 60,
    }
    with pytest.raises(RuntimeError, match="closed"):
        client.group.call(CREATE_POOL)


def test_our_own_asynchronous_http_client_is_closed(
    monkeypatch: pytest.MonkeyPatch, server: Server
) -> None:
    answer_with(monkeypatch, server)

    async def call() -> None:
        async with AClient(BASE, user_agent="pkg/1.0") as client:
            await client.group.call(CREATE_POOL)
        with pytest.raises(RuntimeError, match="closed"):
            await client.group.call(CREATE_POOL)

    asyncio.run(call())
    assert server.requests[0].headers["User-Agent"] == "pkg/1.0"


def test_an_injected_http_client_is_left_open(server: Server) -> None:
    http_client = httpx2.Client(transport=httpx2.MockTransport(server))
    with Client(BASE, http_client=http_client, user_agent="t/1") as client:
        client.group.call(CREATE_POOL)
    assert not http_client.is_closed


def test_a_client_of_the_other_kind_is_refused() -> None:
    wrong: Any = httpx2.AsyncClient(transport=httpx2.MockTransport(Server()))
    with pytest.raises(TypeError, match=r"must be an httpx2\.Client"):
        BaseClient(BASE, http_client=wrong, user_agent="t/1")
    wrong = httpx2.Client(transport=httpx2.MockTransport(Server()))
    with pytest.raises(TypeError, match=r"must be an httpx2\.AsyncClient"):
        BaseAsyncClient(BASE, http_client=wrong, user_agent="t/1")


def test_async_calls_send_and_answer_what_sync_calls_do() -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(
            200, json=[str(request.url), sorted(request.headers.items())]
        )

    described = operation(
        Parameter("p", "path", "p"),
        Parameter("q", "query", "q", style=("repeated",)),
        Parameter("h", "header", "X-H"),
        path="/{p}",
        constants=(Constant("query", "c", "1"),),
    )
    arguments: dict[str, object] = {"p": "a/b", "q": ["x", "y z"], "h": "v"}
    sync = run("sync", handle, described, {"query": {"e": 1}}, **arguments)
    assert sync[0] == f"{BASE}/a%2Fb?c=1&q=x&q=y%20z&e=1"
    assert run("async", handle, described, {"query": {"e": 1}}, **arguments) == sync


def test_errors_of_the_application_under_test_pass_through() -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        raise LookupError("a defect of the server")

    with pytest.raises(LookupError, match="a defect"):
        connect(handle).group.call(CREATE_POOL)


def test_a_url_beyond_all_limits_is_a_transport_error(server: Server) -> None:
    with pytest.raises(errors.TransportError, match="too long"):
        connect(server).group.call(CREATE_POOL, pool_name="x" * 70_000)
    assert json.dumps(server.requests) == "[]"


def test_one_shot_bodies_are_sent(server: Server) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"a"
        yield b"b"

    described = operation(method="PUT", body="body", content_types=("image/png",))
    run("sync", server, described, body=chunks())
    run("async", server, described, body=chunks())
    assert [request.content for request in server.requests] == [b"ab", b"ab"]


def test_importing_the_client_loads_little_besides_httpx2() -> None:
    code = (
        "import sys, httpx2; before = set(sys.modules);"
        "import triptych.runtime.client;"
        "print(*sorted({name.partition('.')[0] for name in set(sys.modules) - before}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    heavy = {"asyncio", "anyio", "pydantic", "httpx", "starlette", "ssl"}
    loaded = set(done.stdout.split())
    assert "triptych" in loaded
    assert not loaded & heavy
