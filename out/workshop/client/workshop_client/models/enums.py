"""Enums of Workshop."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["State"]

State: TypeAlias = Literal["brought", "estimated", "repaired", "collected"]
"""How far a repair is."""
