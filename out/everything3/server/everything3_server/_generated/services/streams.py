"""Operations of "streams", and the base class of their service."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from typing import Literal

from .. import models
from .._runtime.server import (
    Answer,
    Content,
    Endpoint,
    Reply,
    RequestBody,
    ServerOperation,
    Service,
    TypedParameter,
    not_implemented,
)
from .._runtime.server.item_streams import (
    Events,
    NamedEvents,
    Records,
    StreamedResponse,
)
from .._runtime.wire.formats import Date
from .._runtime.wire.streams import StreamItem

__all__ = ["StreamsService", "endpoints"]

EVENTS = ServerOperation(
    id="events",
    method="GET",
    path="/streams/events",
    parameters=(TypedParameter("last_event_id", "header", "Last-Event-ID", type=str),),
    produces=("text/event-stream",),
    status=200,
    responses=(
        StreamedResponse(
            "200", items=(StreamItem("text/event-stream", lambda: models.Reading),)
        ),
    ),
)
NAMED_EVENTS = ServerOperation(
    id="namedEvents",
    method="GET",
    path="/streams/events/named",
    produces=("text/event-stream",),
    status=200,
    responses=(
        StreamedResponse(
            "200",
            items=(
                StreamItem("text/event-stream", lambda: models.Reading, "reading"),
                StreamItem("text/event-stream", lambda: Date, "day", text=True),
                StreamItem("text/event-stream", lambda: str, "begin", text=True),
                StreamItem("text/event-stream", lambda: str, "end", text=True),
            ),
        ),
    ),
)
TEXT_EVENTS = ServerOperation(
    id="textEvents",
    method="GET",
    path="/streams/events/text",
    produces=("text/event-stream",),
    status=200,
    responses=(
        StreamedResponse(
            "200", items=(StreamItem("text/event-stream", lambda: str, text=True),)
        ),
    ),
)
LINES = ServerOperation(
    id="lines",
    method="GET",
    path="/streams/lines",
    produces=("application/jsonl",),
    status=200,
    responses=(
        StreamedResponse(
            "200", items=(StreamItem("application/jsonl", lambda: models.Reading),)
        ),
    ),
)
EVENTS_OR_JSON = ServerOperation(
    id="eventsOrJson",
    method="POST",
    path="/streams/or/json",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.EventsOrJsonBody,
                "paths/~1streams~1or~1json/post/requestBody/content/application~1json/schema",
            ),
        ),
        required=True,
    ),
    produces=("text/event-stream", "application/json"),
    status=200,
    responses=(
        StreamedResponse(
            "200",
            lambda: list[models.Reading],
            items=(StreamItem("text/event-stream", lambda: models.Reading),),
        ),
    ),
)
SEQUENCE = ServerOperation(
    id="sequence",
    method="GET",
    path="/streams/sequence",
    produces=("application/json-seq", "application/x-ndjson"),
    status=200,
    responses=(
        StreamedResponse(
            "200",
            items=(
                StreamItem("application/json-seq", lambda: models.Reading),
                StreamItem("application/x-ndjson", lambda: models.Reading),
            ),
        ),
    ),
)


class StreamsService(Service):
    """Operations of "streams".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def events(
        self,
        *,
        last_event_id: str | None,
    ) -> Reply[
        Events[models.Reading] | Answer[Events[models.Reading], Literal[200, None]]
    ]:
        """What happens, as it does.

        Args:
            last_event_id: Where to go on.
        """
        raise not_implemented("events")

    @abstractmethod
    def named_events(
        self,
    ) -> Reply[
        NamedEvents[models.Reading | dt.date | str]
        | Answer[NamedEvents[models.Reading | dt.date | str], Literal[200, None]]
    ]:
        """GET /streams/events/named."""
        raise not_implemented("namedEvents")

    @abstractmethod
    def text_events(
        self,
    ) -> Reply[Events[str] | Answer[Events[str], Literal[200, None]]]:
        """GET /streams/events/text."""
        raise not_implemented("textEvents")

    @abstractmethod
    def lines(
        self,
    ) -> Reply[
        Records[models.Reading] | Answer[Records[models.Reading], Literal[200, None]]
    ]:
        """GET /streams/lines."""
        raise not_implemented("lines")

    @abstractmethod
    def events_or_json(
        self,
        *,
        body: models.EventsOrJsonBody,
    ) -> Reply[
        list[models.Reading]
        | Events[models.Reading]
        | Answer[list[models.Reading] | Events[models.Reading], Literal[200, None]]
    ]:
        """POST /streams/or/json."""
        raise not_implemented("eventsOrJson")

    @abstractmethod
    def sequence(
        self,
    ) -> Reply[
        Records[models.Reading] | Answer[Records[models.Reading], Literal[200, None]]
    ]:
        """GET /streams/sequence."""
        raise not_implemented("sequence")


def endpoints(service: StreamsService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (
            Endpoint(EVENTS),
            Endpoint(NAMED_EVENTS),
            Endpoint(TEXT_EVENTS),
            Endpoint(LINES),
            Endpoint(EVENTS_OR_JSON),
            Endpoint(SEQUENCE),
        )
    return (
        Endpoint(EVENTS, service.events),
        Endpoint(NAMED_EVENTS, service.named_events),
        Endpoint(TEXT_EVENTS, service.text_events),
        Endpoint(LINES, service.lines),
        Endpoint(EVENTS_OR_JSON, service.events_or_json),
        Endpoint(SEQUENCE, service.sequence),
    )
