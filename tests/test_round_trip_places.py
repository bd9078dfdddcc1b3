"""Values of every place, type and array style arrive as they were sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.datastructures import UploadFile
from starlette.testclient import TestClient

from tests.golden import generate_into
from tests.packages import imported
from trifold.config import DocumentConfig

_DOCUMENT = Path(__file__).parent / "documents" / "places.yaml"


class Pair:
    """A client whose calls reach a server that hands back its arguments."""

    def __init__(self, client: Any, server: Any) -> None:
        self._server = server
        services = {name: self._echo(name) for name in ("files", "forms", "items")}
        services["jobs"] = self._echo("jobs")
        self.app = server.create_app(**services)
        # The app has no host of its own; its base path is that of the document.
        self._http = TestClient(self.app)
        self.client = client.Client("http://testserver/v1", http_client=self._http)

    def _echo(self, group: str) -> Any:
        base = getattr(self._server.services, f"{group.capitalize()}Service")

        def method(name: str) -> Any:
            # A plain `def`: services need not be asynchronous.
            def call(_service: object, **arguments: Any) -> Any:
                self.arrived = {key: _kept(arguments[key]) for key in arguments}
                return [name, sorted(arguments)]

            return call

        names = [name for name in vars(base) if not name.startswith("_")]
        return type(group, (base,), {name: method(name) for name in names})()


def _kept(value: Any) -> Any:
    """The value, an upload as what it holds: its file is closed with the request."""
    if isinstance(value, UploadFile):
        return value.filename, value.file.read(), value.content_type
    return value


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    folder = tmp_path_factory.mktemp("places")
    generate_into(DocumentConfig(spec=_DOCUMENT, output=folder, name="places"), folder)
    with (
        imported(folder / "client", "places_client") as client,
        imported(folder / "server", "places_server") as server,
    ):
        yield Pair(client, server)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("limit", 0),
        ("limit", -(2**63)),
        ("ratio", 0.1),
        ("ratio", 1e300),
        ("deep", True),
        ("deep", False),
        ("order", "down"),
        ("comma", ["a", "b c", "d,e", "f&g=h", "é"]),
        ("space", [1, 2, 3]),
        ("tab", [1, 2]),
        ("pipe", [1.5, -2.0]),
        ("repeated", ["a", "", "b,c", "d|e"]),
        ("nested", [[1, 2], [3]]),
        ("x_trace", "a, b; c"),
        ("x_trace", "é ü"),
        ("x_numbers", [1, 2]),
    ],
)
def test_query_and_header(pair: Pair, name: str, value: object) -> None:
    pair.client.items.read_item("1", **{name: value})
    assert pair.arrived.pop("item_id") == "1"
    assert pair.arrived.pop(name) == value
    assert set(pair.arrived.values()) == {None}


@pytest.mark.parametrize("value", ["a", "a/b", "a b", "%2F", "é", "a?b#c", "+", "..."])
def test_path(pair: Pair, value: str) -> None:
    pair.client.items.read_item(value)
    assert pair.arrived["item_id"] == value


def test_templates_inside_a_segment(pair: Pair) -> None:
    pair.client.files.read_file("report", "tar")
    assert pair.arrived == {"name": "report", "extension": "tar"}
    pair.client.jobs.cancel_job(7, body={"why": None})
    assert pair.arrived == {"job": 7, "body": {"why": None}}


def test_urlencoded_form(pair: Pair) -> None:
    sent = {"title": "", "count": 3, "labels": ["a b", "c&d"]}
    assert pair.client.forms.send_form(**sent) == ["send_form", sorted(sent)]
    assert pair.arrived == sent


def test_multipart_form(pair: Pair) -> None:
    photo = ("name.png", b"\x00\xff", "image/png")
    pair.client.forms.upload(photo=photo, note="ö")
    assert pair.arrived == {"photo": photo, "note": "ö"}


def test_operations_stand_below_the_base_path(pair: Pair) -> None:
    with TestClient(pair.app) as http_client:
        assert http_client.get("/items/1").status_code == 404
        assert http_client.get("/v1/items/1").status_code == 200


def test_the_client_knows_the_host_of_the_document(pair: Pair) -> None:
    with type(pair.client)() as client:
        assert repr(client) == "Client('https://places.example.com/v1')"
