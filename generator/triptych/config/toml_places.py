"""Where in a TOML text the settings of a configuration stand.

tomllib tells no places. A table is found by its header or by its key, and what is in
it by its text, which is right wherever people write a thing once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from triptych.diagnostics import Position

__all__ = ["Place", "TomlPlaces"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A key, outermost first, of the `document`-th document or of the file's table.

    Where the first key has a list of tables, `entry` is which of them the other keys
    are in. `text` is what is meant of the value at that key: an item of a list, say.
    """

    document: int | None = None
    keys: tuple[str, ...] = ()
    entry: int | None = None
    text: str | None = None

    def __str__(self) -> str:
        tables = [] if self.document is None else [f"documents[{self.document}]"]
        first, others = self.keys[:1], self.keys[1:]
        index = "" if self.entry is None else f"[{self.entry}]"
        return ".".join([*tables, *(f"{key}{index}" for key in first), *others])

    def at(self, key: str) -> Place:
        """The place of a key in the table that stands here."""
        return replace(self, keys=(*self.keys, key))

    def table(self, entry: int) -> Place:
        """The place of a table in the list that stands here, which has one key."""
        return replace(self, entry=entry)

    def of(self, text: str) -> Place:
        """The place of a text in the value that stands here."""
        return replace(self, text=text)


_HEADER = re.compile(r"\s*\[\[?\s*([\w.\s\"'-]+?)\s*\]\]?")


class TomlPlaces:
    """The places of one file; `prefix` is the name of the table that is read of it."""

    def __init__(self, text: str, prefix: str = "") -> None:
        self._lines = text.splitlines()
        self._prefix = prefix
        self._headers = [_header(line, prefix) for line in self._lines]

    def line(self, number: int) -> str:
        """The text of the line `number`, which counts from 1."""
        return self._lines[number - 1]

    def find(self, place: Place) -> Position | None:
        """Where `place` stands, else the nearest place around it; None without any."""
        table, numbers = self._table(place.document)
        found = self._start(table, numbers)
        inside = self._inside(table, numbers)
        for key in place.keys:
            if table == _DOCUMENT and place.entry is not None:
                numbers = self._entry((*table, key), numbers, place.entry)
            if start := self._start((*table, key), numbers):
                table, found = (*table, key), start
                inside = self._inside(table, numbers)
            else:
                written = rf"(?<![\w\"'-])[\"']?{re.escape(key)}[\"']?\s*[=.]"
                found = self._search(written, inside, found) or found
        if place.text is not None:
            written = rf"([\"']){re.escape(place.text)}\1"
            found = self._search(written, inside, found) or found
        return None if found is None else Position(found[0] + 1, found[1] + 1)

    def _table(self, document: int | None) -> tuple[tuple[str, ...], Sequence[int]]:
        """The path of a document's table, or of the file's, and the lines it is in."""
        every = range(len(self._lines))
        if document is None:
            return (), every
        starts = [number for number in every if self._headers[number] == _DOCUMENT]
        if document >= len(starts):
            return _DOCUMENT, ()
        return _DOCUMENT, range(starts[document], (*starts, every.stop)[document + 1])

    def _entry(
        self, table: tuple[str, ...], numbers: Sequence[int], entry: int
    ) -> Sequence[int]:
        """The lines from the header of the `entry`-th of the tables called so.

        They are those of its document where no header begins the table.
        """
        starts = [number for number in numbers if self._headers[number] == table]
        if entry >= len(starts):
            return numbers
        return range(starts[entry], (*starts, numbers[-1] + 1)[entry + 1])

    def _start(
        self, table: tuple[str, ...], numbers: Sequence[int]
    ) -> tuple[int, int] | None:
        """Line and column of the header of `table`."""
        for number in numbers:
            if self._headers[number] == table:
                line = self._lines[number]
                return number, len(line) - len(line.lstrip())
        return None

    def _inside(self, table: tuple[str, ...], numbers: Sequence[int]) -> list[int]:
        """Those of the lines that are directly in `table`."""
        current: tuple[str, ...] = () if not self._prefix else (".",)
        inside: list[int] = []
        for number in numbers:
            header = self._headers[number]
            if header is not None:
                current = header
            elif current == table:
                inside.append(number)
        return inside

    def _search(
        self, written: str, numbers: Sequence[int], start: tuple[int, int] | None
    ) -> tuple[int, int] | None:
        """The first line and column, from `start`, where `written` matches."""
        pattern = re.compile(written)
        first, column = start or (0, 0)
        for number in numbers:
            line = self._lines[number]
            if number < first or line.lstrip().startswith("#"):
                continue
            if match := pattern.search(line, column if number == first else 0):
                return number, match.start()
        return None


_DOCUMENT = ("documents",)


def _header(line: str, prefix: str) -> tuple[str, ...] | None:
    """The path of the table whose header `line` is, None for another line.

    Below `prefix` it is relative to that; what is not below it begins with a dot.
    """
    match = _HEADER.match(line)
    if match is None:
        return None
    path = tuple(part.strip(" \"'") for part in match[1].split("."))
    outer = tuple(prefix.split(".")) if prefix else ()
    return path[len(outer) :] if path[: len(outer)] == outer else (".", *path)
