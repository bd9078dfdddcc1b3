"""Streams of items: the media types that have them, and what each item holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .media_types import essence

__all__ = ["EVENTS", "LINES", "SEQUENCE", "StreamItem", "framing_of"]

EVENTS = "events"
"""A stream of events (WHATWG HTML, section 9.2)."""

LINES = "lines"
"""A value of JSON in each line."""

SEQUENCE = "sequence"
"""Texts of JSON, each after a record separator (RFC 7464)."""

_LINES = frozenset(
    f"application/{prefix}{name}"
    for name in ("jsonl", "jsonlines", "json-lines", "ndjson", "json-stream")
    for prefix in ("", "x-")
) | {"application/jsonlines+json", "text/jsonl", "text/x-jsonl", "text/x-ndjson"}


def framing_of(media_type: str) -> str:
    """How a body of a media type is divided into items; empty if it has none."""
    name = essence(media_type)
    if name == "text/event-stream":
        return EVENTS
    if name in _LINES:
        return LINES
    is_sequence = name == "application/json-seq" or name.endswith("+json-seq")
    return SEQUENCE if is_sequence else ""


@dataclass(frozen=True, slots=True)
class StreamItem:
    """What an item of a stream of this media type is.

    `type` gives its annotation. In a stream of events the item is what stands in `data`
    of those with the name `event`, or if that is empty, with any that has no
    `StreamItem` of its own. It is JSON, or the text itself with `text`.
    """

    media_type: str
    type: Callable[[], object]
    event: str = ""
    text: bool = False
