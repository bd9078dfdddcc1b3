"""Streams of events, read and written (WHATWG HTML, section 9.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = [
    "MESSAGE",
    "Comment",
    "Event",
    "EventParser",
    "ItemTooLargeError",
    "write_comment",
    "write_event",
]

T_co = TypeVar("T_co", covariant=True)

MESSAGE = "message"
"""The name of an event that says none."""

_LINE_END = re.compile(rb"\r\n|\r|\n")
_LINE_END_IN_TEXT = re.compile(r"\r\n|\r|\n")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_DIGITS = re.compile(rb"[0-9]+")

# A day: what is longer is no time to wait for.
_LONGEST_RETRY = 86_400_000


# No slots: Python 3.11 can't make a frozen generic class that has them.
@dataclass(frozen=True)
class Event(Generic[T_co]):
    """An event of a stream (`text/event-stream`).

    `event` is its name. `id` is what a client says as `Last-Event-ID` to go on after
    it; on an event that was received, the last one that the stream has said. `retry` is
    the time in milliseconds that a client waits before it connects again.
    """

    data: T_co
    event: str = MESSAGE
    id: str | None = None
    retry: int | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in a stream, which clients skip: it shows that the stream is alive."""

    text: str = ""


class ItemTooLargeError(ValueError):
    """One item of a stream is larger than allowed."""


class EventParser:
    """Reads events from a stream that arrives in chunks.

    No event may have more than `max_size` bytes; None is no limit. `last_id` is the
    last ID that an event had, and `retry` the last time to wait, in milliseconds; both
    outlast a `restart` on another connection.
    """

    def __init__(self, max_size: int | None = None) -> None:
        self._max_size = max_size
        self._data: list[str] = []
        self._begun: list[bytes] = []
        self._retry: int | None = None
        self.last_id: str | None = None
        self.retry: int | None = None
        self.restart()

    def restart(self) -> None:
        """Begin another stream; an event that has begun is dropped."""
        self._begun.clear()
        self._after_return = False
        self._is_first = True
        self._id = self.last_id
        self._forget()

    def feed(self, chunk: bytes) -> Iterator[Event[str]]:
        """Return the events that `chunk` completes.

        Raises `ItemTooLargeError`.
        """
        if self._after_return and chunk:
            # The second half of CRLF.
            chunk = chunk.removeprefix(b"\n")
            self._after_return = False
        if not chunk:
            return
        self._after_return = chunk.endswith(b"\r")
        *complete, rest = _LINE_END.split(chunk)
        for end in complete:
            self._begin(end)
            line = b"".join(self._begun)
            self._begun.clear()
            event = self._line(line)
            if event is not None:
                yield event
        self._begin(rest)

    def _begin(self, part: bytes) -> None:
        self._size += len(part)
        if self._max_size is not None and self._size > self._max_size:
            raise ItemTooLargeError(f"an event has more than {self._max_size} bytes")
        if part:
            self._begun.append(part)

    def _line(self, line: bytes) -> Event[str] | None:
        if self._is_first:
            line = line.removeprefix(_BYTE_ORDER_MARK)
            self._is_first = False
        if not line:
            return self._dispatched()
        name, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        match name:
            case b"data":
                self._data.append(value.decode(errors="replace"))
            case b"event":
                self._event = value.decode(errors="replace")
            case b"id" if b"\0" not in value:
                self._id = value.decode(errors="replace")
            case b"retry" if _DIGITS.fullmatch(value):
                retry = int(value) if len(value) < 9 else _LONGEST_RETRY
                self.retry = self._retry = min(retry, _LONGEST_RETRY)
            case _:
                # Comments and unknown fields are not kept, however many there are.
                self._size -= len(line)
        return None

    def _dispatched(self) -> Event[str] | None:
        """The event that an empty line ends; None if it has no data."""
        self.last_id = self._id
        event = (
            Event("\n".join(self._data), self._event or MESSAGE, self._id, self._retry)
            if self._data
            else None
        )
        self._forget()
        return event

    def _forget(self) -> None:
        self._data.clear()
        self._event = ""
        self._retry = None
        self._size = 0


def write_event(event: Event[str]) -> bytes:
    """The text of an event; raises `ValueError` for what a field can't hold.

    A carriage return in its data arrives as a line feed.
    """
    lines: list[str] = []
    if event.event != MESSAGE:
        lines.append(f"event: {_on_one_line('event', event.event)}")
    if event.id is not None:
        if "\0" in event.id:
            raise ValueError("the `id` of an event can't hold a NUL")
        lines.append(f"id: {_on_one_line('id', event.id)}")
    if event.retry is not None:
        if event.retry < 0:
            raise ValueError(f"`retry` of an event is a time, not {event.retry}")
        lines.append(f"retry: {event.retry:d}")
    lines += (f"data: {line}" for line in _LINE_END_IN_TEXT.split(event.data))
    return "\n".join([*lines, "\n"]).encode()


def write_comment(comment: Comment) -> bytes:
    """The text of a comment."""
    lines = (f": {line}\n" for line in _LINE_END_IN_TEXT.split(comment.text))
    return ("".join(lines) + "\n").encode()


def _on_one_line(name: str, text: str) -> str:
    if _LINE_END_IN_TEXT.search(text):
        raise ValueError(f"the `{name}` of an event is one line, not {text!r}")
    return text
