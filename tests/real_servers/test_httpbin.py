"""httpbin, by the document it serves: every operation it has, once."""

from __future__ import annotations

import asyncio
import base64
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx2
import pytest

from tests.real_servers.programs import generated_client
from tests.serving import free_port, serving

pytest.importorskip("httpbin")
# Without it httpbin serves no document.
pytest.importorskip("flasgger")

_SENT: dict[str, Any] = {"query": {"a": ["1", "ü&b"]}, "headers": {"X-Sent": "yes"}}
_POSTED: dict[str, Any] = {**_SENT, "body": {"n": [1, None, "ü"]}}
_ONCE: dict[str, Any] = {"max_retries": 0}


@dataclass(frozen=True, slots=True)
class Call:
    """A call, and what its result is like; with a `status`, the error instead."""

    method: str
    arguments: tuple[Any, ...] = ()
    expected: Any = None
    keywords: dict[str, Any] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)
    status: int | None = None

    def __str__(self) -> str:
        return self.method

    def check(self, result: Any) -> None:
        """`expected` is a value, or a function that says whether the result fits."""
        is_fine = (
            self.expected(result)
            if callable(self.expected)
            else result == self.expected
        )
        assert is_fine, result


def _echoed(method: str) -> Callable[[Any], bool]:
    def fits(result: Any) -> bool:
        return bool(
            result["method"] == method
            and result["args"] == {"a": ["1", "ü&b"]}
            and result["headers"]["X-Sent"] == "yes"
            and (result["json"] == _POSTED["body"] if method == "POST" else True)
        )

    return fits


def _keyed(*names: str) -> Callable[[Any], bool]:
    return lambda result: set(names) <= result.keys()


def _is_image(*magic: bytes) -> Callable[[Any], bool]:
    return lambda result: isinstance(result, bytes) and result.startswith(magic)


_METHODS = ("get", "post", "put", "patch", "delete", "trace")
_CALLS = [
    *(
        Call(
            f"anything.{method}_anything{suffix}",
            arguments,
            _echoed(method.upper()),
            options=_POSTED if method == "post" else _SENT,
        )
        for method in _METHODS
        for suffix, arguments in (("", ()), ("_anything", ("a b/ü?",)))
    ),
    Call(
        "auth.get_basic_auth_user_passwd",
        ("ada", "s3:cret"),
        {"authenticated": True, "user": "ada"},
        options={"auth": ("ada", "s3:cret")},
    ),
    Call(
        "auth.get_hidden_basic_auth_user_passwd",
        ("ada", "x"),
        status=404,
        options={"auth": ("ada", "wrong")},
    ),
    Call(
        "auth.get_bearer",
        keywords={"authorization": "Bearer t0ken"},
        expected={"authenticated": True, "token": "t0ken"},
    ),
    *(
        Call(
            f"auth.get_digest_auth_qop_user_passwd{suffix}",
            ("auth", "ada", "x", *more),
            {"authenticated": True, "user": "ada"},
            options={"auth": httpx2.DigestAuth("ada", "x")},
        )
        for suffix, more in (
            ("", ()),
            ("_algorithm", ("SHA-256",)),
            ("_algorithm_stale_after", ("MD5", "never")),
        )
    ),
    Call(
        "cookies.get_cookies",
        expected={"cookies": {"a": "1"}},
        options={"headers": {"Cookie": "a=1"}},
    ),
    Call(
        "cookies.get_cookies_set",
        expected=lambda result: result["cookies"]["b"] == "2",
        options={"query": {"b": "2"}},
    ),
    Call(
        "cookies.get_cookies_set_name_value",
        ("c", "3"),
        lambda result: result["cookies"]["c"] == "3",
    ),
    Call(
        "cookies.get_cookies_delete",
        expected=lambda result: "c" not in result["cookies"],
        options={"query": {"c": ""}},
    ),
    Call(
        "dynamic_data.get_base64_value",
        (base64.urlsafe_b64encode("größer".encode()).decode(),),
        "größer",
    ),
    Call("dynamic_data.get_bytes_n", (10,), lambda result: len(result) == 10),
    *(
        Call(f"dynamic_data.{method}_delay_delay", (0,), _keyed("url", "headers"))
        for method in _METHODS
    ),
    Call(
        "dynamic_data.get_drip",
        keywords={"duration": 0.0, "numbytes": 5, "code": 201, "delay": 0.0},
        expected=b"*****",
    ),
    Call("dynamic_data.get_links_n_offset", (3, 1), lambda page: "/links/3/2" in page),
    Call("dynamic_data.get_range_numbytes", (5,), b"abcde"),
    Call(
        "dynamic_data.get_stream_bytes_n",
        (70_000,),
        lambda result: len(result) == 70_000,
    ),
    Call("dynamic_data.get_stream_n", (1,), lambda result: result["id"] == 0),
    Call("dynamic_data.get_uuid", expected=lambda result: len(result["uuid"]) == 36),
    *(
        Call(
            f"http_methods.{method}_{method}",
            expected=lambda result: result["args"] == _SENT["query"],
            options=_SENT,
        )
        for method in _METHODS[:-1]
    ),
    Call("images.get_image", expected=_is_image(b"\x89PNG", b"RIFF", b"\xff\xd8")),
    Call("images.get_image_jpeg", expected=_is_image(b"\xff\xd8")),
    Call("images.get_image_png", expected=_is_image(b"\x89PNG")),
    Call("images.get_image_svg", expected=lambda text: "<svg" in text),
    Call("images.get_image_webp", expected=_is_image(b"RIFF")),
    *(
        Call(f"redirects.get_{kind}redirect_n", (2,), _keyed("url"))
        for kind in ("", "absolute_", "relative_")
    ),
    Call(
        "redirects.get_redirect_to",
        keywords={"url": "/get?a=b%26c", "status_code": 307},
        expected=lambda result: result["args"] == {"a": "b&c"},
    ),
    # Whatever is no GET is not sent to another place than it was meant for. The server
    # reads the query even where it describes a form.
    *(
        Call(
            f"redirects.{method}_redirect_to",
            keywords={"url": "/get"} if method in ("post", "put") else {},
            options={"query": {"url": "/get", "status_code": 303}},
            status=303,
        )
        for method in _METHODS[1:]
    ),
    Call("request_inspection.get_headers", expected=_keyed("headers")),
    Call("request_inspection.get_ip", expected={"origin": "127.0.0.1"}),
    Call(
        "request_inspection.get_user_agent",
        expected=lambda result: result["user-agent"].startswith("httpbin-client/"),
    ),
    Call(
        "response_formats.get_brotli", expected=lambda result: result["brotli"] is True
    ),
    Call(
        "response_formats.get_deflate",
        expected=lambda result: result["deflated"] is True,
    ),
    Call(
        "response_formats.get_gzip", expected=lambda result: result["gzipped"] is True
    ),
    Call("response_formats.get_deny", expected=lambda text: "YOU SHOULDN'T" in text),
    Call("response_formats.get_encoding_utf8", expected=lambda text: "∮ E⋅da" in text),
    Call("response_formats.get_html", expected=lambda text: "Moby-Dick" in text),
    Call("response_formats.get_json", expected=_keyed("slideshow")),
    Call("response_formats.get_robots_txt", expected=lambda text: "/deny" in text),
    Call("response_formats.get_xml", expected=lambda text: "<slideshow" in text),
    Call("response_inspection.get_cache", expected=_keyed("url")),
    Call("response_inspection.get_cache_value", (60,), _keyed("url")),
    Call(
        "response_inspection.get_etag_etag",
        ("v1",),
        keywords={"if_none_match": '"v1"'},
        status=304,
    ),
    *(
        Call(
            f"response_inspection.{method}_response_headers",
            expected=lambda result: result["X-A"] == ["1", "2"],
            options={"query": {"X-A": ["1", "2"]}},
        )
        for method in ("get", "post")
    ),
    *(
        Call(
            f"status_codes.{method}_status_codes",
            (str(status),),
            status=status,
            options=_ONCE,
        )
        for method, status in zip(_METHODS, (404, 418, 429, 500, 503, 400), strict=True)
    ),
]


