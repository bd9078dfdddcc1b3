"""The bookshop's packages as their users see them: what is named, and what it gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from starlette.testclient import TestClient

from tests.golden import OUT
from tests.packages import imported

_ID = UUID(int=7)


@pytest.fixture(scope="module")
def packages() -> Iterator[tuple[Any, Any]]:
    with (
        imported(OUT / "bookshop" / "client", "bookshop_client") as client,
        imported(OUT / "bookshop" / "server", "bookshop_server") as server,
    ):
        yield client, server


def test_the_error_of_an_image_is_of_its_documented_type(
    packages: tuple[Any, Any],
) -> None:
    client, server = packages

    def get_cover(_service: object, *, book_id: UUID) -> Any:
        assert book_id == _ID
        problem = server.models.Problem(title="No cover", status=404)
        return server.Answer(problem, status=404)

    books = type("Books", (server.services.Books,), {"get_cover": get_cover})()
    app = TestClient(server.create_app(books=books))
    shop = client.Client("http://testserver/v1", http_client=app)
    with pytest.raises(client.errors.NotFoundError) as caught:
        shop.books.get_cover(_ID)
    assert caught.value.headers["content-type"] == "application/json"
    assert caught.value.body == client.models.Problem(title="No cover", status=404)
