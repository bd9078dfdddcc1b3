"""Where the values of a JSON text stand, found by reading as little as possible.

Only the objects and lists on the way to a place are taken apart. What stands beside it
is passed over by Python's own parser, which is many times as fast as any of ours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final, TypeAlias

__all__ = ["JsonOffsets"]

_Members: TypeAlias = dict[str, tuple[int, int]] | list[tuple[int, int]]

_SPACE: Final = re.compile(r"[ \t\r\n]*")
_DECODER: Final = json.JSONDecoder()


class JsonOffsets:
    """The offsets in one text, which has to be JSON."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._members: dict[int, _Members] = {}

    def of(self, tokens: tuple[str, ...]) -> int:
        """Where the key or the item at `tokens` begins, or the nearest one around it.

        Raises `ValueError` where that is not certain: a key occurs twice, or the text
        is not JSON after all.
        """
        offset = start = self._after_space(0)
        for token in tokens:
            members = self._children(start)
            if isinstance(members, dict):
                if token not in members:
                    break
                offset, start = members[token]
            else:
                index = int(token) if token.isascii() and token.isdigit() else -1
                if not 0 <= index < len(members):
                    break
                offset, start = members[index]
        return offset

    def _children(self, start: int) -> _Members:
        known = self._members.get(start)
        if known is None:
            match self._text[start]:
                case "{":
                    pairs = list(self._pairs(start))
                    known = dict(pairs)
                    if len(known) != len(pairs):
                        raise ValueError("a key occurs twice")
                case "[":
                    known = list(self._items(start))
                case _:
                    known = []
            self._members[start] = known
        return known

    def _pairs(self, start: int) -> Iterator[tuple[str, tuple[int, int]]]:
        offset = self._after_space(start + 1)
        while self._text[offset] != "}":
            key, end = _DECODER.raw_decode(self._text, offset)
            value = self._after_space(self._after_space(end) + 1)
            yield key, (offset, value)
            offset = self._following(value)

    def _items(self, start: int) -> Iterator[tuple[int, int]]:
        offset = self._after_space(start + 1)
        while self._text[offset] != "]":
            yield offset, offset
            offset = self._following(offset)

    def _following(self, value: int) -> int:
        """Where the next member begins after the value at `value`, or the end is."""
        _, end = _DECODER.raw_decode(self._text, value)
        end = self._after_space(end)
        return self._after_space(end + 1) if self._text[end] == "," else end

    def _after_space(self, offset: int) -> int:
        found = _SPACE.match(self._text, offset)
        return offset if found is None else found.end()
