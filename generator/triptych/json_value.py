"""The type of what JSON can say, which is what every document is read into."""

from __future__ import annotations

import json
from typing import TypeAlias

__all__ = ["JsonScalar", "JsonValue", "spelled", "written"]

JsonScalar: TypeAlias = "bool | int | float | str | None"
JsonValue: TypeAlias = (
    "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"
)


class SpelledInt(int):
    """An integer whose author wrote it in another way than Python: `007`, `0x1F`."""

    text: str


class SpelledFloat(float):
    """A number whose author wrote it in another way than Python: `3.10`, `1e3`."""

    text: str


def spelled(value: int | float, text: str) -> int | float:
    """`value` as its author wrote it, which only `written` tells from `value`."""
    if str(value) == text:
        return value
    made = SpelledInt(value) if isinstance(value, int) else SpelledFloat(value)
    made.text = text
    return made


def written(value: JsonScalar) -> str:
    """A scalar as its author wrote it, for where a string is meant."""
    if isinstance(value, SpelledInt | SpelledFloat):
        return value.text
    return json.dumps(value) if isinstance(value, bool) or value is None else str(value)
