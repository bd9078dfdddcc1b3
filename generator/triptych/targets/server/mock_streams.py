"""The sample streams of a mock: their items, ready to be sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from triptych.ir import Content, SchemaId, Stream, StreamItem
from triptych.json_value import JsonValue
from triptych.runtime.wire.events import MESSAGE, Event, write_event
from triptych.runtime.wire.records import write_record
from triptych.runtime.wire.scalars import encode_scalar
from triptych.runtime.wire.streams import EVENTS
from triptych.targets.json_lines import compact

__all__ = ["mock_stream"]

# What nobody describes is shown all the same.
_UNKNOWN = ("first", "second")


def mock_stream(
    content: Content, samples: Callable[[SchemaId], Sequence[JsonValue]]
) -> list[JsonValue]:
    """The items of a stream, as texts; `samples` gives values of a schema."""
    stream = content.stream
    assert stream is not None
    items = stream.items or (StreamItem(is_text=stream.framing == EVENTS),)
    values = [
        (item, value)
        for item in items
        for value in (samples(item.schema) if item.schema is not None else _UNKNOWN)
        # An item that is null says nothing to readers.
        if value is not None
    ]
    return [
        _written(stream, item, value, number)
        for number, (item, value) in enumerate(values, start=1)
    ]


def _written(stream: Stream, item: StreamItem, value: JsonValue, number: int) -> str:
    text = encode_scalar(value) if item.is_text else compact(value)
    if stream.framing != EVENTS:
        return write_record(text.encode(), stream.framing).decode()
    event = Event(text, item.event or MESSAGE, str(number))
    return write_event(event).decode()
