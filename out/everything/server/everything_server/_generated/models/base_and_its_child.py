"""Model `BaseAndItsChild`."""

from __future__ import annotations

from .diamond_left import DiamondLeft

__all__ = ["BaseAndItsChild"]


class BaseAndItsChild(DiamondLeft):
    """Schema `BaseAndItsChild`."""
