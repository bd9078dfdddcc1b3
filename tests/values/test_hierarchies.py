"""Classes made of allOf: what an object is, and the limits of all parts."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from pydantic import ValidationError

from tests.golden import generate_into
from tests.packages import imported
from triptych.config import DocumentConfig

_DOCUMENT = Path(__file__).parents[1] / "documents" / "hierarchies.yaml"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("hierarchies")
    config = DocumentConfig(spec=_DOCUMENT, output=folder, name="hierarchies")
    generate_into(config, folder)
    with imported(folder / "client", "hierarchies_client") as client:
        yield client


def _read(package: Any, method: str, answer: Any) -> Any:
    transport = httpx2.MockTransport(lambda _: httpx2.Response(200, json=answer))
    client = package.Client("https://h", http_client=httpx2.Client(transport=transport))
    return getattr(client.kinds, method)()


@pytest.mark.parametrize(
    ("method", "answer", "kind"),
    [
        ("get_beside", {"type": "BesideChild", "c": "x"}, "BesideChild"),
        ("get_beside", {"type": "Beside"}, "Beside"),
        ("get_beside", {"type": "new"}, "Beside"),
        ("get_beside", {}, "Beside"),
        ("get_inline", {"type": "InlineChild"}, "InlineChild"),
        ("get_inherited", {"tag": "InheritedChild"}, "InheritedChild"),
        ("get_shape", {"shapeType": "rectangle", "width": 2}, "RectangleClass"),
        ("get_shape", {"shapeType": "circle"}, "CircleClass"),
        ("get_shape", {"shapeType": "oval"}, "OvalClass"),
        ("get_shape", {"shapeType": "RectangleClass"}, "Shape"),
    ],
)
def test_an_object_is_read_as_the_class_it_says_it_is_of(
    package: Any, method: str, answer: Any, kind: str
) -> None:
    found = _read(package, method, answer)
    assert type(found).__name__ == kind
    assert found.model_dump(by_alias=True, exclude_unset=True) == answer


def test_a_hierarchy_inside_another(package: Any) -> None:
    answer = [{"petType": "Lion", "catType": "Lion"}, {"petType": "Cat"}]
    lion, cat = _read(package, "list_pets", answer)
    assert (type(lion).__name__, type(cat).__name__) == ("Lion", "Cat")


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("BesideChild", '{"type":"BesideChild"}'),
        ("InlineChild", '{"type":"InlineChild"}'),
        ("InheritedChild", '{"tag":"InheritedChild"}'),
        ("RectangleClass", '{"shapeType":"rectangle"}'),
        ("CircleClass", '{"shapeType":"circle"}'),
        ("OvalClass", '{"shapeType":"oval"}'),
        ("StarClass", '{"shapeType":"star"}'),
        ("Lion", '{"catType":"Lion","petType":"Lion"}'),
    ],
)
def test_a_constructor_says_what_it_makes(
    package: Any, kind: str, written: str
) -> None:
    made = getattr(package.models, kind)()
    assert json.loads(made.model_dump_json(exclude_unset=True)) == json.loads(written)


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("LooseFirst", {"w": 3, "s": "ab"}, {"w": 2}),
        ("LooseFirst", {}, {"s": "abc"}),
        ("StrictFirst", {"w": 3, "s": "ab"}, {"w": 2}),
        ("StrictFirst", {}, {"s": "abc"}),
        ("Redeclared", {"w": 3}, {"w": 2}),
        ("Tightened", {"w": 3}, {"w": 2}),
        ("Inlined", {"w": 3}, {"w": 2}),
        ("Inlined", {"w": 5}, {"w": 6}),
        ("Inlined", {"l": [0, 9, 5]}, {"l": []}),
        ("Inlined", {"l": [1]}, {"l": [1, 2, 3, 4]}),
        ("Inlined", {"l": [1]}, {"l": [-1]}),
        ("Inlined", {"l": [1]}, {"l": [10]}),
        ("Inlined", {"l": [1]}, {"l": [1.5]}),
        ("Inlined", {"o": {"k": 3, "t": "a"}}, {"o": {"k": 2}}),
        ("Inlined", {"o": {"k": 5}}, {"o": {"k": 6}}),
        ("Inlined", {"o": {"k": 5}}, {"o": {"k": 5, "t": "ab"}}),
        ("Inlined", {"o": {"k": 5}}, {"o": {}}),
        ("CircleClass", {"name": "abc"}, {"name": "abcd"}),
        ("Limits", {"name": "ab"}, {"name": "a"}),
        ("Limits", {"name": "abc"}, {"name": "abcd"}),
        ("Limits", {"pattern": "a"}, {"pattern": "z"}),
    ],
)
def test_a_value_obeys_the_limits_of_all_parts(
    package: Any, kind: str, good: dict[str, Any], bad: dict[str, Any]
) -> None:
    model = getattr(package.models, kind)
    assert model(**good).model_dump(exclude_unset=True).items() >= good.items()
    with pytest.raises(ValidationError):
        model(**bad)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [("LooseFirst", "e", "b"), ("StrictFirst", "e", "b"), ("Limits", "listed", "ab")],
)
def test_an_enum_has_what_all_parts_allow(
    package: Any, kind: str, field: str, value: str
) -> None:
    annotation = getattr(package.models, kind).model_fields[field].annotation
    assert str(annotation) == f"typing.Union[typing.Literal['{value}'], str, NoneType]"


def test_unknown_properties_are_of_their_schema(package: Any) -> None:
    moments = _read(package, "get_moments", {"name": "n", "a": "2024-01-02T00:00:00Z"})
    moment = dt.datetime(2024, 1, 2, tzinfo=dt.UTC)
    assert moments.model_extra == {"a": moment}
    assert moments.model_dump_json() == '{"name":"n","a":"2024-01-02T00:00:00Z"}'
    nested = _read(package, "get_nested", {"name": "a", "x": {"name": "b", "y": {}}})
    kind = package.models.Nested
    assert isinstance(nested.model_extra["x"], kind)
    assert isinstance(nested.model_extra["x"].model_extra["y"], kind)
    made = package.models.Labels(count=1)
    made.model_extra["a"] = "b"
    assert made.model_dump_json() == '{"count":1,"a":"b"}'


def test_unknown_properties_are_checked_where_they_are_made(package: Any) -> None:
    assert package.models.Labels(a="abc").model_extra == {"a": "abc"}
    with pytest.raises(ValidationError):
        package.models.Labels(a="abcd")
    with pytest.raises(ValidationError):
        package.models.Labels(a=1)


def test_unknown_properties_that_do_not_fit_come_as_they_are(package: Any) -> None:
    answer = {"name": "n", "a": "2024-01-02T00:00:00Z", "b": "yesterday"}
    moments = _read(package, "get_moments", answer)
    moment = dt.datetime(2024, 1, 2, tzinfo=dt.UTC)
    assert moments.model_extra == {"a": moment, "b": "yesterday"}
    assert json.loads(moments.model_dump_json()) == answer


@pytest.mark.parametrize(
    ("method", "value"),
    [
        ("put_tree", [[], [[], [[]]]]),
        ("put_map_tree", {"a": {}, "b": {"c": {}}}),
        ("put_knot", [{"a": [{"b": []}]}, {}]),
        ("put_labels", {"count": 1, "a": "b"}),
    ],
)
def test_cycles_come_back(package: Any, method: str, value: Any) -> None:
    def echo(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, json=json.loads(request.content))

    transport = httpx2.MockTransport(echo)
    client = package.Client("https://h", http_client=httpx2.Client(transport=transport))
    found = getattr(client.kinds, method)(body=value)
    dumped = found.model_dump() if hasattr(found, "model_dump") else found
    assert dumped == value


def test_a_password_is_never_shown(package: Any) -> None:
    login = package.models.Login(
        user="u", password="hidden", old=["hidden"], pass_word="hidden"
    )
    assert "hidden" not in repr(login)
    assert "hidden" not in str(login)
    assert login.model_dump_json() == (
        '{"user":"u","password":"hidden","old":["hidden"],"passWord":"hidden"}'
    )


_VERSION_3 = """
openapi: 3.0.3
info: {title: Tags, version: "1"}
paths:
  /shape:
    get:
      operationId: getShape
      tags: [kinds]
      responses:
        200:
          description: ok
          content:
            application/json: {schema: {$ref: "#/components/schemas/Shape"}}
