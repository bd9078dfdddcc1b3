"""Streams of responses: what their items are, and the names of events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from triptych.comparison.changes import Finding
from triptych.comparison.nodes import Edge, SchemaPair
from triptych.ir import Stream, StreamItem
from triptych.pointer import Pointer

__all__ = ["compare_streams"]

_Places = tuple[Pointer, Pointer]


def compare_streams(
    old: Stream | None, new: Stream | None, places: _Places
) -> tuple[Sequence[Finding], Sequence[Edge]]:
    """What differs between two streams of a media type, and the schemas to compare."""
    if old is None or new is None:
        # The media type decides what is a stream.
        return (), ()
    before, after = _by_event(old), _by_event(new)
    findings: list[Finding] = []
    edges: list[Edge] = []
    for event, kinds in after.items():
        if event not in before:
            predicate = f"has {_called(event)} now"
            findings.append(_finding("stream-event-added", predicate, places))
            continue
        differing = list(_about_items(before[event], kinds, event, places))
        findings += differing
        if not differing:
            edges += _edges(before[event], kinds)
    for event in before:
        if event not in after:
            predicate = f"has {_called(event)} no more"
            findings.append(_finding("stream-event-removed", predicate, places))
    return findings, edges


def _by_event(stream: Stream) -> dict[str, list[StreamItem]]:
    found: dict[str, list[StreamItem]] = {}
    for item in stream.items or (StreamItem(),):
        found.setdefault(item.event, []).append(item)
    return found


def _called(event: str) -> str:
    return f"events of the name {event!r}" if event else "items of any name"


def _about_items(
    old: Sequence[StreamItem], new: Sequence[StreamItem], event: str, places: _Places
) -> Iterator[Finding]:
    """Items that are written in another way, or are other alternatives."""
    before = [(item.is_text, item.schema is None) for item in old]
    after = [(item.is_text, item.schema is None) for item in new]
    if before != after:
        predicate = f"has {_called(event)} of another kind"
        yield _finding("stream-item-changed", predicate, places)


def _edges(old: Sequence[StreamItem], new: Sequence[StreamItem]) -> Iterator[Edge]:
    for item, twin in zip(old, new, strict=True):
        if item.schema is not None and twin.schema is not None:
            yield Edge(SchemaPair(item.schema, twin.schema), ", an item")


def _finding(code: str, predicate: str, places: _Places) -> Finding:
    return Finding(code=code, predicate=predicate, old=places[0], new=places[1])
