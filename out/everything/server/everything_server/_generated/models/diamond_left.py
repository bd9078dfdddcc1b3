"""Model `DiamondLeft`."""

from __future__ import annotations

from .diamond_top import DiamondTop

__all__ = ["DiamondLeft"]


class DiamondLeft(DiamondTop):
    """Schema `DiamondLeft`."""

    left: int | None = None
