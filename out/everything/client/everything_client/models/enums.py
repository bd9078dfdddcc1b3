"""Enums of Everything."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["EnumWithClashingNames", "EveryEnumListItem"]

EnumWithClashingNames: TypeAlias = Literal[
    "a-b",
    "a_b",
    "a b",
    "A_B",
    "",
    "1",
    "class",
    "None",
    '"quoted"',
    "back\\slash",
    "ünï",
]

EveryEnumListItem: TypeAlias = Literal["a", "b"]
