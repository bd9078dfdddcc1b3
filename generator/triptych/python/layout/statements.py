"""Source on one line, broken where it is too long for the place it stands in."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from triptych.python.code import Code
from triptych.python.layout.constructs import assignment, list_of
from triptych.python.layout.document import WIDTH, Line
from triptych.python.layout.printing import print_line
from triptych.python.layout.reading import (
    element_line,
    parameter_line,
    result_line,
    statement_line,
)
from triptych.python.literals import literal
from triptych.python.ordering import exported_order, imported_order

__all__ = [
    "element",
    "elements",
    "exports",
    "from_import",
    "parameter",
    "parameters",
    "result",
    "statement",
]


# A head stands in the client and in the server, and a model in both of them.
@lru_cache(maxsize=8192)
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


def elements(sources: Iterable[str], *, indent: int) -> Code:
    """Elements with their commas, each on lines of its own, indents included."""
    margin = " " * indent
    lines = [margin + element(item, indent=indent) for item in sources]
    return Code("\n".join(lines))


def parameters(sources: Iterable[str], *, indent: int) -> Code:
    """Parameters with their commas, each on lines of its own, indents included."""
    margin = " " * indent
    return Code(
        "\n".join([margin + parameter(item, indent=indent) for item in sources])
    )


@lru_cache(maxsize=1024)
def result(annotation: str, *, indent: int) -> Code:
    """`) -> annotation:`, behind parameters on lines of their own."""
    source = f") -> {annotation}:"
    if _fits(source, indent):
        return Code(source)
    return _printed(result_line(annotation, indent))


def exports(names: Iterable[str]) -> Code:
    """`__all__ = ["a", "b"]`, in the order linters want."""
    ordered = [literal(name) for name in sorted(names, key=exported_order)]
    return statement(assignment("__all__", list_of(ordered)))


def from_import(module: str, names: Iterable[str], *, indent: int = 0) -> Code:
    """`from module import a, b`, in isort's order."""
    ordered = ", ".join(sorted(names, key=imported_order))
    return statement(f"from {module} import {ordered}", indent=indent)


def _fits(source: str, indent: int) -> bool:
    """Whether nobody has to look closer; a wide character takes two columns."""
    width = len(source) if source.isascii() else 2 * len(source)
    return indent + width <= WIDTH and not _has_trailing_comma(source)


def _has_trailing_comma(source: str) -> bool:
    return ",)" in source or ",]" in source or ",}" in source


def _printed(line: Line) -> Code:
    return Code(print_line(line))
