"""What users see of requests and answers, and clients that do some things otherwise."""

from __future__ import annotations

import asyncio
import logging
import re
from typing import Any

import httpx2
import pytest

from tests.runtime.secured import (
    BASE,
    GIVEN,
    KINDS,
    SECURITY,
    AClient,
    Client,
    Kind,
    Server,
    call,
    operation,
    sent,
)

OPEN = operation(())
LOGGER = "triptych.runtime.client.observation"


def _records(caplog: pytest.LogCaptureFixture) -> list[tuple[str, str]]:
    """Level and text of the records of the package, without durations."""
    return [
        (record.levelname, re.sub(r"\d+\.\d{3} s", "N s", record.getMessage()))
        for record in caplog.records
        if record.name == LOGGER
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_every_request_is_logged(kind: Kind, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, LOGGER)
    answers = iter((httpx2.ConnectError("no route"), 503, 204))

    def handle(_: httpx2.Request) -> httpx2.Response:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return httpx2.Response(answer, headers={"Retry-After": "0"})

    options: Any = {"query": {"api_key": "hidden", "q": "1"}}
    call(kind, handle, OPEN, options, max_retries=2, sleep=_no_wait(kind))
    request = "GET https://api.test/v1/a?api_key=***&q=1"
    assert _records(caplog) == [
        ("INFO", f"{request} failed after N s: ConnectError"),
        ("INFO", f"{request} answered 503 in N s"),
        ("INFO", f"{request} answered 204 in N s"),
    ]


def _no_wait(kind: Kind) -> Any:
    async def wait(_: float) -> None: ...

    return wait if kind == "async" else lambda _: None


@pytest.mark.parametrize("kind", KINDS)
def test_headers_are_logged_without_secrets(
    kind: Kind, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, LOGGER)

    def handle(_: httpx2.Request) -> httpx2.Response:
        fields = {"Set-Cookie": "sid=hidden", "X-Limit": "9"}
        return httpx2.Response(204, headers=fields)

    options: Any = {"headers": {"X-Auth-Token": "hidden", "X-Trace": "7"}}
    call(kind, handle, operation((("key",),)), options, credentials=GIVEN)
    (_, request), _, (_, response) = _records(caplog)
    for shown in ("'x-auth-token': '***'", "'x-key': '***'", "'x-trace': '7'"):
        assert shown in request
    assert response == "204, headers {'set-cookie': '***', 'x-limit': '9'}"


def test_the_package_is_silent_by_default() -> None:
    handlers = logging.getLogger(LOGGER).handlers
    assert [type(handler) for handler in handlers] == [logging.NullHandler]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("awaitable", [False, True])
def test_hooks_see_every_request_and_answer(kind: Kind, awaitable: bool) -> None:
    seen: list[object] = []
    answers = iter((503, 204))

    def on_request(request: httpx2.Request) -> None:
        seen.append(request.method)
        request.headers["X-Span"] = "1"

    def on_response(response: httpx2.Response) -> None:
        seen.append((response.status_code, response.request.headers["X-Span"]))

    async def on_request_later(request: httpx2.Request) -> None:
        on_request(request)

    async def on_response_later(response: httpx2.Response) -> None:
        on_response(response)

    is_later = awaitable and kind == "async"
    call(
        kind,
        lambda _: httpx2.Response(next(answers), headers={"Retry-After": "0"}),
        OPEN,
        max_retries=1,
        sleep=_no_wait(kind),
        on_request=on_request_later if is_later else on_request,
        on_response=on_response_later if is_later else on_response,
    )
    assert seen == ["GET", (503, "1"), "GET", (204, "1")]


def test_the_user_agent_names_package_and_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server = Server()
    client = Client(BASE, user_agent="shop-client/1.0", user_agent_suffix="till/2")
    own = client._runner._http_client
    monkeypatch.setattr(own, "_transport", httpx2.MockTransport(server))
    with client:
        client.group.call(OPEN)
    settings = {"headers": {"User-Agent": "mine/1"}}
    call("sync", server, OPEN, settings=settings)
    call("sync", server, OPEN, settings=settings, user_agent_suffix="till/2")
    assert [request.headers["User-Agent"] for request in server.requests] == [
        "shop-client/1.0 till/2",
        "mine/1",
        "t/1 till/2",
    ]


# --- with_options


def _client(server: Server, **arguments: Any) -> Client:
    http_client = httpx2.Client(transport=httpx2.MockTransport(server))
    return Client(
        BASE,
        http_client=http_client,
        user_agent="t/1",
        max_retries=0,
        security=SECURITY,
        **arguments,
    )


def test_a_copy_does_some_things_otherwise() -> None:
    server = Server()
    client = _client(server, credentials=GIVEN, headers={"X-A": "1", "X-B": "1"})
    copy = client.with_options(
        base_url="https://other.test", timeout=7, headers={"x-b": "2", "X-C": "3"}
    )
    copy.with_options(auth=("u", "p")).group.call(OPEN)
    copy.group.call(operation((("key",),)))
    client.group.call(operation((("key",),)))
    signed, changed, same = server.requests
    assert sent(signed) == {("authorization", "Basic dTpw")}
    assert str(changed.url) == "https://other.test/a"
    assert changed.extensions["timeout"]["read"] == 7
    assert [changed.headers[name] for name in ("X-A", "X-B", "X-C")] == list("123")
    assert sent(changed) == sent(same) == {("x-key", "k-secret")}
    assert str(same.url) == f"{BASE}/a"
    assert same.headers["X-B"] == "1"
    assert "X-C" not in same.headers


def test_a_copy_retries_as_often_as_it_is_told() -> None:
    answers = iter((503, 204))
    client = Client(
        BASE,
        http_client=httpx2.Client(
            transport=httpx2.MockTransport(lambda _: httpx2.Response(next(answers)))
        ),
        user_agent="t/1",
        max_retries=0,
        sleep=lambda _: None,
    )
    assert client.with_options(max_retries=1).group.call(OPEN) is None
    with pytest.raises(ValueError, match="max_retries"):
        client.with_options(max_retries=-1)
    with pytest.raises(ValueError, match="must start with"):
        client.with_options(base_url="nowhere")


def test_closing_a_copy_leaves_the_connections_open() -> None:
    client = Client(BASE, user_agent="t/1")
    own = client._runner._http_client
    with client.with_options(timeout=1) as copy:
        assert copy._runner._http_client is own
    assert not own.is_closed
    client.close()
    assert own.is_closed


def test_closing_an_asynchronous_copy_leaves_the_connections_open() -> None:
    async def run() -> None:
        client = AClient(BASE, user_agent="t/1")
        own = client._runner._http_client
        async with client.with_options(timeout=1):
            pass
        assert not own.is_closed
        await client.aclose()
        assert own.is_closed

    asyncio.run(run())
