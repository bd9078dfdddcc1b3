"""Calls every operation once, with services that note their arguments.

`operations.json` has the requests, and what they mean by the API description. Responses
are the samples of the package, which the server checks as it does any result.
"""

from __future__ import annotations

import asyncio
import json
import re
from base64 import b64decode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote, urlencode

import pytest
from pydantic import TypeAdapter

DURATION = re.compile(r"-?P(?=.)(\d+[YMWD])*(T(\d+(\.\d+)?[HMS])+)?")
DURATIONS = TypeAdapter(timedelta)

DATA: dict[str, Any] = json.loads(
    Path(__file__).with_name("operations.json").read_text(encoding="utf-8")
)
OPERATIONS: list[dict[str, Any]] = DATA["operations"]

FILE = b"..."
BOUNDARY = "boundary-of-the-test"


@dataclass(frozen=True)
class Served:
    """The generated part of the package, its application, and the calls it made."""

    server: Any
    app: Any
    calls: list[tuple[str, dict[str, Any]]]


@pytest.fixture(scope="module")
def served() -> Served:
    server: Any = import_module(f"{DATA['package']}._generated")
    calls: list[tuple[str, dict[str, Any]]] = []
    services = {
        group: double(server, getattr(server.services, name), calls)
        for group, name in DATA["services"].items()
    }
    return Served(server, server.create_app(**services, mock=True), calls)


@pytest.mark.parametrize("expected", OPERATIONS, ids=lambda item: str(item["id"]))
def test_operation(served: Served, expected: dict[str, Any]) -> None:
    served.calls.clear()
    status, content = respond(served.app, expected)
    assert [name for name, _ in served.calls] == [expected["method"]], content
    check_arguments(served.server, expected, served.calls[0][1])
    check_response(served.server, expected, status, content)


def double(
    server: Any, base: type[Any], calls: list[tuple[str, dict[str, Any]]]
) -> object:
    """A service whose methods note what they are given, and leave it to the mock."""

    def method(name: str) -> Any:
        async def call(_service: object, /, **arguments: Any) -> None:
            kept = {key: await read(value) for key, value in arguments.items()}
            calls.append((name, kept))
            raise server.not_implemented(name)

        return call

    names = [name for name in vars(base) if not name.startswith("_")]
    return type(base.__name__, (base,), {name: method(name) for name in names})()


async def read(value: Any) -> Any:
    """The value, an upload as its content: its file is closed with the request."""
    if isinstance(value, list):
        return [await read(item) for item in cast("Sequence[Any]", value)]
    return await value.read() if hasattr(value, "filename") else value


def respond(app: Any, expected: dict[str, Any]) -> tuple[int, bytes]:
    """Status and body of the response to one request, without a network."""
    media_type, body = request_body(expected)
    path, _, query = str(expected["target"]).partition("?")
    headers = [(name, value) for name, value in expected.get("headers", [])]
    headers += [("content-type", media_type)] if media_type else []
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": expected["http_method"],
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [
            (name.lower().encode("latin-1"), value.encode()) for name, value in headers
        ],
        "client": ("127.0.0.1", 50000),
        "server": ("127.0.0.1", 8000),
    }
    received = iter([{"type": "http.request", "body": body, "more_body": False}])
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return next(received, {"type": "http.disconnect"})

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    return int(sent[0]["status"]), b"".join(item.get("body", b"") for item in sent)


def request_body(expected: dict[str, Any]) -> tuple[str, bytes]:
    """The media type of the body and the body; both are empty if there is none."""
    media_type = str(expected.get("media_type", ""))
    if "json" in expected:
        return media_type, json.dumps(expected["arguments"][expected["json"]]).encode()
    if "text" in expected:
        return media_type, str(expected["text"]).encode()
    if media_type.startswith("multipart/"):
        parts = b"".join(multipart(expected))
        return f"{media_type}; boundary={BOUNDARY}", parts
    if "form" in expected:
        fields = [(name, value) for name, value in expected.get("form", [])]
        return media_type, urlencode(fields).encode()
    return media_type, FILE if media_type else b""


def multipart(expected: dict[str, Any]) -> Iterator[bytes]:
    fields = [
        (name, "", str(value).encode()) for name, value in expected.get("form", [])
    ]
    fields += [
        (name, '; filename="file"', FILE) for name in expected.get("uploads", [])
    ]
    for name, filename, content in fields:
        yield f"--{BOUNDARY}\r\nContent-Disposition: form-data; ".encode()
        yield f'name="{name}"{filename}\r\n\r\n'.encode() + content + b"\r\n"
    yield f"--{BOUNDARY}--\r\n".encode()


def check_arguments(server: Any, expected: dict[str, Any], found: Any) -> None:
    for name, value in expected["arguments"].items():
        if name in expected.get("files", []):
            assert found[name] in (FILE, [FILE])
        elif value in ([], {}) and found[name] is None:
            # An empty list or object outside a body is written as nothing.
            continue
        else:
            assert spelled(value) in as_json(server, found[name]), name


def check_response(
    server: Any, expected: dict[str, Any], status: int, content: bytes
) -> None:
    mock = samples(Path(server.__file__).with_name("mock.json"))
    sample = mock["operations"][expected["id"]]
    assert status == sample["status"], content
    if "body" not in sample or expected["http_method"] == "HEAD":
        return
    body = mock["samples"][sample["body"]][0]
    if sample.get("encoding") == "base64":
        assert content == b64decode(body)
    elif "xml_answer" in expected:
        found = json_of_xml(server, expected["xml_answer"], content)
        assert spelled(found) == spelled(body)
    else:
        assert content.decode() == body or spelled(json.loads(content)) == spelled(body)


@cache
def samples(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def json_of_xml(server: Any, name: str, content: bytes) -> Any:
    """The value of a document as JSON."""
    runtime = f"{server.__name__}._runtime"
    form = import_module(f"{runtime}.xml.forms").as_xml(object, name).form
    encode = import_module(f"{runtime}.wire.json_text").encode_json
    return json.loads(encode(form.read(content, "")))


def as_json(server: Any, value: object) -> list[Any]:
    """A value as JSON, whether its decimals are numbers or strings there."""
    encode = import_module(f"{server.__name__}._runtime.wire.json_text").encode_json
    return [
        spelled(json.loads(encode(value, text_decimals=text_decimals)))
        for text_decimals in (False, True)
    ]


def spelled(value: Any) -> Any:
    """JSON whose durations have one spelling: ISO 8601 has several for each."""
    if isinstance(value, str) and DURATION.fullmatch(value):
        return str(DURATIONS.validate_python(value))
    if isinstance(value, dict):
        members = cast("dict[str, Any]", value)
        return {key: spelled(item) for key, item in members.items()}
    if isinstance(value, list):
        return [spelled(item) for item in cast("Sequence[Any]", value)]
    return value
