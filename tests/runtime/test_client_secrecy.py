"""Credentials go to the API alone: no other host, log, message or pickle has them."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from tests.runtime.secured import (
    BASE,
    GIVEN,
    KINDS,
    SECRETS,
    SECURITY,
    SENT,
    AClient,
    Client,
    Kind,
    call,
    operation,
    sent,
)
from triptych.runtime.client import ClientCredentials, PasswordCredentials, errors
from triptych.runtime.client.errors import ApiError
from triptych.runtime.client.urls import redact

ALL = operation((("basic", "key", "query"),))

FOLLOWING = {"follow_redirects": True}


class Redirecting:
    """Answers with redirects to each of the `places` in turn, then with nothing."""

    def __init__(self, *places: str, status: int = 302) -> None:
        self.requests: list[httpx2.Request] = []
        self._places = iter(places)
        self._status = status

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        place = next(self._places, None)
        if place is None:
            return httpx2.Response(204)
        return httpx2.Response(self._status, headers={"Location": place})


# --- redirects


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("base_url", "places", "kept"),
    [
        (BASE, ["/b"], [True]),
        (BASE, ["https://api.test:443/b"], [True]),
        ("http://api.test", ["https://api.test/b"], [True]),
        (BASE, ["http://api.test/b"], [False]),
        (BASE, ["https://api.test:444/b"], [False]),
        (BASE, ["https://evil.test/b"], [False]),
        (BASE, ["https://evil.test/b", f"{BASE}/c"], [False, False]),
        (BASE, ["/b", "https://evil.api.test/b"], [True, False]),
    ],
)
def test_redirects_take_no_credentials_to_another_host(
    kind: Kind, base_url: str, places: list[str], kept: list[bool]
) -> None:
    server = Redirecting(*places)
    call(kind, server, ALL, base_url=base_url, settings=FOLLOWING, credentials=GIVEN)
    headers = {SENT["basic"], SENT["key"]}
    assert [sent(request) for request in server.requests] == [
        {*headers, SENT["query"]},
        *(headers if is_kept else set() for is_kept in kept),
    ]


class OwnHeader(httpx2.Auth):
    def auth_flow(self, request: httpx2.Request) -> Any:
        request.headers["X-Signature"] = "hidden"
        yield request


@pytest.mark.parametrize("kind", KINDS)
def test_what_authentication_added_stays_and_the_rest_goes_on(kind: Kind) -> None:
    server = Redirecting("https://evil.test/b")
    call(
        kind,
        server,
        operation(()),
        {"headers": {"X-Trace": "1", "X-Key": "k"}},
        auth=OwnHeader(),
        headers={"X-Tenant": "t"},
        settings={"follow_redirects": True, "headers": {"X-Own": "o"}},
    )
    first, second = (request.headers for request in server.requests)
    assert first["X-Signature"] == "hidden"
    assert "X-Signature" not in second
    assert "X-Key" not in second
    assert [second[name] for name in ("X-Trace", "X-Tenant", "X-Own")] == list("1to")
    assert second["Host"] == "evil.test"


@pytest.mark.parametrize("kind", KINDS)
def test_an_injected_client_says_whether_redirects_are_followed(kind: Kind) -> None:
    server = Redirecting("/b")
    with pytest.raises(errors.ApiStatusError, match="302 Found"):
        call(kind, server, ALL)
    assert len(server.requests) == 1


def test_redirects_come_to_an_end() -> None:
    server = Redirecting(*["/b"] * 30)
    settings = {"follow_redirects": True, "max_redirects": 3}
    with pytest.raises(errors.TransportError, match="more than 3 redirects"):
        call("sync", server, ALL, settings=settings)
    assert len(server.requests) == 4


def test_an_injected_httpx_client_keeps_the_secrets_too(
    caplog: pytest.LogCaptureFixture,
) -> None:
    httpx = pytest.importorskip("httpx", reason="the predecessor of httpx2")
    caplog.set_level(logging.DEBUG)
    seen: list[Any] = []

    def handle(request: Any) -> Any:
        seen.append(request)
        location = {"Location": f"https://evil.test/?{request.url.query.decode()}"}
        return httpx.Response(302 if len(seen) == 1 else 204, headers=location)

    http_client = httpx.Client(
        transport=httpx.MockTransport(handle), follow_redirects=True
    )
    client = Client(
        BASE,
        security=SECURITY,
        credentials=GIVEN,
        http_client=http_client,
        user_agent="t/1",
    )
    client.group.call(ALL)
    assert sent(seen[0]) == {SENT["basic"], SENT["key"], SENT["query"]}
    assert sent(seen[1]) == {SENT["query"]}
    assert "https://evil.test/?app%20id=***" in caplog.text
    assert not any(secret in caplog.text for secret in SECRETS)


# --- logs, messages, pickles


def _refusing(_: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(403, json={"message": "no"})


def _failing(request: httpx2.Request) -> httpx2.Response:
    raise httpx2.ConnectError("no route", request=request)


def _garbled(_: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(200, headers={"Content-Type": "application/json"}, text="{")


def _repeating(request: httpx2.Request) -> httpx2.Response:
    """Redirects to where the key is repeated, as servers do that keep the query."""
    if request.url.path == "/b":
        return httpx2.Response(404)
    location = f"/b?{request.url.query.decode()}"
    return httpx2.Response(302, headers={"Location": location})


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["query", "key", "basic", "token"])
@pytest.mark.parametrize("handler", [_refusing, _failing, _garbled, _repeating])
def test_no_secret_shows(
    kind: Kind,
    name: str,
    handler: Callable[[httpx2.Request], httpx2.Response],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(ApiError) as caught:
        call(
            kind, handler, operation(((name,),)), settings=FOLLOWING, credentials=GIVEN
        )
    error = caught.value
    shown = (
        caplog.text,
        f"{error} {error!r} {error.url} {vars(error)}",
        f"{error.__cause__!r}",
        str(pickle.dumps(error)),
    )
    for secret in SECRETS:
        assert not any(secret in text for text in shown)


def test_a_token_is_bought_in_secret(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    def handle(request: httpx2.Request) -> httpx2.Response:
        fields = {"access_token": "acc-hidden", "refresh_token": "ref-hidden"}
        return httpx2.Response(200, json=fields)

    credentials = {"token": PasswordCredentials("ada", "pass-hidden")}
    call("sync", handle, operation(), credentials=credentials)
    assert "https://id.test/token" in caplog.text
    assert "hidden" not in caplog.text


@pytest.mark.parametrize("make", [Client, AClient])
def test_clients_show_no_credentials_and_are_not_pickled(make: Any) -> None:
    client = make(
        "https://u:p-hidden@api.test",
        security=SECURITY,
        credentials=GIVEN,
        auth=("u", "auth-hidden"),
        headers={"Authorization": "header-hidden"},
        user_agent="t/1",
    )
    shown = f"{client!r} {client._runner.settings!r} {vars(client)!r}"
    for secret in (*SECRETS, "hidden"):
        assert secret not in shown
    for value in (client, client.with_options(timeout=1), client._runner.settings):
        with pytest.raises(TypeError, match="pickle"):
            pickle.dumps(value)


@pytest.mark.parametrize(
    "credentials",
    [
        ClientCredentials("id", "hidden", parameters={"assertion": "hidden"}),
        PasswordCredentials("ada", "hidden", client_secret="hidden"),
    ],
)
def test_credentials_show_no_secret_and_are_not_pickled(credentials: object) -> None:
    assert "hidden" not in repr(credentials)
    with pytest.raises(TypeError, match="can't be pickled"):
        pickle.dumps(credentials)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://ada:pw@h/?a=1&api_key=2#x", "https://h/?a=1&api_key=***#x"),
        ("https://h/?x?token=2", "https://h/?x?token=***"),
        # A server may send what a pattern that reads it twice would never be done with.
        ("?" * 200_000 + "#", "?" * 200_000 + "#"),
    ],
)
def test_secrets_of_a_url_are_replaced(url: str, shown: str) -> None:
    assert redact(url) == shown
