"""The model `DiamondLeft`."""

from __future__ import annotations

from .diamond_top import DiamondTop

__all__ = ["DiamondLeft"]


class DiamondLeft(DiamondTop):
    """The schema `DiamondLeft`."""

    left: int | None = None
