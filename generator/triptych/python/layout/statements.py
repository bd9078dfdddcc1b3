"""Source on one line, broken where it is too long for the place it stands in."""

from __future__ import annotations

from triptych.python.code import Code
from triptych.python.layout.document import WIDTH, Line
from triptych.python.layout.printing import print_line
from triptych.python.layout.reading import (
    element_line,
    parameter_line,
    statement_line,
)

__all__ = ["element", "parameter", "statement"]


def statement(source: str, *, indent: int = 0) -> Code:
    """A statement, or the head of a definition with its colon, at `indent`."""
    if _fits(source, indent):
        return Code(source)
    return _printed(statement_line(source, indent))


def element(source: str, *, indent: int) -> Code:
    """An element with its comma, in brackets that stand open around it."""
    if _fits(source, indent + 1):
        return Code(f"{source},")
    return _printed(element_line(source, indent))


def parameter(source: str, *, indent: int) -> Code:
    """A parameter with its comma, in the head of a definition that stands open."""
    if _fits(source, indent + 1):
        return Code(f"{source},")
    return _printed(parameter_line(source, indent))


def _fits(source: str, indent: int) -> bool:
    """Whether nobody has to look closer; a wide character takes two columns."""
    width = len(source) if source.isascii() else 2 * len(source)
    return indent + width <= WIDTH and not _has_trailing_comma(source)


def _has_trailing_comma(source: str) -> bool:
    return ",)" in source or ",]" in source or ",}" in source


def _printed(line: Line) -> Code:
    return Code(print_line(line))
