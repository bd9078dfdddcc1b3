"""Model `RecursiveUnion`."""

from __future__ import annotations

from typing_extensions import TypeAliasType

__all__ = ["RecursiveUnion"]

RecursiveUnion = TypeAliasType("RecursiveUnion", "str | list[RecursiveUnion]")
"""A union that contains itself."""
