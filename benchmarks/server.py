"""What generated servers cost beside the same written by hand: `make benchmark`.

Prints ratios of the fastest of many rounds, taken in turn so that a machine whose speed
drifts slows all of them alike. Everything is called over ASGI in this process:

    get       a list of books with parameters of six types, to FastAPI    at most 0.6x
              and to Starlette alone                                      at most 1.6x
    post      a body that is a model, which is sent back, to the same two
    last      the last of 1,000 operations, to the first                  at most 1.1x
    constant  the last of Cognito's 23 operations that differ in their
              query only, to the first                                    at most 1.1x
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import gc
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias, cast
from urllib.parse import urlencode
from uuid import UUID

from fastapi import FastAPI, Query
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Scope

__all__ = ["main"]

_OUT = Path(__file__).parents[1] / "out"
_OPERATIONS = 1_000
_QUERY = urlencode(
    {
        "query": "left hand",
        "author_id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        "published_after": "1969-03-01",
        "in_stock": "true",
        "sort": "price",
        "page_size": "10",
    }
)
_AUTHOR = (
    b'{"name": "Ursula K. Le Guin", "born_on": "1929-10-21",'
    b' "website": "https://www.ursulakleguin.com/"}'
)

_Sort: TypeAlias = Literal[
    "title", "-title", "published_on", "-published_on", "price", "-price"
]
_SORTS = ("title", "-title", "published_on", "-published_on", "price", "-price")


class Author(BaseModel):
    """The model of the document, written by hand."""

    model_config = ConfigDict(extra="allow")

    id: UUID | None = None
    name: Annotated[str, Field(min_length=1)]
    born_on: dt.date | None = None
    biography: str | None = None
    website: str | None = None


class BookPage(BaseModel):
    """A page of books; there is none on it."""

    next_page: str | None = None
    items: list[Any]


_READ_AUTHOR = TypeAdapter(Author)


def _fastapi() -> ASGIApp:
    async def list_books(
        query: Annotated[str | None, Query(min_length=2)] = None,
        author_id: UUID | None = None,
        published_after: dt.date | None = None,
        in_stock: bool = False,
        sort: _Sort = "title",
        page: str | None = None,
        page_size: Annotated[int, Query(ge=1, le=100)] = 20,
    ) -> BookPage:
        assert query and author_id and published_after and in_stock and sort
        return BookPage(next_page=f"{page}{page_size}", items=[])

    async def create_author(body: Author) -> Author:
        return body

    app = FastAPI()
    app.add_api_route("/v1/books", list_books, response_model_exclude_unset=True)
    app.add_api_route(
        "/v1/authors",
        create_author,
        methods=["POST"],
        status_code=201,
        response_model_exclude_unset=True,
    )
    return app


def _starlette() -> ASGIApp:
    async def list_books(request: Request) -> Response:
        given = request.query_params
        try:
            query = given.get("query")
            if query is not None and len(query) < 2:
                raise ValueError("query is too short")
            author_id = UUID(given["author_id"]) if "author_id" in given else None
            published_after = (
                dt.date.fromisoformat(given["published_after"])
                if "published_after" in given
                else None
            )
            in_stock = {"true": True, "false": False}[given.get("in_stock", "false")]
            sort = given.get("sort", "title")
            page = given.get("page")
            page_size = int(given.get("page_size", "20"))
            if sort not in _SORTS or not 1 <= page_size <= 100:
                raise ValueError("sort or page_size")
        except (KeyError, ValueError) as error:
            return JSONResponse({"detail": str(error)}, 422)
        assert query and author_id and published_after and in_stock and sort
        result = BookPage(next_page=f"{page}{page_size}", items=[])
        return Response(
            result.model_dump_json(exclude_unset=True), media_type="application/json"
        )

    async def create_author(request: Request) -> Response:
        try:
            body = _READ_AUTHOR.validate_json(await request.body())
        except ValueError as error:
            return JSONResponse({"detail": str(error)}, 422)
        return Response(
            body.model_dump_json(exclude_unset=True), 201, media_type="application/json"
        )

    return Starlette(
        routes=[
            Route("/v1/books", list_books),
            Route("/v1/authors", create_author, methods=["POST"]),
        ]
    )


def _imported(name: str, module: str = "") -> Any:
    sys.path.insert(0, str(_OUT / name / "server"))
    package = f"{name}_server"
    __import__(f"{package}{module}")
    return sys.modules[f"{package}{module}"]


def _bookshop() -> ASGIApp:
    models = _imported("bookshop").models
    authors = _imported("bookshop", "._generated.services.authors")
    books = _imported("bookshop", "._generated.services.books")
    runtime = _imported("bookshop", "._generated._runtime.server")

    async def list_books(
        *,
        query: str | None,
        genres: list[str] | None,
        author_id: UUID | None,
        published_after: dt.date | None,
        in_stock: bool,
        sort: str,
        page: str | None,
        page_size: int,
    ) -> Any:
        assert query and author_id and published_after and in_stock and sort
        assert genres is None
        return models.BookPage(next_page=f"{page}{page_size}", items=[])

    async def create_author(*, body: Any) -> Any:
        return body

    return cast(
        "ASGIApp",
        runtime.build_app(
            [
                runtime.Endpoint(books.LIST_BOOKS, list_books),
                # What it takes to prove who calls is another matter.
                runtime.Endpoint(
                    replace(authors.CREATE_AUTHOR, security=()), create_author
                ),
            ],
            document=b"{}",
            base_path="/v1",
        ),
    )


def _many() -> ASGIApp:
    runtime = _imported("bookshop", "._generated._runtime.server")

    async def echo(*, x: str) -> Any:
        return {"x": x}

    return cast(
        "ASGIApp",
        runtime.build_app(
            [
                runtime.Endpoint(
                    runtime.ServerOperation(
                        id=f"get{number}",
                        method="GET",
                        path=f"/things{number}/{{x}}",
                        parameters=(runtime.TypedParameter("x", "path", "x"),),
                    ),
                    echo,
                )
                for number in range(_OPERATIONS)
            ],
            document=b"{}",
        ),
    )


def _cognito() -> tuple[ASGIApp, Sequence[str]]:
    """An application, and the query of each operation in the order they are added."""
    package = _imported("cognito")
    generated = _imported("cognito", "._generated.services")
    runtime = _imported("cognito", "._generated._runtime.server")

    async def answer(**_arguments: object) -> Any:
        return {}

    endpoints = [
        runtime.Endpoint(
            # The operations cost what they take; it is about how they are found.
            replace(
                item.operation, parameters=(), body=None, responses=(), security=()
            ),
            answer,
        )
        for name in sorted(vars(generated))
        if hasattr(vars(generated)[name], "endpoints")
        for item in vars(generated)[name].endpoints(None)
    ]
    assert package is not None
    queries = [
        urlencode(
            {constant.name: constant.value for constant in item.operation.constants}
        )
        for item in endpoints
    ]
    return cast("ASGIApp", runtime.build_app(endpoints, document=b"{}")), queries


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request to an application, as often as it takes to be measured."""

    app: ASGIApp
    method: str = "GET"
    path: str
    query: str = ""
    body: bytes = b""
    status: int = 200

    async def seconds(self, times: int) -> float:
        """How long `times` requests take, one after the other."""
        scope: Scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.4"},
            "http_version": "1.1",
            "method": self.method,
            "scheme": "http",
            "path": self.path,
            "raw_path": self.path.encode(),
            "query_string": self.query.encode(),
            "root_path": "",
            "headers": [
                (b"host", b"api.bookshop.example"),
                (b"accept", b"application/json"),
                (b"accept-encoding", b"gzip, deflate"),
                (b"user-agent", b"benchmark"),
                (b"content-type", b"application/json"),
                (b"content-length", str(len(self.body)).encode()),
            ],
            "server": ("127.0.0.1", 80),
            "client": ("127.0.0.1", 50000),
        }
        statuses: list[int] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": self.body, "more_body": False}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                statuses.append(message["status"])

        started = time.perf_counter()
        for _ in range(times):
            await self.app(dict(scope), receive, send)
        taken = time.perf_counter() - started
        assert statuses == [self.status] * times, statuses[:1]
        return taken


