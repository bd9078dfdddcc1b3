"""What generated servers refuse in bodies, and that the work on them is bounded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.golden import REPOSITORY, generate_into
from tests.packages import imported
from triptych.config import DocumentConfig
from triptych.runtime.server.checks import SchemaChecks

_JSON = {"Content-Type": "application/json"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server of `limits.yaml` that answers with what it was sent."""
    folder = tmp_path_factory.mktemp("limits")
    spec = REPOSITORY / "tests" / "documents" / "limits.yaml"
    generate_into(
        DocumentConfig(spec=spec, output=folder, name="limits"),
        folder,
    )
    with imported(folder / "server", "limits_server") as server:

        def echo(_self: object, *, body: object = None, **_others: object) -> object:
            return body

        base = server.interfaces.LimitsService
        names = [name for name in vars(base) if not name.startswith("_")]
        service = type("Echo", (base,), dict.fromkeys(names, echo))()
        yield TestClient(
            server.create_app(limits=service), raise_server_exceptions=False
        )


def _faults(answer: Any) -> list[tuple[str, str]]:
    assert answer.status_code == 422, (answer.status_code, answer.text)
    return [(item["name"], item["message"]) for item in answer.json()["errors"]]


@pytest.mark.parametrize(
    ("path", "body", "place", "message"),
    [
        ("array", [], "", "List should have at least 1 item"),
        ("array", ["a", "b", "c"], "", "List should have at most 2 items"),
        ("array", ["a", "a"], "", "Items must be unique"),
        ("array", ["abc"], "/0", "String should have at most 2 characters"),
        ("array", [None], "/0", "Input should be a valid string"),
        ("array-by-reference", [1, 1], "", "Items must be unique"),
        ("array-by-reference", [1.5], "/0", "Input should be a valid integer"),
        ("array-by-reference", [True], "/0", "Input should be a valid integer"),
        ("text", "", "", "String should have at least 1 character"),
        ("text", "abcd", "", "String should have at most 3 characters"),
        ("text", "A", "", "String should match pattern '^[a-z]+$'"),
        ("text", "a\n", "", "String should match pattern '^[a-z]+$'"),
        ("number", 2.9, "", "Input should be greater than or equal to 3"),
        ("number", 5, "", "Input should be less than 5"),
        ("number", 3.05, "", "Input should be a multiple of 0.1"),
        ("number", "3", "", "Input should be a valid number"),
        ("map", {}, "", "Object should have at least 1 member"),
        ("map", {"a": 3, "b": 3, "c": 3}, "", "Object should have at most 2 members"),
        ("map", {"a/b": 2}, "/a~1b", "Input should be greater than or equal to 3"),
        ("choice", "c", "", "Input should be 'a' or 'b'"),
        ("choice", None, "", "Input should be a valid string"),
        ("object", {"day": "2024-01-01", "x": 1}, "/kind", "Field required"),
        ("object", {"kind": "a"}, "", "Object should have at least 2 members"),
        ("object", {"kind": "c", "x": 1}, "/kind", "Input should be 'a' or 'b'"),
        ("object", {"kind": "a", "agreed": False}, "/agreed", "Input should be true"),
        (
            "object",
            {"kind": "a", "list": None},
            "/list",
            "Input should be a valid list",
        ),
        ("object", {"kind": "a", "list": [1, 1]}, "/list", "Items must be unique"),
        (
            "object",
            {"kind": "a", "map": {"a": 1, "b": 2}},
            "/map",
            "Object should have at most 1 member",
        ),
        (
            "object",
            {"kind": "a", "nullable": "y"},
            "/nullable",
            "Input should be 'x' or null",
        ),
        ("object", {"kind": "a", "day": "2024-02-30"}, "/day", "a valid date"),
        ("object", {"kind": "a", "day": 5}, "/day", "Input should be a valid string"),
        ("object", {"kind": "a", "time": "2024-01-01T00:00:00"}, "/time", "an offset"),
        ("closed", {"b": 1}, "/b", "Extra inputs are not permitted"),
        ("closed", {"inner": {"c": 1}}, "/inner/c", "Extra inputs are not permitted"),
        ("shape", {"type": "Circle"}, "/radius", "Field required"),
        ("all-of", {}, "", "Object should have at least 1 member"),
        ("all-of", {"name": "a", "b": 3, "c": 3}, "", "at most 2 members"),
        ("all-of", {"b": 2}, "/b", "greater than or equal to 3"),
        ("all-of", {"b": 6}, "/b", "less than or equal to 5"),
        ("all-of-map", {}, "", "Object should have at least 1 member"),
        ("all-of-map", {"a": "", "b": "", "c": ""}, "", "at most 2 members"),
        ("all-of-map", {"a": "abc"}, "/a", "at most 2 characters"),
        ("both", {"of": {"size": 1}}, "/of/name", "Field required"),
        ("both", {"of": {"name": "a", "size": "1"}}, "/of/size", "a valid integer"),
        ("both", {"of": {"name": "a", "b": 1}}, "/of/b", "Extra inputs"),
        ("knot", {"next": {}}, "/next/end", "Field required"),
        ("knot", {"next": {"end": True, "next": {}}}, "/next/next/end", "required"),
        ("exact", {"whole": 0}, "/whole", "greater than or equal to 1"),
        ("exact", {"whole": 12}, "/whole", "less than or equal to 9"),
        ("exact", {"whole": 4}, "/whole", "a multiple of 3"),
        ("exact", {"small": 3}, "/small", "Input should be 1 or 2"),
        ("exact", {"price": 0.105}, "/price", "a multiple of 0.01"),
        ("exact", {"price": 0.51}, "/price", "less than or equal to 0.5"),
        ("exact", {"wide": 4294967296}, "/wide", "less than or equal to 4294967295"),
        ("exact", {"wide": -1.5}, "/wide", "a valid integer"),
        ("exact", {"step": 0.3}, "/step", "a multiple of 0.6"),
        ("exact", {"unique": [{}, {}]}, "/unique", "Items must be unique"),
        ("shape", {"type": "Circle", "radius": "1"}, "/radius", "a valid integer"),
    ],
)
def test_a_body_that_breaks_a_limit_is_refused(
    client: TestClient, path: str, body: object, place: str, message: str
) -> None:
    answer = client.post(f"/{path}", content=json.dumps(body), headers=_JSON)
    found = _faults(answer)
    assert {where for where, _ in found} == {place}
    assert message in " ".join(told for _, told in found)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("array", ["a", "b"]),
        ("array-by-reference", [1, 2]),
        ("text", "abc"),
        ("number", 3.3),
        ("map", {"a": 3}),
        ("choice", "b"),
        ("object", {"kind": "a", "nullable": None}),
        ("object", {"kind": "b", "more": [1]}),
        ("object", {"kind": "b", "day": "2024-02-29", "time": "2024-01-01T00:00:00Z"}),
        ("closed", {"a": 1, "inner": {"b": True}}),
        ("shape", {"type": "Circle", "radius": 1}),
        ("shape", {"type": "Other", "more": 1}),
        ("pattern", ["a" * 100]),
        ("all-of", {"name": "any", "b": 4}),
        ("all-of-map", {"a": "xy"}),
        ("both", {"of": {"name": "a", "size": 1}}),
        ("knot", {"next": {"end": True, "next": {"end": False}}}),
        ("exact", {"whole": 3, "small": 2, "price": 0.1, "wide": 4294967295}),
        ("exact", {"long": "text", "huge": [1], "step": 1.2}),
        ("exact", {"unique": [{}, {"a": None}, {"a": 1}]}),
    ],
)
def test_what_is_accepted_can_be_answered(
    client: TestClient, path: str, body: object
) -> None:
    answer = client.post(f"/{path}", json=body)
    assert (answer.status_code, answer.json()) == (200, body)


