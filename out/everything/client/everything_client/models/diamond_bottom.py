"""Model `DiamondBottom`."""

from __future__ import annotations

from .diamond_left import DiamondLeft
from .diamond_right import DiamondRight

__all__ = ["DiamondBottom"]


class DiamondBottom(DiamondLeft, DiamondRight):
    """Schema `DiamondBottom`."""
