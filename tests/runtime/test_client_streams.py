"""Streams of items in a client: typed, decoded one by one, and taken up again."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import logging
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import AbstractAsyncContextManager, AbstractContextManager, suppress
from typing import Any, Literal, assert_type

import httpx2
import pytest
from pydantic import BaseModel

from tests.http_libraries import EACH_HTTP_LIBRARY, async_http_client, http_client
from triptych.runtime.client import (
    AsyncOperationGroup,
    BaseAsyncClient,
    BaseClient,
    OperationGroup,
    RequestOptions,
    errors,
    raw,
)
from triptych.runtime.client.item_streams import (
    AsyncStreamedItems,
    StreamedItems,
    async_streaming,
    streaming,
)
from triptych.runtime.client.stream_operations import StreamOperation, items_of
from triptych.runtime.wire.events import Event
from triptych.runtime.wire.streams import StreamItem

pytestmark = EACH_HTTP_LIBRARY

_EVENTS = "text/event-stream"
_LINES = "application/jsonl"


class Tick(BaseModel):
    """An item."""

    n: int


WATCH: StreamOperation[str, Tick] = StreamOperation(
    id="watch",
    method="GET",
    path="/ticks",
    accept=("application/json", _EVENTS),
    results={"200": lambda: str},
    items=(StreamItem(_EVENTS, lambda: Tick),),
)

NAMED: StreamOperation[str, Tick | dt.date | Literal["end"]] = StreamOperation(
    id="named",
    method="POST",
    path="/named",
    accept=(_EVENTS,),
    results={"200": lambda: str},
    items=(
        StreamItem(_EVENTS, lambda: Tick, "tick"),
        StreamItem(_EVENTS, lambda: dt.date, "day", text=True),
        StreamItem(_EVENTS, lambda: Tick),
        StreamItem(_EVENTS, lambda: Literal["end"], text=True),
    ),
)

EXPORT: StreamOperation[bytes, Tick] = StreamOperation(
    id="export",
    method="GET",
    path="/export",
    accept=(_LINES,),
    results={"200": lambda: bytes},
    items=(
        StreamItem(_LINES, lambda: Tick),
        StreamItem("application/json-seq", lambda: Tick),
    ),
)


class Ticks(OperationGroup):
    @items_of(WATCH)
    def watch(
        self, *, since: int = 0, request_options: RequestOptions | None = None
    ) -> str:
        return self._call(WATCH, request_options)

    @items_of(NAMED)
    def named(self, *, request_options: RequestOptions | None = None) -> str:
        return self._call(NAMED, request_options)

    @items_of(EXPORT)
    def export(self, *, request_options: RequestOptions | None = None) -> bytes:
        return self._call(EXPORT, request_options)


class AsyncTicks(AsyncOperationGroup):
    @items_of(WATCH)
    async def watch(
        self, *, since: int = 0, request_options: RequestOptions | None = None
    ) -> str:
        return await self._call(WATCH, request_options)

    @items_of(EXPORT)
    async def export(self, *, request_options: RequestOptions | None = None) -> bytes:
        return await self._call(EXPORT, request_options)


class Client(BaseClient):
    @property
    def ticks(self) -> Ticks:
        return Ticks(self._runner)


class AsyncClient(BaseAsyncClient):
    @property
    def ticks(self) -> AsyncTicks:
        return AsyncTicks(self._runner)


Answer = Callable[[httpx2.Request], httpx2.Response]


def client(answer: Answer, **settings: Any) -> Client:
    return Client(
        "http://api.test",
        http_client=http_client(answer),
        user_agent="tests",
        **{"max_retries": 0, **settings},
    )


def async_client(answer: Answer, **settings: Any) -> AsyncClient:
    return AsyncClient(
        "http://api.test",
        http_client=async_http_client(answer),
        user_agent="tests",
        **{"max_retries": 0, **settings},
    )


class Chunks(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """Chunks of a body, after which the connection may break."""

    def __init__(self, *chunks: bytes, breaks: bool = False) -> None:
        self.chunks = chunks
        self.breaks = breaks
        self.read = 0
        self.closed = False

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self.chunks:
            self.read += 1
            yield chunk
        if self.breaks:
            raise httpx2.ReadError("broken")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self:
            yield chunk

    def close(self) -> None:
        self.closed = True

    async def aclose(self) -> None:
        self.closed = True


def streamed(
    *chunks: bytes, media_type: str = _EVENTS, breaks: bool = False
) -> httpx2.Response:
    headers = {"Content-Type": media_type} if media_type else {}
    return httpx2.Response(200, headers=headers, stream=Chunks(*chunks, breaks=breaks))


def events_of(answer: Answer, **settings: Any) -> list[Event[Any]]:
    """The events of `named`, which are read to the end."""
    with streaming(client(answer, **settings).ticks.named)() as response:
        return list(response.events())


def both(answer: Answer, reconnects: int, **settings: Any) -> list[list[Event[Tick]]]:
    """The events of `watch` for the synchronous and the asynchronous client."""
    with streaming(client(answer, sleep=_no_sleep, **settings).ticks.watch)() as found:
        events = list(found.events(reconnects=reconnects))

    async def run() -> list[Event[Tick]]:
        method = async_client(answer, sleep=_no_async_sleep, **settings).ticks.watch
        async with async_streaming(method)() as response:
            return [event async for event in response.events(reconnects=reconnects)]

    return [events, asyncio.run(run())]


def _no_sleep(seconds: float) -> None:
    del seconds


async def _no_async_sleep(seconds: float) -> None:
    del seconds


def test_type_checkers_know_the_items() -> None:
    ticks = client(lambda _: streamed()).ticks
    assert_type(ticks.watch(since=1), str)
    assert_type(raw(ticks.watch)().parse(), str)
    call = streaming(ticks.watch)
    assert_type(call(since=1), AbstractContextManager[StreamedItems[str, Tick]])
    with call(since=1) as response:
        assert_type(response.items(), Iterator[Tick])
        assert_type(response.events(), Iterator[Event[Tick]])
    method = async_client(lambda _: streamed()).ticks.watch
    assert_type(method(since=1), Coroutine[Any, Any, str]).close()
    opened = async_streaming(method)
    context = AbstractAsyncContextManager[AsyncStreamedItems[str, Tick]]
    assert_type(opened(since=1), context)


def test_items_arrive_one_by_one() -> None:
    chunks = Chunks(b'data: {"n": 1}\n', b"\n", b'data: {"n": 2}\n\n', b"data: x")
    response = httpx2.Response(200, headers={"Content-Type": _EVENTS}, stream=chunks)
    with streaming(client(lambda _: response).ticks.watch)() as found:
        items = found.items()
        assert chunks.read == 0
        assert next(items) == Tick(n=1)
        assert chunks.read == 2
        assert list(items) == [Tick(n=2)]
        assert not chunks.closed or chunks.read == 4
    assert chunks.closed


def test_items_arrive_asynchronously() -> None:
    async def run() -> list[Tick]:
        answer = streamed(b'{"n":1}\n{"n"', b":2}", media_type=_LINES)
        async with async_streaming(async_client(lambda _: answer).ticks.export)() as it:
            return [item async for item in it.items()]

    assert asyncio.run(run()) == [Tick(n=1), Tick(n=2)]


def test_a_stream_is_asked_for_and_a_plain_call_asks_as_ever() -> None:
    asked: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(request.headers["accept"])
        return streamed(b"data: x\n\n")

    ticks = client(answer).ticks
    assert ticks.watch() == "data: x\n\n"
    with streaming(ticks.watch)():
        pass
    with streaming(ticks.export)():
        pass
    assert asked == [
        f"application/json, {_EVENTS}",
        f"{_EVENTS}, application/json;q=0.9",
        f"{_LINES}, application/json-seq",
    ]


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        (_LINES, b'{"n":1}\n\r\n{"n":2}'),
        ("application/x-ndjson", b'{"n":1}\n{"n":2}\n'),
        ("application/json-seq", b'\x1e{"n":1}\n\x1e{"n":2}\n'),
        ("application/json", b'{"n":1}\n{"n":2}\n'),
        ("", b'{"n":1}\n{"n":2}\n'),
        # It says what it is, whatever the API says.
        (_EVENTS, b'data: {"n":1}\n\ndata: {"n":2}\n\n'),
    ],
)
def test_a_body_is_divided_as_it_says(media_type: str, body: bytes) -> None:
    def answer(_request: httpx2.Request) -> httpx2.Response:
        return streamed(
            *[body[i : i + 1] for i in range(len(body))], media_type=media_type
        )

    with streaming(client(answer).ticks.export)() as response:
        assert list(response.items()) == [Tick(n=1), Tick(n=2)]


def test_data_is_read_by_the_name_of_its_event() -> None:
    assert events_of(
        lambda _: streamed(
            b'event: tick\nid: a\ndata: {"n":\ndata: 1}\n\n',
            b"event: day\nretry: 5\ndata: 2024-02-29\n\n",
            b'data: {"n": 2}\n\ndata: end\n\n',
        )
    ) == [
        Event(Tick(n=1), "tick", "a"),
        Event(dt.date(2024, 2, 29), "day", "a", 5),
        Event(Tick(n=2), id="a"),
        Event("end", id="a"),
    ]


def test_what_ends_a_stream_in_the_manner_of_openai_is_no_item() -> None:
    assert events_of(
        lambda _: streamed(b'data: {"n":1}\n\ndata: [DONE]\n\ndata: {"n":2}\n\n')
    ) == [Event(Tick(n=1))]


@pytest.mark.parametrize(
    ("stream", "data", "said"),
    [
        (b'event: tick\ndata: {"n": "x"}\n\n', Tick.model_construct(n="x"), "/n: Inp"),
        (b"event: tick\ndata: [1]\n\n", [1], "Input should be"),
        (b"event: tick\ndata: ping\n\n", "ping", "it is not JSON"),
        (b"event: day\ndata: tomorrow\n\n", "tomorrow", "Input should be"),
        (b"data: finish\n\n", "finish", "Input should be 'end'"),
    ],
)
def test_an_item_that_does_not_fit_comes_as_it_is_and_is_logged(
    stream: bytes, data: object, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        found = events_of(lambda _: streamed(stream, b'data: {"n":1}\n\n'))
    assert [event.data for event in found] == [data, Tick(n=1)]
    (record,) = caplog.records
    assert "POST http://api.test/named sent an item that does not fit" in (
        record.getMessage()
    )
    assert said in record.getMessage()
    with pytest.raises(errors.DecodeError) as caught:
        events_of(lambda _: streamed(stream), strict_responses=True)
    assert said in str(caught.value)
    assert caught.value.content == stream.split(b"data: ")[1].strip()


def test_only_the_first_items_that_do_not_fit_are_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        found = events_of(lambda _: streamed(b'event: tick\ndata: {"n":"x"}\n\n' * 50))
    assert len(found) == 50
    assert len(caplog.records) == 5
    assert caplog.records[-1].getMessage().endswith("; others are not logged")


def test_an_event_nobody_described_comes_as_text() -> None:
    items = (StreamItem(_EVENTS, lambda: Tick, "tick"),)
    operation: StreamOperation[str, Tick] = StreamOperation(
        id="only", method="GET", path="/only", items=items
    )

    class Group(OperationGroup):
        @items_of(operation)
        def only(self, *, request_options: RequestOptions | None = None) -> str:
            return self._call(operation, request_options)

    answer = streamed(b"event: new\ndata: 1\n\n")
    group = Group(client(lambda _: answer)._runner)
    with streaming(group.only)() as response:
        (event,) = response.events()
    assert repr(event) == "Event(data='1', event='new', id=None, retry=None)"


def test_a_record_that_is_no_json_is_an_error() -> None:
    answer = streamed(b'{"n":1}\n{"n":\n', media_type=_LINES)
    with streaming(client(lambda _: answer).ticks.export)() as response:
        items = response.items()
        assert next(items) == Tick(n=1)
        with pytest.raises(errors.DecodeError, match="sent an item") as caught:
            next(items)
    assert caught.value.content == b'{"n":'


@pytest.mark.parametrize(
    ("media_type", "mark"), [(_LINES, b""), ("application/json-seq", b"\x1e")]
)
def test_behind_a_bad_record_the_rest_can_be_read(media_type: str, mark: bytes) -> None:
    """RFC 7464, section 2.1."""
    body = b"".join(mark + text + b"\n" for text in (b'{"n":1}', b'{"n":', b'{"n":3}'))

    def answer(_request: httpx2.Request) -> httpx2.Response:
        return streamed(body, media_type=media_type)

    async def read() -> list[object]:
        async with async_streaming(async_client(answer).ticks.export)() as response:
            items = response.items()
            found: list[object] = [await anext(items)]
            with pytest.raises(errors.DecodeError):
                await anext(items)
            return found + [item async for item in items]

    with streaming(client(answer).ticks.export)() as response:
        items = response.items()
        found: list[object] = [next(items)]
        with pytest.raises(errors.DecodeError):
            next(items)
        found += list(items)
    assert found == asyncio.run(read()) == [Tick(n=1), Tick(n=3)]


@pytest.mark.parametrize("media_type", ["", "text/html", "text/plain"])
def test_nothing_but_a_stream_of_events_is_one(media_type: str) -> None:
    """WHATWG HTML, section 9.2."""

    def answer(_request: httpx2.Request) -> httpx2.Response:
        return streamed(b"<p>Sign in</p>", media_type=media_type)

    with (
        streaming(client(answer).ticks.watch)() as response,
        pytest.raises(errors.DecodeError, match="not an event stream"),
    ):
        list(response.items())
    with (
        streaming(client(answer).ticks.watch)() as response,
        pytest.raises(errors.DecodeError, match=media_type or "no media type"),
    ):
        list(response.events(reconnects=1))


def test_an_answer_without_content_is_a_stream_of_no_events() -> None:
    empty = httpx2.Response(204)
    with streaming(client(lambda _: empty).ticks.watch)() as response:
        assert list(response.items()) == []


def test_a_record_that_does_not_fit_comes_as_it_is() -> None:
    answer = streamed(b'{"n":"x"}\n7\n', media_type=_LINES)
    with streaming(client(lambda _: answer).ticks.export)() as response:
        items: list[object] = list(response.items())
    assert items == [Tick.model_construct(n="x"), 7]


def test_json_is_no_stream_of_events() -> None:
    answer = httpx2.Response(200, json={"n": 1})
    with (
        streaming(client(lambda _: answer).ticks.watch)() as response,
        pytest.raises(errors.DecodeError, match="not an event stream"),
    ):
        response.items()
        with pytest.raises(errors.DecodeError, match="'application/json'"):
            response.events()
        assert b"".join(response.iter_bytes()) == answer.content
    lines = streamed(b"1\n", media_type=_LINES)
    with (
        streaming(client(lambda _: lines).ticks.export)() as records,
        pytest.raises(errors.DecodeError, match="not an event stream"),
    ):
        records.events()


@pytest.mark.parametrize("media_type", [_EVENTS, _LINES])
def test_an_item_of_any_size_is_refused(media_type: str) -> None:
    endless = Chunks(*[b"data: " + 100 * b"x"] * 100)
    headers = {"Content-Type": media_type}
    response = httpx2.Response(200, headers=headers, stream=endless)
    ticks = client(lambda _: response, max_response_size=1000).ticks
    with (
        streaming(ticks.export)() as found,
        pytest.raises(errors.ResponseTooLargeError, match="more than 1000 bytes"),
    ):
        list(found.items())
    assert endless.read == 10


class Server:
    """Answers in turn, each a list of chunks after which the connection breaks."""

    def __init__(self, *answers: httpx2.Response | Exception) -> None:
        self.answers = answers
        self.ids: list[str | None] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        turn = len(self.ids) % len(self.answers)
        self.ids.append(request.headers.get("last-event-id"))
        answer = self.answers[turn]
        if isinstance(answer, Exception):
            raise answer
        stream = answer.stream
        if isinstance(stream, Chunks):
            again = Chunks(*stream.chunks, breaks=stream.breaks)
            return httpx2.Response(200, headers=answer.headers, stream=again)
        return httpx2.Response(answer.status_code)


def test_a_lost_stream_goes_on_after_the_last_event() -> None:
    server = Server(
        streamed(b'id: 1\ndata: {"n":1}\n\nid: 2\ndata: {"n":', breaks=True),
        httpx2.ConnectError("refused"),
        streamed(b'id: 2\ndata: {"n":2}\n\n'),
        httpx2.Response(204),
    )
    expected = [Event(Tick(n=1), id="1"), Event(Tick(n=2), id="2")]
    assert both(server, reconnects=2) == [expected, expected]
    assert server.ids == [None, "1", "1", "2"] * 2


def test_without_being_asked_a_lost_stream_is_an_error() -> None:
    def answer(_request: httpx2.Request) -> httpx2.Response:
        return streamed(b'data: {"n":1}\n\n', breaks=True)

    with streaming(client(answer).ticks.watch)() as response:
        events = response.events()
        assert next(events).data == Tick(n=1)
        with pytest.raises(errors.ConnectionFailedError, match="broken"):
            next(events)


def test_attempts_in_a_row_are_limited() -> None:
    server = Server(
        streamed(b'data: {"n":1}\n\n', breaks=True),
        *[httpx2.ConnectError("refused")] * 3,
    )
    with streaming(client(server, sleep=_no_sleep).ticks.watch)() as response:
        events = response.events(reconnects=3)
        assert next(events).data == Tick(n=1)
        with pytest.raises(errors.ConnectionFailedError, match="refused"):
            next(events)
    assert len(server.ids) == 4
    # Each of these gives an event, and then another try.
    ticking = Server(
        *[streamed(b'data: {"n":1}\n\n', breaks=True)] * 6, httpx2.Response(204)
    )
    assert [len(found) for found in both(ticking, reconnects=1)] == [6, 6]


def test_a_stream_that_the_server_ends_for_good_is_over() -> None:
    silent = Server(streamed(b": nothing\n\n"))
    assert both(silent, reconnects=2) == [[], []]
    assert len(silent.ids) == 6


@pytest.mark.parametrize("status", [404, 500, 503])
def test_an_error_that_is_no_failure_of_the_network_is_raised(status: int) -> None:
    server = Server(
        streamed(b'data: {"n":1}\n\n', breaks=True), httpx2.Response(status)
    )
    with streaming(client(server, sleep=_no_sleep).ticks.watch)() as response:
        events = response.events(reconnects=5)
        assert next(events).data == Tick(n=1)
        with pytest.raises(errors.ApiStatusError) as caught:
            next(events)
    assert caught.value.status_code == status
    assert len(server.ids) == 2


def test_the_time_that_the_server_states_is_waited_for() -> None:
    waited: list[float] = []
    server = Server(
        streamed(b'retry: 1500\ndata: {"n":1}\n\n', breaks=True), httpx2.Response(204)
    )
    with streaming(client(server, sleep=waited.append).ticks.watch)() as response:
        list(response.events(reconnects=1))
    assert waited == [1.5]
    silent = Server(streamed(breaks=True), httpx2.Response(204))
    with streaming(client(silent, sleep=waited.append).ticks.watch)() as response:
        list(response.events(reconnects=1))
    # Without one, that of the retries of any request, half of it by chance.
    assert 0.25 <= waited[1] <= 0.5


def test_the_id_of_a_caller_is_sent_first() -> None:
    server = Server(
        streamed(breaks=True), streamed(b'id: 9\ndata: {"n":1}\n\n', breaks=True)
    )
    ticks = client(server, sleep=_no_sleep).ticks
    options: RequestOptions = {"headers": {"last-event-id": "7", "X-Own": "1"}}
    with (
        streaming(ticks.watch)(request_options=options) as response,
        pytest.raises(errors.ConnectionFailedError),
    ):
        list(response.events(reconnects=1))
    assert server.ids[:3] == ["7", "7", "9"]


@pytest.mark.parametrize("said", [b"\x01", b"a\x7f"])
def test_an_id_that_no_header_can_hold_is_an_error_of_the_api(said: bytes) -> None:
    server = Server(streamed(b"id: " + said + b'\ndata: {"n":1}\n\n', breaks=True))
    with (
        streaming(client(server, sleep=_no_sleep).ticks.watch)() as response,
        pytest.raises(errors.DecodeError, match="no header can hold"),
    ):
        list(response.events(reconnects=1))


def test_ids_that_are_no_ascii_are_sent_back() -> None:
    server = Server(
        streamed('id:  ü \ndata: {"n":1}\n\n'.encode(), breaks=True),
        httpx2.Response(204),
    )
    with streaming(client(server, sleep=_no_sleep).ticks.watch)() as response:
        list(response.events(reconnects=1))
    assert server.ids[1] in ("ü", "ü".encode().decode("latin-1"))


def test_only_what_is_safe_is_sent_again() -> None:
    ticks = client(lambda _: streamed()).ticks
    with (
        streaming(ticks.named)() as response,
        pytest.raises(ValueError, match="only GET is safe"),
    ):
        response.events(reconnects=1)
    with (
        streaming(ticks.watch)() as watched,
        pytest.raises(ValueError, match="number of times"),
    ):
        watched.events(reconnects=-1)


def test_every_connection_is_closed() -> None:
    opened: list[Chunks] = []

    def answer(_request: httpx2.Request) -> httpx2.Response:
        opened.append(Chunks(b'data: {"n":1}\n\n', breaks=True))
        headers = {"Content-Type": _EVENTS}
        return httpx2.Response(200, headers=headers, stream=opened[-1])

    with streaming(client(answer, sleep=_no_sleep).ticks.watch)() as response:
        events = response.events(reconnects=1)
        for _ in range(3):
            next(events)
    assert [chunks.closed for chunks in opened] == [True, True, True]


def test_whatever_arrives_ends_in_an_error_of_the_api() -> None:
    for data in (b"[" * 100_000, b"1" * 5000, json.dumps("\ud800").encode()):
        body = b"data: " + data + b"\n\n"

        def answer(_request: httpx2.Request, body: bytes = body) -> httpx2.Response:
            return streamed(body)

        assert len(events_of(answer)) == 1
        with suppress(errors.ApiError):
            events_of(answer, strict_responses=True)
