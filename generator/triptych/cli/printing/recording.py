"""What a document's command prints in another process, printed later in this one."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from typing import Final, NamedTuple, TypeVar

__all__ = ["Printed", "Recording"]

T = TypeVar("T")


class Printed(NamedTuple):
    """A text, and whether it is an error's or the result that was asked for."""

    text: str
    is_error: bool

    def print(self) -> None:
        """Print it to the stream of this process."""
        (sys.stderr if self.is_error else sys.stdout).write(self.text)


class _Recorder(io.TextIOBase):
    """Stands for a stream, so that what prints there decides as it would there."""

    def __init__(
        self, parts: list[Printed], *, is_terminal: bool, is_error: bool
    ) -> None:
        self._is_terminal: Final = is_terminal
        self._parts: Final = parts
        self._is_error: Final = is_error

    def write(self, text: str) -> int:
        """Keep a text in the order of both streams."""
        self._parts.append(Printed(text, self._is_error))
        return len(text)

    def isatty(self) -> bool:
        """Whether the stream is a terminal."""
        return self._is_terminal


class Recording:
    """Keeps what is printed in another process, where the streams lead nowhere.

    It has to be made in the process that is going to print it.
    """

    def __init__(self) -> None:
        self._is_terminal: Final = {
            is_error: (sys.stderr if is_error else sys.stdout).isatty()
            for is_error in (False, True)
        }

    def of(self, function: Callable[[], T]) -> tuple[T, list[Printed]]:
        """What a function gives, and what it printed."""
        parts: list[Printed] = []
        result, errors = (
            _Recorder(parts, is_terminal=is_terminal, is_error=is_error)
            for is_error, is_terminal in self._is_terminal.items()
        )
        with redirect_stdout(result), redirect_stderr(errors):
            return function(), parts