async def _report(
    name: str, calls: Sequence[Call], *, rounds: int, times: int = 20
) -> None:
    """Print what the first call costs, and its ratio to each other one."""
    fastest = [float("inf")] * len(calls)
    gc.collect()
    gc.disable()
    try:
        # The first round makes what is made once.
        for number in range(rounds + 1):
            for index, call in enumerate(calls):
                taken = await call.seconds(times)
                if number:
                    fastest[index] = min(fastest[index], taken)
            if number % 20 == 0:
                gc.collect()
    finally:
        gc.enable()
    ratios = "".join(f"{fastest[0] / other:10.2f}x" for other in fastest[1:])
    print(f"{name:9} {fastest[0] / times * 1e6:9.1f} us{ratios}", flush=True)


async def _run(rounds: int) -> None:
    applications = (_bookshop(), _fastapi(), _starlette())
    print(f"{'':9} {'generated':>12} {'FastAPI':>10} {'Starlette':>10}")
    get = [Call(app=app, path="/v1/books", query=_QUERY) for app in applications]
    await _report("get", get, rounds=rounds)
    post = [
        Call(app=app, method="POST", path="/v1/authors", body=_AUTHOR, status=201)
        for app in applications
    ]
    await _report("post", post, rounds=rounds)
    many = _many()
    print(f"{'':9} {'last':>12} {'first':>10}")
    ends = [Call(app=many, path=f"/things{n}/x") for n in (_OPERATIONS - 1, 0)]
    await _report("last", ends, rounds=rounds)
    cognito, queries = _cognito()
    actions = [Call(app=cognito, path="/", query=queries[n]) for n in (-1, 0)]
    await _report("constant", actions, rounds=rounds)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=300)
    asyncio.run(_run(parser.parse_args().rounds))


if __name__ == "__main__":
    main()
