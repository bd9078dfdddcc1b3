"""Bodies that are JSON or a form, and forms whose fields say how they are written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient

from tests.golden import generate_into
from tests.packages import imported
from triptych.config import DocumentConfig

FORM = "application/x-www-form-urlencoded"

ENTRY: dict[str, Any] = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string"},
        "counts": {"type": "array", "items": {"type": "integer"}},
        "span": {"type": "object", "properties": {"first": {"type": "integer"}}},
        "list": {
            "type": "array",
            "items": {"type": "object", "properties": {"on": {"type": "boolean"}}},
        },
    },
}

FIELDS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "ids": {"type": "array", "items": {"type": "integer"}},
        "filter": {"type": "object", "properties": {"least": {"type": "integer"}}},
    },
}

PARTS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "picture": {"type": "string", "format": "binary"},
        "note": {"type": "string"},
        "entry": {"$ref": "#/components/schemas/Entry"},
    },
}


def _operation(name: str, content: dict[str, Any]) -> dict[str, Any]:
    return {
        "post": {
            "operationId": name,
            "tags": ["bodies"],
            "requestBody": {"required": True, "content": content},
            "responses": {"204": {"description": "Read"}},
        }
    }


_ENTRY = {"schema": {"$ref": "#/components/schemas/Entry"}}

_NAMES: dict[str, Any] = {
    "schema": {
        "type": "object",
        "required": ["names"],
        "properties": {
            "names": {
                "oneOf": [
                    {"type": "array", "maxItems": 5, "items": {"type": "string"}},
                    {"type": "string"},
                ]
            }
        },
    }
}

DOCUMENT: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "Forms", "version": "1"},
    "components": {"schemas": {"Entry": ENTRY}},
    "paths": {
        "/either": _operation(
            "either",
            {"application/json": _ENTRY, FORM: _ENTRY, "multipart/form-data": _ENTRY},
        ),
        "/names": _operation("names", {"application/json": _NAMES, FORM: _NAMES}),
        "/any": _operation("any", {"multipart/form-data": {}}),
        "/styled": _operation(
            "styled",
            {
                FORM: {
                    "schema": FIELDS,
                    "encoding": {
                        "ids": {"style": "form", "explode": False},
                        "filter": {"style": "deepObject", "explode": True},
                    },
                }
            },
        ),
        "/parts": _operation(
            "parts",
            {
                "multipart/form-data": {
                    "schema": PARTS,
                    "encoding": {
                        "picture": {"contentType": "image/png, image/*"},
                        "note": {"contentType": "text/markdown"},
                    },
                }
            },
        ),
    },
}


_METHODS = ("either", "names", "any", "any_", "styled", "parts")


class Sides:
    """A client and a server, what was sent last and what arrived."""

    def __init__(self, client: Any, server: Any) -> None:
        self.requests: list[httpx2.Request] = []
        self.arrived: list[dict[str, Any]] = []
        base = server.services.Bodies
        arrived = self.arrived

        async def method(_self: object, /, **arguments: Any) -> None:
            arrived.append(arguments)

        methods = dict.fromkeys(_METHODS, method)
        app = server.create_app(bodies=type("Bodies", (base,), methods)())
        http_client = TestClient(app)
        http_client.event_hooks = {"request": [self.requests.append]}
        self.client = client.Client("http://testserver", http_client=http_client)

    @property
    def content_type(self) -> str:
        """The media type of the last request, without its parameters."""
        return self.requests[-1].headers["Content-Type"].partition(";")[0]

    @property
    def content(self) -> bytes:
        """The body of the last request."""
        return self.requests[-1].read()


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, Any]]:
    folder = tmp_path_factory.mktemp("forms")
    spec = folder / "forms.json"
    spec.write_text(json.dumps(DOCUMENT))
    generate_into(DocumentConfig(spec=spec, output=folder, name="forms"), folder)
    with (
        imported(folder / "client", "forms_client") as client,
        imported(folder / "server", "forms_server") as server,
    ):
        yield client, server


@pytest.fixture
def sides(packages: tuple[Any, Any]) -> Sides:
    return Sides(*packages)


VALUE = {"name": "a b", "counts": [1, 2], "span": {"first": 3}}


def test_an_object_is_json_where_that_is_offered(sides: Sides) -> None:
    sides.client.bodies.either(body=VALUE)
    assert sides.content_type == "application/json"
    assert json.loads(sides.content) == VALUE


def test_the_caller_chooses_the_form(sides: Sides) -> None:
    sides.client.bodies.either(
        body=VALUE, request_options={"headers": {"Content-Type": FORM}}
    )
    assert sides.content_type == FORM
    assert sides.content == b"name=a+b&counts=1&counts=2&span=%7B%22first%22%3A3%7D"
    entry = sides.arrived[-1]["body"]
    assert type(entry).__name__ == "Entry"
    assert (entry.name, entry.counts, entry.span.first) == ("a b", [1, 2], 3)


def test_a_form_that_does_not_fit_is_refused(
    sides: Sides, packages: tuple[Any, Any]
) -> None:
    with pytest.raises(packages[0].errors.UnprocessableEntityError) as caught:
        sides.client.request(
            "POST", "/either", content=b"counts=x", headers={"Content-Type": FORM}
        )
    said = caught.value.body["errors"][0]
    assert said["in"] == "body"
    assert "counts item 1 must be an integer" in said["message"]


@pytest.mark.parametrize("media_type", [FORM, "multipart/form-data"])
@pytest.mark.parametrize("items", [[True], [True, False, True]])
def test_members_arrive_whose_fields_have_another_name(
    sides: Sides, packages: tuple[Any, Any], media_type: str, items: list[bool]
) -> None:
    models = packages[0].models
    entry = models.Entry(name="n", list_=[models.EntryListItem(on=on) for on in items])
    sides.client.bodies.either(
        body=entry, request_options={"headers": {"Content-Type": media_type}}
    )
    assert sides.content_type == media_type
    assert [item.on for item in sides.arrived[-1]["body"].list_] == items


def test_json_in_parts_with_the_name_of_a_file_arrives(sides: Sides) -> None:
    sides.client.request(
        "POST",
        "/either",
        files={
            "name": ("n.txt", "Zoë".encode("latin-1"), "text/plain; charset=latin-1"),
            "span": ("s.json", b'{"first":3.0}', "application/json"),
        },
    )
    entry = sides.arrived[-1]["body"]
    assert (entry.name, entry.span.first) == ("Zoë", 3)


def test_a_file_is_no_text(sides: Sides, packages: tuple[Any, Any]) -> None:
    with pytest.raises(packages[0].errors.UnprocessableEntityError) as caught:
        sides.client.request(
            "POST",
            "/either",
            files={"name": ("n", b"\xff", "application/octet-stream")},
        )
    assert caught.value.body["errors"][0]["message"] == "must be text, not a file"


@pytest.mark.parametrize("names", ["a", ["a", "b"]])
def test_a_field_is_one_text_or_a_limited_array(sides: Sides, names: object) -> None:
    sides.client.bodies.names(
        body={"names": names}, request_options={"headers": {"Content-Type": FORM}}
    )
    assert sides.content_type == FORM
    assert sides.arrived[-1]["body"].names == names


def test_a_form_without_a_schema_takes_texts_and_files(sides: Sides) -> None:
    method = getattr(sides.client.bodies, "any", None) or sides.client.bodies.any_
    method(body={"title": "x", "tags": ["a", "b"], "file": ("f.txt", b"content")})
    assert sides.content_type == "multipart/form-data"
    body = sides.arrived[-1]["body"]
    assert (body["title"], body["tags"]) == ("x", ["a", "b"])
    assert body["file"].filename == "f.txt"


def test_fields_are_written_in_their_style(sides: Sides) -> None:
    sides.client.bodies.styled(ids=[1, 2], filter={"least": 3})
    assert sides.content == b"ids=1%2C2&filter%5Bleast%5D=3"
    assert sides.arrived[-1]["ids"] == [1, 2]
    assert sides.arrived[-1]["filter"].least == 3


def test_parts_are_of_their_media_types(sides: Sides) -> None:
    sides.client.bodies.parts(picture=b"png", note="*x*", entry={"name": "n"})
    lines = sides.content.decode().splitlines()
    types = [line for line in lines if line.startswith("Content-Type")]
    assert types == [
        "Content-Type: image/png",
        "Content-Type: text/markdown",
        "Content-Type: application/json",
    ]
    arrived = sides.arrived[-1]
    assert arrived["picture"].content_type == "image/png"
    assert (arrived["note"], arrived["entry"].name) == ("*x*", "n")
