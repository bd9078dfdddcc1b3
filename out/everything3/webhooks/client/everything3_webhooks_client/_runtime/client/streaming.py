"""Responses of any size, read chunk by chunk.

    with streaming(client.files.get_file)("report.pdf") as response:
        response.save("report.pdf")

    with streaming(client.books.watch_books)() as response:
        for book in response.iter_json_lines():
            ...

A method of an `AsyncClient` is wrapped with `async_streaming`.
"""

from __future__ import annotations

import os
from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Callable,
    Coroutine,
    Generator,
    Iterator,
    Mapping,
)
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    asynccontextmanager,
    contextmanager,
)
from functools import partial
from pathlib import Path
from typing import IO, Any, Generic, ParamSpec, TypeAlias, TypeVar
from uuid import uuid4

import httpx2

from .engine import RETRIES
from .filenames import filename_of
from .groups import rebind, rebind_async
from .operations import Operation, RequestOptions
from .runners import AsyncRunner, SyncRunner
from .transport import classify, transport_error

__all__ = [
    "AsyncStreamedResponse",
    "AsyncStreamingCaller",
    "StreamedResponse",
    "StreamingCaller",
    "async_streaming",
    "opening",
    "opening_async",
    "streaming",
]

P = ParamSpec("P")
T = TypeVar("T")

R = TypeVar("R", bound="StreamedResponse[Any]")
A = TypeVar("A", bound="AsyncStreamedResponse[Any]")

_Parse: TypeAlias = Callable[[httpx2.Response], T]


class _Streamed(Generic[T]):
    def __init__(self, response: httpx2.Response, parse: _Parse[T]) -> None:
        self._response = response
        self._parse = parse
        self.status_code = response.status_code
        self.retries: int = response.extensions.get(RETRIES, 0)
        # A copy, since those of an injected client may be of httpx's own class.
        self.headers = httpx2.Headers(response.headers.raw)

    @property
    def filename(self) -> str | None:
        """The file name that the server suggests, safe to join to a folder's path.

        None if it suggests none, or none that can be used.
        """
        return filename_of(self.headers)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.status_code}>"

    @contextmanager
    def _transport_errors(self) -> Generator[None, None, None]:
        try:
            yield
        except Exception as error:
            meaning = classify(error)
            if meaning is None:
                raise
            request = self._response.request
            raise transport_error(
                meaning[0], error, method=request.method, url=str(request.url)
            ) from error

    def _value(self, line: bytes) -> T:
        response = httpx2.Response(
            self.status_code,
            headers={"Content-Type": "application/json"},
            content=line,
            request=self._response.request,
        )
        return self._parse(response)


