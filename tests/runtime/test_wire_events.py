"""Streams of events (WHATWG HTML, section 9.2) and of JSON, read and written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from triptych.runtime.wire.events import (
    Comment,
    Event,
    EventParser,
    ItemTooLargeError,
    write_comment,
    write_event,
)
from triptych.runtime.wire.records import Records, write_record
from triptych.runtime.wire.streams import EVENTS, LINES, SEQUENCE, framing_of

# The examples of the standard, and what it says of each.
_STOCKS = b"data: YHOO\ndata: +2\ndata: 10\n\n"
_COMMENTED = (
    b": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\n"
    b"data:  third event\n"
)
_EMPTY = b"data\n\ndata\ndata\n\ndata:"
_BLANK = b"data:test\n\ndata: test\n\n"


def _read(*chunks: bytes) -> list[Event[str]]:
    parser = EventParser()
    return [event for chunk in chunks for event in parser.feed(chunk)]


def _each_way(stream: bytes) -> Iterator[tuple[bytes, ...]]:
    """The stream in two chunks, divided at each byte, and in chunks of one byte."""
    for position in range(len(stream) + 1):
        yield stream[:position], stream[position:]
    yield tuple(stream[index : index + 1] for index in range(len(stream)))


@pytest.mark.parametrize(
    ("stream", "events"),
    [
        (_STOCKS, [Event("YHOO\n+2\n10")]),
        (
            _COMMENTED,
            # The last one is not ended by an empty line.
            [Event("first event", id="1"), Event("second event", id="")],
        ),
        (_EMPTY, [Event(""), Event("\n")]),
        (_BLANK, [Event("test"), Event("test")]),
        (
            b"event: add\ndata: 1\n\nevent: remove\ndata: 2\n\ndata: 3\n\n",
            [Event("1", "add"), Event("2", "remove"), Event("3")],
        ),
        (b"event: ping\n\ndata: 1\n\n", [Event("1")]),
        (b"event: a\nevent: b\ndata: 1\n\n", [Event("1", "b")]),
        (b"event:\ndata: 1\n\n", [Event("1")]),
        (
            b"data: 1\r\n\r\ndata: 2\r\rdata: 3\n\n",
            [Event("1"), Event("2"), Event("3")],
        ),
        (b"data: 1\r\ndata: 2\r\n\r\n", [Event("1\n2")]),
        (b"data: a\rdata: b\r\r", [Event("a\nb")]),
        (b"\xef\xbb\xbfdata: 1\n\n", [Event("1")]),
        # Only at the beginning it is no part of a name.
        (b"data: 1\n\n\xef\xbb\xbfdata: 2\n\n", [Event("1")]),
        (b"id: 7\ndata: 1\n\ndata: 2\n\n", [Event("1", id="7"), Event("2", id="7")]),
        (b"id: 7\n\ndata: 2\n\n", [Event("2", id="7")]),
        (b"id: 7\nid: 8\0\ndata: 1\n\n", [Event("1", id="7")]),
        (b"retry: 250\ndata: 1\n\ndata: 2\n\n", [Event("1", retry=250), Event("2")]),
        (b"retry: 2.5\nretry: -1\nretry:\ndata: 1\n\n", [Event("1")]),
        (b"retry: 99999999999999999999\ndata: 1\n\n", [Event("1", retry=86_400_000)]),
        (b"Data: 1\ndatum: 2\ndata : 3\n\n", []),
        ("data: Zoë 𝄞\u2028\n\n".encode(), [Event("Zoë 𝄞\u2028")]),
        (b"data: \xff\xc3\n\n", [Event("\ufffd\ufffd")]),
        (b'data: {"a": 1}\n\n', [Event('{"a": 1}')]),
        (b"data: 1\n", []),
        (b"", []),
    ],
)
def test_a_stream_is_read_as_the_standard_says(
    stream: bytes, events: list[Event[str]]
) -> None:
    for chunks in _each_way(stream):
        assert _read(*chunks) == events


def test_an_id_counts_when_its_event_has_ended() -> None:
    parser = EventParser()
    assert list(parser.feed(b"id: 1\ndata: x\n\nid: 2\ndata: y\n")) == [
        Event("x", id="1")
    ]
    assert parser.last_id == "1"
    parser.restart()
    assert list(parser.feed(b"data: z\n\n")) == [Event("z", id="1")]


def test_a_time_to_wait_needs_no_event() -> None:
    parser = EventParser()
    assert list(parser.feed(b"retry: 10\n\n")) == []
    parser.restart()
    assert parser.retry == 10


def test_an_event_of_any_size_is_refused_above_the_limit() -> None:
    assert len(list(EventParser(100).feed(b"data: " + 94 * b"x" + b"\n\n"))) == 1
    with pytest.raises(ItemTooLargeError, match="more than 100 bytes"):
        list(EventParser(100).feed(b"data: " + 95 * b"x" + b"\n\n"))
    parser = EventParser(100)
    with pytest.raises(ItemTooLargeError):
        for _ in range(30):
            list(parser.feed(b"data: xx\n"))
    with pytest.raises(ItemTooLargeError):
        for _ in range(30):
            list(parser.feed(b"data"))


def test_comments_and_many_events_take_no_memory() -> None:
    parser = EventParser(100)
    events = [
        event
        for _ in range(1000)
        for event in parser.feed(b": still here\nunknown: x\ndata: 1\n\n")
    ]
    assert len(events) == 1000
    for _ in range(1000):
        assert list(parser.feed(b": still here\n")) == []


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (Event("x"), b"data: x\n\n"),
        (Event(""), b"data: \n\n"),
        (Event("a\nb\n"), b"data: a\ndata: b\ndata: \n\n"),
        (Event("x", "add", "7", 250), b"event: add\nid: 7\nretry: 250\ndata: x\n\n"),
        (Event("x", id=""), b"id: \ndata: x\n\n"),
        (Event(" x"), b"data:  x\n\n"),
        (Event("Zoë\u2028"), "data: Zoë\u2028\n\n".encode()),
    ],
)
def test_an_event_is_written_and_read_again(event: Event[str], text: bytes) -> None:
    assert write_event(event) == text
    assert _read(text) == [event]


def test_a_carriage_return_arrives_as_a_line_feed() -> None:
    assert _read(write_event(Event("a\r\nb\rc"))) == [Event("a\nb\nc")]


@pytest.mark.parametrize(
    "event",
    [
        Event("x", "a\nb"),
        Event("x", "a\r"),
        Event("x", id="1\n"),
        Event("x", id="\0"),
        Event("x", retry=-1),
        Event("\ud800"),
    ],
)
def test_what_a_field_can_not_hold_is_refused(event: Event[str]) -> None:
    with pytest.raises(ValueError, match=r"event|surrogates"):
        write_event(event)


def test_a_comment_is_skipped() -> None:
    assert write_comment(Comment()) == b": \n\n"
    text = write_comment(Comment("a\ndata: b"))
    assert text == b": a\n: data: b\n\n"
    assert _read(text, b"data: x\n\n") == [Event("x")]


def _records(framing: str, *chunks: bytes) -> list[bytes]:
    records = Records(framing)
    found = [text for chunk in chunks for text in records.feed(chunk)]
    return [*found, *records.rest()]


@pytest.mark.parametrize(
    ("framing", "stream", "texts"),
    [
        (LINES, b'{"a":1}\n[2]\n', [b'{"a":1}', b"[2]"]),
        (LINES, b"1\r\n\r\n \n2", [b"1", b"2"]),
        (LINES, '"a\u2028b"\n'.encode(), ['"a\u2028b"'.encode()]),
        (LINES, b"", []),
        (SEQUENCE, b'\x1e{"a":1}\n\x1e[2]\n', [b'{"a":1}', b"[2]"]),
        (SEQUENCE, b'\x1e{\n "a":\n1}\n\x1e"b"', [b'{\n "a":\n1}', b'"b"']),
        (SEQUENCE, b"\x1e\x1e1\n\x1e\n\x1e2\n", [b"1", b"2"]),
        # It may have been 12 (RFC 7464, section 2.4).
        (SEQUENCE, b"\x1e1\n\x1e1", [b"1"]),
        (SEQUENCE, b"\x1etru\n", [b"tru"]),
        (SEQUENCE, b"\x1etrue", []),
    ],
)
def test_values_of_json_are_divided(
    framing: str, stream: bytes, texts: list[bytes]
) -> None:
    for chunks in _each_way(stream):
        assert _records(framing, *chunks) == texts


def test_a_text_of_a_sequence_does_not_wait_for_the_next_one() -> None:
    records = Records(SEQUENCE)
    assert list(records.feed(b'\x1e{"a":\n')) == []
    assert list(records.feed(b"1}\n")) == [b'{"a":\n1}']
    assert list(records.feed(b"\x1e2\n")) == [b"2"]
    assert list(records.rest()) == []


def test_a_record_of_any_size_is_refused_above_the_limit() -> None:
    records = Records(LINES, 10)
    assert list(records.feed(b"123456789\n1234567890\n")) == [
        b"123456789",
        b"1234567890",
    ]
    with pytest.raises(ItemTooLargeError, match="more than 10 bytes"):
        for _ in range(3):
            list(records.feed(b"12345"))


def test_records_are_written() -> None:
    assert write_record(b"[1]", LINES) == b"[1]\n"
    assert write_record(b"[1]", SEQUENCE) == b"\x1e[1]\n"


@pytest.mark.parametrize(
    ("media_type", "framing"),
    [
        ("text/event-stream", EVENTS),
        ("Text/Event-Stream; charset=utf-8", EVENTS),
        ("application/jsonl", LINES),
        ("application/x-ndjson", LINES),
        ("application/x-jsonlines", LINES),
        ("application/json-seq", SEQUENCE),
        ("application/geo+json-seq", SEQUENCE),
        ("application/json", ""),
        ("application/stream+json", ""),
        ("text/plain", ""),
    ],
)
def test_media_types_of_streams(media_type: str, framing: str) -> None:
    assert framing_of(media_type) == framing
