"""Answers of any size, a chunk at a time.

    with streaming(client.files.get_file)("report.pdf") as response:
        response.save("report.pdf")

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
from pathlib import Path
from typing import IO, Any, ParamSpec
from uuid import uuid4

import httpx2

from .clients import rebind, rebind_async
from .operations import Operation, RequestOptions
from .runners import AsyncRunner, SyncRunner
from .transport import classify, transport_error

__all__ = [
    "AsyncStreamedResponse",
    "StreamedResponse",
    "async_streaming",
    "streaming",
]

P = ParamSpec("P")


class _Streamed:
    def __init__(self, response: httpx2.Response) -> None:
        self._response = response
        self.status_code = response.status_code
        # A copy, since those of an injected client may be of httpx's own class.
        self.headers = httpx2.Headers(response.headers.raw)

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


class StreamedResponse(_Streamed):
    """A successful answer whose body is read as it comes, once."""

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The body in chunks of `chunk_size` bytes, or as they come.

        Raises `TransportError` where the connection breaks.
        """
        with self._transport_errors():
            yield from self._response.iter_bytes(chunk_size)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the body to a file, which appears or changes when it is complete."""
        with _replacing(Path(path)) as file:
            for chunk in self.iter_bytes():
                file.write(chunk)


class AsyncStreamedResponse(_Streamed):
    """A successful answer whose body is read as it comes, once."""

    async def aiter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """The body in chunks of `chunk_size` bytes, or as they come.

        Raises `TransportError` where the connection breaks.
        """
        with self._transport_errors():
            async for chunk in self._response.aiter_bytes(chunk_size):
                yield chunk

    async def save(self, path: str | os.PathLike[str]) -> None:
        """Write the body to a file, which appears or changes when it is complete."""
        with _replacing(Path(path)) as file:
            async for chunk in self.aiter_bytes():
                file.write(chunk)


def streaming(
    method: Callable[P, object],
) -> Callable[P, AbstractContextManager[StreamedResponse]]:
    """`method` of a `Client`, giving the answer before its body is read.

    The call is made on entering the context; on leaving, the connection is given back.
    An answer that is no success is raised as ever. Raises `TypeError` for anything but
    a method such as `client.files.get_file`.
    """
    call: Callable[..., httpx2.Response] = rebind(method, _StreamingCaller)

    @contextmanager
    def opened(
        *args: P.args, **kwargs: P.kwargs
    ) -> Generator[StreamedResponse, None, None]:
        response = call(*args, **kwargs)
        try:
            yield StreamedResponse(response)
        finally:
            response.close()

    return opened


def async_streaming(
    method: Callable[P, Coroutine[Any, Any, object]],
) -> Callable[P, AbstractAsyncContextManager[AsyncStreamedResponse]]:
    """`streaming` for a method of an `AsyncClient`."""
    call: Callable[..., Coroutine[Any, Any, httpx2.Response]]
    call = rebind_async(method, _AsyncStreamingCaller)

    @asynccontextmanager
    async def opened(
        *args: P.args, **kwargs: P.kwargs
    ) -> AsyncGenerator[AsyncStreamedResponse, None]:
        response = await call(*args, **kwargs)
        try:
            yield AsyncStreamedResponse(response)
        finally:
            await response.aclose()

    return opened


class _StreamingCaller:
    def __init__(self, runner: SyncRunner) -> None:
        self._runner = runner

    def call(
        self,
        operation: Operation[Any],
        options: RequestOptions | None,
        arguments: Mapping[str, object],
    ) -> httpx2.Response:
        return self._runner.send(operation, options, arguments, stream=True)


class _AsyncStreamingCaller:
    def __init__(self, runner: AsyncRunner) -> None:
        self._runner = runner

    async def call(
        self,
        operation: Operation[Any],
        options: RequestOptions | None,
        arguments: Mapping[str, object],
    ) -> httpx2.Response:
        return await self._runner.send(operation, options, arguments, stream=True)


@contextmanager
def _replacing(path: Path) -> Generator[IO[bytes], None, None]:
    """A new file that takes the place of `path` unless writing it fails."""
    # In the same folder, since a rename is atomic within one file system only.
    partial = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        with partial.open("xb") as file:
            yield file
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
