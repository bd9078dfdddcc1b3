"""Compares JSON with what was read from it and written again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

__all__ = ["conversions", "kind_of", "value_at"]


def conversions(
    data: object, written: object
) -> Iterator[tuple[tuple[int | str, ...], object, object]]:
    """Where two JSON values are of different kinds, and both values there."""
    pending: list[tuple[object, object, tuple[int | str, ...]]] = [(data, written, ())]
    while pending:
        before, after, place = pending.pop()
        if kind_of(before) != kind_of(after):
            yield place, before, after
        if isinstance(before, dict) and isinstance(after, dict):
            members = cast("dict[str, object]", before)
            others = cast("dict[str, object]", after)
            pending += [
                (item, others[name], (*place, name))
                for name, item in members.items()
                if name in others
            ]
        elif isinstance(before, list) and isinstance(after, list):
            items = cast("list[object]", before)
            pairs = zip(items, cast("list[object]", after), strict=False)
            pending += [
                (item, other, (*place, index))
                for index, (item, other) in enumerate(pairs)
            ]


def kind_of(value: object) -> str:
    """What JSON calls a value."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    if isinstance(value, str):
        return "string"
    if isinstance(value, list):
        return "array"
    return "object" if isinstance(value, dict) else "null"


def value_at(root: object, pointer: str) -> object:
    """The value at a pointer; None if there is none."""
    for token in pointer.split("/")[1:]:
        if isinstance(root, dict):
            name = token.replace("~1", "/").replace("~0", "~")
            root = cast("dict[str, object]", root).get(name)
        elif isinstance(root, list):
            root = cast("list[object]", root)[int(token)]
        else:
            return None
    return root