components:
  schemas:
    Shape:
      type: object
      required: [kind]
      discriminator: {propertyName: kind, mapping: {mapped: Mapped, listed: Listed}}
      properties: {kind: {type: string}}
    Star:
      x-discriminator-value: star
      allOf: [{$ref: "#/components/schemas/Shape"}]
      properties: {points: {type: integer}}
    # What adds nothing is another name of the class, unless it has a value.
    Bare: {x-discriminator-value: bare, allOf: [{$ref: "#/components/schemas/Shape"}]}
    Listed: {allOf: [{$ref: "#/components/schemas/Shape"}]}
    Other: {nullable: true, allOf: [{$ref: "#/components/schemas/Shape"}]}
    Oval:
      allOf:
        - {$ref: "#/components/schemas/Shape"}
        - {type: object, x-ms-discriminator-value: oval}
    Square:
      allOf:
        - {$ref: "#/components/schemas/Shape"}
        - {type: object, properties: {kind: {type: string, enum: [square]}}}
    Mapped:
      x-ms-discriminator-value: other
      allOf: [{$ref: "#/components/schemas/Shape"}]
      properties: {size: {type: integer}}
"""


def test_classes_of_openapi_3_say_what_they_are(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text(_VERSION_3)
    folder = tmp_path / "sdk"
    spec = tmp_path / "api.yaml"
    generate_into(DocumentConfig(spec=spec, output=folder, name="tags"), folder)
    with imported(folder / "client", "tags_client") as client:
        for kind in ("star", "oval", "square", "mapped", "bare", "listed"):
            found = _read(client, "get_shape", {"kind": kind})
            assert type(found).__name__ == kind.title()
            made = getattr(client.models, kind.title())()
            assert made.model_dump(exclude_unset=True) == {"kind": kind}
        assert type(_read(client, "get_shape", {"kind": "other"})).__name__ == "Shape"