@pytest.mark.parametrize(
    ("path", "text", "answered"),
    [
        ("array-by-reference", "[1.0,2e0]", "[1,2]"),
        ("exact", '{"whole":3.000,"price":0.10}', '{"whole":3,"price":0.10}'),
        ("exact", '{"wide":1.5e3,"step":1.2}', '{"wide":1500,"step":1.2}'),
        ("shape", '{"type":"Circle","radius":1.0}', '{"type":"Circle","radius":1}'),
    ],
)
def test_a_number_without_a_fraction_is_an_integer(
    client: TestClient, path: str, text: str, answered: str
) -> None:
    answer = client.post(f"/{path}", content=text, headers=_JSON)
    assert (answer.status_code, answer.text) == (200, answered)


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"kind": "c"}, ["kind"]),
        ({"words": "a,a"}, ["words"]),
        ({"words": "a,b,c"}, ["words"]),
        ({"words": "abc"}, ["words"]),
        ({"size": "2"}, ["size"]),
        ({"size": "2", "kind": "c"}, ["kind", "size"]),
    ],
)
@pytest.mark.parametrize("is_multipart", [False, True])
def test_a_form_that_breaks_a_limit_is_refused(
    client: TestClient, fields: dict[str, str], names: list[str], is_multipart: bool
) -> None:
    answer = (
        client.post("/form", files={key: (None, fields[key]) for key in fields})
        if is_multipart
        else client.post("/form", data=fields)
    )
    assert sorted(name for name, _ in _faults(answer)) == names


