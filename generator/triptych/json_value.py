"""The type of what JSON can say, which is what every document is read into."""

from __future__ import annotations

from typing import TypeAlias

__all__ = ["JsonScalar", "JsonValue"]

JsonScalar: TypeAlias = "bool | int | float | str | None"
JsonValue: TypeAlias = (
    "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"
)
