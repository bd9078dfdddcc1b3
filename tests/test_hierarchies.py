"""Classes made of allOf: what an object is, and the limits of all parts."""

from __future__ import annotations

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

_DOCUMENT = Path(__file__).parent / "documents" / "hierarchies.yaml"


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


@pytest.mark.parametrize("kind", ["LooseFirst", "StrictFirst"])
def test_an_enum_has_what_all_parts_list(package: Any, kind: str) -> None:
    annotation = getattr(package.models, kind).model_fields["e"].annotation
    assert str(annotation) == "typing.Union[typing.Literal['b'], str, NoneType]"
