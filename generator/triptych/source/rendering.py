"""Diagnostics as lines for people and editors: place, severity, message, excerpt."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple, Protocol, TypeAlias

from triptych.characters import escape_hidden
from triptych.diagnostics import Diagnostic, Position
from triptych.pointer import Pointer

__all__ = ["Located", "Locator", "located", "place", "render"]

_WIDTH: Final = 120
"""How many columns of a source line are shown."""

_TAB: Final = "    "
_CUT: Final = "..."


Paint: TypeAlias = Callable[[str, str], str]
"""Gives a text its colour: as `place`, `error`, `warning`, `caret` or `hint`."""


def _plain(role: str, text: str) -> str:
    return text


class Locator(Protocol):
    """What is asked about a file: `triptych.source.Positions` answers."""

    @property
    def name(self) -> str:
        """The file as the user named it."""
        ...

    def of(self, pointer: Pointer) -> Position:
        """Where `pointer` stands."""
        ...

    def line(self, number: int) -> str:
        """The text of a line."""
        ...


def render(
    diagnostic: Diagnostic,
    files: Mapping[str, Locator] | None = None,
    paint: Paint = _plain,
) -> str:
    """The lines to print for `diagnostic`, without a newline at the end.

    `files` answers for the file part of a pointer: empty for the root document, else
    its path relative to it. `paint` colours the parts by what they are. Nothing from a
    document reaches the terminal as a control character.
    """
    files = files or {}
    _, position, line = located(diagnostic, files)
    severity = diagnostic.severity.value
    shown = [
        f"{paint('place', f'{_one_line(place(diagnostic, files))}:')} "
        f"{paint(severity, f'{severity}[{diagnostic.code}]')} "
        f"{_one_line(diagnostic.message)}"
    ]
    if position is not None and line.strip():
        excerpt, caret = _excerpt(line, position.column)
        shown += [f"  {excerpt}", f"  {' ' * caret}{paint('caret', '^')}"]
    if diagnostic.hint is not None:
        shown.append(f"  {paint('hint', 'hint:')} {_one_line(diagnostic.hint)}")
    return "\n".join(shown)


def place(diagnostic: Diagnostic, files: Mapping[str, Locator]) -> str:
    """Where a diagnostic is about, as `file:line:column` or the file alone."""
    file, position, _ = located(diagnostic, files)
    name = file or "triptych"
    return name if position is None else f"{name}:{position.line}:{position.column}"


class Located(NamedTuple):
    """The file that a diagnostic is about, the position in it and the line there.

    `file` is None for what is about no file, `line` empty where it is not known.
    """

    file: str | None
    position: Position | None
    line: str


def located(diagnostic: Diagnostic, files: Mapping[str, Locator]) -> Located:
    """The place of a diagnostic; `files` are those that `render` takes."""
    if diagnostic.pointer is not None:
        file = files.get(diagnostic.pointer.file)
        if file is not None:
            position = diagnostic.position or file.of(diagnostic.pointer)
            return Located(file.name, position, file.line(position.line))
    name = diagnostic.file
    if name is None and diagnostic.pointer is not None:
        name = diagnostic.pointer.file
    return Located(name or None, diagnostic.position, diagnostic.source_line or "")


def _one_line(text: str) -> str:
    return _visible(text).replace("\t", " ")


def _visible(text: str) -> str:
    return escape_hidden(text).replace("\n", r"\n")


def _excerpt(line: str, column: int) -> tuple[str, int]:
    """The part of `line` to show, and how many columns of it lie before `column`."""
    before = _visible(line[: column - 1]).replace("\t", _TAB)
    after = _visible(line[column - 1 :]).replace("\t", _TAB)
    indent = before.lstrip(" ")
    if _columns(indent) + _columns(after) <= _WIDTH:
        return indent + after, _columns(indent)
    # The caret keeps some of what precedes it, and gets as much as fits after it.
    if _columns(indent) > _WIDTH // 2:
        indent = _CUT + _last_columns(indent, _WIDTH // 2 - len(_CUT))
    room = _WIDTH - _columns(indent)
    if _columns(after) > room:
        after = _first_columns(after, room - len(_CUT)) + _CUT
    return indent + after, _columns(indent)


def _columns(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _first_columns(text: str, columns: int) -> str:
    taken = 0
    for index, character in enumerate(text):
        taken += _width(character)
        if taken > columns:
            return text[:index]
    return text


def _last_columns(text: str, columns: int) -> str:
    return _first_columns(text[::-1], columns)[::-1]
