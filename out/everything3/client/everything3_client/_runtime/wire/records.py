"""Values of JSON one after another: a line each, or as a sequence (RFC 7464)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from .events import ItemTooLargeError
from .streams import SEQUENCE

__all__ = ["Records", "write_record"]

_BLANKS = b" \t\r\n"

# What is larger is not looked at with each chunk.
_SMALL = 65_536
_SEPARATOR = b"\x1e"

# What may have been cut off and looks whole all the same (RFC 7464, section 2.4).
_SCALAR = re.compile(rb"(-?[0-9.eE+-]+|true|false|null)")


class Records:
    """Splits a body that arrives in chunks into texts of JSON; blank ones are skipped.

    No text may have more than `max_size` bytes; None is no limit. Only a line feed ends
    a line: other line breaks may stand in a string of JSON.
    """

    def __init__(self, framing: str, max_size: int | None = None) -> None:
        self._is_sequence = framing == SEQUENCE
        self._max_size = max_size
        self._begun: list[bytes] = []
        self._size = 0
        self._tried = 0

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """Return the texts that `chunk` completes; raises `ItemTooLargeError`."""
        separator = _SEPARATOR if self._is_sequence else b"\n"
        first, *others = chunk.split(separator)
        self._begin(first)
        for begin in others:
            yield from self._taken()
            self._begin(begin)
        if self._is_sequence and self._is_complete():
            yield from self._taken()

    def rest(self) -> Iterator[bytes]:
        """Return what comes last and is not ended by anything.

        In a sequence a number that no blank ends may have been cut off, and is dropped.
        """
        whole = b"".join(self._begun)
        if self._is_sequence and _SCALAR.fullmatch(whole):
            self._begun.clear()
        yield from self._taken()

    def _begin(self, part: bytes) -> None:
        self._size += len(part)
        if self._max_size is not None and self._size > self._max_size:
            raise ItemTooLargeError(f"an item has more than {self._max_size} bytes")
        if part:
            self._begun.append(part)

    def _taken(self) -> Iterator[bytes]:
        text = b"".join(self._begun).strip(_BLANKS)
        self._begun.clear()
        self._size = self._tried = 0
        if text:
            yield text

    def _is_complete(self) -> bool:
        """Whether a sequence is at the end of a text, after which others may be late.

        The text may have line feeds inside, so that it takes a look at all of it. A
        large one is looked at again when it has doubled.
        """
        is_ended = bool(self._begun) and self._begun[-1].endswith(b"\n")
        has_grown = self._size < _SMALL or self._size >= 2 * self._tried
        if not is_ended or not has_grown:
            return False
        self._tried = self._size
        try:
            json.loads(b"".join(self._begun))
        except (ValueError, RecursionError):
            return False
        return True


def write_record(text: bytes, framing: str) -> bytes:
    """A text of JSON without line feeds, as an item of a stream."""
    return (_SEPARATOR if framing == SEQUENCE else b"") + text + b"\n"