def test_all_faults_of_a_body_are_told(client: TestClient) -> None:
    body = {"kind": 1, "list": [1, "2"], "day": "today"}
    assert [place for place, _ in _faults(client.post("/object", json=body))] == [
        "/kind",
        "/list/1",
        "/day",
    ]


@pytest.mark.parametrize(
    "body",
    [
        b"[" + b"[]," * 700_000 + b"[]]",
        b"[" + b'"b",' * 500_000 + b'"b"]',
        json.dumps(["a" * 200_000 + "!"] * 10).encode(),
    ],
)
def test_a_large_body_of_faults_is_refused_with_a_hundred_of_them(
    client: TestClient, body: bytes
) -> None:
    found = _faults(client.post("/pattern", content=body, headers=_JSON))
    # Listing all of them takes minutes, and backtracking has no end at all.
    assert len(found) == min(100, len(json.loads(body)))


def test_a_pattern_of_a_parameter_is_matched_without_backtracking(
    client: TestClient,
) -> None:
    found = client.post("/pattern?text=" + "a" * 40 + "!", json=["a"])
    assert [name for name, _ in _faults(found)] == ["text"]


def _checks(folder: Path, definitions: object) -> SchemaChecks:
    path = folder / "schemas.json"
    path.write_text(json.dumps({"$defs": definitions}))
    return SchemaChecks(path)


def test_alternatives_inside_alternatives_take_linear_time(tmp_path: Path) -> None:
    inner = {"type": "object", "properties": {"x": {"$ref": "#/$defs/a~1b"}}}
    checks = _checks(
        tmp_path,
        {"a/b": {"anyOf": [inner, {**inner, "required": ["y"]}, {"type": "string"}]}},
    )
    value: object = 1
    for _ in range(60):
        value = {"x": value}
    # Without a memory of what was tried, 3 to the power of 60 steps.
    found = checks.faults("a/b", value)
    assert [fault.pointer for fault in found] == ["/x" * 60]
    assert checks.faults("a/b", {"x": {"x": "text"}}) == ()


def test_what_is_nested_too_deeply_is_refused(tmp_path: Path) -> None:
    schema = {"type": "array", "items": {"$ref": "#/$defs/tree"}}
    checks = _checks(tmp_path, {"tree": schema})
    tree: list[Any] = []
    for _ in range(5_000):
        tree = [tree]
    assert [fault.message for fault in checks.faults("tree", tree)] == [
        "Input is nested too deeply"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a", "String should have at least 2 characters"),
        ("abcd", "String should have at most 3 characters"),
        ("", "String should have at least 2 characters"),
    ],
)
def test_a_text_that_breaks_a_limit_is_refused(
    client: TestClient, text: str, message: str
) -> None:
    headers = {"Content-Type": "text/markdown"}
    answer = client.post("/plain", content=text.encode(), headers=headers)
    assert _faults(answer) == [("", message)]


@pytest.mark.parametrize(
    ("path", "sent", "accept", "status", "answered"),
    [
        ("/plain", "text/markdown", "", 200, "text/plain; charset=utf-8"),
        ("/plain", "text/plain", "text/html", 200, "text/html; charset=utf-8"),
        ("/plain", "text/csv", "text/*;q=0.5", 200, "text/plain; charset=utf-8"),
        ("/plain", "text/csv", "image/png", 406, "application/problem+json"),
        ("/plain", "application/json", "", 415, "application/problem+json"),
        ("/picture", "image/gif", "image/png", 200, "image/png"),
        ("/picture", "image/gif", "image/webp;q=0.2, image/png", 200, "image/png"),
        ("/picture", "image/gif", "*/*", 200, "application/octet-stream"),
        (
            "/picture",
            "application/octet-stream",
            "*/*",
            200,
            "application/octet-stream",
        ),
        ("/picture", "application/pdf", "*/*", 415, "application/problem+json"),
    ],
)
def test_what_is_in_a_range_is_taken_and_given(
    client: TestClient, path: str, sent: str, accept: str, status: int, answered: str
) -> None:
    headers = {"Content-Type": sent, **({"Accept": accept} if accept else {})}
    answer = client.post(path, content=b"abc", headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (status, answered)
    assert status != 200 or answer.content == b"abc"
