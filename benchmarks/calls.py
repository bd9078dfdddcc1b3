"""What generated clients cost beside what they are made of: `make benchmark`.

Prints ratios of the fastest of many rounds, taken in turn so that a machine whose speed
drifts slows all of them alike:

    call      a generated call over a mock transport, to httpx2 doing the same
                                                                   goal: at most 1.5x
    decode    an answer of 1 MB, a list of nested models, to pydantic's `validate_json`
              with equal models written by hand                    goal: at most 1.1x
    decimals  the same where models hold decimals: pydantic reads them by way of floats,
              and generated clients keep all digits
    async     200 concurrent calls to a server on this machine, to httpx2 doing the same
                                                                   goal: at most 1.2x
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal
from uuid import UUID

import httpx2
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

__all__ = ["main"]

_CLIENT = Path(__file__).parents[1] / "out" / "bookshop" / "client"
_CONCURRENT = 200
_SIZE = 1_000_000

_ID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
_AUTHOR = {
    "id": _ID,
    "name": "Ursula K. Le Guin",
    "born_on": "1929-10-21",
    "biography": "Wrote *The Left Hand of Darkness*.",
    "website": "https://www.ursulakleguin.com/",
}
_BOOK = {
    "id": _ID,
    "title": "The Left Hand of Darkness",
    "authors": [{"id": _ID, "name": "Ursula K. Le Guin"}],
    "price": {"amount": 9.99, "currency": "EUR"},
    "created_at": "2024-02-29T12:30:00Z",
    "genre": "science-fiction",
    "isbn": "9780441478125",
    "pages": 304,
    "published_on": "1969-03-01",
    "rating": 4.5,
    "titles_abroad": {"de": "Die linke Hand der Dunkelheit"},
}


class Written(BaseModel):
    """What models written by hand derive from, if they keep what they do not know."""

    model_config = ConfigDict(extra="allow")


class Author(Written):
    """The model of the document, written by hand; so are the others."""

    id: UUID | None = None
    name: str
    born_on: dt.date | None = None
    biography: str | None = None
    website: str | None = None


class AuthorPage(Written):
    """A page of authors."""

    next_page: str | None = None
    items: list[Author]


class AuthorReference(Written):
    """An author of a book."""

    id: UUID
    name: str | None = None


class Money(Written):
    """An amount in a currency."""

    amount: Annotated[Decimal, Field(ge=0)]
    currency: Annotated[str, Field(min_length=3, max_length=3)]


class Book(Written):
    """A book."""

    authors: Annotated[list[AuthorReference], Field(min_length=1)]
    created_at: dt.datetime | None = None
    genre: Literal["biography", "fiction", "science-fiction"] | str | None = None
    id: UUID | None = None
    isbn: Annotated[str, Field(pattern="^97[89][0-9]{10}$")] | None = None
    pages: Annotated[int, Field(ge=1)] | None = None
    price: Money
    published_on: dt.date | None = None
    rating: Annotated[float, Field(ge=1, le=5)] | None = None
    subtitle: str | None = None
    title: Annotated[str, Field(min_length=1, max_length=300)]
    titles_abroad: dict[str, str] | None = None


class BookPage(Written):
    """A page of books."""

    next_page: str | None = None
    items: list[Book]


_READ_AUTHOR = TypeAdapter(Author)
_ANSWER = json.dumps(_AUTHOR).encode()


def _fastest(
    first: Callable[[], object], second: Callable[[], object], rounds: int
) -> tuple[float, float]:
    """Seconds of the fastest round of each, taken in turn."""
    seconds: tuple[list[float], list[float]] = ([], [])
    gc.collect()
    gc.disable()
    try:
        for _ in range(rounds):
            for function, figures in zip((first, second), seconds, strict=True):
                started = time.perf_counter()
                function()
                figures.append(time.perf_counter() - started)
            gc.collect()
    finally:
        gc.enable()
    return min(seconds[0]), min(seconds[1])


def _report(name: str, generated: float, bare: float, times: int = 1) -> None:
    each = generated / times * 1e6, bare / times * 1e6
    ratio = generated / bare
    print(f"{name:9} {each[0]:9.1f} us {each[1]:9.1f} us {ratio:6.2f}x", flush=True)


def _answering(content: bytes) -> httpx2.MockTransport:
    headers = {"Content-Type": "application/json"}
    return httpx2.MockTransport(
        lambda _: httpx2.Response(200, headers=headers, content=content)
    )


def _call(package: Any, rounds: int) -> None:
    times = 200
    http_client = httpx2.Client(transport=_answering(_ANSWER), base_url="http://h")
    client = package.Client("http://h", http_client=http_client)
    get_author = client.authors.get_author

    def generated() -> None:
        for _ in range(times):
            get_author(_ID)

    def bare() -> None:
        for _ in range(times):
            response = http_client.get(
                f"/authors/{_ID}", headers={"Accept": "application/json"}
            )
            response.raise_for_status()
            _READ_AUTHOR.validate_json(response.content)

    _report("call", *_fastest(generated, bare, rounds), times)


def _decode(
    package: Any, name: str, item: dict[str, Any], written: type[Written], rounds: int
) -> None:
    count = _SIZE // len(json.dumps(item))
    content = json.dumps({"items": [item] * count}).encode()
    adapter = TypeAdapter(written)
    with httpx2.Client(transport=_answering(content)) as http_client:
        client = package.Client("http://h", http_client=http_client)
        method = (
            client.authors.list_authors
            if written is AuthorPage
            else client.books.list_books
        )
        response = package.raw(method)()
        seconds = _fastest(
            response.parse, lambda: adapter.validate_json(content), rounds
        )
    _report(name, *seconds)


async def _serve() -> None:
    """Answer everything with an author; print the port."""
    head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
    answer = f"{head}Content-Length: {len(_ANSWER)}\r\n\r\n".encode() + _ANSWER

    async def answering(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            while await reader.readuntil(b"\r\n\r\n"):
                writer.write(answer)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(answering, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


@contextmanager
def _server() -> Iterator[str]:
    """The URL of a server in a process of its own, as servers are."""
    command = [sys.executable, __file__, "--serve"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
        finally:
            process.terminate()


async def _concurrently(package: Any, url: str, rounds: int) -> None:
    async with httpx2.AsyncClient(base_url=url) as http_client:
        client = package.AsyncClient(url, http_client=http_client)

        async def bare() -> None:
            response = await http_client.get(
                f"/authors/{_ID}", headers={"Accept": "application/json"}
            )
            response.raise_for_status()
            _READ_AUTHOR.validate_json(response.content)

        async def seconds(call: Callable[[], Any]) -> float:
            started = time.perf_counter()
            await asyncio.gather(*(call() for _ in range(_CONCURRENT)))
            return time.perf_counter() - started

        figures: list[tuple[float, float]] = []
        for _ in range(rounds + 1):
            generated = await seconds(lambda: client.authors.get_author(_ID))
            figures.append((generated, await seconds(bare)))
    # The first round makes the connections.
    generated, plain = (min(column) for column in zip(*figures[1:], strict=True))
    _report("async", generated, plain, _CONCURRENT)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.serve:
        asyncio.run(_serve())
        return
    rounds: int = arguments.rounds
    sys.path.insert(0, str(_CLIENT))
    package: Any = __import__("bookshop_client")
    print(f"{'':9} {'generated':>12} {'bare':>12}")
    _call(package, rounds)
    _decode(package, "decode", _AUTHOR, AuthorPage, rounds)
    _decode(package, "decimals", _BOOK, BookPage, rounds)
    with _server() as url:
        asyncio.run(_concurrently(package, url, rounds))


if __name__ == "__main__":
    main()
