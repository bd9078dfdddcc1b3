"""The client runtime: when a request is sent again, and after how long."""

from __future__ import annotations

import asyncio
import io
import pickle
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path
from typing import Any, Literal, TypeAlias

import httpx2
import pytest

from tests.http_libraries import EACH_HTTP_LIBRARY, async_http_client, http_client
from triptych.runtime.client import (
    AsyncOperationGroup,
    BaseAsyncClient,
    BaseClient,
    Operation,
    OperationGroup,
    RequestOptions,
    RetryPolicy,
    errors,
    raw,
)
from triptych.runtime.wire.parameters import Parameter

pytestmark = EACH_HTTP_LIBRARY

Kind: TypeAlias = Literal["sync", "async"]
Outcome: TypeAlias = httpx2.Response | Exception

NOW = 1_700_000_000.0
POLICY = RetryPolicy(now=lambda: NOW, jitter=lambda: 0.5)


class Group(OperationGroup):
    def call(
        self,
        operation: Operation[Any],
        options: RequestOptions | None,
        **values: object,
    ) -> Any:
        return self._call(operation, options, **values)


class AsyncGroup(AsyncOperationGroup):
    async def call(
        self,
        operation: Operation[Any],
        options: RequestOptions | None,
        **values: object,
    ) -> Any:
        return await self._call(operation, options, **values)


class Client(BaseClient):
    @property
    def group(self) -> Group:
        return Group(self._runner)


class AClient(BaseAsyncClient):
    @property
    def group(self) -> AsyncGroup:
        return AsyncGroup(self._runner)


class Course:
    """A call against a server that gives these outcomes one after the other."""

    def __init__(self, *outcomes: Outcome, kind: Kind = "sync") -> None:
        self.outcomes = list(outcomes)
        self.bodies: list[bytes] = []
        self.timeouts: list[object] = []
        self.waits: list[float] = []
        self.on_sent: Callable[[], None] = lambda: None
        self._kind = kind

    @property
    def attempts(self) -> int:
        return len(self.bodies)

    def handle(self, request: httpx2.Request) -> httpx2.Response:
        self.bodies.append(request.content)
        self.timeouts.append(request.extensions["timeout"])
        self.on_sent()
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def call(
        self,
        method: str = "GET",
        options: RequestOptions | None = None,
        *,
        max_retries: int = 2,
        content_type: str = "application/octet-stream",
        **values: object,
    ) -> Any:
        operation = Operation[Any](
            id="op",
            method=method,
            path="/",
            parameters=(Parameter("file", "form", "file", file=True),),
            body="body",
            content_types=(content_type,),
        )
        settings: dict[str, Any] = {
            "user_agent": "t/1",
            "retry_policy": replace(POLICY, clock=lambda: sum(self.waits)),
            "max_retries": max_retries,
        }
        if self._kind == "sync":
            client = Client(
                "https://h",
                http_client=http_client(self.handle),
                sleep=self.waits.append,
                **settings,
            )
            return client.group.call(operation, options, **values)

        async def sleep(seconds: float) -> None:
            self.waits.append(seconds)

        async def run() -> Any:
            async with async_http_client(self.handle) as injected:
                client = AClient(
                    "https://h", http_client=injected, sleep=sleep, **settings
                )
                return await client.group.call(operation, options, **values)

        return asyncio.run(run())


def ok() -> httpx2.Response:
    return httpx2.Response(200, text="ok")


def status(code: int, retry_after: str | None = None) -> httpx2.Response:
    headers = {} if retry_after is None else {"Retry-After": retry_after}
    return httpx2.Response(code, headers=headers, text="busy")


