"""Streams of items that services return, as responses."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar, cast

from starlette.responses import Response

from ..wire.events import Comment, Event, write_comment, write_event
from ..wire.media_types import is_json, is_text
from ..wire.records import write_record
from ..wire.scalars import encode_scalar
from ..wire.streams import EVENTS, StreamItem, framing_of
from .negotiation import preferred
from .operations import ServerResponse
from .response_checks import InvalidResultError, ResponseCheck, checked_json
from .sending import ItemsResponse

__all__ = ["Comment", "Event", "Events", "NamedEvents", "Records", "StreamedResponse"]

T = TypeVar("T")

Events: TypeAlias = (
    AsyncIterable[T | Event[T] | Comment] | Iterator[T | Event[T] | Comment]
)
"""A stream of events: what is in the data of each, or an `Event` with its name and ID.

A `Comment` between them shows clients that the stream is alive.
"""

NamedEvents: TypeAlias = (
    AsyncIterable[Event[T] | Comment] | Iterator[Event[T] | Comment]
)
"""A stream of events whose names tell what is in their data."""

Records: TypeAlias = AsyncIterable[T | Comment] | Iterator[T | Comment]
"""A stream of values of JSON. A `Comment` between them is an empty line."""

# Whatever stands between shall neither keep nor collect what is sent.
_HEADERS = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}


@dataclass(frozen=True, slots=True)
class StreamedResponse(ServerResponse):
    """A response that may be a stream of `items`."""

    items: tuple[StreamItem, ...] = ()

    def streamed(
        self,
        value: object,
        accept: str,
        produces: Sequence[str],
        *,
        status: int,
        headers: Mapping[str, str] | None,
        validate: bool,
    ) -> Response | None:
        """Return the response for an iterator of items; None for any other value.

        It is in the media type that the client prefers, else in the first one: a
        service that streams has its reasons. Where the client prefers bytes that are no
        stream, the iterator is one of chunks.
        """
        # A file is an iterator too.
        if hasattr(value, "read") or not isinstance(value, (AsyncIterable, Iterator)):
            return None
        streams = list(dict.fromkeys(item.media_type for item in self.items))
        chunks = [name for name in produces if _is_binary(name)]
        chosen = preferred(accept, [*streams, *chunks]) or streams[0]
        if chosen not in streams:
            return None
        encoder = _ItemEncoder(
            chosen,
            [item for item in self.items if item.media_type == chosen],
            validate=validate,
        )
        stream = cast("AsyncIterable[object] | Iterator[object]", value)
        return ItemsResponse(
            stream, encoder.encode, status, {**_HEADERS, **(headers or {})}, chosen
        )


def _is_binary(media_type: str) -> bool:
    return not (is_json(media_type) or is_text(media_type) or framing_of(media_type))


class _ItemEncoder:
    """Writes the items of one stream."""

    def __init__(
        self, media_type: str, items: Sequence[StreamItem], *, validate: bool
    ) -> None:
        self._media_type = media_type
        self._framing = framing_of(media_type)
        self._items = items
        self._validate = validate

    def encode(self, item: object) -> bytes:
        """Return an item as it is sent; bytes are a part of the stream as it stands.

        Raises `InvalidResultError` for a value that does not fit, and `TypeError` for
        one that has no JSON.
        """
        if isinstance(item, bytes):
            return item
        if isinstance(item, Comment):
            return write_comment(item) if self._framing == EVENTS else b"\n"
        if isinstance(item, Event):
            if self._framing != EVENTS:
                raise InvalidResultError(
                    f"{self._media_type} has no items of type Event"
                )
            return self._event(cast("Event[object]", item))
        if self._framing == EVENTS:
            return self._event(Event(item))
        json = [kind for kind in self._items if not kind.text]
        return write_record(self._json(item, json), self._framing)

    def _event(self, event: Event[object]) -> bytes:
        named = [kind for kind in self._items if kind.event == event.event]
        kinds = named or [kind for kind in self._items if not kind.event]
        if not kinds and self._validate:
            raise InvalidResultError(f"no event has the name {event.event!r}")
        texts = [kind for kind in kinds if kind.text]
        json = [kind for kind in kinds if not kind.text]
        is_string = isinstance(event.data, str)
        if (texts and (is_string or not json)) or (is_string and not kinds):
            data = self._text(event.data, texts)
        else:
            data = self._json(event.data, json).decode()
        try:
            return write_event(Event(data, event.event, event.id, event.retry))
        except ValueError as error:
            raise InvalidResultError(str(error)) from error

    def _text(self, value: object, kinds: Sequence[StreamItem]) -> str:
        try:
            text = encode_scalar(value)
        except (TypeError, ValueError) as error:
            raise InvalidResultError(f"the data of an event: {error}") from error
        # A text is checked as the string that it is in JSON.
        self._json(text, kinds)
        return text

    def _json(self, value: object, kinds: Sequence[StreamItem]) -> bytes:
        check = _check(kinds[0]) if kinds else None
        return checked_json(value, check, validate=self._validate)


# Bounded, since programs may define operations without end.
@lru_cache(maxsize=1024)
def _check(item: StreamItem) -> ResponseCheck | None:
    return None if item.type() is Any else ResponseCheck(item.type)
