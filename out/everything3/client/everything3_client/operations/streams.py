"""Operations of "streams"."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from .. import models
from .._runtime.client import AsyncOperationGroup, OperationGroup, RequestOptions
from .._runtime.client.stream_operations import (
    StreamOperation,
    asynchronous_stream,
    items_of,
)
from .._runtime.wire.formats import Date
from .._runtime.wire.parameters import Parameter
from .._runtime.wire.streams import StreamItem

if TYPE_CHECKING:
    from .. import dicts

__all__ = ["AsyncStreamsOperations", "StreamsOperations"]

EVENTS: StreamOperation[str, models.Reading] = StreamOperation(
    id="events",
    method="GET",
    path="/streams/events",
    parameters=(Parameter("last_event_id", "header", "Last-Event-ID"),),
    accept=("text/event-stream",),
    results={"200": lambda: str},
    items=(StreamItem("text/event-stream", lambda: models.Reading),),
)
NAMED_EVENTS: StreamOperation[str, models.Reading | dt.date | str] = StreamOperation(
    id="namedEvents",
    method="GET",
    path="/streams/events/named",
    accept=("text/event-stream",),
    results={"200": lambda: str},
    items=(
        StreamItem("text/event-stream", lambda: models.Reading, "reading"),
        StreamItem("text/event-stream", lambda: Date, "day", text=True),
        StreamItem("text/event-stream", lambda: str, "begin", text=True),
        StreamItem("text/event-stream", lambda: str, "end", text=True),
    ),
)
TEXT_EVENTS: StreamOperation[str, str] = StreamOperation(
    id="textEvents",
    method="GET",
    path="/streams/events/text",
    accept=("text/event-stream",),
    results={"200": lambda: str},
    items=(StreamItem("text/event-stream", lambda: str, text=True),),
)
LINES: StreamOperation[bytes, models.Reading] = StreamOperation(
    id="lines",
    method="GET",
    path="/streams/lines",
    accept=("application/jsonl",),
    results={"200": lambda: bytes},
    items=(StreamItem("application/jsonl", lambda: models.Reading),),
)
EVENTS_OR_JSON: StreamOperation[list[models.Reading], models.Reading] = StreamOperation(
    id="eventsOrJson",
    method="POST",
    path="/streams/or/json",
    body="body",
    body_required=True,
    body_type=lambda: models.EventsOrJsonBody,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: list[models.Reading]},
    items=(StreamItem("text/event-stream", lambda: models.Reading),),
)
SEQUENCE: StreamOperation[bytes, models.Reading] = StreamOperation(
    id="sequence",
    method="GET",
    path="/streams/sequence",
    accept=("application/json-seq", "application/x-ndjson"),
    results={"200": lambda: bytes},
    items=(
        StreamItem("application/json-seq", lambda: models.Reading),
        StreamItem("application/x-ndjson", lambda: models.Reading),
    ),
)


class StreamsOperations(OperationGroup):
    """Operations of "streams"."""

    @items_of(EVENTS)
    def events(
        self,
        *,
        last_event_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> str:
        """What happens, as it does.

        Args:
            last_event_id: Where to go on.
        """
        return self._call(
            EVENTS,
            request_options,
            last_event_id=last_event_id,
        )

    @items_of(NAMED_EVENTS)
    def named_events(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> str:
        """GET /streams/events/named."""
        return self._call(
            NAMED_EVENTS,
            request_options,
        )

    @items_of(TEXT_EVENTS)
    def text_events(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> str:
        """GET /streams/events/text."""
        return self._call(
            TEXT_EVENTS,
            request_options,
        )

    @items_of(LINES)
    def lines(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> bytes:
        """GET /streams/lines."""
        return self._call(
            LINES,
            request_options,
        )

    @items_of(EVENTS_OR_JSON)
    def events_or_json(
        self,
        *,
        body: models.EventsOrJsonBody | dicts.EventsOrJsonBody,
        request_options: RequestOptions | None = None,
    ) -> list[models.Reading]:
        """POST /streams/or/json."""
        return self._call(
            EVENTS_OR_JSON,
            request_options,
            body=body,
        )

    @items_of(SEQUENCE)
    def sequence(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> bytes:
        """GET /streams/sequence."""
        return self._call(
            SEQUENCE,
            request_options,
        )


class AsyncStreamsOperations(AsyncOperationGroup):
    """Asynchronous operations of "streams"."""

    events = asynchronous_stream(StreamsOperations.events)
    named_events = asynchronous_stream(StreamsOperations.named_events)
    text_events = asynchronous_stream(StreamsOperations.text_events)
    lines = asynchronous_stream(StreamsOperations.lines)
    events_or_json = asynchronous_stream(StreamsOperations.events_or_json)
    sequence = asynchronous_stream(StreamsOperations.sequence)