ALWAYS = ("GET", "PUT", "POST", "PATCH")
IDEMPOTENT = ("GET", "PUT")
NEVER: tuple[str, ...] = ()


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize(
    ("outcome", "retried"),
    [
        (httpx2.ConnectError(""), ALWAYS),
        (httpx2.ConnectTimeout(""), ALWAYS),
        (httpx2.PoolTimeout(""), ALWAYS),
        (httpx2.ReadTimeout(""), IDEMPOTENT),
        (httpx2.WriteTimeout(""), IDEMPOTENT),
        (httpx2.ReadError(""), IDEMPOTENT),
        (httpx2.RemoteProtocolError(""), IDEMPOTENT),
        (httpx2.LocalProtocolError(""), NEVER),
        (httpx2.UnsupportedProtocol(""), NEVER),
        (httpx2.TooManyRedirects(""), NEVER),
        (httpx2.ProxyError(""), NEVER),
        ((408, None), IDEMPOTENT),
        ((429, None), ALWAYS),
        ((500, None), IDEMPOTENT),
        ((502, None), IDEMPOTENT),
        ((503, None), IDEMPOTENT),
        ((503, "1"), ALWAYS),
        ((503, "soon"), IDEMPOTENT),
        ((504, "1"), IDEMPOTENT),
        ((501, None), NEVER),
        ((400, None), NEVER),
        ((409, None), NEVER),
        ((404, None), NEVER),
    ],
    ids=repr,
)
@pytest.mark.parametrize("method", ["GET", "PUT", "POST", "PATCH"])
def test_what_is_retried(
    kind: Kind,
    method: str,
    outcome: Exception | tuple[int, str | None],
    retried: tuple[str, ...],
) -> None:
    first = status(*outcome) if isinstance(outcome, tuple) else outcome
    course = Course(first, ok(), kind=kind)
    if method in retried:
        assert course.call(method) == "ok"
        assert course.attempts == 2
        assert len(course.waits) == 1
    else:
        with pytest.raises(errors.ApiError):
            course.call(method)
        assert course.attempts == 1
        assert course.waits == []


@pytest.mark.parametrize(
    "options",
    [{"idempotency_key": "k"}, {"headers": {"idempotency-key": "k"}}],
)
def test_an_idempotency_key_makes_every_method_repeatable(
    options: RequestOptions,
) -> None:
    course = Course(status(500), httpx2.ReadTimeout(""), ok())
    assert course.call("POST", options, body=b"x") == "ok"
    assert course.bodies == [b"x"] * 3


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize(
    ("deadline", "attempts"), [(None, 4), (3.0, 4), (1.2, 3), (1.1, 2), (0.1, 1)]
)
def test_nothing_is_sent_again_behind_the_deadline(
    kind: Kind, deadline: float | None, attempts: int
) -> None:
    # The waits are 0.375, 0.75 and 1.5 seconds.
    course = Course(*(status(500) for _ in range(4)), kind=kind)
    with pytest.raises(errors.InternalServerError) as raised:
        course.call(options={"deadline": deadline}, max_retries=3)
    assert (course.attempts, raised.value.retries) == (attempts, attempts - 1)
    assert pickle.loads(pickle.dumps(raised.value)).retries == attempts - 1


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_no_step_of_a_request_outlasts_the_deadline(kind: Kind) -> None:
    course = Course(status(500), ok(), kind=kind)
    timeout = httpx2.Timeout(None, connect=1.0, read=9.75)
    assert course.call(options={"deadline": 10.0, "timeout": timeout}) == "ok"
    assert course.timeouts == [
        {"connect": 1.0, "read": 9.75, "write": 10.0, "pool": 10.0},
        # After a wait of 0.375 seconds.
        {"connect": 1.0, "read": 9.625, "write": 9.625, "pool": 9.625},
    ]


def test_without_a_timeout_that_of_the_http_client_is_bounded() -> None:
    course = Course(ok())
    course.call(options={"deadline": 2.0})
    assert course.timeouts == [dict.fromkeys(("connect", "read", "write", "pool"), 2.0)]