@dataclass(frozen=True, slots=True)
class Httpbin:
    """The package generated from the server's document, and where the server is."""

    package: Any
    url: str


@pytest.fixture(scope="module")
def httpbin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Httpbin]:
    folder = tmp_path_factory.mktemp("httpbin")
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "flask", "--app", "httpbin", "run"]
    command += ["--port", str(port)]
    document = folder / "httpbin.json"
    with serving(command, port, folder=folder, environment=os.environ):
        document.write_bytes(httpx2.get(f"{url}/spec.json").content)
        with generated_client(document, "httpbin", folder / "sdk") as package:
            yield Httpbin(package, url)


def _method(client: Any, name: str) -> Any:
    group, _, method = name.partition(".")
    return getattr(getattr(client, group), method)


@pytest.mark.parametrize("call", _CALLS, ids=str)
def test_operation(httpbin: Httpbin, call: Call) -> None:
    with httpbin.package.Client(httpbin.url) as client:
        method = _method(client, call.method)
        options = {"request_options": call.options}
        if call.status is None:
            call.check(method(*call.arguments, **call.keywords, **options))
            return
        with pytest.raises(httpbin.package.errors.ApiStatusError) as caught:
            method(*call.arguments, **call.keywords, **options)
    assert caught.value.status_code == call.status


@pytest.mark.parametrize(
    "call", [call for call in _CALLS if call.status is None], ids=str
)
def test_operation_awaited(httpbin: Httpbin, call: Call) -> None:
    async def run() -> Any:
        async with httpbin.package.AsyncClient(httpbin.url) as client:
            return await _method(client, call.method)(
                *call.arguments, **call.keywords, request_options=call.options
            )

    call.check(asyncio.run(run()))


def test_every_operation_is_called(httpbin: Httpbin) -> None:
    with httpbin.package.Client(httpbin.url) as client:
        groups = {name: getattr(client, name) for name in _groups(type(client))}
    methods = {
        f"{group}.{name}"
        for group, operations in groups.items()
        for name in vars(type(operations))
        if not name.startswith("_")
    }
    assert sorted(call.method for call in _CALLS) == sorted(methods)


def _groups(client: type[object]) -> list[str]:
    return [name for name in vars(client) if not name.startswith("_")]


def test_lines_of_a_stream(httpbin: Httpbin) -> None:
    with httpbin.package.Client(httpbin.url) as client:
        stream = httpbin.package.streaming(client.dynamic_data.get_stream_n)
        with stream(3) as response:
            values = list(response.iter_json_lines())
    assert [value["id"] for value in values] == [0, 1, 2]


def test_a_long_delay_is_a_timeout(httpbin: Httpbin) -> None:
    errors = httpbin.package.errors
    with (
        httpbin.package.Client(httpbin.url, timeout=0.2, max_retries=0) as client,
        pytest.raises(errors.RequestTimeoutError),
    ):
        client.dynamic_data.get_delay_delay(5)
