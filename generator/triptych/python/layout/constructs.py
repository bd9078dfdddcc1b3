"""Calls, displays, imports and assignments, on one line each."""

from __future__ import annotations

from collections.abc import Iterable

from triptych.python.code import Code
from triptych.python.literals import literal
from triptych.python.ordering import exported_order, imported_order

__all__ = [
    "assignment",
    "call",
    "dict_of",
    "exports",
    "from_import",
    "list_of",
    "set_of",
    "tuple_of",
]


def call(function: str, arguments: Iterable[str]) -> Code:
    """`function(a, b)`."""
    return Code(f"{function}({', '.join(arguments)})")


def tuple_of(items: Iterable[str]) -> Code:
    """`(a, b)`, or `(a,)`."""
    listed = list(items)
    return Code(f"({listed[0]},)" if len(listed) == 1 else f"({', '.join(listed)})")


def dict_of(items: Iterable[tuple[str, str]]) -> Code:
    """`{a: b}`."""
    return Code(f"{{{', '.join(f'{key}: {value}' for key, value in items)}}}")


def list_of(items: Iterable[str]) -> Code:
    """`[a, b]`."""
    return Code(f"[{', '.join(items)}]")


def set_of(items: Iterable[str]) -> Code:
    """`{a, b}`."""
    return Code(f"{{{', '.join(items)}}}")


def assignment(name: str, value: str, *, annotation: str = "") -> Code:
    """`name: annotation = value`; without an annotation there is no colon either."""
    return Code(f"{name}: {annotation} = {value}" if annotation else f"{name} = {value}")


def exports(names: Iterable[str]) -> Code:
    """`__all__ = ["a", "b"]`, in the order linters want."""
    ordered = [literal(name) for name in sorted(names, key=exported_order)]
    return assignment("__all__", list_of(ordered))


def from_import(module: str, names: Iterable[str]) -> Code:
    """`from module import a, b`, in isort's order."""
    return Code(f"from {module} import {', '.join(sorted(names, key=imported_order))}")
