"""A text as lines: from offsets to positions, and errors that know their offset."""

from __future__ import annotations

import bisect
import re
from typing import Final

from triptych.diagnostics import Diagnostic, Position, error
from triptych.source.limits import MAX_DEPTH

__all__ = ["Lines", "TextError", "nesting_too_deep"]

# What editors count as lines. YAML 1.1 parsers count U+0085, U+2028 and U+2029 too,
# so their own line numbers are not used.
_BREAK: Final = re.compile(r"\r\n|\n|\r")


class TextError(Exception):
    """Something wrong at an offset of a text, counted in characters from 0."""

    def __init__(
        self, code: str, message: str, *, offset: int, hint: str | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.offset = offset
        self.hint = hint

    def diagnostic(self, text: str, name: str) -> Diagnostic:
        """The error to report when this was found in `text`, the file `name`."""
        lines = Lines(text)
        position = lines.position(self.offset)
        return error(
            self.code,
            self.message,
            file=name,
            position=position,
            hint=self.hint,
            source_line=lines.line(position.line),
        )


def nesting_too_deep(offset: int) -> TextError:
    """The error for a list or an object beyond `MAX_DEPTH`."""
    return TextError(
        "nesting-too-deep",
        f"lists and objects nest deeper than {MAX_DEPTH} levels",
        offset=offset,
        hint="move inner schemas to `definitions` and use `$ref`",
    )


class Lines:
    """Where the lines of a text begin."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def position(self, offset: int) -> Position:
        """The line and column of the character at `offset`, which counts from 0.

        The end of a text that closes its last line is a place on that line, since an
        empty line after it shows a reader nothing.
        """
        offset = min(offset, len(self._text))
        index = bisect.bisect_right(self._starts, offset) - 1
        if offset == len(self._text) and index > 0 and self._starts[index] == offset:
            index -= 1
            offset = self._starts[index] + len(self.line(index + 1))
        return Position(index + 1, offset - self._starts[index] + 1)

    def line(self, number: int) -> str:
        """The text of the line `number`, which counts from 1, without its break."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        return self._text[start:end].rstrip("\r\n")
