"""Where in a text the places of a document stand; worked out only when asked for."""

from __future__ import annotations

import contextlib
from functools import cached_property

from triptych.diagnostics import Position
from triptych.json_value import JsonValue
from triptych.pointer import Pointer
from triptych.source.json_offsets import JsonOffsets
from triptych.source.lines import Lines
from triptych.source.reader import Source, source_events

__all__ = ["Positions"]


class Positions:
    """The positions of one source. The text is read once more, as far as is needed."""

    def __init__(self, source: Source) -> None:
        self._source = source

    @property
    def name(self) -> str:
        """The file as the user named it."""
        return self._source.name

    def of(self, pointer: Pointer) -> Position:
        """Where the key or the item that `pointer` means stands in this file.

        Where there is no such place, as for a missing member, the nearest place around
        it that exists. What a merge (`<<`) brought stands where it was written.
        """
        tokens, provenance = pointer.tokens, self._source.provenance
        if provenance is not None:
            tokens = provenance.written(tokens)
        if self._source.is_json:
            # Elsewhere, as where a key occurs twice, the whole text has to be read.
            with contextlib.suppress(ValueError, IndexError):
                return self._lines.position(self._json.of(tokens))
        tree, offset, offsets = self._document
        for token in tokens:
            if not isinstance(tree, dict | list):
                break
            places = offsets[id(tree)]
            if isinstance(tree, dict) and isinstance(places, dict):
                if token not in tree:
                    break
                tree, offset = tree[token], places[token]
            elif isinstance(tree, list) and isinstance(places, list):
                index = int(token) if token.isascii() and token.isdigit() else -1
                if not 0 <= index < len(tree):
                    break
                tree, offset = tree[index], places[index]
        return self._lines.position(offset)

    def line(self, number: int) -> str:
        """The text of the line `number`, which counts from 1, without its break."""
        return self._lines.line(number)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._source.text)

    @cached_property
    def _json(self) -> JsonOffsets:
        return JsonOffsets(self._source.text)

    @cached_property
    def _document(self) -> tuple[JsonValue, int, dict[int, dict[str, int] | list[int]]]:
        from triptych.source.tree import build

        events = source_events(self._source.text, is_json=self._source.is_json)
        for document in build(events):
            if document.tree is not None:
                return document.tree, document.offset, document.offsets
        raise AssertionError("a source holds a document")
