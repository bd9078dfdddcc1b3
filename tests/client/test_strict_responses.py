"""What a generated client makes of an answer of which not all fits the API."""

from __future__ import annotations

import asyncio
import logging
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


def test_what_does_not_fit_is_logged_once(
    bookshop: Any, caplog: pytest.LogCaptureFixture
) -> None:
    page = {"items": [_AUTHOR, {"id": 1, "name": 2}], "next_page": None}
    with caplog.at_level(logging.WARNING):
        _client(bookshop, page).authors.list_authors()
    (record,) = caplog.records
    assert (record.name, record.levelname) == ("bookshop_client", "WARNING")
    assert record.getMessage() == (
        "GET https://h/authors answered 200 with a body that does not fit the API at"
        " /items/0/born_on, /items/1/id and /items/1/name"
    )


def test_a_number_in_a_text_is_a_number_and_is_logged(
    bookshop: Any, caplog: pytest.LogCaptureFixture
) -> None:
    answer = {**_BOOK, "pages": "300", "rating": "4.5"}
    with caplog.at_level(logging.WARNING):
        book = _client(bookshop, answer).books.get_book("b")
    assert (book.pages, book.rating) == (300, 4.5)
    (record,) = caplog.records
    assert record.getMessage().endswith("does not fit the API at /pages and /rating")
    with pytest.raises(bookshop.errors.DecodeError) as raised:
        _client(bookshop, answer, strict_responses=True).books.get_book("b")
    assert raised.value.pointer == "/pages"


def test_each_page_that_does_not_fit_is_logged(
    bookshop: Any, caplog: pytest.LogCaptureFixture
) -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        is_last = request.url.params.get("page") == "2"
        page = {"items": [_AUTHOR] * 9, "next_page": None if is_last else "2"}
        return httpx2.Response(200, json=page)

    async def listed() -> int:
        transport = httpx2.MockTransport(answer)
        http_client = httpx2.AsyncClient(transport=transport)
        async with bookshop.AsyncClient("https://h", http_client=http_client) as client:
            return len([author async for author in client.authors.iter_authors()])

    with caplog.at_level(logging.WARNING):
        assert asyncio.run(listed()) == 18
    assert [
        record.getMessage().rpartition("API at ")[2] for record in caplog.records
    ] == [
        "/items/0/born_on, /items/1/born_on, /items/2/born_on, /items/3/born_on,"
        " /items/4/born_on and 4 more places"
    ] * 2


def test_names_from_the_wire_do_not_forge_records(
    bookshop: Any, caplog: pytest.LogCaptureFixture
) -> None:
    book = {**_BOOK, "title": 1, "authors": [{"id": "x"}]}
    with caplog.at_level(logging.WARNING):
        _client(bookshop, book).books.get_book("b\nWARNING")
    (record,) = caplog.records
    assert "\n" not in record.getMessage()


@pytest.mark.parametrize(
    "text", ['{"name":"Ada","x":NaN}', '{"name":"Ada","x":[1e5000]}', "Infinity"]
)
def test_what_is_no_number_of_json_is_refused(bookshop: Any, text: str) -> None:
    transport = httpx2.MockTransport(
        lambda _: httpx2.Response(
            200, content=text, headers={"Content-Type": "application/json"}
        )
    )
    http_client = httpx2.Client(transport=transport)
    client = bookshop.Client("https://h", http_client=http_client)
    with pytest.raises(bookshop.errors.DecodeError, match=r"number") as raised:
        client.authors.get_author("ada")
    assert raised.value.content == text.encode()


def test_a_number_beyond_floats_arrives(bookshop: Any) -> None:
    transport = httpx2.MockTransport(
        lambda _: httpx2.Response(
            200,
            content=b'{"name":"Ada","x":[1e999]}',
            headers={"Content-Type": "application/json"},
        )
    )
    http_client = httpx2.Client(transport=transport)
    author = bookshop.Client("https://h", http_client=http_client).authors.get_author(
        "a"
    )
    assert (author.name, author.model_extra) == ("Ada", {"x": [10**999]})


def test_a_strict_client_refuses_it(bookshop: Any) -> None:
    with pytest.raises(bookshop.errors.DecodeError) as raised:
        _client(bookshop, strict_responses=True).authors.get_author("ada")
    assert raised.value.pointer == "/born_on"


@pytest.mark.parametrize("strict", [False, True])
def test_a_value_of_an_enum_nobody_foresaw_arrives(bookshop: Any, strict: bool) -> None:
    client = _client(bookshop, _BOOK, strict_responses=strict)
    book = client.books.get_book("b")
    assert (type(book).__name__, book.genre) == ("Book", "solarpunk")
