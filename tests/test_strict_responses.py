"""What a generated client makes of an answer of which only parts fit the API."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from tests.golden import OUT
from tests.packages import imported

_AUTHOR = {"name": "Ada", "born_on": "long ago"}


@pytest.fixture(scope="module")
def bookshop() -> Iterator[Any]:
    with imported(OUT / "bookshop" / "client", "bookshop_client") as package:
        yield package


def _client(bookshop: Any, **settings: Any) -> Any:
    transport = httpx2.MockTransport(lambda _: httpx2.Response(200, json=_AUTHOR))
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
