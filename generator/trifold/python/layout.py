"""Source laid out as Black lays it out, so that Black finds nothing to do.

Black formats text it would leave alone in half the time. It remains the judge: where
these few rules differ from its own, its result is what is written.
"""

from __future__ import annotations

from collections.abc import Sequence

from trifold.python.code import Code

__all__ = ["call", "from_import", "list_of", "tuple_of"]

_WIDTH = 88


def call(function: str, arguments: Sequence[str], *, indent: int) -> Code:
    """`function(a, b)`, followed by a comma; an argument a line if it is too long."""
    return _bracketed(f"{function}(", arguments, ")", indent=indent, following=1)


def tuple_of(
    items: Sequence[str], *, before: str = "", indent: int, following: int = 1
) -> Code:
    """`before(a, b)`, followed by a comma if `following` is 1.

    `before` is what stands on the same line, such as `name=`.
    """
    if len(items) == 1:
        line = f"{before}({items[0]},)"
        if _fits(line, indent, following):
            return Code(line)
    return _bracketed(f"{before}(", items, ")", indent=indent, following=following)


def list_of(items: Sequence[str], *, before: str = "", indent: int = 0) -> Code:
    """`before[a, b]`, at the end of a line."""
    return _bracketed(f"{before}[", items, "]", indent=indent, following=0)


def from_import(module: str, names: Sequence[str], *, indent: int = 0) -> Code:
    """`from module import a, b`, in parentheses where it is too long."""
    line = f"from {module} import {', '.join(names)}"
    if _fits(line, indent, 0):
        return Code(line)
    return _exploded(f"from {module} import (", names, ")", indent)


def _bracketed(
    before: str, items: Sequence[str], after: str, *, indent: int, following: int
) -> Code:
    line = before + ", ".join(items) + after
    if _fits(line, indent, following):
        return Code(line)
    return _exploded(before, items, after, indent)


def _exploded(before: str, items: Sequence[str], after: str, indent: int) -> Code:
    margin = " " * indent
    lines = "".join(f"{margin}    {item},\n" for item in items)
    return Code(f"{before}\n{lines}{margin}{after}")


def _fits(line: str, indent: int, following: int) -> bool:
    return "\n" not in line and indent + len(line) + following <= _WIDTH
