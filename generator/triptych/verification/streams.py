"""Streams of items: what a service sends, and whether a caller has received it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from triptych.ir import Content, StreamItem
from triptych.json_value import JsonValue
from triptych.passes.samples.sampler import Sampler
from triptych.passes.samples.wanted import Wanted
from triptych.passes.values.fitting import fits
from triptych.runtime.wire.events import MESSAGE
from triptych.runtime.wire.streams import EVENTS, framing_of
from triptych.verification.trips import Body, Item
from triptych.verification.values import Values

__all__ = ["item_difference", "read", "read_async", "sampled_stream", "sent"]

_TEXTS = ("text", "", " two\nlines\n", "Zoë \U0001d11e\u2028: x")
_JSON: tuple[JsonValue, ...] = ({"any": [1, None]}, "a\r\nb", 2.5, True)


def sampled_stream(
    content: Content, sampler: Sampler, random: Random, wanted: Wanted
) -> Body:
    """A few items of a stream; raises `SamplingError`."""
    stream = content.stream
    assert stream is not None
    kinds = stream.items or (StreamItem(is_text=stream.framing == EVENTS),)
    items: list[Item] = []
    for number in range(random.randint(0, 4)):
        kind = random.choice(kinds)
        items.append(
            Item(
                event=kind.event,
                # Such an event is the item itself.
                id=str(number) if kind.event or random.random() < 0.5 else "",
                schema=kind.schema,
                json=_sampled(kind, sampler, random, wanted),
            )
        )
    return Body(kind="stream", media_type=content.media_type, items=tuple(items))


def _sampled(
    kind: StreamItem, sampler: Sampler, random: Random, wanted: Wanted
) -> JsonValue:
    if kind.schema is None:
        return random.choice(_TEXTS) if kind.is_text else random.choice(_JSON)
    text = random.choice(_TEXTS)
    if kind.is_text and fits(text, kind.schema, sampler.schemas):
        return text
    if kind.is_text:
        # It arrives as a line feed.
        wanted = replace(wanted, accepts=lambda value: "\r" not in str(value))
    return sampler.sample(kind.schema, random, wanted, name="item")


def sent(
    body: Body, values: Values, server: Any, *, is_async: bool
) -> Iterator[Any] | AsyncIterator[Any]:
    """The iterator that a service returns, synchronous or not."""
    models = getattr(server, "models", None)
    found: list[Any] = []
    for item in body.items:
        value: Any = item.json
        if item.schema is not None:
            value = values.python(item.json, item.schema, models)
        if framing_of(body.media_type) == EVENTS and item.id:
            value = server.Event(value, event=item.event or MESSAGE, id=item.id)
        found.append(value)
    return _later(found) if is_async else iter(found)


async def _later(found: Sequence[Any]) -> AsyncIterator[Any]:
    for value in found:
        yield value


def read(response: Any, body: Body) -> list[Any]:
    """What a caller receives."""
    is_events = framing_of(body.media_type) == EVENTS
    return list(response.events() if is_events else response.items())


async def read_async(response: Any, body: Body) -> list[Any]:
    """The same of an asynchronous client."""
    is_events = framing_of(body.media_type) == EVENTS
    found = response.events() if is_events else response.items()
    return [item async for item in found]


def item_difference(body: Body, found: Any, values: Values) -> str:
    """Which item came back as something else; empty if none did."""
    if not isinstance(found, list) or len(found) != len(body.items):
        return f"{found!a:.100}, not {len(body.items)} items"
    last_id: str | None = None
    for number, (item, value) in enumerate(zip(body.items, found, strict=True)):
        if framing_of(body.media_type) == EVENTS:
            last_id = item.id or last_id
            expected = item.event or MESSAGE, last_id
            if (value.event, value.id) != expected:
                return f"event {number} as {value!a:.100}, not {expected!a}"
            value = value.data
        different = (
            values.difference(item.json, value, item.schema)
            if item.schema is not None
            else _other(item.json, value)
        )
        if different:
            return f"item {number}: {different}"
    return ""


def _other(expected: JsonValue, found: object) -> str:
    is_same = type(found) is type(expected) and found == expected
    return "" if is_same else f"{found!a:.100}, not {expected!a:.100}"
