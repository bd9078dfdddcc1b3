"""Credentials: which of them are sent, and how access tokens are had."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import httpx2
import pytest

from tests.http_libraries import EACH_HTTP_LIBRARY
from tests.runtime.secured import (
    BASE,
    GIVEN,
    KINDS,
    SECURITY,
    SENT,
    AClient,
    Client,
    Kind,
    Server,
    call,
    operation,
    sent,
)
from triptych.runtime.client import (
    BaseClient,
    ClientCredentials,
    OAuth2,
    PasswordCredentials,
    RequestOptions,
    Security,
    errors,
)
from triptych.runtime.client.authentication import Requirements

# --- which credentials

pytestmark = EACH_HTTP_LIBRARY


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("security", "given", "expected"),
    [
        (None, "token", "token"),
        (None, "key", ""),
        ((), "basic key query token", ""),
        ((("basic",),), "basic token", "basic"),
        ((("key",), ("token",)), "token key", "key"),
        ((("key",), ("token",)), "token", "token"),
        ((("key", "query"), ("token",)), "key token", "token"),
        ((("key", "query"), ("token",)), "key query", "key query"),
        ((("key", "query"),), "key", ""),
        ((("query", "token"),), "query token", "query token"),
        (((), ("key",)), "key", "key"),
        (((), ("key",)), "token", ""),
        ((("unheard of",),), "key", ""),
    ],
)
def test_the_first_alternative_with_all_credentials_is_sent(
    kind: Kind, security: Requirements | None, given: str, expected: str
) -> None:
    server = Server()
    credentials = {name: GIVEN[name] for name in given.split()}
    call(kind, server, operation(security), credentials=credentials)
    assert sent(server.requests[0]) == {SENT[name] for name in expected.split()}


@pytest.mark.parametrize("kind", KINDS)
def test_a_token_that_two_schemes_need_together_is_sent_once(kind: Kind) -> None:
    security = Security(
        schemes=(OAuth2("one", ("T_1",), ""), OAuth2("two", ("T_2",), ""))
    )
    server = Server()
    credentials = {"one": "t-secret", "two": "t-secret"}
    needed = operation((("one", "two"),))
    call(kind, server, needed, security=security, credentials=credentials)
    found = server.requests[0].headers.get_list("authorization")
    assert found == ["Bearer t-secret"]


def test_credentials_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("T_KEY", "k-secret")
    monkeypatch.setenv("T_BASIC_USERNAME", "ada")
    monkeypatch.setenv("T_BASIC_PASSWORD", "pä:ss")
    monkeypatch.setenv("T_QUERY", "")
    server = Server()
    for name in ("key", "basic", "query"):
        call("sync", server, operation(((name,),)))
    call("sync", server, operation((("key",),)), credentials={"key": "mine"})
    call("sync", server, operation((("key",),)), credentials={"key": ""})
    assert [sent(request) for request in server.requests] == [
        {SENT["key"]},
        {SENT["basic"]},
        set(),
        {("x-key", "mine")},
        set(),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_callable_gives_a_token_for_each_request(kind: Kind) -> None:
    tokens = iter(("one", "two"))
    server = Server()
    credentials = {"token": lambda: next(tokens)}
    call(kind, server, operation(), times=2, credentials=credentials)
    authorization = [request.headers["Authorization"] for request in server.requests]
    assert authorization == ["Bearer one", "Bearer two"]


def test_what_gives_a_token_may_be_awaited() -> None:
    async def token() -> str:
        await asyncio.sleep(0)
        return "awaited"

    server = Server()
    call("async", server, operation(), credentials={"token": token})
    assert server.requests[0].headers["Authorization"] == "Bearer awaited"
    with pytest.raises(TypeError, match="'token' gave a value of type"):
        call("sync", server, operation(), credentials={"token": lambda: 5})


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("basic", "ada:pass", TypeError),
        ("basic", ("ada", None), TypeError),
        ("basic", ("a:da", "pass"), ValueError),
        ("key", ("k", "v"), TypeError),
        ("key", ClientCredentials("id", "hidden"), TypeError),
        ("token", 5, TypeError),
    ],
)
def test_what_can_be_no_credential_is_refused(
    name: str, value: object, error: type[Exception]
) -> None:
    with pytest.raises(error, match=f"'{name}'") as caught:
        BaseClient(BASE, security=SECURITY, credentials={name: value}, user_agent="t/1")
    assert "pass" not in str(caught.value)
    assert "hidden" not in str(caught.value)


@pytest.mark.parametrize("name", ["key", "token"])
def test_credentials_that_could_break_out_of_a_header_are_refused(name: str) -> None:
    server = Server()
    with pytest.raises(ValueError, match="control characters") as caught:
        call(
            "sync",
            server,
            operation(((name,),)),
            credentials={name: "s3cret\r\nX-Evil: 1"},
        )
    assert "s3cret" not in str(caught.value)
    assert not server.requests


# --- what the caller says besides


def test_what_a_call_says_itself_wins() -> None:
    server = Server()
    options: RequestOptions = {"headers": {"x-key": "own"}, "query": {"app id": "own"}}
    described = operation((("key", "query"),))
    call("sync", server, described, options, credentials=GIVEN)
    assert sent(server.requests[0]) == {("x-key", "own"), ("app id", "own")}


@pytest.mark.parametrize("auth", [None, ("u", "p")])
def test_the_auth_option_takes_the_place_of_credentials(auth: Any) -> None:
    server = Server()
    described = operation((("key", "query"),))
    call("sync", server, described, {"auth": auth}, credentials=GIVEN)
    expected = {("authorization", "Basic dTpw")} if auth else set()
    assert sent(server.requests[0]) == expected


def _sign(
    _self: object, request: httpx2.Request
) -> Generator[httpx2.Request, httpx2.Response, None]:
    signed = f"{request.url.params.get('app id')} {request.headers.get('x-key')}"
    request.headers["Authorization"] = f"Signature {signed}"
    yield request


# Signs what it is shown, as for instance AWS wants it. Each library takes only its own.
Signature: Any = type("Signature", (httpx2.Auth, httpx.Auth), {"auth_flow": _sign})


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("security", "signed"),
    [
        ((), "None None"),
        ((("basic", "key"),), "None k-secret"),
        ((("query",), ("key",)), "q&secret None"),
    ],
)
def test_auth_of_the_client_authenticates_all_calls_and_sees_credentials(
    kind: Kind, security: Requirements, signed: str
) -> None:
    server = Server()
    given = {"key": GIVEN["key"], "query": GIVEN["query"]}
    call(kind, server, operation(security), credentials=given, auth=Signature())
    assert server.requests[0].headers["Authorization"] == f"Signature {signed}"


def test_credentials_win_over_those_of_base_url_and_http_client() -> None:
    server = Server()
    for security in (None, (("key",),)):
        call(
            "sync",
            server,
            operation(security),
            credentials=GIVEN,
            base_url="https://u:p@api.test",
        )
        call(
            "sync",
            server,
            operation(security),
            credentials=GIVEN,
            settings={"auth": ("u", "p")},
        )
    other = {("authorization", "Basic dTpw"), SENT["key"]}
    assert [sent(request) for request in server.requests] == [
        {SENT["token"]},
        {SENT["token"]},
        other,
        other,
    ]


# --- OAuth 2.0

CLIENT = ClientCredentials("the id", "s&cret", scopes=["a", "b"])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("credentials", "authorization", "form"),
    [
        (
            CLIENT,
            "Basic dGhlK2lkOnMlMjZjcmV0",
            {"grant_type": "client_credentials", "scope": "a b"},
        ),
        (
            ClientCredentials(
                "id",
                "secret",
                client_secret_in="body",
                parameters={"audience": "https://api"},
            ),
            None,
            {
                "grant_type": "client_credentials",
                "client_id": "id",
                "client_secret": "secret",
                "audience": "https://api",
            },
        ),
        (
            PasswordCredentials("ada", "pass", scopes="a b"),
            None,
            {
                "grant_type": "password",
                "username": "ada",
                "password": "pass",
                "scope": "a b",
            },
        ),
        (
            PasswordCredentials("ada", "pass", client_id="public"),
            None,
            {
                "grant_type": "password",
                "username": "ada",
                "password": "pass",
                "client_id": "public",
            },
        ),
    ],
)
def test_a_token_is_asked_for_once_and_kept(
    kind: Kind,
    credentials: object,
    authorization: str | None,
    form: dict[str, str],
) -> None:
    server = Server(expires_in=3600)
    call(kind, server, operation(), times=3, credentials={"token": credentials})
    assert [sent(request) for request in server.requests] == 3 * [
        {("authorization", "Bearer token-1")}
    ]
    assert server.forms == [form]
    request = server.token_requests[0]
    assert (request.method, str(request.url)) == ("POST", "https://id.test/token")
    assert request.headers.get("Authorization") == authorization
    assert request.headers["Content-Type"] == "application/x-www-form-urlencoded"


@pytest.mark.parametrize("kind", KINDS)
def test_a_token_that_ended_is_replaced(kind: Kind) -> None:
    server = Server(expires_in="0")
    call(kind, server, operation(), times=2, credentials={"token": CLIENT})
    authorization = [request.headers["Authorization"] for request in server.requests]
    assert authorization == ["Bearer token-1", "Bearer token-2"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_refused_token_is_replaced_once(kind: Kind) -> None:
    server = Server()
    server.refused = {"Bearer token-1"}
    call(kind, server, operation(), times=2, credentials={"token": CLIENT})
    tokens = [request.headers["Authorization"][-1] for request in server.requests]
    assert tokens == ["1", "2", "2"]
    server.refused = {f"Bearer token-{number}" for number in range(9)}
    with pytest.raises(errors.UnauthorizedError):
        call(kind, server, operation(), credentials={"token": CLIENT})
    assert len(server.requests) == 5


def test_a_refused_token_that_can_not_be_replaced_is_an_error() -> None:
    server = Server()
    server.refused = {"Bearer t-secret"}
    with pytest.raises(errors.UnauthorizedError):
        call("sync", server, operation(), credentials=GIVEN)
    assert len(server.requests) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_refresh_token_is_used_until_it_is_refused(kind: Kind) -> None:
    server = Server(expires_in=0, refresh_token="r-1")
    answers = iter((False, False, True))

    def handle(request: httpx2.Request) -> httpx2.Response:
        if request.url.host == "id.test" and b"refresh_token=" in request.content:
            server(request)
            if next(answers):
                return httpx2.Response(400, json={"error": "invalid_grant"})
            return httpx2.Response(200, json={"access_token": "new", "expires_in": 0})
        return server(request)

    credentials = {"token": PasswordCredentials("ada", "pass")}
    call(kind, handle, operation(), times=4, credentials=credentials)
    grants = [form["grant_type"] for form in server.forms]
    refresh = "refresh_token"
    assert grants == ["password", refresh, refresh, refresh, "password"]


def test_tasks_that_need_a_token_wait_for_one() -> None:
    server = Server()

    async def handle(request: httpx2.Request) -> httpx2.Response:
        await asyncio.sleep(0)
        return server(request)

    credentials = {"token": CLIENT}
    call("async", handle, operation(), credentials=credentials, together=True, times=20)
    assert len(server.requests) == 20
    assert len(server.token_requests) == 1


@pytest.mark.parametrize("refused", [False, True])
def test_threads_that_need_a_token_wait_for_one(refused: bool) -> None:
    server = Server()
    server.refused = {"Bearer token-1"} if refused else set()
    number = 8
    together = threading.Barrier(number)

    def handle(request: httpx2.Request) -> httpx2.Response:
        if request.url.host == "id.test":
            # Time for the other threads to find that there is no token.
            time.sleep(0.05)
        return server(request)

    client = Client(
        BASE,
        security=SECURITY,
        credentials={"token": CLIENT},
        http_client=httpx2.Client(transport=httpx2.MockTransport(handle)),
        user_agent="t/1",
    )

    def run(_: int) -> None:
        together.wait()
        client.group.call(operation())

    with ThreadPoolExecutor(number) as threads:
        list(threads.map(run, range(number)))
    assert len(server.token_requests) == (2 if refused else 1)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"status_code": 400, "json": {"error": "invalid_client"}}, "invalid_client"),
        ({"status_code": 404}, "answered 404 Not Found"),
        ({"status_code": 302, "headers": {"Location": "https://x.test/"}}, "302 Found"),
        ({"status_code": 200, "json": {"token": "x"}}, "has no access token"),
        ({"status_code": 200, "text": "<html>"}, "has no access token"),
    ],
)
def test_a_token_that_can_not_be_had_is_an_error_of_its_own(
    kind: Kind, answer: dict[str, Any], reason: str
) -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        assert request.url.host == "id.test"
        return httpx2.Response(**answer)

    with pytest.raises(errors.TokenError, match=reason) as caught:
        call(kind, handle, operation(), credentials={"token": CLIENT})
    assert caught.value.url == "https://id.test/token"
    assert "s&cret" not in f"{caught.value!r} {caught.value.__cause__!r}"


def test_where_tokens_come_from() -> None:
    seen: list[str] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        seen.append(str(request.url))
        return httpx2.Response(200, json={"access_token": "t"})

    for described, stated in [
        ("https://id.test/token", ""),
        ("https://id.test/token", "https://other.test/t"),
        ("/oauth/token", ""),
        ("token", ""),
        ("", "/t"),
    ]:
        schemes = (OAuth2("token", ("T",), described),)
        security = Security(schemes=schemes, default=(("token",),))
        credentials = {"token": ClientCredentials("i", "s", token_url=stated)}
        call("sync", handle, operation(), security=security, credentials=credentials)
    assert [url for url in seen if not url.endswith("/v1/a")] == [
        "https://id.test/token",
        "https://other.test/t",
        "https://api.test/oauth/token",
        "https://api.test/v1/token",
        "https://api.test/t",
    ]
    security = Security(schemes=(OAuth2("token", ("T",)),))
    with pytest.raises(ValueError, match="give a `token_url`"):
        call(
            "sync",
            handle,
            operation(),
            security=security,
            credentials={"token": CLIENT},
        )


def test_a_client_may_move_to_another_event_loop() -> None:
    server = Server(expires_in=0)

    async def handle(request: httpx2.Request) -> httpx2.Response:
        await asyncio.sleep(0)
        return server(request)

    client = AClient(
        BASE,
        security=SECURITY,
        credentials={"token": CLIENT},
        http_client=httpx2.AsyncClient(transport=httpx2.MockTransport(handle)),
        user_agent="t/1",
    )

    async def run() -> None:
        await asyncio.gather(*(client.group.call(operation()) for _ in range(3)))

    asyncio.run(run())
    asyncio.run(run())
    assert len(server.requests) == 6


_OPENID = Security(
    schemes=(OAuth2("token", ("T",), discovery_url="https://id.test/.well-known"),),
    default=(("token",),),
)


def test_an_openid_provider_says_where_tokens_are() -> None:
    seen: list[tuple[str, str]] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        seen.append((request.method, str(request.url)))
        if request.url.path == "/.well-known":
            assert "Authorization" not in request.headers
            return httpx2.Response(200, json={"token_endpoint": "https://id.test/t"})
        return httpx2.Response(200, json={"access_token": "t"})

    credentials = {"token": CLIENT}
    call(
        "sync",
        handle,
        operation(),
        times=2,
        security=_OPENID,
        credentials=credentials,
    )
    assert seen == [
        ("GET", "https://id.test/.well-known"),
        ("POST", "https://id.test/t"),
        ("GET", "https://api.test/v1/a"),
        ("GET", "https://api.test/v1/a"),
    ]


@pytest.mark.parametrize(
    "said", [{}, {"token_endpoint": 1}, {"token_endpoint": "http://id.test/t"}]
)
def test_a_provider_that_names_no_safe_url_is_an_error(said: dict[str, Any]) -> None:
    def handle(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, json=said)

    with pytest.raises(errors.TokenError, match="names no URL of tokens that is safe"):
        call(
            "sync",
            handle,
            operation(),
            security=_OPENID,
            credentials={"token": CLIENT},
        )