def test_retries_of_a_success_and_of_a_failed_connection() -> None:
    operation = Operation[Any](id="op", method="GET", path="/")
    outcomes: list[Outcome] = [status(503), httpx2.ConnectError(""), ok()]
    course = Course(*outcomes, httpx2.ConnectError(""))
    client = Client(
        "https://h",
        http_client=http_client(course.handle),
        sleep=course.waits.append,
        user_agent="t/1",
    )
    assert raw(client.group.call)(operation, None).retries == 2
    with pytest.raises(errors.ConnectionFailedError) as raised:
        client.group.call(operation, {"max_retries": 0})
    assert raised.value.retries == 0


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_the_last_error_is_raised_when_retries_are_used_up(kind: Kind) -> None:
    course = Course(status(500), httpx2.ReadTimeout(""), status(503), ok(), kind=kind)
    with pytest.raises(errors.ServiceUnavailableError, match="503"):
        course.call()
    assert course.attempts == 3


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (httpx2.ConnectError("refused"), errors.ConnectionFailedError),
        (httpx2.ReadError("reset"), errors.ConnectionFailedError),
        (httpx2.RemoteProtocolError("cut"), errors.ConnectionFailedError),
        (httpx2.ProxyError("no"), errors.ConnectionFailedError),
        (httpx2.ConnectTimeout("slow"), errors.RequestTimeoutError),
        (httpx2.ReadTimeout("slow"), errors.RequestTimeoutError),
        (httpx2.PoolTimeout("slow"), errors.RequestTimeoutError),
        (httpx2.TooManyRedirects("round"), errors.TransportError),
        (httpx2.DecodingError("gzip"), errors.TransportError),
    ],
)
def test_errors_of_the_http_library_are_mapped(
    error: Exception, kind: type[errors.TransportError]
) -> None:
    with pytest.raises(
        errors.TransportError, match=f"GET https://h/: {error}"
    ) as found:
        Course(error).call(max_retries=0)
    assert type(found.value) is kind
    assert type(found.value.__cause__).__name__ == type(error).__name__


@pytest.mark.parametrize("error", [LookupError("x"), OSError("y"), ZeroDivisionError()])
def test_other_errors_pass_through_at_once(error: Exception) -> None:
    course = Course(error, ok())
    with pytest.raises(type(error)) as found:
        course.call()
    assert found.value is error
    assert course.attempts == 1


def test_waits_grow_up_to_a_bound() -> None:
    course = Course(*(status(500) for _ in range(7)), ok())
    assert course.call(max_retries=7) == "ok"
    # The jitter of the policy above takes a quarter off.
    assert course.waits == [0.375, 0.75, 1.5, 3.0, 6.0, 6.0, 6.0]


@pytest.mark.parametrize(("jitter", "wait"), [(0.0, 0.5), (1.0, 0.25)])
def test_jitter_takes_up_to_one_half_off(jitter: float, wait: float) -> None:
    policy = RetryPolicy(jitter=lambda: jitter)
    assert policy.wait_after_status(500, None, repeatable=True, retries=0) == wait


@pytest.mark.parametrize(
    ("retry_after", "wait"),
    [
        ("3", 3.0),
        (" 60 ", 60.0),
        ("0", None),
        (formatdate(NOW + 7, usegmt=True), 7.0),
        (formatdate(NOW - 7, usegmt=True), None),
        ("Tue Nov 14 22:13:27 2023", 7.0),
        ("", 0.375),
        ("soon", 0.375),
        ("-1", 0.375),
        ("1.5", 0.375),
    ],
)
def test_retry_after(retry_after: str, wait: float | None) -> None:
    course = Course(status(429, retry_after), ok())
    assert course.call("POST") == "ok"
    assert course.waits == ([] if wait is None else [wait])


@pytest.mark.parametrize(
    ("milliseconds", "wait"),
    [
        ("250", 0.25),
        (" 1500.5 ", 1.5005),
        ("0", None),
        # What is no number leaves Retry-After to say it.
        ("", 3.0),
        ("soon", 3.0),
        ("-1", 3.0),
        ("1e3", 3.0),
        ("nan", 3.0),
    ],
)
def test_retry_after_in_milliseconds(milliseconds: str, wait: float | None) -> None:
    refused = status(429, "3")
    refused.headers["retry-after-ms"] = milliseconds
    course = Course(refused, ok())
    assert course.call("POST") == "ok"
    assert course.waits == ([] if wait is None else [wait])


def test_nobody_waits_milliseconds_without_end() -> None:
    refused = status(503)
    refused.headers["retry-after-ms"] = "9" * 400
    course = Course(refused, ok())
    with pytest.raises(errors.ServiceUnavailableError):
        course.call("POST")
    assert course.waits == []


@pytest.mark.parametrize(
    "retry_after", ["61", "9" * 5000, formatdate(NOW + 3600, usegmt=True)]
)
def test_nobody_waits_longer_than_the_bound(retry_after: str) -> None:
    course = Course(status(429, retry_after), ok())
    with pytest.raises(errors.TooManyRequestsError) as found:
        course.call()
    assert found.value.headers["retry-after"] == retry_after
    assert course.waits == []


