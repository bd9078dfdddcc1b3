"""Sends the items of an iterator until it ends, fails, or nobody reads them."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterator, Mapping

import anyio
from starlette.concurrency import iterate_in_threadpool, run_in_threadpool
from starlette.requests import ClientDisconnect
from starlette.responses import StreamingResponse
from starlette.types import Message, Receive, Scope, Send

__all__ = ["ItemsResponse"]


class ItemsResponse(StreamingResponse):
    """A response whose body is made of the items of an iterator, as they come.

    However it ends, the iterator is closed: `aclose` of one that is asynchronous, else
    `close`, as far as it has it.
    """

    def __init__(
        self,
        items: AsyncIterable[object] | Iterator[object],
        encode: Callable[[object], bytes],
        status_code: int,
        headers: Mapping[str, str],
        media_type: str,
    ) -> None:
        self._items = aiter(items) if isinstance(items, AsyncIterable) else items
        super().__init__(self._chunks(encode), status_code, headers, media_type)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the response; raises what the iterator raises, and `ClientDisconnect`.

        Nothing is iterated for HEAD.
        """
        failure: Exception | None = None

        async def send_or_leave(message: Message) -> None:
            try:
                await send(message)
            except OSError as error:
                raise ClientDisconnect from error

        async def respond() -> None:
            nonlocal failure
            try:
                await self.stream_response(send_or_leave)
            # The group would raise it among others.
            except Exception as error:
                failure = error
            group.cancel_scope.cancel()

        try:
            if scope["method"] == "HEAD":
                await self._send_head(send)
                return
            async with anyio.create_task_group() as group:
                group.start_soon(respond)
                await self.listen_for_disconnect(receive)
                group.cancel_scope.cancel()
            if failure is not None:
                raise failure
        finally:
            with anyio.CancelScope(shield=True):
                await self._close()

    async def _send_head(self, send: Send) -> None:
        start = {"type": "http.response.start", "status": self.status_code}
        await send({**start, "headers": self.raw_headers})
        await send({"type": "http.response.body"})

    async def _chunks(self, encode: Callable[[object], bytes]) -> AsyncIterator[bytes]:
        if isinstance(self._items, AsyncIterator):
            async for item in self._items:
                yield encode(item)
                # Or an iterator that never waits would let nobody else run, and never
                # be told that the client went away.
                await anyio.sleep(0)
        else:
            async for item in iterate_in_threadpool(self._items):
                yield encode(item)

    async def _close(self) -> None:
        if isinstance(self._items, AsyncIterator):
            if (aclose := getattr(self._items, "aclose", None)) is not None:
                await aclose()
        elif (close := getattr(self._items, "close", None)) is not None:
            await run_in_threadpool(close)
