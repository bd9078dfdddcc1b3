"""Streams of items: the types of what is in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from triptych.ir import (
    Content,
    Operation,
    Response,
    Schema,
    SchemaId,
    Stream,
    StreamItem,
)
from triptych.python.annotations import (
    ANY,
    STRING,
    Annotation,
    Dialect,
    annotate,
    in_json,
    union,
)
from triptych.python.code import Code
from triptych.python.imports import Import
from triptych.python.layout import call, keyword, tuple_of
from triptych.python.literals import literal
from triptych.runtime.wire.streams import EVENTS

__all__ = [
    "NAMED_EVENTS",
    "STREAM_ITEM",
    "WIRE_MODULES",
    "StreamType",
    "has_streams",
    "is_stream",
    "item_annotation",
    "items_keyword",
    "stream_annotation",
    "stream_types",
    "streamed_contents",
]

WIRE_MODULES = ("wire/events.py", "wire/records.py", "wire/streams.py")
"""The modules of the runtime that only packages with streams need, on both sides."""

NAMED_EVENTS = "named events"
"""The framing, in dialects, of events that all have to say their names."""

STREAM_ITEM = Import(".._runtime.wire.streams", "StreamItem")


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamType:
    """The type of what is in items of a media type, in events of one name.

    `read` is that by which they are read and written, `declared` what they are then.
    """

    media_type: str
    event: str
    is_text: bool
    read: Annotation
    declared: Annotation


def streamed_contents(responses: Iterable[Response]) -> tuple[Content, ...]:
    """What these responses may hold that is a stream."""
    return tuple(
        content
        for response in responses
        for content in response.contents
        if content.stream is not None
    )


def has_streams(operations: Iterable[Operation]) -> bool:
    """Whether any operation answers with a stream."""
    return any(streamed_contents(item.responses) for item in operations)


def is_stream(operation: Operation) -> bool:
    """Whether what an operation answers is a stream unless something else is asked."""
    first = next((item for item in operation.responses if item.contents), None)
    return first is not None and first.contents[0].stream is not None


def stream_types(
    contents: Iterable[Content], schemas: Mapping[SchemaId, Schema], dialect: Dialect
) -> tuple[StreamType, ...]:
    """The types of items; of one media type, name and form there is one."""
    kinds: dict[tuple[str, str, bool], list[SchemaId | None]] = {}
    for content in contents:
        for item in _items(content.stream):
            key = content.media_type, item.event, item.is_text
            kinds.setdefault(key, []).append(item.schema)
    read = in_json(dialect)
    return tuple(
        StreamType(
            media_type=media_type,
            event=event,
            is_text=is_text,
            read=_annotation(keys, schemas, read, is_text=is_text),
            declared=_annotation(keys, schemas, dialect, is_text=is_text),
        )
        for (media_type, event, is_text), keys in kinds.items()
    )


def item_annotation(types: Sequence[StreamType]) -> Annotation:
    """The type of an item, whichever it is."""
    return union(item.declared for item in types)


def stream_annotation(
    content: Content, schemas: Mapping[SchemaId, Schema], dialect: Dialect
) -> Annotation | None:
    """The type of a whole stream, where the dialect has one for it."""
    stream = content.stream
    wrapper = dialect.streams.get(stream.framing) if stream is not None else None
    if stream is None or wrapper is None:
        return None
    if stream.items and all(item.event for item in stream.items):
        wrapper = dialect.streams.get(NAMED_EVENTS, wrapper)
    item = item_annotation(stream_types([content], schemas, dialect))
    return Annotation(
        f"{wrapper.source}[{item.source}]", wrapper.imports | item.imports
    )


def items_keyword(types: Iterable[StreamType]) -> Code:
    """`items=(StreamItem("text/event-stream", lambda: models.Tick),)`."""
    return keyword(
        "items",
        tuple_of(
            call(
                "StreamItem",
                [
                    literal(item.media_type),
                    f"lambda: {item.read.source}",
                    *([literal(item.event)] if item.event else []),
                    *(["text=True"] if item.is_text else []),
                ],
            )
            for item in types
        ),
    )


def _items(stream: Stream | None) -> tuple[StreamItem, ...]:
    """The items of a stream: texts or any JSON where nothing describes them."""
    if stream is None or stream.items:
        return stream.items if stream is not None else ()
    return (StreamItem(is_text=stream.framing == EVENTS),)


def _annotation(
    keys: Iterable[SchemaId | None],
    schemas: Mapping[SchemaId, Schema],
    dialect: Dialect,
    *,
    is_text: bool,
) -> Annotation:
    unknown = STRING if is_text else ANY
    return union(
        unknown if key is None else annotate(key, schemas, dialect) for key in keys
    )
