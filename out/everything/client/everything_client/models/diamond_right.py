"""Model `DiamondRight`."""

from __future__ import annotations

from .diamond_top import DiamondTop

__all__ = ["DiamondRight"]


class DiamondRight(DiamondTop):
    """Schema `DiamondRight`."""

    right: int | None = None
