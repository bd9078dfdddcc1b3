"""The events of a JSON text.

JSON is read by `json.loads`, which keeps no positions. This scanner is for the rare
text whose positions are wanted. It isn't a check: the text must be JSON as far as the
events are used.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from triptych.source.events import Event, EventKind
from triptych.source.lines import TextError

__all__ = ["json_events"]

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]|[^\s{}\[\]:,"]+')
_BRACKETS: Final = {
    "{": EventKind.MAPPING,
    "[": EventKind.SEQUENCE,
    "}": EventKind.END,
    "]": EventKind.END,
}
# Python's JSON reads and writes these, the standard (RFC 8259) has no such numbers.
_NOT_NUMBERS: Final = frozenset({"NaN", "Infinity", "-Infinity"})


def json_events(text: str) -> Iterator[Event]:
    """The events of the document in `text`; raises `TextError` for NaN and the like."""
    yield Event(EventKind.DOCUMENT, 0)
    for found in _TOKEN.finditer(text):
        token = found[0]
        bracket = _BRACKETS.get(token)
        if bracket is not None:
            yield Event(bracket, found.start())
        elif token.startswith('"'):
            yield Event(EventKind.TEXT, found.start(), json.loads(token))
        elif token in _NOT_NUMBERS:
            raise TextError(
                "number-not-finite",
                f"{token} is not a number JSON has",
                offset=found.start(),
                hint="leave it out or write a finite number",
            )
        else:
            yield Event(EventKind.PLAIN, found.start(), token)
