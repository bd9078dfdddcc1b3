"""A generated server inside of other applications, and as one of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import fastapi
import pytest
from starlette.testclient import TestClient

from tests.golden import OUT
from tests.packages import imported

_BOOK = "/v1/books/7b0e5a0e-6f5c-4d59-9b0e-3c1b4cf0a001"
_KEY = {"X-Api-Key": "secret"}


@pytest.fixture(scope="module")
def server() -> Iterator[Any]:
    with imported(OUT / "bookshop" / "server", "bookshop_server") as package:
        yield package


def _services(server: Any) -> dict[str, Any]:
    class Books(server.interfaces.BooksService):  # type: ignore[misc]  # of no known type
        def delete_book(self, *, book_id: Any) -> None:
            deleted.append(("sync", server.principal(str), book_id))

        async def list_books(self, **_arguments: Any) -> Any:
            path = server.current_request().url.path
            return {"items": [], "next_page": path}

    deleted: list[Any] = []
    hooks = server.Authentication(bookseller_key=lambda key: key == "secret" and "ada")
    return {"books": Books(), "authenticate": hooks}


def _check(client: TestClient, prefix: str = "") -> None:
    listed = client.get(f"{prefix}/v1/books")
    assert listed.json()["next_page"] == f"{prefix}/v1/books"
    refused = client.delete(prefix + _BOOK)
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith('ApiKey realm="bookshop"')
    assert client.delete(prefix + _BOOK, headers=_KEY).status_code == 204


def test_an_application_of_its_own(server: Any) -> None:
    events: list[str] = []

    @asynccontextmanager
    async def lifespan(_app: object) -> AsyncIterator[dict[str, str]]:
        events.append("up")
        yield {"name": "pool"}
        events.append("down")

    app = server.create_app(**_services(server), lifespan=lifespan)
    with TestClient(app) as client:
        _check(client)
        assert events == ["up"]
    assert events == ["up", "down"]


def test_routes_of_fastapi(server: Any) -> None:
    app = fastapi.FastAPI(routes=server.routes(**_services(server)))

    @app.get("/health")
    def health() -> str:
        return "well"

    with TestClient(app) as client:
        _check(client)
        assert client.get("/health").json() == "well"
        # FastAPI's own pages stay.
        assert "/health" in client.get("/openapi.json").json()["paths"]


def test_mounted_in_fastapi(server: Any) -> None:
    app = fastapi.FastAPI()
    app.mount("/shop", server.create_app(**_services(server)))
    with TestClient(app) as client:
        _check(client, "/shop")
        assert client.get("/shop/openapi.json").json()["swagger"] == "2.0"
        assert "Bookshop" in client.get("/shop/docs").text
        assert client.get("/shop/nowhere").status_code == 404


def test_without_hooks_nobody_gets_in(
    server: Any, caplog: pytest.LogCaptureFixture
) -> None:
    client = TestClient(server.create_app())
    assert client.delete(_BOOK, headers=_KEY).status_code == 401
    assert client.get("/v1/books").status_code == 501
    (record,) = [it for it in caplog.records if it.name == "bookshop_server"]
    assert record.levelname == "WARNING"
    assert "booksellerKey, customer" in record.getMessage()


def test_an_api_without_schemes_has_no_hooks() -> None:
    generated = OUT / "cognito" / "server" / "cognito_server" / "_generated"
    assert not (generated / "security.py").exists()
    assert "authenticate" not in (generated / "app.py").read_text(encoding="utf-8")
