"""Streams of items, read one by one as they arrive.

    with streaming(client.books.watch_books)() as response:
        for event in response.events():
            print(event.event, event.data)

    with streaming(client.books.export_books)() as response:
        for book in response.items():
            ...

A method of an `AsyncClient` is wrapped with `async_streaming`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from dataclasses import replace
from functools import partial
from typing import Any, Generic, ParamSpec, TypeGuard, TypeVar, cast, overload

import httpx2

from ..wire.events import Event, ItemTooLargeError
from ..wire.records import Records
from ..wire.streams import EVENTS, LINES, framing_of
from .errors import ResponseTooLargeError, TransportError
from .event_courses import NO_CONTENT, EventCourse, too_large
from .groups import rebind, rebind_async
from .items import ItemDecoder, no_events
from .operations import Operation, RequestOptions, checked_options
from .runners import AsyncRunner, SyncRunner
from .settings import Settings
from .stream_operations import StreamMethod, StreamOperation
from .streaming import (
    AsyncStreamedResponse,
    AsyncStreamingCaller,
    StreamedResponse,
    StreamingCaller,
    opening,
    opening_async,
)

__all__ = [
    "AsyncStreamedItems",
    "StreamedItems",
    "async_streaming",
    "streaming",
]

P = ParamSpec("P")
T = TypeVar("T")
E = TypeVar("E")


class _Stream:
    """How the stream of a call is read, with and without waiting."""

    def __init__(
        self,
        operation: StreamOperation[Any, Any],
        options: RequestOptions | None,
        settings: Settings,
    ) -> None:
        self._operation = operation
        self._options = checked_options(options)
        self._settings = settings

    def records(self, response: httpx2.Response) -> tuple[Records, ItemDecoder]:
        """What splits a body, and what decodes its parts; raises `DecodeError`."""
        framing = self.framing(response)
        return Records(framing, self._settings.max_response_size), ItemDecoder(
            self._operation.items, framing, strict=self._settings.strict_responses
        )

    def course(self, response: httpx2.Response, reconnects: int) -> EventCourse:
        """The reading of events from a first answer.

        Raises `ValueError` where the request must not be sent again, and `DecodeError`
        for another kind of answer.
        """
        if reconnects < 0:
            raise ValueError(f"reconnects is a number of times, not {reconnects}")
        method = self._operation.method
        if reconnects and method != "GET":
            raise ValueError(f"only GET is safe to send again, and this is {method}")
        self.check_events(response)
        return EventCourse(
            ItemDecoder(
                self._operation.items, EVENTS, strict=self._settings.strict_responses
            ),
            max_size=self._settings.max_response_size,
            reconnects=reconnects,
            policy=self._settings.retry_policy,
        )

    def check_events(self, response: httpx2.Response) -> None:
        """Raise `DecodeError` for an answer that is no stream of events."""
        if self.framing(response) != EVENTS:
            raise no_events(response)

    def framing(self, response: httpx2.Response) -> str:
        """How a body is divided: as it says, else as the API describes it."""
        media_type: str = response.headers.get("content-type", "")
        if stated := framing_of(media_type):
            return stated
        described = [framing_of(item.media_type) for item in self._operation.items]
        # Events come under their own name only (WHATWG HTML, section 9.2), or not at
        # all; JSON may stand in lines whatever its name.
        others = [framing for framing in described if framing != EVENTS]
        if others:
            return LINES if LINES in others else others[0]
        if response.status_code != NO_CONTENT:
            raise no_events(response)
        return EVENTS

    def options_for(
        self, course: EventCourse, response: httpx2.Response
    ) -> RequestOptions:
        """The options of a request that has the stream go on."""
        options = self._options.copy()
        headers = course.headers(response)
        if headers:
            kept = {
                name: value
                for name, value in options.get("headers", {}).items()
                if name.lower() != "last-event-id"
            }
            options["headers"] = {**kept, **headers}
        return options


class StreamedItems(StreamedResponse[T], Generic[T, E]):
    """A successful response with a stream of items, read once, as they arrive."""

    def __init__(
        self,
        response: httpx2.Response,
        parse: Callable[[httpx2.Response], T],
        stream: _Stream,
        reopen: Callable[[RequestOptions], httpx2.Response],
        pause: Callable[[float], None],
    ) -> None:
        super().__init__(response, parse)
        self._stream = stream
        self._reopen = reopen
        self._pause = pause

    def items(self) -> Iterator[E]:
        """Iterate over the items: values of JSON, or what is in the data of events.

        One that does not fit its type is handed over as it came and logged. Raises
        `DecodeError` for one that is no JSON and with `strict_responses`, behind which
        `next` goes on with the rest where items are no events (RFC 7464, section 2.1),
        `ResponseTooLargeError` for one of more than `max_response_size` bytes, and
        `TransportError` where the connection breaks.
        """
        if self._stream.framing(self._response) == EVENTS:
            return (event.data for event in self.events())
        return self._records()

    def events(self, *, reconnects: int = 0) -> Iterator[Event[E]]:
        """Iterate over the events, with their data decoded; raises what `items` does.

        With `reconnects` the request is sent again where the connection is lost or the
        server ends the stream, up to so many times in a row without an event, with the
        `Last-Event-ID` and after the time that the server has stated. Its answer 204
        ends the stream, and an error that is no failure of the network is raised.
        Raises `ValueError` for `reconnects` of anything but a GET.
        """
        course = self._stream.course(self._response, reconnects)
        return cast("Iterator[Event[E]]", self._events(course))

    def _records(self) -> Iterator[E]:
        records, decoder = self._stream.records(self._response)

        def decode(text: bytes) -> E:
            return cast("E", decoder.record(text, self._response))

        # Unlike a generator, a `map` goes on after an item that raises.
        return map(decode, self._texts(records))

    def _texts(self, records: Records) -> Iterator[bytes]:
        try:
            for chunk in self.iter_bytes():
                yield from records.feed(chunk)
            yield from records.rest()
        except ItemTooLargeError as error:
            raise too_large(self._response, error) from error

    def _events(self, course: EventCourse) -> Iterator[Event[object]]:
        is_open = True
        while is_open:
            lost: TransportError | None = None
            try:
                for chunk in self.iter_bytes():
                    yield from course.read(chunk, self._response)
                    if course.is_over:
                        return
            except ResponseTooLargeError:
                raise
            except TransportError as error:
                lost = error
            is_open = self._reconnected(course, lost)

    def _reconnected(self, course: EventCourse, lost: TransportError | None) -> bool:
        while (wait := course.wait(lost)) is not None:
            self.close()
            self._pause(wait)
            options = self._stream.options_for(course, self._response)
            try:
                self._response = self._reopen(options)
            except TransportError as error:
                lost = error
            else:
                if not course.connected(self._response):
                    return False
                self._stream.check_events(self._response)
                return True
        return False


class AsyncStreamedItems(AsyncStreamedResponse[T], Generic[T, E]):
    """A successful response with a stream of items, read once, as they arrive."""

    def __init__(
        self,
        response: httpx2.Response,
        parse: Callable[[httpx2.Response], T],
        stream: _Stream,
        reopen: Callable[[RequestOptions], Coroutine[Any, Any, httpx2.Response]],
        pause: Callable[[float], Coroutine[Any, Any, None]],
    ) -> None:
        super().__init__(response, parse)
        self._stream = stream
        self._reopen = reopen
        self._pause = pause

    def items(self) -> AsyncIterator[E]:
        """`StreamedItems.items`, for `async for`."""
        if self._stream.framing(self._response) == EVENTS:
            return (event.data async for event in self.events())
        return self._records()

    def events(self, *, reconnects: int = 0) -> AsyncIterator[Event[E]]:
        """`StreamedItems.events`, for `async for`."""
        course = self._stream.course(self._response, reconnects)
        return cast("AsyncIterator[Event[E]]", self._events(course))

    def _records(self) -> AsyncIterator[E]:
        records, decoder = self._stream.records(self._response)
        return _Decoded(
            self._texts(records),
            lambda text: cast("E", decoder.record(text, self._response)),
        )

    async def _texts(self, records: Records) -> AsyncIterator[bytes]:
        try:
            async for chunk in self.aiter_bytes():
                for text in records.feed(chunk):
                    yield text
            for text in records.rest():
                yield text
        except ItemTooLargeError as error:
            raise too_large(self._response, error) from error

    async def _events(self, course: EventCourse) -> AsyncIterator[Event[object]]:
        is_open = True
        while is_open:
            lost: TransportError | None = None
            try:
                async for chunk in self.aiter_bytes():
                    for event in course.read(chunk, self._response):
                        yield event
                    if course.is_over:
                        return
            except ResponseTooLargeError:
                raise
            except TransportError as error:
                lost = error
            is_open = await self._reconnected(course, lost)

    async def _reconnected(
        self, course: EventCourse, lost: TransportError | None
    ) -> bool:
        while (wait := course.wait(lost)) is not None:
            await self.aclose()
            await self._pause(wait)
            options = self._stream.options_for(course, self._response)
            try:
                self._response = await self._reopen(options)
            except TransportError as error:
                lost = error
            else:
                if not course.connected(self._response):
                    return False
                self._stream.check_events(self._response)
                return True
        return False


class _Decoded(AsyncIterator[E]):
    """The values of texts: `map` for `async for`."""

    def __init__(
        self, texts: AsyncIterator[bytes], decode: Callable[[bytes], E]
    ) -> None:
        self._texts = texts
        self._decode = decode

    async def __anext__(self) -> E:
        return self._decode(await anext(self._texts))


@overload
def streaming(
    method: StreamMethod[P, T, E],
) -> Callable[P, AbstractContextManager[StreamedItems[T, E]]]: ...
@overload
def streaming(
    method: Callable[P, T],
) -> Callable[P, AbstractContextManager[StreamedResponse[T]]]: ...
def streaming(method: Callable[..., Any]) -> Any:
    """Return `method` of a `Client`, changed to leave the body unread.

    The call is made on entering the context; on leaving, the connection is given back.
    Where the API describes a stream of items the response has `items` and `events`, and
    the stream is what is asked for. An answer that is no success is raised as ever.
    Raises `TypeError` for anything but a method such as `client.files.get_file`.
    """
    return opening(rebind(method, _ItemsCaller))


@overload
def async_streaming(
    method: StreamMethod[P, Coroutine[Any, Any, T], E],
) -> Callable[P, AbstractAsyncContextManager[AsyncStreamedItems[T, E]]]: ...
@overload
def async_streaming(
    method: Callable[P, Coroutine[Any, Any, T]],
) -> Callable[P, AbstractAsyncContextManager[AsyncStreamedResponse[T]]]: ...
def async_streaming(method: Callable[..., Any]) -> Any:
    """`streaming` for a method of an `AsyncClient`."""
    return opening_async(rebind_async(method, _AsyncItemsCaller))


class _ItemsCaller:
    def __init__(self, runner: SyncRunner) -> None:
        self._runner = runner

    def call(
        self,
        operation: Operation[Any],
        options: RequestOptions | None,
        arguments: Mapping[str, object],
    ) -> StreamedResponse[Any]:
        runner = self._runner
        if not _has_items(operation):
            return StreamingCaller(runner).call(operation, options, arguments)
        streamed = _asking_for_items(operation)
        response = runner.send(streamed, options, arguments, stream=True)
        return StreamedItems[Any, Any](
            response,
            partial(runner.settings.result, operation),
            _Stream(operation, options, runner.settings),
            lambda changed: runner.send(streamed, changed, arguments, stream=True),
            runner.pause,
        )


class _AsyncItemsCaller:
    def __init__(self, runner: AsyncRunner) -> None:
        self._runner = runner

    async def call(
        self,
        operation: Operation[Any],
        options: RequestOptions | None,
        arguments: Mapping[str, object],
    ) -> AsyncStreamedResponse[Any]:
        runner = self._runner
        if not _has_items(operation):
            caller = AsyncStreamingCaller(runner)
            return await caller.call(operation, options, arguments)
        streamed = _asking_for_items(operation)
        response = await runner.send(streamed, options, arguments, stream=True)
        return AsyncStreamedItems[Any, Any](
            response,
            partial(runner.settings.result, operation),
            _Stream(operation, options, runner.settings),
            lambda changed: runner.send(streamed, changed, arguments, stream=True),
            runner.pause,
        )


def _has_items(operation: Operation[Any]) -> TypeGuard[StreamOperation[Any, Any]]:
    return isinstance(operation, StreamOperation)


def _asking_for_items(
    operation: StreamOperation[Any, Any],
) -> StreamOperation[Any, Any]:
    """The operation, preferring a stream over whatever else it offers."""
    streams = dict.fromkeys(item.media_type for item in operation.items)
    others = (f"{name};q=0.9" for name in operation.accept if name not in streams)
    return replace(operation, accept=(*streams, *others))
