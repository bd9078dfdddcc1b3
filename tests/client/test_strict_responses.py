"""What a generated client makes of an answer of which not all fits the API."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from tests.golden import OUT
from tests.packages import imported

_AUTHOR = {"name": "Ada", "born_on": "long ago"}
_BOOK = {
    "title": "T",
    "authors": [{"id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301"}],
    "price": {"amount": 1, "currency": "EUR"},
    "genre": "solarpunk",
}


@pytest.fixture(scope="module")
def bookshop() -> Iterator[Any]:
    with imported(OUT / "bookshop" / "client", "bookshop_client") as package:
        yield package


def _client(bookshop: Any, answer: Any = _AUTHOR, **settings: Any) -> Any:
    transport = httpx2.MockTransport(lambda _: httpx2.Response(200, json=answer))
    http_client = httpx2.Client(transport=transport)
    return bookshop.Client("https://h", http_client=http_client, **settings)


def test_what_fits_is_used(bookshop: Any) -> None:
    author = _client(bookshop).authors.get_author("ada")
    assert (type(author).__name__, author.name, author.born_on) == (
        "Author",
        "Ada",
        "long ago",
    )


def test_a_strict_client_refuses_it(bookshop: Any) -> None:
    with pytest.raises(bookshop.errors.DecodeError) as raised:
        _client(bookshop, strict_responses=True).authors.get_author("ada")
    assert raised.value.pointer == "/born_on"


@pytest.mark.parametrize("strict", [False, True])
def test_a_value_of_an_enum_nobody_foresaw_arrives(bookshop: Any, strict: bool) -> None:
    client = _client(bookshop, _BOOK, strict_responses=strict)
    book = client.books.get_book("b")
    assert (type(book).__name__, book.genre) == ("Book", "solarpunk")