class StreamedResponse(_Streamed[T]):
    """A successful response whose body is read once, as it arrives."""

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """Iterate over the body in chunks of `chunk_size` bytes, or as they arrive.

        Raises `TransportError` where the connection breaks.
        """
        with self._transport_errors():
            yield from self._response.iter_bytes(chunk_size)

    def iter_json_lines(self) -> Iterator[T]:
        """Iterate over the lines, each decoded to the type of the method.

        Raises `DecodeError` for a line that isn't that, `TransportError` where the
        connection breaks.
        """
        lines = _Lines()
        for chunk in self.iter_bytes():
            yield from map(self._value, lines.complete(chunk))
        yield from map(self._value, lines.rest())

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the body to a file atomically."""
        with _replacing(Path(path)) as file:
            for chunk in self.iter_bytes():
                file.write(chunk)

    def close(self) -> None:
        """Give the connection back, as leaving the context does."""
        self._response.close()


class AsyncStreamedResponse(_Streamed[T]):
    """A successful response whose body is read once, as it arrives."""

    async def aiter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """Iterate over the body in chunks of `chunk_size` bytes, or as they arrive.

        Raises `TransportError` where the connection breaks.
        """
        with self._transport_errors():
            async for chunk in self._response.aiter_bytes(chunk_size):
                yield chunk

    async def aiter_json_lines(self) -> AsyncIterator[T]:
        """Iterate over the lines, each decoded to the type of the method.

        Raises `DecodeError` for a line that isn't that, `TransportError` where the
        connection breaks.
        """
        lines = _Lines()
        async for chunk in self.aiter_bytes():
            for line in lines.complete(chunk):
                yield self._value(line)
        for line in lines.rest():
            yield self._value(line)

    async def save(self, path: str | os.PathLike[str]) -> None:
        """Write the body to a file atomically."""
        with _replacing(Path(path)) as file:
            async for chunk in self.aiter_bytes():
                file.write(chunk)

    async def aclose(self) -> None:
        """Give the connection back, as leaving the context does."""
        await self._response.aclose()


class _Lines:
    """Splits a body that arrives in chunks into lines, skipping blank ones.

    Only a line feed ends a line: other line breaks may stand in a text of JSON.
    """

    def __init__(self) -> None:
        self._begun: list[bytes] = []

    def complete(self, chunk: bytes) -> Iterator[bytes]:
        """Return the lines that `chunk` completes."""
        first, *others = chunk.split(b"\n")
        self._begun.append(first)
        for begin in others:
            yield from self.rest()
            self._begun.append(begin)

    def rest(self) -> Iterator[bytes]:
        """Return the last, unterminated line unless it is blank."""
        line = b"".join(self._begun).strip()
        self._begun.clear()
        if line:
            yield line


def streaming(
    method: Callable[P, T],
) -> Callable[P, AbstractContextManager[StreamedResponse[T]]]:
    """Return `method` of a `Client`, changed to leave the body unread.

    The call is made on entering the context; on leaving, the connection is given back.
    An answer that is no success is raised as ever. Raises `TypeError` for anything but
    a method such as `client.files.get_file`.
    """
    return opening(rebind(method, StreamingCaller))


def async_streaming(
    method: Callable[P, Coroutine[Any, Any, T]],
) -> Callable[P, AbstractAsyncContextManager[AsyncStreamedResponse[T]]]:
    """`streaming` for a method of an `AsyncClient`."""
    return opening_async(rebind_async(method, AsyncStreamingCaller))


def opening(call: Callable[P, R]) -> Callable[P, AbstractContextManager[R]]:
    """Return `call` as a context that closes the response it returns."""

    @contextmanager
    def opened(*args: P.args, **kwargs: P.kwargs) -> Generator[R, None, None]:
        response = call(*args, **kwargs)
        try:
            yield response
        finally:
            response.close()

    return opened


def opening_async(
    call: Callable[P, Coroutine[Any, Any, A]],
) -> Callable[P, AbstractAsyncContextManager[A]]:
    """`opening` for what is awaited."""

    @asynccontextmanager
    async def opened(*args: P.args, **kwargs: P.kwargs) -> AsyncGenerator[A, None]:
        response = await call(*args, **kwargs)
        try:
            yield response
        finally:
            await response.aclose()

    return opened


class StreamingCaller:
    """Leaves the bodies of responses to be read."""

    def __init__(self, runner: SyncRunner) -> None:
        self._runner = runner

    def call(
        self,
        operation: Operation[Any],
        options: RequestOptions | None,
        arguments: Mapping[str, object],
    ) -> StreamedResponse[Any]:
        """Return the response of one call, to be closed; raises `ApiError`."""
        response = self._runner.send(operation, options, arguments, stream=True)
        return StreamedResponse[Any](
            response, partial(self._runner.settings.result, operation)
        )


class AsyncStreamingCaller:
    """Leaves the bodies of responses to be read."""

    def __init__(self, runner: AsyncRunner) -> None:
        self._runner = runner

    async def call(
        self,
        operation: Operation[Any],
        options: RequestOptions | None,
        arguments: Mapping[str, object],
    ) -> AsyncStreamedResponse[Any]:
        """Return the response of one call, to be closed; raises `ApiError`."""
        response = await self._runner.send(operation, options, arguments, stream=True)
        return AsyncStreamedResponse[Any](
            response, partial(self._runner.settings.result, operation)
        )


@contextmanager
def _replacing(path: Path) -> Generator[IO[bytes], None, None]:
    """A new file that replaces `path` unless writing it fails."""
    # In the same folder, since a rename is atomic within one file system only.
    partial = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        with partial.open("xb") as file:
            yield file
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
