"""One reading of a stream of events, without I/O, over several connections."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx2

from ..wire.events import Event, EventParser, ItemTooLargeError
from .errors import ResponseTooLargeError, TransportError
from .items import ItemDecoder, item_error
from .retries import Failure, RetryPolicy
from .urls import redact

__all__ = ["NO_CONTENT", "EventCourse", "too_large"]

NO_CONTENT = 204
_MILLISECONDS = 1000

# What no header can hold.
_UNSAFE = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


class EventCourse:
    """Reads events, and says whether and when to connect again.

    That happens where the connection is lost or the server ends the stream, up to
    `reconnects` times in a row without an event, as with an `EventSource` of a browser.
    """

    def __init__(
        self,
        decoder: ItemDecoder,
        *,
        max_size: int | None,
        reconnects: int,
        policy: RetryPolicy,
    ) -> None:
        self._decoder = decoder
        self._parser = EventParser(max_size)
        self._reconnects = reconnects
        self._policy = policy
        self._lost = 0
        self._is_over = False

    @property
    def is_over(self) -> bool:
        """Whether an event has said that there are no more."""
        return self._is_over

    def read(self, chunk: bytes, response: httpx2.Response) -> Iterator[Event[object]]:
        """Return the events that a chunk completes, with their decoded data.

        Raises `DecodeError` and `ResponseTooLargeError`.
        """
        if self._is_over:
            return
        try:
            for event in self._parser.feed(chunk):
                self._lost = 0
                if self._decoder.is_end(event):
                    self._is_over = True
                    return
                value = self._decoder.event(event, response)
                yield Event(value, event.event, event.id, event.retry)
        except ItemTooLargeError as error:
            raise too_large(response, error) from error

    def wait(self, lost: TransportError | None) -> float | None:
        """Return the seconds until the next connection, None if there is none.

        `lost` is what ended the last one, None if that was the server; it is raised
        where there have been too many.
        """
        if self._is_over:
            return None
        if self._lost >= self._reconnects:
            if lost is not None:
                raise lost
            return None
        self._lost += 1
        if self._parser.retry is not None:
            return self._parser.retry / _MILLISECONDS
        return self._policy.wait_after_failure(
            Failure.NEVER_SENT, repeatable=True, retries=self._lost - 1
        )

    def headers(self, response: httpx2.Response) -> dict[str, str]:
        """Return the headers that have the stream go on where it was lost.

        Raises `DecodeError` for an ID that no header can hold.
        """
        last_id = self._parser.last_id
        if not last_id:
            return {}
        if _UNSAFE.search(last_id):
            reason = f"with an ID that no header can hold: {last_id!a:.100}"
            raise item_error(response, reason)
        return {"Last-Event-ID": last_id.strip(" \t")}

    def connected(self, response: httpx2.Response) -> bool:
        """Begin to read another answer; returns whether there is a stream in it."""
        self._parser.restart()
        return response.status_code != NO_CONTENT


def too_large(
    response: httpx2.Response, error: ItemTooLargeError
) -> ResponseTooLargeError:
    """Return the error for an item that is larger than a whole body may be."""
    request = response.request
    url = redact(str(request.url))
    return ResponseTooLargeError(
        f"{request.method} {url}: {error}; `max_response_size` is the limit",
        method=request.method,
        url=url,
    )
