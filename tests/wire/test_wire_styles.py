"""How OpenAPI 3 has parameters written: what a client sends, and a server reads.

Each row is one parameter of a document: where it stands, its style, whether that is
exploded, a value, and the text in the request. The schema is made from the value. What
arrives is the value again, or None where nothing was sent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import unquote

import httpx2
import pytest
from starlette.testclient import TestClient

from tests.golden import REPOSITORY, generate_into
from tests.packages import imported
from triptych.config import DocumentConfig

Row: TypeAlias = tuple[str, str, bool, Any, str | None]

ARRAY = [1, 2]
OBJECT = {"a": 1, "b": 2}

# The table of docs/wire-forms.md: place, style, the four forms.
TABLE: list[tuple[str, str, str, str, str, str]] = [
    ("query", "form", "p=1,2", "p=1&p=2", "p=a,1,b,2", "a=1&b=2"),
    (
        "query",
        "spaceDelimited",
        "p=1%202",
        "p=1&p=2",
        "p=a%201%20b%202",
        "a=1&b=2",
    ),
    (
        "query",
        "pipeDelimited",
        "p=1%7C2",
        "p=1&p=2",
        "p=a%7C1%7Cb%7C2",
        "a=1&b=2",
    ),
    (
        "query",
        "deepObject",
        "p[0]=1&p[1]=2",
        "p[0]=1&p[1]=2",
        "p[a]=1&p[b]=2",
        "p[a]=1&p[b]=2",
    ),
    ("path", "simple", "1,2", "1,2", "a,1,b,2", "a=1,b=2"),
    ("path", "label", ".1,2", ".1.2", ".a,1,b,2", ".a=1.b=2"),
    ("path", "matrix", ";p=1,2", ";p=1;p=2", ";p=a,1,b,2", ";a=1;b=2"),
    ("header", "simple", "1,2", "1,2", "a,1,b,2", "a=1,b=2"),
    ("cookie", "form", "p=1,2", "p=1; p=2", "p=a,1,b,2", "a=1; b=2"),
    ("cookie", "cookie", "p=1,2", "p=1; p=2", "p=a,1,b,2", "a=1; b=2"),
]

FORMS: list[Row] = [
    (place, style, explode, value, form)
    for place, style, *forms in TABLE
    for (value, explode), form in zip(
        [(ARRAY, False), (ARRAY, True), (OBJECT, False), (OBJECT, True)],
        forms,
        strict=True,
    )
]

MORE: list[Row] = [
    # Single values
    ("path", "label", False, 5, ".5"),
    ("path", "matrix", False, 5, ";p=5"),
    ("path", "matrix", True, "", ";p"),
    ("path", "label", True, "a.b", ".a%2Eb"),
    # Characters that mean something to the place
    ("query", "form", False, {"a,b": "c=d", "é": "f&g"}, "p=a%2Cb,c%3Dd,%C3%A9,f%26g"),
    ("query", "form", True, {"a b": "c=d", "é": ""}, "a%20b=c%3Dd&%C3%A9="),
    ("query", "deepObject", True, {"a b": "c[d]"}, "p[a%20b]=c%5Bd%5D"),
    ("path", "simple", True, {"a,b": "c=d"}, "a%2Cb=c%3Dd"),
    ("path", "label", True, ["1.5", "a,b"], ".1%2E5.a%2Cb"),
    ("path", "label", True, {"a": "1.5"}, ".a=1%2E5"),
    ("path", "matrix", True, ["a;b", "c=d"], ";p=a%3Bb;p=c%3Dd"),
    ("path", "matrix", True, {"a": "x/y", "b": ""}, ";a=x%2Fy;b"),
    ("cookie", "form", True, {"a": "x; y"}, "a=x%3B%20y"),
    ("cookie", "cookie", True, {"a": "x%20=/+"}, "a=x%20=/+"),
    ("cookie", "cookie", True, "100%25", "p=100%25"),
    ("cookie", "cookie", True, ["a=b", "%2C"], "p=a=b; p=%2C"),
    ("cookie", "cookie", True, {"a": ["x"]}, "a=%5B%22x%22%5D"),
    ("header", "simple", True, {"a": "b=c"}, "a=b=c"),
    # Values inside of values: in brackets, or JSON
    ("query", "deepObject", True, {"a": {"b": [1, 2]}}, "p[a][b][0]=1&p[a][b][1]=2"),
    ("query", "deepObject", True, [{"a": 1}, {"a": 2}], "p[0][a]=1&p[1][a]=2"),
    ("query", "form", True, {"a": ["x", "y"]}, "a=%5B%22x%22%2C%22y%22%5D"),
    ("query", "form", True, {"a": {"b": 1}}, "a=%7B%22b%22%3A1%7D"),
    ("query", "form", True, [{"a": 1}], "p=%7B%22a%22%3A1%7D"),
    ("query", "form", False, [{"a": 1}], "p=%5B%7B%22a%22%3A1%7D%5D"),
    ("query", "form", True, [[1, 2], [3]], "p=%5B1%2C2%5D&p=%5B3%5D"),
    ("header", "simple", False, {"a": ["x", "y"]}, '{"a":["x","y"]}'),
    # Members of other types
    ("query", "form", True, {"a": True, "b": 1.5}, "a=true&b=1.5"),
    ("path", "simple", False, {"a": True, "b": 1.5}, "a,true,b,1.5"),
    # What is empty is not sent
    ("query", "form", True, {}, None),
    ("query", "form", False, {}, None),
    ("query", "deepObject", True, {}, None),
    ("query", "deepObject", True, [], None),
    ("cookie", "form", True, {}, None),
]

REFUSED: list[tuple[str, str, bool, Any, str]] = [
    ("path", "simple", False, {}, "a path parameter can't be empty"),
    ("path", "label", False, "", "path parameter 'p' can't be '.'"),
    ("header", "simple", False, {"a": "b,c"}, "holds the delimiter ','"),
    ("header", "simple", True, {"a=b": "c"}, "holds the delimiter '='"),
    ("query", "spaceDelimited", False, {"a": "b c"}, "holds the delimiter ' '"),
    ("query", "pipeDelimited", False, {"a": "b|c"}, "holds the delimiter '|'"),
    ("cookie", "cookie", True, "a b", "a cookie can't hold ' '"),
    ("cookie", "cookie", True, {"a": "é;"}, "a cookie can't hold 'é'"),
    ("cookie", "cookie", False, ["a,b"], "holds the delimiter ','"),
    ("query", "deepObject", True, {"a[b]": "c"}, "can't be called 'a[b]' in brackets"),
]


def _schema(value: Any) -> dict[str, Any]:
    """A schema of which a value is; names that are no identifiers stand in a map."""
    match value:
        case bool():
            return {"type": "boolean"}
        case int():
            return {"type": "integer"}
        case float():
            return {"type": "number"}
        case str():
            return {"type": "string"}
        case list():
            return {"type": "array", "items": _schema(value[0] if value else "")}
        case _:
            pass
    if all(name in ("a", "b") for name in value):
        members = {name: _schema(member) for name, member in value.items()}
        return {"type": "object", "properties": members or {"a": {"type": "string"}}}
    member = next(iter(value.values()))
    return {"type": "object", "additionalProperties": _schema(member)}


def _operation(number: int, row: tuple[str, str, bool, Any, Any]) -> dict[str, Any]:
    place, style, explode, value, _ = row
    parameter = {
        "name": "p",
        "in": place,
        "required": place == "path",
        "style": style,
        "explode": explode,
        "schema": _schema(value),
    }
    return {
        "operationId": f"row{number}",
        "tags": ["rows"],
        "parameters": [parameter],
        "responses": {"204": {"description": "Read"}},
    }


class Rows:
    """A client and a server for all rows, and what the last call was."""

    def __init__(self, client: Any, server: Any) -> None:
        self._requests: list[httpx2.Request] = []
        self._arrived: list[Any] = []
        base = server.services.Rows
        names = [name for name in vars(base) if name.startswith("row")]
        methods = dict.fromkeys(names, lambda _self, *, p: self._arrived.append(p))
        app = server.create_app(rows=type("Rows", (base,), methods)())
        http_client = TestClient(app)
        http_client.event_hooks = {"request": [self._requests.append]}
        self._client = client.Client("http://testserver", http_client=http_client)

    def call(self, number: int, value: Any) -> tuple[httpx2.Request, Any]:
        """The request that was sent, and the value that arrived, as JSON."""
        getattr(self._client.rows, f"row{number}")(p=value)
        return self._requests[-1], _plain(self._arrived[-1])


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: _plain(member) for name, member in value.items()}
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json", exclude_unset=True)
    return value


_ROWS = [*FORMS, *MORE, *REFUSED]


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rows]:
    folder = tmp_path_factory.mktemp("styles")
    paths = {
        f"/{number}" + "/{p}" * (row[0] == "path"): {"post": _operation(number, row)}
        for number, row in enumerate(_ROWS)
    }
    document = {"openapi": "3.0.3", "info": {"title": "Rows", "version": "1"}}
    spec = folder / "styles.json"
    spec.write_text(json.dumps({**document, "paths": paths}))
    generate_into(DocumentConfig(spec=spec, output=folder, name="styles"), folder)
    with (
        imported(folder / "client", "styles_client") as client,
        imported(folder / "server", "styles_server") as server,
    ):
        yield Rows(client, server)


def _written(request: httpx2.Request, place: str) -> str | None:
    """The text of the parameter as it stands in the request, None if it does not.

    Brackets in names are escaped on the wire, and shown here as they are.
    """
    match place:
        case "query":
            query = request.url.query.decode()
            names = re.compile(r"(?<![^&])[^=&]+(?==)")
            return names.sub(_brackets, query) or None
        case "header":
            return request.headers.get("p")
        case "path":
            return request.url.raw_path.decode().rpartition("/")[2]
        case _:
            return request.headers.get("cookie")


def _brackets(name: re.Match[str]) -> str:
    assert "[" not in name[0]
    return re.sub("%5B|%5D", lambda found: unquote(found[0]), name[0])


def test_the_documentation_shows_these_forms() -> None:
    text = (REPOSITORY / "docs" / "wire-forms.md").read_text(encoding="utf-8")
    shown = {
        tuple(cell.strip("`").replace("\\|", "|") for cell in line[2:-2].split(" | "))
        for line in text.splitlines()
        if line.startswith("| `")
    }
    assert set(TABLE) <= shown


@pytest.mark.parametrize(
    ("number", "row"), list(enumerate([*FORMS, *MORE])), ids=lambda item: str(item)
)
def test_styles(rows: Rows, number: int, row: Row) -> None:
    place, _, _, value, wire = row
    request, arrived = rows.call(number, value)
    assert _written(request, place) == wire
    assert arrived == (None if wire is None else value)


@pytest.mark.parametrize(
    ("number", "row"),
    list(enumerate(REFUSED, len(FORMS) + len(MORE))),
    ids=lambda item: str(item),
)
def test_refused(rows: Rows, number: int, row: tuple[str, str, bool, Any, str]) -> None:
    with pytest.raises(ValueError) as caught:
        rows.call(number, row[3])
    assert row[4] in str(caught.value)


def test_a_member_named_as_another_parameter_is_refused(
    tmp_path: Path,
) -> None:
    parameters = [
        {"name": "key", "in": "query", "schema": {"type": "string"}},
        {
            "name": "rest",
            "in": "query",
            "schema": {"type": "object", "additionalProperties": {"type": "string"}},
        },
    ]
    operation = {"operationId": "find", "tags": ["rows"], "parameters": parameters}
    document = {
        "openapi": "3.0.3",
        "info": {"title": "Clash", "version": "1"},
        "paths": {"/": {"get": {**operation, "responses": {}}}},
    }
    spec = tmp_path / "clash.json"
    spec.write_text(json.dumps(document))
    generate_into(DocumentConfig(spec=spec, output=tmp_path, name="clash"), tmp_path)
    with imported(tmp_path / "client", "clash_client") as client:
        transport = httpx2.MockTransport(lambda _: httpx2.Response(204))
        rows = client.Client(
            "http://testserver", http_client=httpx2.Client(transport=transport)
        ).rows
        rows.find(key="a", rest={"other": "b"})
        with pytest.raises(ValueError, match="'key' would be read as another"):
            rows.find(rest={"key": "b"})
