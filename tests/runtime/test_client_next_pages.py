"""Lists that go on by what pages say: URLs, tokens in bodies and headers, counts."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from typing import Any

import httpx2
import pytest

from tests.http_libraries import EACH_HTTP_LIBRARY
from tests.runtime.pet_models import Dog
from tests.runtime.secured import GIVEN, KINDS, SECURITY, Kind
from tests.runtime.test_client_pagination import Server, listing, walk
from triptych.runtime.client import (
    LinkPagination,
    OffsetPagination,
    Operation,
    PagePagination,
    RequestOptions,
    SinglePagination,
    TokenPagination,
    UrlPagination,
    errors,
)
from triptych.runtime.client.pagination import Pagination
from triptych.runtime.wire.parameters import Constant, Parameter

pytestmark = EACH_HTTP_LIBRARY

each_kind = pytest.mark.parametrize("kind", KINDS)

URLS = listing(UrlPagination("/next", items="/items"))


def linked(following: object, *items: int) -> dict[str, object]:
    return {"items": list(items), "next": following}


def methods(server: Server) -> list[str]:
    return [request.method for request in server.requests]


@each_kind
@pytest.mark.parametrize(
    "url",
    [
        "https://api.test/v1/things/2?page=b%20c",
        "HTTPS://API.TEST:443/v1/things/2?page=b%20c",
        " https://ada:pw@api.test/v1/things/2?page=b c#top\n",
        "//api.test/v1/things/2?page=b%20c",
        "/v1/things/2?page=b%20c",
        "2?page=b%20c",
        "./2?page=b%20c",
        {"href": "2?page=b%20c"},
        {"href": None, "url": "2?page=b%20c"},
        [{"rel": "self", "href": "x"}, {"rel": "last NEXT", "href": "2?page=b%20c"}],
        [{"relation": "next", "url": "2?page=b%20c"}],
    ],
)
def test_url(kind: Kind, url: object) -> None:
    server = Server(linked(url, 1), linked(None, 2))
    assert walk(kind, server, URLS, size=1) == [1, 2]
    assert server.targets == ["/things/?size=1", "/things/2?page=b%20c"]
    assert "authorization" not in server.requests[1].headers


@each_kind
@pytest.mark.parametrize("end", [None, "", "  ", False, {}, [], [{"rel": "last"}]])
def test_no_url(kind: Kind, end: object) -> None:
    server = Server(linked(end, 1))
    assert walk(kind, server, URLS) == [1]
    assert walk(kind, Server({"items": [1]}), URLS) == [1]


@each_kind
@pytest.mark.parametrize("url", [0, 7, True, 1.5])
def test_what_is_no_url(kind: Kind, url: object) -> None:
    with pytest.raises(errors.PaginationError, match="no URL of the next page at /ne"):
        walk(kind, Server(linked(url, 1)), URLS)


@each_kind
@pytest.mark.parametrize(
    "url",
    [
        "https://evil.test/v1/things",
        "\thttps://evil.test/",
        "//evil.test/v1",
        "https://api.test@evil.test/",
        "https://api.test\\@evil.test/",
        "https://api.test.evil.test/",
        "https://api.test:8443/v1",
        "http://api.test/v1/things",
        "file:///etc/passwd",
        "https://[api.test/",
    ],
)
def test_urls_of_other_places_are_not_followed(kind: Kind, url: str) -> None:
    server = Server(linked(url, 1))
    client = {"security": SECURITY, "credentials": GIVEN}
    operation = listing(UrlPagination("/next", items="/items"), security=(("key",),))
    with pytest.raises(errors.PaginationError, match="the link to the next page"):
        walk(kind, server, operation, client=client)
    assert len(server.requests) == 1


@each_kind
def test_a_url_gets_the_credentials(kind: Kind) -> None:
    server = Server(linked("?page=2", 1), linked(None, 2))
    client = {"security": SECURITY, "credentials": GIVEN}
    operation = listing(UrlPagination("/next", items="/items"), security=(("key",),))
    assert walk(kind, server, operation, client=client) == [1, 2]
    assert {item.headers["X-Key"] for item in server.requests} == {"k-secret"}


@each_kind
def test_a_url_of_the_page_itself_is_an_error(kind: Kind) -> None:
    server = Server(linked("https://API.test/v1/things/?at=1", 1))
    with pytest.raises(errors.PaginationError, match="leads to the page itself"):
        walk(kind, server, URLS, at=1)
    assert len(server.requests) == 1


@each_kind
def test_urls_that_come_again_are_an_error(kind: Kind) -> None:
    server = Server(linked("?p=2", 1), linked("?p=3", 2), linked("?p=2", 3))
    with pytest.raises(errors.PaginationError, match="a page it has left"):
        walk(kind, server, URLS)
    assert len(server.requests) < 9


@each_kind
@pytest.mark.parametrize(
    "value",
    [
        "2?page=2",
        "</v1/things/2?page=2>; rel=next",
        "<x>; rel=prev, <2?page=2>;rel=next",
    ],
)
def test_url_in_a_header(kind: Kind, value: str) -> None:
    operation = listing(UrlPagination(header="Next-Page"))
    server = Server([1], [2], headers=[{"next-page": value}, {"Next-Page": ""}])
    assert walk(kind, server, operation) == [1, 2]
    assert server.targets == ["/things/", "/things/2?page=2"]


@each_kind
@pytest.mark.parametrize(
    "pagination", [URLS.pagination, LinkPagination(items="/items")]
)
def test_links_are_fetched(kind: Kind, pagination: Pagination) -> None:
    search = Operation[Any](
        id="search",
        method="POST",
        path="/search/{name}",
        constants=(Constant("form", "kind", "x"),),
        parameters=(
            Parameter("name", "path", "name", required=True),
            Parameter("trace", "header", "X-Trace"),
        ),
        body="body",
        body_required=True,
        content_types=("application/json",),
        pagination=pagination,
    )
    server = Server(linked("2", 1), linked("", 2), headers=[{"Link": "<2>; rel=next"}])
    assert walk(kind, server, search, name="n", body={"q": 1}, trace="t") == [1, 2]
    assert methods(server) == ["POST", "GET"]
    assert server.targets == ["/search/n", "/search/2"]
    assert [request.content for request in server.requests] == [b'{"q":1}', b""]
    assert [request.headers["X-Trace"] for request in server.requests] == ["t", "t"]


@each_kind
@pytest.mark.parametrize(
    "pagination",
    [
        PagePagination("at", items="/items"),
        OffsetPagination("at", items="/items"),
        UrlPagination("/next", items="/items"),
    ],
)
def test_a_404_after_the_first_page_ends_the_list(
    kind: Kind, pagination: Pagination
) -> None:
    operation = listing(pagination)
    assert walk(kind, Server(linked("?p=2", 1), 404), operation) == [1]
    with pytest.raises(errors.NotFoundError):
        walk(kind, Server(404), operation)
    with pytest.raises(errors.GoneError):
        walk(kind, Server(linked("?p=2", 1), 410), operation)


@each_kind
def test_a_token_that_is_not_found_is_an_error(kind: Kind) -> None:
    operation = listing(TokenPagination("at", "/next", items="/items"))
    with pytest.raises(errors.NotFoundError):
        walk(kind, Server(linked("b", 1), 404), operation)


def test_a_link_that_leads_nowhere_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        walk("sync", Server(linked("?p=2", 1), 404), URLS)
        walk("sync", Server([1], 404), listing(PagePagination("at")))
    (record,) = caplog.records
    assert record.getMessage() == (
        "GET https://api.test/v1/things/?p=2 answered 404 Not Found;"
        " the list that led there ends with this"
    )


@each_kind
@pytest.mark.parametrize("end", ["0", 0])
def test_a_token_of_its_own_ends_the_list(kind: Kind, end: object) -> None:
    operation = listing(TokenPagination("at", "/next", items="/items", end="0"))
    server = Server(linked(5, 1), linked(end, 2))
    assert walk(kind, server, operation) == [1, 2]
    # Nobody says that it is the end.
    operation = listing(TokenPagination("at", "/next", items="/items"))
    server = Server(linked(0, 1), linked(None, 2))
    assert walk(kind, server, operation) == [1, 2]
    assert server.targets == ["/things/", "/things/?at=0"]


@each_kind
def test_token_in_a_header(kind: Kind) -> None:
    operation = listing(TokenPagination("at", header="X-Next-Page"))
    server = Server([1], [2], headers=[{"x-next-page": "2"}, {"X-Next-Page": ""}])
    assert walk(kind, server, operation, size=1) == [1, 2]
    assert server.targets == ["/things/?size=1", "/things/?at=2&size=1"]


def posted(pagination: Pagination, **more: Any) -> Operation[Any]:
    return Operation(
        id="search",
        method="POST",
        path="/search",
        body="body",
        content_types=("application/json",),
        pagination=pagination,
        **more,
    )


@each_kind
@pytest.mark.parametrize(
    ("body", "first"), [(None, b""), ({"Query": "q"}, b'{"Query":"q"}')]
)
def test_token_in_a_body(kind: Kind, body: object, first: bytes) -> None:
    operation = posted(TokenPagination("body/NextToken", "/NextToken", items="/Items"))
    server = Server({"Items": [1], "NextToken": "b"}, {"Items": [2]})
    assert walk(kind, server, operation, body=body) == [1, 2]
    second = first.removesuffix(b"}") + b',"NextToken":"b"}'
    expected = second if first else b'{"NextToken":"b"}'
    assert [request.content for request in server.requests] == [first, expected]


@each_kind
@pytest.mark.parametrize(
    ("place", "added"),
    [
        ("petType", {"petType": "b"}),
        ("token", {"token": "b"}),
        ("category/token", {"category": {"token": "b"}}),
    ],
)
def test_token_in_a_model(kind: Kind, place: str, added: dict[str, object]) -> None:
    operation = posted(TokenPagination(f"body/{place}", "/next", items="/items"))
    body = Dog(photo_urls=["a"], bark=1)
    server = Server(linked("b", 1), linked(None, 2))
    assert walk(kind, server, operation, body=body) == [1, 2]
    sent = {"petType": "Dog", "photoUrls": ["a"], "bark": 1}
    bodies = [json.loads(request.content) for request in server.requests]
    assert bodies == [sent, {**sent, **added}]
    # What is the caller's stays as it is.
    assert body == Dog(photo_urls=["a"], bark=1)


@each_kind
def test_numbers_in_a_body(kind: Kind) -> None:
    operation = posted(
        PagePagination("body/page/number", size="body/page/size", items="/items")
    )
    server = Server(linked(None, 1, 2), linked(None, 3))
    body = {"page": {"size": 2}}
    assert walk(kind, server, operation, body=body) == [1, 2, 3]
    assert server.requests[1].content == b'{"page":{"size":2,"number":2}}'
    assert body == {"page": {"size": 2}}


@each_kind
def test_a_body_that_holds_no_token(kind: Kind) -> None:
    operation = posted(TokenPagination("body/at", "/next", items="/items"))
    with pytest.raises(errors.PaginationError, match="of type list has no member 'at'"):
        walk(kind, Server(linked("b", 1)), operation, body=[1])


def counted(pages: object, *items: int) -> dict[str, object]:
    return {"items": list(items), "meta": {"pages": pages}}


@each_kind
@pytest.mark.parametrize("first", [0, 1])
def test_number_of_pages(kind: Kind, first: int) -> None:
    operation = listing(
        PagePagination("at", first=first, pages="/meta/pages", items="/items")
    )
    # An empty page in the middle is none at the end.
    server = Server(counted(4, 1), counted(4), counted(4), counted("4", 2))
    assert walk(kind, server, operation) == [1, 2]
    assert len(server.requests) == 4
    server = Server(counted(4, 1))
    assert walk(kind, server, operation, at=first + 3) == [1]
    assert len(server.requests) == 1
    assert walk(kind, Server(counted(0)), operation) == []


@each_kind
@pytest.mark.parametrize("pages", [None, "?", 0, 1])
def test_a_number_of_pages_that_can_not_be(kind: Kind, pages: object) -> None:
    operation = listing(PagePagination("at", pages="/meta/pages", items="/items"))
    server = Server(counted(pages, 1), counted(pages, 2), counted(pages))
    assert walk(kind, server, operation, at=5) == [1, 2]


@each_kind
def test_a_server_that_gives_its_last_page_again(kind: Kind) -> None:
    operation = listing(PagePagination("at", pages="/meta/pages", items="/items"))
    server = Server(counted(2, 1), counted(2, 2), counted(2, 2))
    assert walk(kind, server, operation) == [1, 2]


@each_kind
def test_number_of_items(kind: Kind) -> None:
    operation = listing(OffsetPagination("at", total="/total", items="/items"))
    pages = [{"items": [1, 2], "total": 3}, {"items": [3], "total": 3}]
    server = Server(*pages)
    assert walk(kind, server, operation) == [1, 2, 3]
    assert server.targets == ["/things/", "/things/?at=2"]
    server = Server({"items": [], "total": 3})
    assert walk(kind, server, operation) == []
    assert len(server.requests) == 1


@each_kind
@pytest.mark.parametrize(
    "pagination",
    [
        TokenPagination("at", "/next", items="/items", more="/more"),
        PagePagination("at", items="/items", more="/more", size="size"),
        OffsetPagination("at", items="/items", more="/more"),
        UrlPagination("/next", items="/items", more="/more"),
    ],
)
def test_a_page_that_says_whether_more_follows(
    kind: Kind, pagination: Pagination
) -> None:
    pages: list[Mapping[str, object]] = [
        {**linked("?p=2", 1), "more": True},
        {**linked("?p=3", 2), "more": False},
    ]
    server = Server(*pages)
    assert walk(kind, server, listing(pagination), size=5) == [1, 2]
    assert len(server.requests) == 2


@each_kind
def test_items_of_an_object(kind: Kind) -> None:
    operation = listing(TokenPagination("at", "/next", items="/items", keyed=True))
    server = Server({"items": {"a": 1, "b": 2}, "next": "x"}, {"items": {}})
    assert walk(kind, server, operation) == [("a", 1), ("b", 2)]
    whole = listing(PagePagination("at", keyed=True))
    assert walk(kind, Server({"a": 1}, {}), whole) == [("a", 1)]
    with pytest.raises(errors.PaginationError, match="there is no object at /items"):
        walk(kind, Server({"items": [1]}), operation)
    assert walk(kind, Server({}), operation) == []


@each_kind
def test_empty_pages_do_not_go_on_for_ever(kind: Kind) -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        number = int(request.url.params.get("p", 1))
        items = [number] if number in (1, 900) else []
        body = {"items": items, "next": f"?p={number + 1}"}
        return httpx2.Response(200, json=body)

    found: list[object] = []
    with pytest.raises(errors.PaginationError, match="1001 pages in a row are empty"):
        found += walk(kind, answer, URLS, at_most=3)
    assert walk(kind, answer, URLS, at_most=2) == [1, 900]


@each_kind
def test_one_page(kind: Kind) -> None:
    server = Server({"value": [1, 2], "nextLink": "?p=2"})
    assert walk(kind, server, listing(SinglePagination(items="/value"))) == [1, 2]
    assert len(server.requests) == 1
    with pytest.raises(errors.NotFoundError):
        walk(kind, Server(404), listing(SinglePagination()))


@each_kind
@pytest.mark.parametrize(
    ("pagination", "page", "is_logged"),
    [
        (UrlPagination("/next", items="/items", size="size"), {}, True),
        (UrlPagination("/next", items="/items", size="size"), {"next": None}, False),
        (UrlPagination(header="Next", items="/items", size="size"), {}, True),
        (TokenPagination("at", "/next", items="/items", size="size"), {}, True),
        (TokenPagination("at", "/n/t", items="/items", size="size"), {"n": {}}, True),
        (LinkPagination(items="/items", size="size"), {}, True),
        (LinkPagination(items="/items"), {}, False),
        (LinkPagination(items="/items", size="size", more="/m"), {"m": False}, False),
    ],
)
def test_a_full_page_that_leads_nowhere_is_logged(
    kind: Kind,
    pagination: Pagination,
    page: Mapping[str, object],
    is_logged: bool,
    caplog: pytest.LogCaptureFixture,
) -> None:
    operation = listing(pagination)
    with caplog.at_level(logging.WARNING):
        assert walk(kind, Server({"items": [1], **page}), operation, size=2) == [1]
        assert not caplog.records
        assert walk(kind, Server({"items": [1, 2], **page}), operation, size=2) == [
            1,
            2,
        ]
    messages = [record.getMessage() for record in caplog.records]
    said = (
        "GET https://api.test/v1/things/?size=2: the page is full,"
        " but nothing in the answer leads to another"
    )
    assert messages == ([said] if is_logged else [])


def test_a_body_option_is_not_sent_with_a_link() -> None:
    options: RequestOptions = {"body": {"q": 1}}
    server = Server(linked("2", 1), linked(None, 2))
    operation = posted(UrlPagination("/next", items="/items"))
    assert walk("sync", server, operation, options) == [1, 2]
    assert [request.content for request in server.requests] == [b'{"q":1}', b""]


def fragments(**next_page: Any) -> Operation[Any]:
    """A list whose next pages another operation gives."""
    following = Operation[Any](
        id="listNextFragment",
        method="POST",
        path="/fragments/{tenant}/{next}",
        parameters=(
            Parameter("tenant", "path", "tenant", required=True),
            Parameter("next_link", "path", "next", required=True),
            Parameter("version", "query", "version"),
        ),
    )
    return Operation(
        id="listFragments",
        method="GET",
        path="/fragments/{tenant}",
        parameters=(
            Parameter("tenant", "path", "tenant", required=True),
            Parameter("version", "query", "version"),
        ),
        pagination=UrlPagination(
            "/next",
            items="/items",
            operation=lambda: following,
            argument="next_link",
            **next_page,
        ),
    )


@each_kind
@pytest.mark.parametrize(
    ("link", "is_encoded", "target"),
    [
        ("next?page=2", True, "/fragments/t%2Fu/next?page=2&version=1"),
        (" a/b%20c d ", True, "/fragments/t%2Fu/a/b%20c%20d?version=1"),
        ("next?page=2", False, "/fragments/t%2Fu/next%3Fpage%3D2?version=1"),
        ("https://evil.test/", True, "/fragments/t%2Fu/https://evil.test/?version=1"),
    ],
)
def test_another_operation_gives_the_next_page(
    kind: Kind, link: str, is_encoded: bool, target: str
) -> None:
    server = Server(linked(link, 1), linked(None, 2))
    operation = fragments(encoded=is_encoded)
    assert walk(kind, server, operation, tenant="t/u", version=1) == [1, 2]
    assert methods(server) == ["GET", "POST"]
    assert server.targets == ["/fragments/t%2Fu?version=1", target]
    assert {request.url.host for request in server.requests} == {"api.test"}


@each_kind
def test_another_operation_that_comes_back(kind: Kind) -> None:
    server = Server(linked("a", 1))
    with pytest.raises(errors.PaginationError, match="a page it has left"):
        walk(kind, server, fragments(), tenant="t")


@each_kind
def test_the_token_is_that_of_the_last_item(kind: Kind) -> None:
    first = {"items": [{"id": 1}, {"id": 2}], "more": True}
    second = {"items": [{"id": 3}]}
    operation = listing(TokenPagination("at", last="/id", items="/items"))
    server = Server(first, second, {"items": []})
    found = walk(kind, server, operation)
    assert [item["id"] for item in found] == [1, 2, 3]
    assert server.targets == ["/things/", "/things/?at=2", "/things/?at=3"]
    known = listing(TokenPagination("at", last="/id", items="/items", more="/more"))
    server = Server(first, {**second, "more": False})
    assert len(walk(kind, server, known)) == 3
    assert len(server.requests) == 2
    with pytest.raises(errors.PaginationError, match="no token for the next page at"):
        walk(kind, Server({"items": [{"id": [1]}]}), operation)
