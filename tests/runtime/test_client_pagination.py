"""Lists across their pages: by tokens, by numbers of pages and items, by links."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Any

import httpx2
import pytest

from tests.http_libraries import EACH_HTTP_LIBRARY, async_http_client, http_client
from tests.runtime.pet_models import Dog
from tests.runtime.secured import GIVEN, KINDS, SECRETS, SECURITY, Kind
from triptych.runtime.client import (
    AsyncOperationGroup,
    AsyncPages,
    BaseAsyncClient,
    BaseClient,
    LinkPagination,
    OffsetPagination,
    Operation,
    OperationGroup,
    PagePagination,
    Pages,
    RequestOptions,
    RetryPolicy,
    TokenPagination,
    errors,
    raw,
)
from triptych.runtime.client.pagination import Pagination
from triptych.runtime.wire.parameters import Parameter

pytestmark = EACH_HTTP_LIBRARY

BASE = "https://api.test/v1"

Answer = Callable[[httpx2.Request], httpx2.Response]


class Group(OperationGroup):
    def each(
        self,
        operation: Operation[Any],
        options: RequestOptions | None = None,
        **arguments: object,
    ) -> Pages[Any, Any]:
        return self._pages(operation, options, **arguments)


class AsyncGroup(AsyncOperationGroup):
    def each(
        self,
        operation: Operation[Any],
        options: RequestOptions | None = None,
        **arguments: object,
    ) -> AsyncPages[Any, Any]:
        return self._pages(operation, options, **arguments)


class Client(BaseClient):
    @property
    def group(self) -> Group:
        return Group(self._runner)


class AsyncClient(BaseAsyncClient):
    @property
    def group(self) -> AsyncGroup:
        return AsyncGroup(self._runner)


def listing(pagination: Pagination, **more: Any) -> Operation[Any]:
    return Operation(
        id="listThings",
        method="GET",
        path="/things/",
        parameters=tuple(
            Parameter(name, "query", name) for name in ("at", "size", "word")
        ),
        accept=("application/json",),
        pagination=pagination,
        **{"security": (), **more},
    )


class Server:
    """Answers each request with the next of `answers`, and records them."""

    def __init__(
        self, *answers: object, headers: Sequence[Mapping[str, str]] = ()
    ) -> None:
        self.requests: list[httpx2.Request] = []
        self._answers = answers
        self._headers = headers

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        number = len(self.requests)
        self.requests.append(request)
        answer = self._answers[number % len(self._answers)]
        headers = self._headers[number] if number < len(self._headers) else {}
        if isinstance(answer, int):
            return httpx2.Response(answer)
        return httpx2.Response(200, json=answer, headers=headers)

    @property
    def targets(self) -> list[str]:
        return [
            item.url.raw_path.decode().removeprefix("/v1") for item in self.requests
        ]


def walk(
    kind: Kind,
    answer: Answer,
    operation: Operation[Any],
    options: RequestOptions | None = None,
    *,
    pages: bool = False,
    at_most: int = 100,
    client: Mapping[str, Any] | None = None,
    **arguments: object,
) -> list[Any]:
    """The items, or `pages`, that one iteration gives."""
    settings: dict[str, Any] = {"user_agent": "t/1", "max_retries": 0, **(client or {})}
    base_url = settings.pop("base_url", BASE)
    http = settings.pop("http", {})
    if kind == "sync":
        with http_client(answer, **http) as used:
            made = Client(base_url, http_client=used, sleep=lambda _: None, **settings)
            each = made.group.each(operation, options, **arguments)
            return list(islice(each.pages() if pages else each, at_most))

    async def run() -> list[Any]:
        async with async_http_client(answer, **http) as used:
            made = AsyncClient(base_url, http_client=used, **settings)
            each = made.group.each(operation, options, **arguments)
            found: list[Any] = []
            async for item in each.pages() if pages else each:
                found.append(item)
                if len(found) == at_most:
                    break
            return found

    return asyncio.run(run())


TOKENS = listing(TokenPagination("at", "/next", items="/items"))

each_kind = pytest.mark.parametrize("kind", KINDS)


@each_kind
def test_token(kind: Kind) -> None:
    server = Server(
        {"items": [1, 2], "next": "b &c"},
        {"items": [], "next": 3},
        {"items": [4]},
    )
    assert walk(kind, server, TOKENS, size=2, word="x") == [1, 2, 4]
    assert server.targets == [
        "/things/?size=2&word=x",
        "/things/?at=b%20%26c&size=2&word=x",
        "/things/?at=3&size=2&word=x",
    ]


@each_kind
@pytest.mark.parametrize("end", [{}, {"next": None}, {"next": ""}])
def test_token_ends(kind: Kind, end: Mapping[str, object]) -> None:
    server = Server({"items": [1], **end})
    assert walk(kind, server, TOKENS, at="start") == [1]
    assert server.targets == ["/things/?at=start"]


@each_kind
def test_pages(kind: Kind) -> None:
    answers = [{"items": [1], "next": "b", "total": 2}, {"items": [2], "total": 2}]
    assert walk(kind, Server(*answers), TOKENS, pages=True) == answers


@each_kind
def test_nothing_is_requested_before_it_is_needed(kind: Kind) -> None:
    server = Server(*({"items": [n, n], "next": f"{n}"} for n in range(9)))
    assert walk(kind, server, TOKENS, at_most=2) == [0, 0]
    assert len(server.requests) == 1


def test_each_iteration_begins_anew() -> None:
    server = Server({"items": [1], "next": "b"}, {"items": [2]})
    with http_client(server) as used:
        client = Client(BASE, http_client=used, user_agent="t/1")
        each = client.group.each(TOKENS)
        assert server.requests == []
        assert [*each, *each] == [1, 2, 1, 2]
    assert server.targets == ["/things/", "/things/?at=b"] * 2


@each_kind
@pytest.mark.parametrize("cycle", [["a"], ["a", "b", "c"], ["a", "b", "a"]])
def test_tokens_that_come_again_end_in_an_error(kind: Kind, cycle: list[str]) -> None:
    server = Server(*({"items": [1], "next": token} for token in cycle))
    with pytest.raises(errors.PaginationError) as caught:
        walk(kind, server, TOKENS)
    assert str(caught.value).endswith("the list comes back to a page it has left")
    assert len(server.requests) <= 4 * len(cycle)
    assert caught.value.method == "GET"
    restored = pickle.loads(pickle.dumps(caught.value))
    assert (str(restored), restored.url) == (str(caught.value), caught.value.url)


@each_kind
def test_a_token_that_is_that_of_the_beginning_is_an_error(kind: Kind) -> None:
    server = Server({"items": [1], "next": "a"})
    with pytest.raises(errors.PaginationError):
        walk(kind, server, TOKENS, at="a")
    assert len(server.requests) == 1


def test_many_pages() -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        number = int(request.url.params.get("at", 0))
        following = {"next": number + 1} if number < 499 else {}
        return httpx2.Response(200, json={"items": [number], **following})

    assert walk("sync", answer, TOKENS, at_most=1000) == list(range(500))


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"items": {"a": 1}}, "there is no list at /items"),
        ({"items": [], "next": ["a"]}, "there is no token for the next page at /next"),
        ({"items": [], "next": True}, "there is no token for the next page at /next"),
    ],
)
def test_answers_that_do_not_fit(answer: object, reason: str) -> None:
    with pytest.raises(errors.PaginationError) as caught:
        walk("sync", Server(answer), TOKENS)
    assert str(caught.value) == f"GET {BASE}/things/: {reason}"


@each_kind
def test_items_are_found_where_nothing_says_where(kind: Kind) -> None:
    found = listing(TokenPagination("at", "/next"))
    assert walk(kind, Server({"n": 2, "Pools": [1, 2]}), found) == [1, 2]
    assert walk(kind, Server([3]), found) == [3]
    assert walk(kind, Server({"n": 2}), found) == []
    with pytest.raises(errors.PaginationError, match="several members are lists: a, b"):
        walk(kind, Server({"a": [], "b": []}), found)


@each_kind
def test_members_of_models_have_their_names_on_the_wire(kind: Kind) -> None:
    dog = {"petType": "Dog", "name": "rex", "photoUrls": ["a", "b"], "more": {"x/y": 7}}
    operation = listing(
        TokenPagination("at", "/more/x~1y", items="/photoUrls"),
        results={"200": lambda: Dog},
    )
    last = {**dog, "photoUrls": ["c"], "more": None}
    server = Server(dog, last)
    assert walk(kind, server, operation) == ["a", "b", "c"]
    assert server.targets == ["/things/", "/things/?at=7"]
    (page,) = walk(kind, Server(last), operation, pages=True)
    assert isinstance(page, Dog)


@each_kind
def test_page_numbers(kind: Kind) -> None:
    operation = listing(PagePagination("at"))
    server = Server([1, 2], [3], [])
    assert walk(kind, server, operation) == [1, 2, 3]
    assert server.targets == ["/things/", "/things/?at=2", "/things/?at=3"]
    server = Server([1, 2], [])
    assert walk(kind, server, listing(PagePagination("at", first=0))) == [1, 2]
    assert server.targets == ["/things/", "/things/?at=1"]
    server = Server([1, 2], [])
    assert walk(kind, server, operation, at="7") == [1, 2]
    assert server.targets == ["/things/?at=7", "/things/?at=8"]


def test_what_is_no_number() -> None:
    operation = listing(PagePagination("at", size="size"))
    assert walk("sync", Server([1], [2], []), operation, size="all") == [1, 2]
    message = "'last' is not the number of a page"
    with pytest.raises(errors.PaginationError, match=message):
        walk("sync", Server([1]), operation, at="last")


@each_kind
def test_offsets(kind: Kind) -> None:
    operation = listing(OffsetPagination("at", items="/items"))
    server = Server({"items": [1, 2]}, {"items": [3]}, {"items": []})
    assert walk(kind, server, operation) == [1, 2, 3]
    assert server.targets == ["/things/", "/things/?at=2", "/things/?at=3"]
    server = Server({"items": [1, 2]}, {"items": []})
    assert walk(kind, server, operation, at=10) == [1, 2]
    assert server.targets == ["/things/?at=10", "/things/?at=12"]


@each_kind
@pytest.mark.parametrize("style", [PagePagination, OffsetPagination])
def test_a_page_that_is_not_full_is_the_last(
    kind: Kind, style: type[PagePagination | OffsetPagination]
) -> None:
    asked = listing(style("at", size="size", max_size=3))
    server = Server([1, 2], [3], [4])
    assert walk(kind, server, asked, size=2) == [1, 2, 3]
    # Servers answer at most `max_size` whatever is asked for.
    server = Server([1, 2, 3], [4], [5])
    assert walk(kind, server, asked, size=100) == [1, 2, 3, 4]
    # Nobody knows how many a page has unless somebody asks.
    server = Server([1, 2], [3], [4], [])
    assert walk(kind, server, asked) == [1, 2, 3, 4]
    by_default = listing(style("at", size="size", default_size=2))
    assert walk(kind, Server([1, 2], [3], [4]), by_default) == [1, 2, 3]
    assert walk(kind, Server([1], [2], []), by_default, size=1) == [1, 2]


@each_kind
@pytest.mark.parametrize("style", [PagePagination, OffsetPagination])
def test_a_server_that_does_not_mind_the_number_is_an_error(
    kind: Kind, style: type[PagePagination | OffsetPagination]
) -> None:
    server = Server([1, 2])
    with pytest.raises(errors.PaginationError):
        walk(kind, server, listing(style("at")))
    assert len(server.requests) == 2


LINKS = listing(LinkPagination())


@each_kind
@pytest.mark.parametrize(
    "header",
    [
        '<https://api.test/v1/things/2?page=2&size=1>; rel="next"',
        "</v1/things/2?page=2&size=1>;rel=next",
        "<2?page=2&size=1>; REL = next",
        '<https://api.test/v1>; rel="first", <./2?page=2&size=1>; rel="next"',
        '<x>; rel="prev"; title="<y>; rel=\\"next\\", a=b", '
        '<2?page=2&size=1>; title="a;b=c"; rel="last NEXT"',
        '<//api.test:443/v1/things/2?page=2&size=1#top>; rel="next"; rel="x"',
        '<x>; rel="next"; anchor="/other", <2?page=2&size=1>; flag; rel="next"',
        "<https://ada:pw@api.test/v1/things/2?page=2&size=1>; rel=next",
    ],
)
def test_link(kind: Kind, header: str) -> None:
    server = Server([1], [2], headers=[{"Link": header}])
    assert walk(kind, server, LINKS, size=1) == [1, 2]
    assert server.targets == ["/things/?size=1", "/things/2?page=2&size=1"]
    assert "authorization" not in server.requests[1].headers


@each_kind
@pytest.mark.parametrize(
    "header", ["", "<2>; rel=previous", "<2>", 'rel="next"', '<2>; title="rel=next"']
)
def test_no_link(kind: Kind, header: str) -> None:
    server = Server([1], headers=[{"Link": header}])
    assert walk(kind, server, LINKS) == [1]


@each_kind
@pytest.mark.parametrize(
    "target",
    [
        "https://evil.test/v1/things",
        "https://api.test.evil.test/v1/things",
        "https://api.test@evil.test/v1/things",
        "https://api.test:8443/v1/things",
        "http://api.test/v1/things",
        "//evil.test/v1",
        "ftp://api.test/v1",
        "javascript:alert(1)",
        "https://[api.test/",
    ],
)
def test_links_to_other_places_are_not_followed(kind: Kind, target: str) -> None:
    server = Server([1], headers=[{"Link": f"<{target}>; rel=next"}])
    with pytest.raises(errors.PaginationError, match="the link to the next page"):
        walk(kind, server, LINKS)
    assert len(server.requests) == 1


@each_kind
def test_credentials_go_along_with_links_and_are_shown_nowhere(kind: Kind) -> None:
    header = '<?page=2&app+id=echo&app%20id=q%26secret>; rel="next"'
    secured = Operation[Any](
        id="listThings",
        method="GET",
        path="/things",
        pagination=LinkPagination(),
        security=(("key", "query"),),
    )
    server = Server([1], 500, headers=[{"Link": header}])
    client = {
        "security": SECURITY,
        "credentials": GIVEN,
        "base_url": f"{BASE}?version=3",
        "headers": {"X-Own": "1"},
        "http": {"params": {"client": "c"}},
    }
    options: RequestOptions = {"query": {"more": "m", "page": "no"}}
    with pytest.raises(errors.InternalServerError) as caught:
        walk(kind, server, secured, options, client=client)
    first, second = server.requests
    for request in (first, second):
        assert request.headers["X-Key"] == "k-secret"
        assert request.headers["X-Own"] == "1"
        assert request.url.params.get_list("app id") == ["q&secret"]
        assert request.url.params["version"] == "3"
        assert request.url.params["client"] == "c"
        assert request.url.params["more"] == "m"
    assert second.url.params["page"] == "2"
    shown = f"{caught.value!r} {caught.value.url}"
    assert not [secret for secret in SECRETS if secret in shown]


@each_kind
def test_links_that_come_again_end_in_an_error(kind: Kind) -> None:
    server = Server([1], headers=[{"Link": "<?page=2>; rel=next"}] * 9)
    with pytest.raises(errors.PaginationError):
        walk(kind, server, LINKS)
    assert len(server.requests) == 2


@each_kind
def test_options_are_those_of_every_page(kind: Kind) -> None:
    server = Server(503, {"items": [1], "next": "b"}, 503, {"items": [2]})
    options: RequestOptions = {
        "headers": {"X-Own": "1"},
        "max_retries": 1,
        "base_url": "https://other.test",
    }
    settings = {"retry_policy": RetryPolicy(first_wait=0.0)}
    assert walk(kind, server, TOKENS, options, client=settings) == [1, 2]
    assert {item.url.host for item in server.requests} == {"other.test"}
    assert {item.headers["X-Own"] for item in server.requests} == {"1"}


def test_errors_are_those_of_the_call() -> None:
    server = Server({"items": [1], "next": "b"}, 404)
    with http_client(server) as used:
        client = Client(BASE, http_client=used, user_agent="t/1")
        items = iter(client.group.each(TOKENS))
        assert next(items) == 1
        with pytest.raises(errors.NotFoundError):
            next(items)


def test_what_can_not_be() -> None:
    with http_client(Server([])) as used:
        client = Client(BASE, http_client=used, user_agent="t/1")
        plain = Operation[Any](id="getThing", method="GET", path="/thing")
        with pytest.raises(TypeError, match="getThing has no pages"):
            client.group.each(plain)
        with pytest.raises(TypeError, match="idempotency key"):
            client.group.each(TOKENS, {"idempotency_key": "k"})
        with pytest.raises(
            TypeError, match="the iterator of listThings can't be wrapped"
        ):
            raw(client.group.each)(TOKENS)
        assert repr(client.group.each(TOKENS)) == "<pages of listThings>"
