"""Unions of OpenAPI 3 on the wire: which class a value becomes, and what is sent."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient

from tests.golden import OUT
from tests.packages import imported


@pytest.fixture(scope="module")
def package() -> Iterator[Any]:
    with imported(OUT / "everything3" / "client", "everything3_client") as client:
        yield client


@pytest.fixture(scope="module")
def server() -> Iterator[Any]:
    with imported(OUT / "everything3" / "server", "everything3_server") as found:
        yield found


def _call(package: Any, method: str, body: object, answer: object) -> tuple[Any, Any]:
    """The JSON that a call sends, and what it makes of an answer."""
    sent: list[bytes] = []

    def respond(request: httpx2.Request) -> httpx2.Response:
        sent.append(request.content)
        return httpx2.Response(200, json=answer)

    transport = httpx2.MockTransport(respond)
    client = package.Client("https://h", http_client=httpx2.Client(transport=transport))
    found = getattr(client.unions, method)(body=body)

    async def call() -> Any:
        http_client = httpx2.AsyncClient(transport=httpx2.MockTransport(respond))
        other = package.AsyncClient("https://h", http_client=http_client)
        return await getattr(other.unions, method)(body=body)

    assert asyncio.run(call()) == found
    assert sent[0] == sent[1]
    return json.loads(sent[0]), found


@pytest.mark.parametrize(
    ("method", "answer", "kind"),
    [
        ("tagged_union", {"shape": "circle", "radius": 1.5}, "Circle"),
        ("tagged_union", {"shape": "square", "side": 2, "more": [1]}, "Square"),
        # Of an unknown shape the members say what fits.
        ("tagged_union", {"shape": "oval", "a": 1, "b": 2}, "dict"),
        ("told_apart_by_constants", {"event": "loan", "until": "2024-02-29"}, "Loan"),
        ("union_by_names", {"means": "Card", "number": "1"}, "Card"),
        ("union_by_names", {"means": "Cash"}, "Cash"),
        ("circular_union", {"kind": "number", "value": 1.0}, "Number"),
        (
            "union_in_all_of",
            {"shape": "circle", "radius": 1.0, "colour": "red"},
            "UnionInAllOfCircle",
        ),
        (
            "union_beside_properties",
            {"name": "a", "phone": "1"},
            "UnionBesidePropertiesCall",
        ),
    ],
)
def test_a_value_is_of_the_class_it_says_and_nothing_is_lost(
    package: Any, method: str, answer: dict[str, object], kind: str
) -> None:
    sent, found = _call(package, method, answer, answer)
    assert type(found).__name__ == kind
    assert sent == answer
    again, _ = _call(package, method, found, answer)
    assert again == answer


def test_several_values_mean_one_class(package: Any) -> None:
    for tag in ("png", "jpeg"):
        answer = {"media": {"type": tag, "width": 3}}
        sent, found = _call(package, "inline_union", answer, answer)
        assert type(found.media).__name__ == "Picture"
        assert (found.media.type, sent) == (tag, answer)


def test_constructors_set_the_tag(package: Any) -> None:
    models = package.models
    for method, body, expected in (
        ("tagged_union", models.Circle(radius=1), {"shape": "circle", "radius": 1.0}),
        ("union_by_names", models.Cash(), {"means": "Cash"}),
        (
            "inline_union",
            models.InlineUnion(media=models.Sound(seconds=2)),
            {"media": {"type": "mp3", "seconds": 2.0}},
        ),
        (
            "circular_union",
            models.Sum(terms=[models.Number(value=1), models.Sum(terms=[])]),
            {
                "kind": "sum",
                "terms": [
                    {"kind": "number", "value": 1.0},
                    {"kind": "sum", "terms": []},
                ],
            },
        ),
        (
            "union_in_all_of",
            models.UnionInAllOfCircle(radius=1, colour="red"),
            {"shape": "circle", "radius": 1.0, "colour": "red"},
        ),
    ):
        assert _call(package, method, body, expected)[0] == expected


def test_a_broken_variant_is_still_of_its_class(package: Any) -> None:
    answer = {"shape": "square", "side": "wide"}
    _, found = _call(package, "tagged_union", {"shape": "square", "side": 1}, answer)
    assert (type(found).__name__, found.side) == ("Square", "wide")


def test_unions_inside_arrays_and_null(package: Any) -> None:
    answer = {
        "items": [{"shape": "square", "side": 1.0}, {"shape": "oval", "a": [1]}],
        "nullable": None,
    }
    sent, found = _call(package, "array_of_union", answer, answer)
    assert [type(item).__name__ for item in found.items] == ["Square", "dict"]
    assert (found.nullable, sent) == (None, answer)


@pytest.mark.parametrize("body", [{"radius": 1}, {"shape": "circle"}, {"shape": 5}])
def test_a_client_refuses_a_dict_that_is_no_variant(
    package: Any, body: dict[str, object]
) -> None:
    with pytest.raises(ValueError, match="body"):
        _call(package, "tagged_union", body, {})


@pytest.mark.parametrize(
    ("member", "value", "expected"),
    [
        ("date_or_text", "2024-02-29", "2024-02-29"),
        ("number_or_text", "1.50", "1.50"),
        ("number_or_text", 1.5, 1.5),
        ("date_or_number", 1700000000, 1700000000),
        ("date_or_time", "2024-02-29", dt.date(2024, 2, 29)),
        (
            "date_or_time",
            "2024-02-29T00:00:00Z",
            dt.datetime(2024, 2, 29, tzinfo=dt.UTC),
        ),
        (
            "date_or_number",
            "2024-02-29T00:00:00Z",
            dt.datetime(2024, 2, 29, tzinfo=dt.UTC),
        ),
    ],
)
def test_a_text_is_never_taken_for_something_else(
    package: Any, member: str, value: object, expected: object
) -> None:
    sent, found = _call(package, "text_unions", {member: value}, {member: value})
    assert getattr(found, member) == expected
    assert type(getattr(found, member)) is type(expected)
    assert sent == {member: value}


def test_a_union_that_contains_itself(package: Any) -> None:
    answer = ["a", ["b", []]]
    assert _call(package, "recursive_union", answer, answer) == (answer, answer)


@pytest.mark.parametrize(
    ("path", "body", "pointer", "message"),
    [
        (
            "/unions/tagged",
            {"shape": "oval"},
            "/shape",
            "Input should be 'circle' or 'square'",
        ),
        ("/unions/tagged", {"radius": 1}, "/shape", "Field required"),
        ("/unions/tagged", {"shape": "circle"}, "/radius", "Field required"),
        (
            "/unions/constants",
            {"event": "loan", "until": "soon"},
            "/until",
            "Input should be a valid date",
        ),
        (
            "/unions/required-only",
            {"mail": "a", "phone": "b"},
            "",
            "Input should fit one alternative, and fits 2",
        ),
        (
            "/objects/closed",
            {"a": "x", "d": 1},
            "/d",
            "Extra inputs are not permitted",
        ),
        (
            "/objects/closed",
            {"a": "x", "b": 1, "c": True},
            "",
            "Object should have at most 2 members",
        ),
        (
            "/objects/rules",
            {"kind": "card", "expires": "x"},
            "/card",
            "Field required",
        ),
        (
            "/objects/rules",
            {"kind": "cash", "card": "1"},
            "/expires",
            "Field required beside 'card'",
        ),
        (
            "/objects/maps",
            {"names": {"long": True}},
            "/names/long",
            "Name of the member is not permitted",
        ),
        (
            "/objects/maps",
            {"patterns": {"n_a": "text"}},
            "/patterns/n_a",
            "Input should be a valid number",
        ),
        (
            "/objects/pattern-properties",
            {"id": 1, "y": "z"},
            "/y",
            "Extra inputs are not permitted",
        ),
        (
            "/values/tuples",
            {"exact": ["a", -1]},
            "/exact/1",
            "Input should be greater than or equal to 0",
        ),
        (
            "/values/tuples",
            {"closed": ["a", True, 1]},
            "/closed/2",
            "No value is permitted here",
        ),
        (
            "/values/rules",
            {"not_empty": ""},
            "/not_empty",
            'Input should not fit {"const": ""}',
        ),
        (
            "/values/rules",
            {"contains": [1]},
            "/contains",
            'List should have at least 1 item that fit {"minimum": 100}',
        ),
        (
            "/values/const",
            {"text": "constant", "number": 42},
            "/truth",
            "Field required",
        ),
    ],
)
def test_a_server_refuses_what_breaks_a_schema(
    server: Any, path: str, body: object, pointer: str, message: str
) -> None:
    client = TestClient(server.create_app(mock=True))
    answer = client.put(f"/v1{path}", json=body)
    assert answer.status_code == 422
    found = [(item["name"], item["message"]) for item in answer.json()["errors"]]
    assert found == [(pointer, message)]


def test_tuples_and_constants_in_python(package: Any) -> None:
    models = package.models
    tuples = models.Tuples(exact=("a", 1), open=["a", 1, 2])
    assert (
        tuples.model_dump_json(exclude_unset=True)
        == '{"exact":["a",1],"open":["a",1,2]}'
    )
    read = models.Tuples.model_validate_json('{"exact":["a",1]}')
    assert read.exact == ("a", 1)
    constants = models.Constants()
    assert constants.model_dump_json(exclude_unset=True) == (
        '{"text":"constant","number":42,"truth":true}'
    )


def test_a_variant_has_no_other_tag_than_its_own(package: Any) -> None:
    van = package.models.Van(wheels=4)
    assert van.vehicle == "van"
    with pytest.raises(ValueError, match="vehicle"):
        package.models.Van(vehicle="bike")
    sent, found = _call(
        package, "union_by_inherited_tag", van, {"vehicle": "bike", "gears": 3}
    )
    assert sent == {"vehicle": "van", "wheels": 4}
    assert (type(found).__name__, found.gears) == ("Bike", 3)
