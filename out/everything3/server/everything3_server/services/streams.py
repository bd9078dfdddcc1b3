"""Implementation of the "streams" operations. Edit this file freely."""

from __future__ import annotations

import datetime as dt

from typing_extensions import override

from .._generated import Events, NamedEvents, Records, models, not_implemented
from .._generated.services import StreamsService


class Streams(StreamsService):
    @override
    async def events(
        self,
        *,
        last_event_id: str | None,
    ) -> Events[models.Reading]:
        """What happens, as it does."""
        raise not_implemented("events")

    @override
    async def named_events(self) -> NamedEvents[models.Reading | dt.date | str]:
        """GET /streams/events/named."""
        raise not_implemented("namedEvents")

    @override
    async def text_events(self) -> Events[str]:
        """GET /streams/events/text."""
        raise not_implemented("textEvents")

    @override
    async def lines(self) -> Records[models.Reading]:
        """GET /streams/lines."""
        raise not_implemented("lines")

    @override
    async def events_or_json(
        self,
        *,
        body: models.EventsOrJsonBody,
    ) -> list[models.Reading] | Events[models.Reading]:
        """POST /streams/or/json."""
        raise not_implemented("eventsOrJson")

    @override
    async def sequence(self) -> Records[models.Reading]:
        """GET /streams/sequence."""
        raise not_implemented("sequence")
