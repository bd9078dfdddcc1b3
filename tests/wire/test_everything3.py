"""What specs/everything3.yaml describes, sent by its client and read by its server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.packages import imported

OUT = Path(__file__).parents[2] / "out" / "everything3"


class Pair:
    """A client, and a server whose services keep what arrives."""

    def __init__(self, client: Any, server: Any) -> None:
        self.client_package = client
        self.arrived: dict[str, Any] = {}
        self.requests: list[Any] = []

        def keep(_service: object, **arguments: Any) -> Any:
            if file := arguments.get("file"):
                arguments["file"] = (file.file.read(), dict(file.headers))
            self.arrived = arguments
            return arguments.get("body")

        def service(base: Any, *names: str) -> Any:
            return type("Service", (base,), dict.fromkeys(names, keep))()

        services = server.services
        self.http = TestClient(
            server.create_app(
                forms=service(services.Forms, "mixed_parts", "other_schemas"),
                methods=service(services.Methods, "query_method", "copy_method"),
                values=service(services.Values, "formats"),
                styles=service(
                    services.Styles,
                    "query_styles",
                    "query_string_of_json",
                    "query_string_of_text",
                ),
            )
        )
        self.client = client.Client(
            "http://testserver/v1",
            http_client=self.http,
            on_request=self.requests.append,
        )


@pytest.fixture(scope="module")
def pair() -> Iterator[Pair]:
    with (
        imported(OUT / "client", "everything3_client") as client,
        imported(OUT / "server", "everything3_server") as server,
    ):
        yield Pair(client, server)


def test_parts_of_a_mixed_body_have_names_types_and_headers(pair: Pair) -> None:
    pair.client.forms.mixed_parts(
        entry={"name": "x"},
        file=("a.png", b"\x89", None, {"X-Caption": "a picture"}),
    )
    [request] = pair.requests[-1:]
    assert request.headers["Content-Type"].startswith("multipart/mixed; boundary=")
    assert pair.arrived["entry"].name == "x"
    content, headers = pair.arrived["file"]
    assert content == b"\x89"
    assert headers["content-type"] == "image/png"
    assert headers["x-caption"] == "a picture"


@pytest.mark.parametrize(
    ("file", "media_type"),
    [
        (("a.jpg", b""), "image/jpeg"),
        (("a.txt", b""), "image/png"),
        (("a.jpg", b"", "image/gif"), "image/gif"),
        (b"", "image/png"),
    ],
)
def test_the_name_of_a_file_chooses_among_the_media_types_of_its_part(
    pair: Pair, file: Any, media_type: str
) -> None:
    pair.client.forms.mixed_parts(entry={"name": "x"}, file=file)
    assert pair.arrived["file"][1]["content-type"] == media_type


@pytest.mark.parametrize(
    "headers", [{"X-A": "a\r\nb"}, {"X A": "a"}, {"Content-Type": "text/plain"}]
)
def test_what_is_no_header_of_a_part_is_refused(
    pair: Pair, headers: dict[str, str]
) -> None:
    with pytest.raises(ValueError, match="file: "):
        pair.client.forms.mixed_parts(
            entry={"name": "x"}, file=("a", b"", None, headers)
        )


def test_a_mixed_body_without_its_parts_is_refused(pair: Pair) -> None:
    answered = pair.http.post(
        "/v1/forms/mixed",
        content=b"--b\r\n\r\nx\r\n--b--\r\n",
        headers={"Content-Type": "multipart/mixed; boundary=b"},
    )
    assert answered.status_code == 400
    assert "name" in answered.json()["detail"]


def test_the_method_query_has_a_body_and_an_answer(pair: Pair) -> None:
    result = pair.client.methods.query_method(body={"first": 2, "last": 3})
    assert pair.requests[-1].method == "QUERY"
    assert (result.first, result.last) == (2, 3)


def test_a_method_of_another_name_is_called_and_allowed(pair: Pair) -> None:
    pair.client.methods.copy_method(destination="https://example.com/b")
    assert pair.requests[-1].method == "COPY"
    assert pair.arrived == {"destination": "https://example.com/b"}
    refused = pair.http.request("MOVE", "/v1/methods")
    assert (refused.status_code, refused.headers["Allow"]) == (
        405,
        "COPY, OPTIONS, QUERY",
    )


def test_formats_of_texts_are_checked_in_parameters(pair: Pair) -> None:
    refused = pair.http.request(
        "COPY", "/v1/methods", headers={"Destination": "no uri"}
    )
    assert refused.status_code == 422
    [error] = refused.json()["errors"]
    assert "Input should be a URI" in error["message"]


@pytest.mark.parametrize(
    ("member", "wrong"),
    [
        ("email", "nobody"),
        ("hostname", "a b"),
        ("ipv4", "300.0.0.1"),
        ("ipv6", "1.2.3.4"),
        ("uri", "/relative"),
        ("base64url", "?"),
    ],
)
def test_formats_of_texts_are_checked_in_bodies(
    pair: Pair, member: str, wrong: str
) -> None:
    answered = pair.http.put("/v1/values/formats", json={member: wrong})
    assert answered.status_code == 422
    [error] = answered.json()["errors"]
    assert error["name"] == f"/{member}"


def test_bytes_in_the_alphabet_of_urls(pair: Pair) -> None:
    data = b"\xff\xef\x00\x01"
    pair.client.styles.query_styles(base64url=data)
    assert b"base64url=_-8AAQ" in pair.requests[-1].url.query
    assert pair.arrived["base64url"] == data
    sent = pair.client_package.models.Formats(base64url=data)
    pair.client.values.formats(body=sent)
    assert b'"base64url":"_-8AAQ"' in pair.requests[-1].content
    assert pair.arrived["body"].base64url == data


def test_a_number_that_is_none_is_told_with_its_place(pair: Pair) -> None:
    answered = pair.http.put(
        "/v1/values/formats",
        content=b'{"int8": 1, "decimal_number": NaN}',
        headers={"Content-Type": "application/json"},
    )
    [error] = answered.json()["errors"]
    assert error["name"] == "/decimal_number"
    assert error["message"] == "Input should be a finite number"


def test_a_whole_query_string_is_json(pair: Pair) -> None:
    pair.client.styles.query_string_of_json(selection={"first": 1})
    assert pair.requests[-1].url.query == b"%7B%22first%22%3A1%7D"
    assert pair.arrived["selection"].first == 1
    refused = pair.http.get("/v1/styles/query-string/json?%7B")
    [error] = refused.json()["errors"]
    assert (refused.status_code, error["in"], error["name"]) == (
        422,
        "query",
        "selection",
    )
    assert error["message"].startswith("Invalid JSON")


def test_a_whole_query_string_is_text(pair: Pair) -> None:
    pair.client.styles.query_string_of_text(path="$.a+b&c=[1:2]")
    assert pair.requests[-1].url.query == b"%24.a%2Bb%26c%3D%5B1%3A2%5D"
    assert pair.arrived == {"path": "$.a+b&c=[1:2]"}
    refused = pair.http.get("/v1/styles/query-string/text")
    assert refused.json()["errors"] == [
        {"in": "query", "name": "path", "message": "is required"}
    ]


_SPAN = "application/vnd.span+json"
_FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("value", "media_type", "kind"),
    [
        ({"name": "x"}, "application/json", "Entry"),
        ({"first": 1}, _SPAN, "Span"),
        ({"a": "x", "b": 1}, _FORM, "ClosedObject"),
        ("text", "text/plain", "str"),
    ],
)
def test_the_value_decides_of_which_media_type_a_body_is(
    pair: Pair, value: Any, media_type: str, kind: str
) -> None:
    made = value
    if kind != "str":
        made = getattr(pair.client_package.models, kind)(**value)
    for body in (value, made):
        pair.client.forms.other_schemas(body=body)
        assert pair.requests[-1].headers["Content-Type"] == media_type
        assert type(pair.arrived["body"]).__name__ == kind


def test_the_caller_decides_of_which_media_type_a_body_is(pair: Pair) -> None:
    # It would be an entry, too.
    options = {"headers": {"Content-Type": _SPAN}}
    pair.client.forms.other_schemas(body={"name": "x"}, request_options=options)
    assert type(pair.arrived["body"]).__name__ == "Span"
    with pytest.raises(ValueError, match="body/name: "):
        options = {"headers": {"Content-Type": "application/json"}}
        pair.client.forms.other_schemas(body={"first": 1}, request_options=options)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"a": ""}, {"name": "", "message": "Object should have at least 2 members"}),
        (
            {"a": "", "b": "1", "d": ""},
            {"name": "/d", "message": "Extra inputs are not permitted"},
        ),
    ],
)
def test_a_form_keeps_the_rules_of_its_schema(
    pair: Pair, fields: dict[str, str], error: dict[str, str]
) -> None:
    refused = pair.http.put("/v1/forms/other-schemas", data=fields)
    assert refused.status_code == 422
    assert {"in": "body", **error} in refused.json()["errors"]


def test_json_outside_of_bodies_keeps_the_rules_of_its_schema(pair: Pair) -> None:
    query = {"content": '{"first": null}'}
    refused = pair.http.get("/v1/styles/query", params=query)
    assert refused.json()["errors"] == [
        {
            "in": "query",
            "name": "content",
            "message": "/first Input should be a valid integer",
        }
    ]
    refused = pair.http.post(
        "/v1/forms/parts",
        files={"entry": (None, b'{"span": {"last": null}}'), "file": ("a.png", b"")},
    )
    [error] = refused.json()["errors"]
    assert (error["in"], error["name"]) == ("form", "entry")
    assert error["message"] == (
        "/name Field required; /span/last Input should be a valid integer"
    )
