"""Source laid out as Black lays it out, so that Black finds nothing to do.

Black formats text it would leave alone in half the time. It remains the judge: where
these few rules differ from its own, its result is what is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from triptych.python.code import Code, split_source
from triptych.python.literals import literal
from triptych.python.ordering import exported_order, imported_order

__all__ = [
    "assigned",
    "assignment",
    "call",
    "declaration",
    "dict_of",
    "exports",
    "from_import",
    "list_of",
    "literal_alias",
    "result_of",
    "set_of",
    "subscript",
    "tuple_of",
]

_WIDTH = 88


def call(
    function: str, arguments: Sequence[str], *, indent: int, following: int = 1
) -> Code:
    """`function(a, b)`, followed by a comma if `following` is 1.

    If that is too long the arguments are on a line of their own, or each is on one.
    """
    return _call(f"{function}(", arguments, indent=indent, following=following)


def assigned(name: str, function: str, arguments: Sequence[str]) -> Code:
    """`name = function(arguments)`, at the end of a line of a module."""
    return _call(f"{name} = {function}(", arguments, indent=0, following=0)


def declaration(
    name: str,
    annotation: str,
    function: str,
    arguments: Sequence[str],
    *,
    indent: int = 0,
) -> Code:
    """`name: annotation = function(arguments)`, at the end of a line.

    Without an annotation there is no colon either.
    """
    margin = " " * indent
    head = f"{name}: {annotation} = " if annotation else f"{name} = "
    if _fits(f"{head}{function}(", indent, 0):
        return _call(f"{head}{function}(", arguments, indent=indent, following=0)
    if _fits(f"{head}(", indent, 0):
        # What they enclose stands one level further in as well.
        deeper = [item.replace("\n", "\n    ") for item in arguments]
        inner = _call(f"{function}(", deeper, indent=indent + 4, following=0)
        return Code(f"{head}(\n{margin}    {inner}\n{margin})")
    head = _annotated(name, annotation, margin)
    return _call(f"{head} = {function}(", arguments, indent=indent, following=0)


def assignment(name: str, annotation: str, value: str, *, indent: int) -> Code:
    """`name: annotation = value`, at the end of a line."""
    line = f"{name}: {annotation} = {value}"
    if _fits(line, indent, 0):
        return Code(line)
    return Code(f"{_annotated(name, annotation, ' ' * indent)} = {value}")


def _annotated(name: str, annotation: str, margin: str) -> str:
    """`name: annotation` where what follows does not fit in the line any more."""
    outer, bracket, inner = annotation.partition("[")
    if bracket and inner.endswith("]") and "]" not in inner[:-1]:
        return f"{name}: {outer}[\n{margin}    {inner[:-1]}\n{margin}]"
    return f"{name}: (\n{margin}    {annotation}\n{margin})"


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
        # Not a width for `_bracketed` to judge: it has no comma, so it makes no tuple.
        return _exploded(f"{before}(", items, ")", indent)
    return _bracketed(f"{before}(", items, ")", indent=indent, following=following)


def dict_of(items: Sequence[str], *, before: str, indent: int) -> Code:
    """`before{a: b}`, followed by a comma; the items are pairs."""
    return _bracketed(f"{before}{{", items, "}", indent=indent, following=1)


def set_of(items: Sequence[str], before: str, *, indent: int) -> Code:
    """`before{a, b})`, at the end of a line; `before` ends in a parenthesis."""
    line = f"{before}{{{', '.join(items)}}})"
    if _fits(line, indent, 0):
        return Code(line)
    return Code(f"{_exploded(before + '{', items, '})', indent)}")


def list_of(items: Sequence[str], *, before: str = "", indent: int = 0) -> Code:
    """`before[a, b]`, at the end of a line."""
    return _bracketed(f"{before}[", items, "]", indent=indent, following=0)


def literal_alias(name: str, values: Sequence[str]) -> Code:
    """`name: TypeAlias = Literal[a, b]`, at the end of a line of a module."""
    head = f"{name}: TypeAlias = Literal["
    inner = ", ".join(values)
    if _fits(f"{head}{inner}]", 0, 0):
        return Code(f"{head}{inner}]")
    if len(values) == 1 or _fits(inner, 4, 0):
        return Code(f"{head}\n    {inner}\n]")
    return _exploded(head, values, "]", 0)


def subscript(name: str, members: Sequence[str], *, indent: int) -> Code:
    """`) -> name[a | b]:` without what is around it: the annotation of a result."""
    inner = " | ".join(members)
    if _fits(f") -> {name}[{inner}]:", indent, 0):
        return Code(f"{name}[{inner}]")
    margin = " " * indent
    if not _fits(inner, indent + 4, 0):
        bars = ["", *["| "] * (len(members) - 1)]
        inner = f"\n{margin}    ".join(
            _member(bar, member, indent + 4)
            for bar, member in zip(bars, members, strict=True)
        )
    return Code(f"{name}[\n{margin}    {inner}\n{margin}]")


def _member(bar: str, member: str, indent: int) -> str:
    """A member of a union; what is in its brackets may go on lines of its own."""
    outer, bracket, inner = member.partition("[")
    if _fits(bar + member, indent, 0) or not bracket:
        return bar + member
    margin = " " * indent
    lines = [inner[:-1]]
    if not _fits(inner[:-1], indent + 4, 0):
        lines = [f"{line}," for line in split_source(inner[:-1], ", ")]
    return "".join(
        [f"{bar}{outer}[", *(f"\n{margin}    {line}" for line in lines), f"\n{margin}]"]
    )


def result_of(annotation: str, *, before: str = ") -> ", indent: int) -> Code:
    """`annotation` behind `before`, at the end of the head of a function.

    A union that is too long stands in parentheses, each member on a line if need be.
    """
    if "[" in annotation or _fits(f"{before}{annotation}:", indent, 0):
        return Code(annotation)
    fits_alone = _fits(annotation, indent + 4, 0)
    if not fits_alone and " | " not in annotation:
        return Code(annotation)
    margin = " " * indent
    joint = " | " if fits_alone else f"\n{margin}    | "
    return Code(f"(\n{margin}    {annotation.replace(' | ', joint)}\n{margin})")


def exports(names: Iterable[str]) -> Code:
    """`__all__ = ["a", "b"]`, in the order linters want."""
    ordered = [literal(name) for name in sorted(names, key=exported_order)]
    return list_of(ordered, before="__all__ = ")


def from_import(module: str, names: Iterable[str], *, indent: int = 0) -> Code:
    """`from module import a, b`, in isort's order, in parentheses if it is too long."""
    ordered = sorted(names, key=imported_order)
    line = f"from {module} import {', '.join(ordered)}"
    if _fits(line, indent, 0):
        return Code(line)
    return _exploded(f"from {module} import (", ordered, ")", indent)


def _call(
    before: str, arguments: Sequence[str], *, indent: int, following: int
) -> Code:
    line = f"{before}{', '.join(arguments)})"
    if _fits(line, indent, following):
        return Code(line)
    inner = ", ".join(arguments)
    if arguments and _fits(inner, indent + 4, 0):
        margin = " " * indent
        return Code(f"{before}\n{margin}    {inner}\n{margin})")
    return _exploded(before, arguments, ")", indent)


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
