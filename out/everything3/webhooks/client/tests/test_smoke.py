"""Calls every operation once, over a transport that responds as the API says.

`operations.json` and `lists.json` have the arguments, the requests and the responses.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Sequence
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import httpx2
import pytest
from pydantic import TypeAdapter

BASE_URL = "https://api.test/base"

DURATION = re.compile(r"-?P(?=.)(\d+[YMWD])*(T(\d+(\.\d+)?[HMS])+)?")
DURATIONS = TypeAdapter(timedelta)

DATA: dict[str, Any] = json.loads(
    Path(__file__).with_name("operations.json").read_text(encoding="utf-8")
)
OPERATIONS: list[dict[str, Any]] = DATA["operations"]

each_operation = pytest.mark.parametrize(
    "expected", OPERATIONS, ids=[str(item["call"]) for item in OPERATIONS]
)

# Not there if the API has no lists.
LISTS_FILE = Path(__file__).with_name("lists.json")
LISTS: list[dict[str, Any]] = (
    json.loads(LISTS_FILE.read_text(encoding="utf-8")) if LISTS_FILE.exists() else []
)

each_list = pytest.mark.parametrize(
    "expected", LISTS, ids=[str(item["call"]) for item in LISTS]
)


@pytest.fixture(autouse=True)
def no_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in DATA["variables"]:
        monkeypatch.delenv(name, raising=False)


class Server:
    """Records requests, and responds as expected."""

    def __init__(self, expected: dict[str, Any]) -> None:
        self.requests: list[httpx2.Request] = []
        self._expected = expected

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        status = int(self._expected["status"])
        headers = {"Content-Type": str(self._expected.get("media_type", ""))}
        if "answer" in self._expected:
            text = json.dumps(self._expected["answer"])
            if "xml_answer" in self._expected:
                form = xml_form(self._expected["xml_answer"])
                text = form.write(self._expected["answer"]).decode()
        else:
            text = str(self._expected.get("content", ""))
        return httpx2.Response(status, text=text, headers=headers)


@each_operation
def test_operation(expected: dict[str, Any]) -> None:
    server = Server(expected)
    transport = httpx2.MockTransport(server)
    with httpx2.Client(transport=transport) as http_client:
        client = package().Client(BASE_URL, http_client=http_client, max_retries=0)
        result = method(client, expected)(**arguments(expected))
    check(expected, server, result)


@each_operation
def test_operation_awaited(expected: dict[str, Any]) -> None:
    server = Server(expected)
    transport = httpx2.MockTransport(server)

    async def run() -> Any:
        async with httpx2.AsyncClient(transport=transport) as http_client:
            client = package().AsyncClient(
                BASE_URL, http_client=http_client, max_retries=0
            )
            return await method(client, expected)(**arguments(expected))

    check(expected, server, asyncio.run(run()))


class ListServer:
    """Responds with one page, and then with the next."""

    def __init__(self, expected: dict[str, Any]) -> None:
        self.requests: list[httpx2.Request] = []
        self._expected = expected

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        number = len(self.requests)
        self.requests.append(request)
        headers: dict[str, str] = self._expected["headers"] if number == 0 else {}
        answer = self._expected["answers"][number]
        return httpx2.Response(200, json=answer, headers=headers)


if LISTS:

    @each_list
    def test_list(expected: dict[str, Any]) -> None:
        server = ListServer(expected)
        transport = httpx2.MockTransport(server)
        with httpx2.Client(transport=transport) as http_client:
            client = package().Client(BASE_URL, http_client=http_client, max_retries=0)
            items = list(method(client, expected)(**arguments(expected)))
        check_list(expected, server, items)

    @each_list
    def test_list_awaited(expected: dict[str, Any]) -> None:
        server = ListServer(expected)
        transport = httpx2.MockTransport(server)

        async def run() -> list[Any]:
            async with httpx2.AsyncClient(transport=transport) as http_client:
                client = package().AsyncClient(
                    BASE_URL, http_client=http_client, max_retries=0
                )
                found = method(client, expected)(**arguments(expected))
                return [item async for item in found]

        check_list(expected, server, asyncio.run(run()))


def check_list(expected: dict[str, Any], server: ListServer, items: list[Any]) -> None:
    _, second = server.requests
    if expected["following"]:
        assert expected["following"] in second.url.query.decode().split("&")
    assert spelled([expected["item"]] * int(expected["count"])) in as_json(items)


def package() -> Any:
    return import_module(DATA["package"])


def method(client: object, expected: dict[str, Any]) -> Any:
    group, _, name = str(expected["call"]).partition(".")
    return getattr(getattr(client, group), name)


def arguments(expected: dict[str, Any]) -> dict[str, Any]:
    given: dict[str, Any] = dict(expected.get("arguments", {}))
    return given | dict.fromkeys(expected.get("files", []), b"...")


def check(expected: dict[str, Any], server: Server, result: Any) -> None:
    [request] = server.requests
    assert request.method == expected["method"]
    assert f"{request.url}" == f"{BASE_URL}{expected['target']}"
    if "xml" in expected:
        sent = json_of_xml(expected["xml"], request.content)
        assert spelled(sent) == spelled(expected["body"])
    elif "body" in expected:
        assert json.loads(request.content) == expected["body"]
    if "content" in expected:
        content = result.decode() if isinstance(result, bytes) else result
        assert content == expected["content"]
    else:
        assert spelled(expected.get("answer")) in as_json(result)


def xml_form(name: str) -> Any:
    """How the bodies of a schema are written as XML."""
    forms = import_module(f"{DATA['package']}._runtime.xml.forms")
    return forms.as_xml(object, name).form


def json_of_xml(name: str, content: bytes) -> Any:
    """The value of a document as JSON."""
    encode = import_module(f"{DATA['package']}._runtime.wire.json_text").encode_json
    return json.loads(encode(xml_form(name).read(content, "")))


def as_json(value: object) -> list[Any]:
    """A value as JSON, whether its decimals are numbers or strings there."""
    encode = import_module(f"{DATA['package']}._runtime.wire.json_text").encode_json
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
