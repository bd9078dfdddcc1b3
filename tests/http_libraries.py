"""HTTP clients of httpx2 and of httpx over a handler that is written for httpx2.

A test module with `pytestmark = EACH_HTTP_LIBRARY` runs with both.
"""

from __future__ import annotations

from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Generator,
    Iterator,
)
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Literal, TypeAlias

import httpx
import httpx2
import pytest

__all__ = ["EACH_HTTP_LIBRARY", "Library", "async_http_client", "http_client", "using"]

Handler: TypeAlias = Callable[[httpx2.Request], Any]
"""Gives an `httpx2.Response`, which may have to be awaited."""

Library: TypeAlias = Literal["httpx2", "httpx"]

EACH_HTTP_LIBRARY = pytest.mark.usefixtures("http_library")

_LIBRARY: ContextVar[Library] = ContextVar("_LIBRARY", default="httpx2")


@contextmanager
def using(library: Library) -> Iterator[None]:
    """Make clients of this library in the block."""
    token = _LIBRARY.set(library)
    try:
        yield
    finally:
        _LIBRARY.reset(token)


def http_client(handler: Handler, **settings: Any) -> httpx2.Client | httpx.Client:
    """A client whose requests `handler` answers."""
    if _LIBRARY.get() == "httpx":
        return httpx.Client(transport=_HttpxTransport(handler), **settings)
    return httpx2.Client(transport=httpx2.MockTransport(handler), **settings)


def async_http_client(
    handler: Handler, **settings: Any
) -> httpx2.AsyncClient | httpx.AsyncClient:
    """An asynchronous client whose requests `handler` answers."""
    if _LIBRARY.get() == "httpx":
        return httpx.AsyncClient(transport=_HttpxTransport(handler), **settings)
    return httpx2.AsyncClient(transport=httpx2.MockTransport(handler), **settings)


class _HttpxTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Requests, responses, bodies and errors of httpx2 as those of httpx."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        with _errors():
            return _answer(self._handler(_received(request)))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        with _errors():
            response = self._handler(_received(request))
            return _answer(
                await response if isinstance(response, Awaitable) else response
            )


def _received(request: httpx.Request) -> httpx2.Request:
    url = request.url
    origin = f"{url.scheme}://{url.netloc.decode()}"
    return httpx2.Request(
        request.method,
        # The text of a URL conceals the secrets in it.
        f"{origin}{url.raw_path.decode()}",
        headers=request.headers.raw,
        content=request.content,
        extensions=dict(request.extensions),
    )


def _answer(response: httpx2.Response) -> httpx.Response:
    return httpx.Response(
        response.status_code,
        headers=response.headers.raw,
        stream=_HttpxStream(response.stream),
    )


class _HttpxStream(httpx.SyncByteStream, httpx.AsyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        with _errors():
            yield from self._stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _errors():
            async for chunk in self._stream:
                yield chunk

    def close(self) -> None:
        self._stream.close()

    async def aclose(self) -> None:
        await self._stream.aclose()


@contextmanager
def _errors() -> Generator[None, None, None]:
    try:
        yield
    except httpx2.HTTPError as error:
        raise getattr(httpx, type(error).__name__)(str(error)) from error
