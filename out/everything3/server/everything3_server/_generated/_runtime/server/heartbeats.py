"""Signs of life in a stream that has nothing to say for a while."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterable, Iterable
from contextlib import suppress
from typing import TypeVar

from starlette.concurrency import iterate_in_threadpool, run_in_threadpool

from ..wire.events import Comment

__all__ = ["with_heartbeats"]

T = TypeVar("T")


async def with_heartbeats(
    items: AsyncIterable[T] | Iterable[T], seconds: float = 15.0
) -> AsyncGenerator[T | Comment, None]:
    """Iterate over `items`, with a comment wherever none comes for so many seconds.

    So proxies keep the connection, and a client that went away is noticed. Closing it
    closes `items`.
    """
    source = iter(items) if isinstance(items, Iterable) else None
    iterator = (
        aiter(items)
        if isinstance(items, AsyncIterable)
        else iterate_in_threadpool(source or ())
    )
    waiting: asyncio.Future[T] | None = None
    try:
        while True:
            waiting = asyncio.ensure_future(anext(iterator))
            while not (await asyncio.wait({waiting}, timeout=seconds))[0]:
                yield Comment()
            try:
                item = waiting.result()
            except StopAsyncIteration:
                return
            yield item
    finally:
        if waiting is not None and waiting.cancel():
            with suppress(asyncio.CancelledError, StopAsyncIteration):
                await waiting
        if (aclose := getattr(iterator, "aclose", None)) is not None:
            await aclose()
        if (close := getattr(source, "close", None)) is not None:
            await run_in_threadpool(close)
