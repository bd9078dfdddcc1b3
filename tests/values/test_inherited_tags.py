"""Tags that classes inherit: what constructors take, and what is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient

from tests.golden import REPOSITORY, generate_into
from tests.packages import imported
from triptych.config import DocumentConfig


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, Any]]:
    folder = tmp_path_factory.mktemp("tags")
    spec = REPOSITORY / "tests" / "documents" / "inherited_tags.yaml"
    generate_into(DocumentConfig(spec=spec, output=folder, name="tags"), folder)
    with (
        imported(folder / "client", "tags_client") as client,
        imported(folder / "server", "tags_server") as server,
    ):
        yield client, server


def _answered(package: Any, answer: object, method: str, body: object = None) -> Any:
    transport = httpx2.MockTransport(lambda _: httpx2.Response(200, json=answer))
    client = package.Client("http://h", http_client=httpx2.Client(transport=transport))
    return getattr(client.tags, method)(**({} if body is None else {"body": body}))


def test_a_constructor_sets_an_inherited_tag(packages: tuple[Any, Any]) -> None:
    van = packages[0].models.Van(load=1)
    assert van.model_dump(exclude_unset=True) == {"type": "van", "load": 1}
    assert packages[0].models.Van(type="van").type == "van"


def test_a_constructor_takes_no_other_tag(packages: tuple[Any, Any]) -> None:
    with pytest.raises(ValueError, match="`type` has to be 'van'"):
        packages[0].models.Van(type="bike")
    assert packages[0].models.Base(type="bike").type == "bike"


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ({"type": "van", "load": 1}, "Van"),
        ({"type": "bike", "load": 1}, "Bike"),
        ({"type": "train", "load": 1}, "dict"),
    ],
)
def test_an_object_is_read_as_the_class_of_its_tag(
    packages: tuple[Any, Any], answer: dict[str, Any], kind: str
) -> None:
    found = _answered(packages[0], answer, "add_vehicle", {"type": "van"})
    assert type(found).__name__ == kind
    values = found if kind == "dict" else found.model_dump(exclude_unset=True)
    assert values == answer


def test_a_class_that_adds_nothing_is_one_if_an_ancestor_lists_it(
    packages: tuple[Any, Any],
) -> None:
    answer = {"kind": "stray", "lives": 3}
    found = _answered(packages[0], answer, "add_animal", {"kind": "lion"})
    models = packages[0].models
    assert (type(found), found.lives) == (models.Stray, 3)
    assert isinstance(found, models.Cat)
    assert models.Stray(lives=3) == found


def test_the_server_reads_it_as_well(packages: tuple[Any, Any]) -> None:
    server = packages[1]
    arrived: list[Any] = []

    async def add(_self: object, *, body: Any) -> Any:
        arrived.append(body)
        return body

    service = type("Tags", (server.services.Tags,), {"add_animal": add})()
    client = TestClient(server.create_app(tags=service))
    answer = client.post("/animals", json={"kind": "stray", "lives": 2})
    assert answer.json() == {"kind": "stray", "lives": 2}
    assert (type(arrived[0]).__name__, arrived[0].lives) == ("Stray", 2)
