"""Calls, displays, imports and assignments, on one line each."""

from __future__ import annotations

from collections.abc import Iterable

from triptych.python.code import Code

__all__ = [
    "assignment",
    "call",
    "dict_of",
    "keyword",
    "list_of",
    "open_tuple",
    "set_of",
    "tuple_of",
]


def call(function: str, arguments: Iterable[str]) -> Code:
    """`function(a, b)`."""
    return Code(f"{function}({', '.join(arguments)})")


def keyword(name: str, value: str) -> Code:
    """`name=value`."""
    return Code(f"{name}={value}")


def tuple_of(items: Iterable[str]) -> Code:
    """`(a, b)`, or `(a,)`."""
    listed = list(items)
    return Code(f"({listed[0]},)" if len(listed) == 1 else f"({', '.join(listed)})")


def open_tuple(items: Iterable[str]) -> Code:
    """`(a, b,)`, which stands on several lines in any case; or `(a,)`."""
    return Code(f"({', '.join(listed)},)" if (listed := list(items)) else "()")


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
    return Code(
        f"{name}: {annotation} = {value}" if annotation else f"{name} = {value}"
    )
