"""Values that are at the edge of what places can carry arrive as they were sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.golden import OUT
from tests.packages import imported


class Pair:
    """A client whose calls reach a server that keeps their arguments."""

    def __init__(self, client: Any, server: Any) -> None:
        base = server.services.Places

        # A plain `def`: services need not be asynchronous.
        def call(_service: object, **arguments: Any) -> None:
            self.arrived = arguments

        names = [name for name in vars(base) if not name.startswith("_")]
        service = type("Places", (base,), dict.fromkeys(names, call))()
        self.app = server.create_app(places=service)
        # The app has no host of its own; its base path is that of the document.
        self.client = client.Client(
            "http://testserver/base path", http_client=TestClient(self.app)
        )


@pytest.fixture(scope="module")
def pair() -> Iterator[Pair]:
    folder = OUT / "everything"
    with (
        imported(folder / "client", "everything_client") as client,
        imported(folder / "server", "everything_server") as server,
    ):
        yield Pair(client, server)


@pytest.mark.parametrize(
    ("method", "name", "value"),
    [
        ("query_of_every_type", "text", ""),
        ("query_of_every_type", "integer", 0),
        ("query_of_every_type", "integer", -(2**63)),
        ("query_of_every_type", "number", 0.1),
        ("query_of_every_type", "number", 1e300),
        ("query_of_every_type", "boolean", False),
        ("query_of_every_type", "choice", ""),
        ("query_with_defaults", "empty", ""),
        ("query_arrays", "plain", ["a", "b c", "d,e", "f&g=h", "é"]),
        ("query_arrays", "multi", ["a", "", "b,c", "d|e"]),
        ("query_arrays_of_arrays", "csv_of_pipes", [[1, 2], [3]]),
    ],
)
def test_query(pair: Pair, method: str, name: str, value: object) -> None:
    required = {"required": 7} if method == "query_with_defaults" else {}
    getattr(pair.client.places, method)(**{name: value}, **required)
    assert pair.arrived.pop(name) == value
    if method == "query_with_defaults":
        assert pair.arrived == {
            "text": "a",
            "integer": 0,
            "number": 0.5,
            "boolean": True,
            "choice": "down",
            "array": [1, 2],
            "required": 7,
        }
    else:
        assert set(pair.arrived.values()) == {None}


@pytest.mark.parametrize("value", ["a, b; c", "é ü", "", "a\tb"])
def test_header(pair: Pair, value: str) -> None:
    pair.client.places.headers(x_integer=1, x_text=value)
    assert pair.arrived["x_text"] == value


@pytest.mark.parametrize(
    "value", ["a", "a/b", "a b", "%2F", "é", "a?b#c", "+", "...", "{x}", "a:b"]
)
def test_path(pair: Pair, value: str) -> None:
    pair.client.places.prefix_before_placeholder(value)
    assert pair.arrived == {"wins": value}


def test_urlencoded_form(pair: Pair) -> None:
    sent = {"text": "", "integer": 3, "multi": ["a b", "c&d"]}
    pair.client.places.urlencoded_form(**sent)
    assert {name: pair.arrived[name] for name in sent} == sent


def test_operations_stand_below_the_base_path(pair: Pair) -> None:
    with TestClient(pair.app) as http_client:
        assert http_client.get("/places/trailing").status_code == 404
        assert http_client.get("/base path/places/trailing").status_code == 204


def test_the_client_knows_the_host_of_the_document(pair: Pair) -> None:
    with type(pair.client)() as client:
        assert repr(client) == "Client('https://everything.example:8443/base%20path')"


@pytest.mark.parametrize(
    "query",
    [
        "constraints?between=0",
        "constraints?between=11",
        "constraints?inside=1",
        "constraints?even=3",
        "constraints?short=",
        "constraints?short=abcde",
        "arrays?limited=1,2,3,4",
        "arrays?limited=1,1",
    ],
)
def test_limits_of_parameters(pair: Pair, query: str) -> None:
    with TestClient(pair.app) as http_client:
        answer = http_client.get(f"/base path/places/query/{query}")
    assert answer.status_code == 422
    (violation,) = answer.json()["errors"]
    assert violation["name"] == query.partition("?")[2].partition("=")[0]
