"""How arrays are written in every place: what a client sends, and a server reads.

Each row is one parameter of a document: where it stands, the `collectionFormat` of its
arrays from the outermost on, a value, and the text in the request. What arrives is the
value again, or None where nothing was sent.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

import httpx2
import pytest
from starlette.testclient import TestClient

from tests.golden import REPOSITORY, generate_into
from tests.packages import imported
from triptych.config import DocumentConfig

Row: TypeAlias = tuple[str, str, Any, str | None]

FORMS: list[Row] = [
    # place, formats, value, on the wire
    ("query", "csv", [1, 2], "p=1,2"),
    ("query", "ssv", [1, 2], "p=1%202"),
    ("query", "tsv", [1, 2], "p=1%092"),
    ("query", "pipes", [1, 2], "p=1%7C2"),
    ("query", "multi", [1, 2], "p=1&p=2"),
    ("header", "csv", [1, 2], "1,2"),
    ("header", "ssv", [1, 2], "1 2"),
    ("header", "tsv", [1, 2], "1\t2"),
    ("header", "pipes", [1, 2], "1|2"),
    ("header", "multi", [1, 2], "1,2"),
    ("path", "csv", [1, 2], "1,2"),
    ("path", "ssv", [1, 2], "1%202"),
    ("path", "tsv", [1, 2], "1%092"),
    ("path", "pipes", [1, 2], "1%7C2"),
    ("path", "multi", [1, 2], "1,2"),
    ("formData", "csv", [1, 2], "p=1%2C2"),
    ("formData", "ssv", [1, 2], "p=1+2"),
    ("formData", "tsv", [1, 2], "p=1%092"),
    ("formData", "pipes", [1, 2], "p=1%7C2"),
    ("formData", "multi", [1, 2], "p=1&p=2"),
    # One item
    ("query", "csv", ["a"], "p=a"),
    ("query", "multi", ["a"], "p=a"),
    ("header", "csv", ["a"], "a"),
    ("path", "csv", ["a"], "a"),
    ("formData", "csv", ["a"], "p=a"),
    # Characters that mean something to the place, and those of other formats
    ("query", "csv", ["a,b", "c d&e=f+g", "é"], "p=a%2Cb,c%20d%26e%3Df%2Bg,%C3%A9"),
    ("query", "multi", ["a,b", "c|d"], "p=a%2Cb&p=c%7Cd"),
    ("query", "pipes", ["a,b", "c d"], "p=a%2Cb%7Cc%20d"),
    ("header", "pipes", ["a,b", "c d"], "a,b|c d"),
    ("path", "csv", ["a,b", "c/d", "."], "a%2Cb,c%2Fd,."),
    ("path", "pipes", ["a,b", "?"], "a%2Cb%7C%3F"),
    ("formData", "pipes", ["a,b", "&"], "p=a%2Cb%7C%26"),
    ("formData", "multi", ["a,b", "c|d"], "p=a%2Cb&p=c%7Cd"),
    # Empty items
    ("query", "csv", ["", ""], "p=,"),
    ("query", "multi", [""], "p="),
    ("formData", "multi", ["", "a"], "p=&p=a"),
    # Arrays of arrays
    ("query", "csv pipes", [[1, 2], [3]], "p=1%7C2,3"),
    ("query", "pipes csv", [[1, 2], [3]], "p=1,2%7C3"),
    ("query", "ssv tsv", [[1, 2], [3]], "p=1%092%203"),
    ("query", "multi csv", [[1, 2], [3]], "p=1,2&p=3"),
    ("query", "multi csv", [["a,b"], ["c"]], "p=a%2Cb&p=c"),
    ("query", "multi pipes csv", [[[1, 2], [3]], [[4]]], "p=1,2%7C3&p=4"),
    ("header", "csv pipes", [[1, 2], [3]], "1|2,3"),
    ("path", "pipes csv", [[1, 2], [3]], "1,2%7C3"),
    ("formData", "multi csv", [[1, 2], [3]], "p=1%2C2&p=3"),
    ("formData", "csv pipes", [[1, 2], [3]], "p=1%7C2%2C3"),
    # Empty arrays are not sent
    ("query", "csv", [], None),
    ("query", "multi", [], None),
    ("header", "csv", [], None),
    ("formData", "csv", [], None),
    ("formData", "multi", [], None),
]

REFUSED: list[tuple[str, str, Any, str]] = [
    # What would arrive as something else
    ("path", "csv", [], "a path parameter can't be empty"),
    ("query", "csv", [""], "one empty item can't be told from an empty array"),
    ("query", "pipes csv", [[]], "one empty item can't be told from an empty array"),
    ("query", "ssv", ["a b"], "holds the delimiter ' '"),
    ("query", "tsv", ["a\tb"], r"holds the delimiter '\t'"),
    ("query", "pipes", ["a|b"], "holds the delimiter '|'"),
    ("query", "pipes csv", [["a|b"]], "holds the delimiter '|'"),
    ("header", "csv", ["a,b"], "holds the delimiter ','"),
    ("formData", "csv", ["a,b"], "holds the delimiter ','"),
]


def _items(formats: list[str], value: Any) -> dict[str, Any]:
    if not formats:
        return {"type": "integer" if isinstance(value, int) else "string"}
    inner = _items(formats[1:], value[0] if value else "")
    return {"type": "array", "collectionFormat": formats[0], "items": inner}


def _operation(number: int, place: str, formats: str, value: Any) -> dict[str, Any]:
    parameter = {"name": "p", "in": place, "required": place == "path"}
    return {
        "operationId": f"row{number}",
        "tags": ["rows"],
        "parameters": [{**parameter, **_items(formats.split(), value)}],
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
        """The request that was sent, and the value that arrived."""
        getattr(self._client.rows, f"row{number}")(p=value)
        return self._requests[-1], self._arrived[-1]


_ROWS: list[tuple[str, str, Any]] = [row[:3] for row in (*FORMS, *REFUSED)]


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rows]:
    folder = tmp_path_factory.mktemp("rows")
    paths = {
        f"/{number}" + "/{p}" * (row[0] == "path"): {"post": _operation(number, *row)}
        for number, row in enumerate(_ROWS)
    }
    document = {"swagger": "2.0", "info": {"title": "Rows", "version": "1"}}
    spec = folder / "rows.json"
    spec.write_text(json.dumps({**document, "paths": paths}))
    generate_into(DocumentConfig(spec=spec, output=folder, name="rows"), folder)
    with (
        imported(folder / "client", "rows_client") as client,
        imported(folder / "server", "rows_server") as server,
    ):
        yield Rows(client, server)


def _written(request: httpx2.Request, place: str) -> str | None:
    """The text of the parameter as it stands in the request, None if it does not."""
    match place:
        case "query":
            return request.url.query.decode() or None
        case "header":
            return request.headers.get("p")
        case "path":
            return request.url.raw_path.decode().rpartition("/")[2]
        case _:
            return request.content.decode() or None


def test_the_documentation_shows_these_forms() -> None:
    text = (REPOSITORY / "docs" / "wire-forms.md").read_text(encoding="utf-8")
    cells = [
        [
            html.unescape(re.sub(r"`|</?code>", "", cell))
            for cell in line[2:-2].split(" | ")
        ]
        for line in text.partition("## Styles of OpenAPI 3")[0].splitlines()
        if line.startswith(("| `", "| Place"))
    ]
    formats, *places = (line for line in cells if len(line) == 6)
    shown = {
        (place, name): form.replace("\\t", "\t")
        for place, *forms in places
        for name, form in zip(formats[1:], forms, strict=True)
    }
    assert shown == {
        (place, name): form for place, name, value, form in FORMS if value == [1, 2]
    }


def _name(row: Any) -> str | None:
    return row.replace(" ", " of ") if isinstance(row, str) else None


@pytest.mark.parametrize(
    ("number", "place", "formats", "value", "wire"),
    [(number, *row) for number, row in enumerate(FORMS)],
    ids=_name,
)
def test_forms(
    rows: Rows, number: int, place: str, formats: str, value: Any, wire: str | None
) -> None:
    request, arrived = rows.call(number, value)
    assert _written(request, place) == wire
    assert arrived == (None if wire is None else value)


@pytest.mark.parametrize(
    ("number", "place", "formats", "value", "message"),
    [(number, *row) for number, row in enumerate(REFUSED, len(FORMS))],
    ids=_name,
)
def test_refused(
    rows: Rows, number: int, place: str, formats: str, value: Any, message: str
) -> None:
    with pytest.raises(ValueError) as caught:
        rows.call(number, value)
    assert message in str(caught.value)