@pytest.mark.parametrize(("set_to", "attempts"), [(0, 1), (1, 2), (4, 5)])
def test_max_retries_of_client_and_call(set_to: int, attempts: int) -> None:
    for arguments in ({"max_retries": set_to}, {"options": {"max_retries": set_to}}):
        course = Course(*(status(500) for _ in range(9)))
        with pytest.raises(errors.InternalServerError):
            course.call(**arguments)
        assert course.attempts == attempts


def test_a_negative_number_of_retries_is_refused() -> None:
    with pytest.raises(ValueError, match="max_retries"):
        Course(ok()).call(max_retries=-1)
    with pytest.raises(ValueError, match="max_retries"):
        Course(ok()).call("GET", {"max_retries": -1})


class Pipe(io.BytesIO):
    """A file that can be read only once."""

    def seekable(self) -> bool:
        return False


def once() -> Iterator[bytes]:
    yield b"data"


async def once_asynchronously() -> AsyncIterator[bytes]:
    yield b"data"


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize(
    "make", [lambda: b"data", lambda: [b"da", b"ta"], lambda: io.BytesIO(b"data")]
)
def test_bodies_are_sent_again_from_their_start(
    kind: Kind, make: Callable[[], object]
) -> None:
    course = Course(status(500), httpx2.ReadTimeout(""), ok(), kind=kind)
    course.call("PUT", body=make())
    assert course.bodies == [b"data"] * 3


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_uploads_are_sent_again_from_their_start(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"data")
    for upload in (path, io.BytesIO(b"data"), b"data"):
        course = Course(status(500), ok(), kind=kind)
        course.call("PUT", file=upload)
        first, second = course.bodies
        assert first == second
        assert b"\r\ndata\r\n" in first


@pytest.mark.parametrize(
    ("kind", "make"),
    [
        ("sync", once),
        ("async", once),
        ("async", once_asynchronously),
        ("sync", lambda: Pipe(b"data")),
        ("async", lambda: Pipe(b"data")),
    ],
)
def test_bodies_that_are_used_up_are_never_sent_again(
    kind: Kind, make: Callable[[], object]
) -> None:
    course = Course(status(500), ok(), kind=kind)
    with pytest.raises(errors.InternalServerError):
        course.call("PUT", body=make())
    assert course.bodies == [b"data"]


def test_an_upload_that_is_used_up_is_never_sent_again() -> None:
    course = Course(status(500), ok())
    with pytest.raises(errors.InternalServerError):
        course.call("PUT", file=Pipe(b"data"))
    assert course.attempts == 1


def test_a_response_is_read_and_closed_before_the_next_attempt() -> None:
    events: list[str] = []

    class Stream(httpx2.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            events.append("read")
            yield b"busy"

        def close(self) -> None:
            events.append("closed")

    course = Course(httpx2.Response(500, stream=Stream()), ok())
    course.on_sent = lambda: events.append("sent")
    assert course.call() == "ok"
    assert events == ["sent", "read", "closed", "sent"]


def test_a_cancelled_call_is_not_retried() -> None:
    attempts = 0

    async def handle(request: httpx2.Request) -> httpx2.Response:
        nonlocal attempts
        attempts += 1
        await asyncio.sleep(3600)
        raise AssertionError("never reached")

    async def run() -> None:
        transport = httpx2.MockTransport(handle)
        async with httpx2.AsyncClient(transport=transport) as http_client:
            client = AClient("https://h", http_client=http_client, user_agent="t/1")
            operation = Operation[Any](id="op", method="GET", path="/")
            task = asyncio.create_task(client.group.call(operation, None))
            while not attempts:
                await asyncio.sleep(0)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    asyncio.run(run())
    assert attempts == 1


def test_without_a_sleep_of_its_own_a_client_really_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    async def run() -> None:
        outcomes = [status(429, "2"), ok()]
        transport = httpx2.MockTransport(lambda _: outcomes.pop(0))
        async with httpx2.AsyncClient(transport=transport) as http_client:
            client = AClient("https://h", http_client=http_client, user_agent="t/1")
            operation = Operation[Any](id="op", method="GET", path="/")
            monkeypatch.setattr(asyncio, "sleep", sleep)
            assert await client.group.call(operation, None) == "ok"

    asyncio.run(run())
    assert waits == [2.0]
